using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store;

/// <summary>
/// Gives the disk back what a write that failed had put into the file: rows are written before they are committed, and the blocks
/// of those that are not stay with the file until a checkpoint cuts it off.
/// </summary>
internal sealed class ReleasedBlocks(ConnectionPool pool) : IDisposable
{
    private bool isKept;

    /// <summary>The write's result: what it wrote stays.</summary>
    public T Kept<T>(T result)
    {
        isKept = true;
        return result;
    }

    public void Dispose()
    {
        if (isKept) return;
        try
        {
            using var connection = pool.Open();
            connection.Run("CHECKPOINT", CancellationToken.None);
        }
        catch (DuckDbException)
        {
            // Not even that can be written: the next checkpoint does it. What failed before is what is told.
        }
    }
}
