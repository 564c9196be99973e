using System.Collections.Concurrent;
using System.Data.Common;
using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store.Tables;

/// <summary>
/// Connections to a case's file. A query takes one and gives it back; while the pool lives one stays open, so that the
/// database does too.
/// </summary>
internal sealed class ConnectionPool : IDisposable
{
    private readonly ConcurrentBag<DuckDbConnection> idle = [];
    private readonly string connectionString;
    private readonly KnownColumns columns = new();
    private readonly Lock reopening = new();
    private DuckDbConnection anchor;
    private volatile bool isDisposed;

    public ConnectionPool(string file, string temporaryDirectory, StoreOptions options)
    {
        File = file;
        connectionString = new DbConnectionStringBuilder
        {
            ["Data Source"] = file,
            ["access_mode"] = options.ReadOnly ? "READ_ONLY" : "READ_WRITE",
            ["threads"] = options.Threads.Invariant(),
            ["memory_limit"] = $"{options.MemoryMiB.Invariant()}MiB",
            ["temp_directory"] = temporaryDirectory,
            ["max_temp_directory_size"] = $"{options.TemporaryMiB.Invariant()}MiB",

            // Nothing is fetched from the network: what the store needs is linked in.
            ["autoinstall_known_extensions"] = "false",
            ["autoload_known_extensions"] = "false",
            ["allow_community_extensions"] = "false",
        }.ConnectionString;
        anchor = Open();
    }

    /// <summary>The database's file.</summary>
    public string File { get; }

    public T Use<T>(Func<DuckDbConnection, T> use)
    {
        if (!idle.TryTake(out var connection)) connection = Open();
        var isSound = false;
        try
        {
            var result = use(connection);
            isSound = true;
            return result;
        }
        catch (DuckDbException failure) when (IsInvalidated(failure))
        {
            connection.Dispose();
            Reopen();
            throw;
        }
        finally
        {
            // After a failure nobody knows what state it is in.
            if (isSound && !isDisposed) idle.Add(connection);
            else connection.Dispose();
        }
    }

    /// <summary>A connection of its own, for temporary tables and settings that nobody else may see.</summary>
    public DuckDbConnection Open()
    {
        // After the end it would open the file anew.
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var connection = new DuckDbConnection(connectionString, columns);
        connection.Open();
        connection.Run("SET TimeZone = 'UTC'", CancellationToken.None);
        return connection;
    }

    /// <summary>
    /// Closes the database and opens it again: after a write that failed for good, as on a full disk, DuckDB answers nothing until then. It
    /// is closed with its last connection, so where a query still runs the next one that fails does it.
    /// </summary>
    public void Reopen()
    {
        lock (reopening)
        {
            if (isDisposed) return;
            while (idle.TryTake(out var connection)) connection.Dispose();
            anchor.Dispose();
            anchor = Open();
        }
    }

    private static bool IsInvalidated(DuckDbException failure) =>
        failure.Message.Contains("has been invalidated", StringComparison.Ordinal);

    public void Dispose()
    {
        isDisposed = true;
        while (idle.TryTake(out var connection)) connection.Dispose();
        anchor.Dispose();
    }
}
