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
            pool.Use(connection =>
            {
                connection.Run("CHECKPOINT", CancellationToken.None);
                return true;
            });
        }
        catch (DuckDbException)
        {
            // Not even that can be written, and the database answers nothing more: opened again it is as it was last committed, and
            // what failed before is what is told.
            Reopened();
        }
    }

    private void Reopened()
    {
        try
        {
            pool.Reopen();
        }
        catch (DuckDbException)
        {
            // The disk is still full; the next query tries again.
        }
    }
}
