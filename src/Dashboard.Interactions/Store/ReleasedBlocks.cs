using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>
/// Gives the disk back what a write that failed had put into the file: rows are written before they are committed, and the blocks
/// of those that are not stay with the file until a checkpoint cuts it off.
/// </summary>
internal sealed class ReleasedBlocks(ConnectionPool pool) : IDisposable
{
    /// <summary>What stands before a database file's blocks: three headers of 4 KiB.</summary>
    private const long HeaderBytes = 3 << 12;

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
            if (CutOff()) pool.Reopen();
        }
        catch (Exception exception) when (exception is DuckDbException or IOException)
        {
            // The disk is still full; the next query tries again.
        }
    }

    // What lies behind the last block that the database knows of was never committed. Opened once more, it holds its lock on the file
    // again, which the system takes away when the file is closed here.
    private bool CutOff()
    {
        var known = HeaderBytes + pool.Use(
            connection => connection.Number(
                "SELECT block_size * total_blocks FROM pragma_database_size() WHERE database_name = current_database()",
                CancellationToken.None));
        if (new FileInfo(pool.File).Length <= known) return false;
        using var stream = new FileStream(pool.File, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        stream.SetLength(known);
        return true;
    }
}
