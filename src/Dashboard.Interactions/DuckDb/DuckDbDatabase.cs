using System.Data.Common;

namespace Dashboard.Interactions.DuckDb;

/// <summary>
/// An open database file. DuckDB allows one instance a file and process, so connections to the same file share one,
/// which is closed with the last of them. A database in memory belongs to its connection alone.
/// </summary>
internal sealed class DuckDbDatabase
{
    private const string DataSourceKey = "Data Source";
    private const string InMemory = ":memory:";

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, DuckDbDatabase> Open = new(StringComparer.Ordinal);

    private readonly string? sharedPath;
    private int connections;

    private DuckDbDatabase(DatabaseHandle handle, string? sharedPath)
    {
        Handle = handle;
        this.sharedPath = sharedPath;
    }

    public DatabaseHandle Handle { get; }

    /// <summary>What <see cref="DuckDbConnection.Columns"/> found; null when a statement may have changed it since.</summary>
    public volatile IReadOnlyList<DuckDbColumn>? Columns;

    /// <summary>The path that a connection string names.</summary>
    public static string DataSourceOf(string connectionString)
    {
        var settings = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return settings.TryGetValue(DataSourceKey, out var path) ? (string)path : InMemory;
    }

    public static DuckDbDatabase Acquire(string connectionString)
    {
        var path = DataSourceOf(connectionString);
        if (path == InMemory) return new DuckDbDatabase(OpenHandle(path, connectionString), null) { connections = 1 };
        path = Path.GetFullPath(path);
        lock (Gate)
        {
            if (!Open.TryGetValue(path, out var database)) Open[path] = database = new DuckDbDatabase(OpenHandle(path, connectionString), path);
            database.connections++;
            return database;
        }
    }

    public void Release()
    {
        lock (Gate)
        {
            if (--connections > 0) return;
            if (sharedPath is not null) Open.Remove(sharedPath);
            Handle.Dispose();
        }
    }

    private static DatabaseHandle OpenHandle(string path, string connectionString)
    {
        if (NativeMethods.CreateConfig(out var config) != DuckDbState.Success) throw new DuckDbException("DuckDB could not make a configuration.");
        try
        {
            var settings = new DbConnectionStringBuilder { ConnectionString = connectionString };
            foreach (string key in settings.Keys)
            {
                if (key.Equals(DataSourceKey, StringComparison.OrdinalIgnoreCase)) continue;
                if (NativeMethods.SetConfig(config, key, (string)settings[key]) != DuckDbState.Success)
                    throw new DuckDbException($"DuckDB does not accept the setting {key}={settings[key]}.");
            }

            var state = NativeMethods.Open(path, out var database, config, out var error);
            if (state == DuckDbState.Success) return database;
            database.Dispose();
            var message = NativeMethods.Text(error);
            NativeMethods.Free(error);
            throw new DuckDbException(message);
        }
        finally
        {
            NativeMethods.DestroyConfig(ref config);
        }
    }
}
