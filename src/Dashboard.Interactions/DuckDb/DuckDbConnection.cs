using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Dashboard.Interactions.DuckDb;

/// <summary>
/// A connection to a DuckDB database, <c>Data Source=FILE;threads=2</c>: every other key is a setting of DuckDB. Connections of
/// the process to one file share its database. One thread uses it at a time.
/// </summary>
/// <param name="connectionString">Where the database is, and its settings.</param>
/// <param name="columns">What is known of its tables, shared by those who share the database.</param>
internal sealed class DuckDbConnection(string connectionString, KnownColumns? columns = null) : IDisposable
{
    private readonly KnownColumns columns = columns ?? new KnownColumns();

    /// <summary>The version of DuckDB's library, <c>v1.5.6</c>.</summary>
    public static string LibraryVersion => NativeMethods.Startup.DuckDBLibraryVersion();

    public string DataSource => Library.DataSource;

    /// <summary>Rows put into each table by this connection, less those taken out, as its writers counted them.</summary>
    public Dictionary<string, long> RowChanges { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The columns of all tables by table and place, temporary ones aside. DuckDB takes milliseconds to say, so it is asked once
    /// until a statement makes, changes or drops a table; tables are made by one connection, before others use the database.
    /// </summary>
    public IReadOnlyList<DuckDbColumn> Columns => columns.Known ??= ReadColumns();

    /// <summary>The library's own connection, without what this one guards against.</summary>
    internal DuckDBConnection Library { get; } = new(connectionString);

    /// <exception cref="DuckDbException">DuckDB does not open the file, or knows no such setting.</exception>
    public void Open()
    {
        try
        {
            Library.Open();
        }
        catch (Exception e) when (e is DuckDBException or InvalidOperationException)
        {
            throw new DuckDbException(e.Message);
        }
    }

    /// <summary>Forgets <see cref="Columns"/>.</summary>
    public void ForgetColumns() => columns.Known = null;

    /// <summary>A command on this connection.</summary>
    public DuckDbCommand CreateCommand() => new(this);

    /// <summary>A transaction; disposed without a commit, it is rolled back. What it reads is one snapshot.</summary>
    public DuckDbTransaction BeginTransaction() => new(this);

    /// <summary>An appender to a table, which writes in chunks; the catalog of temporary tables is <c>temp</c>.</summary>
    public DuckDbAppender CreateAppender(string table, string? catalog = null) => new(this, catalog, table);

    public void Dispose() => Library.Dispose();

    private List<DuckDbColumn> ReadColumns()
    {
        using var command = CreateCommand();
        command.CommandText =
            "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal AND database_name = current_database() ORDER BY table_name, column_index";
        using var reader = command.Read(CancellationToken.None);
        var known = new List<DuckDbColumn>();
        while (reader.Read()) known.Add(new DuckDbColumn(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return known;
    }
}
