using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Dashboard.Interactions.DuckDb;

/// <summary>
/// A connection to a DuckDB database, <c>Data Source=FILE;threads=2</c>: every other key is a setting of DuckDB.
/// One thread uses it at a time.
/// </summary>
internal sealed class DuckDbConnection(string connectionString) : DbConnection
{
    private DuckDbDatabase? database;
    private ConnectionHandle? handle;

    /// <summary>The version of DuckDB's library, <c>v1.5.6</c>.</summary>
    public static string LibraryVersion => NativeMethods.Text(NativeMethods.LibraryVersion());

    [AllowNull]
    public override string ConnectionString
    {
        get => connectionString;
        set => throw new NotSupportedException("A DuckDB connection keeps the connection string it was made with.");
    }

    public override string Database => Path.GetFileNameWithoutExtension(DataSource);

    public override string DataSource => DuckDbDatabase.DataSourceOf(connectionString);

    public override string ServerVersion => LibraryVersion;

    public override ConnectionState State => handle is null ? ConnectionState.Closed : ConnectionState.Open;

    /// <summary>Rows put into each table by this connection, less those taken out, as its writers counted them.</summary>
    public Dictionary<string, long> RowChanges { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The columns of all tables by table and place, temporary ones aside. DuckDB takes milliseconds to say, so it is asked once
    /// until a statement makes, changes or drops a table; tables are made by one connection, before others use the database.
    /// </summary>
    public IReadOnlyList<DuckDbColumn> Columns => Shared.Columns ??= ReadColumns();

    internal ConnectionHandle Handle => handle ?? throw new InvalidOperationException("The connection is not open.");

    public override void Open()
    {
        if (handle is not null) throw new InvalidOperationException("The connection is open already.");
        database = DuckDbDatabase.Acquire(connectionString);
        if (NativeMethods.Connect(database.Handle, out var connected) == DuckDbState.Success)
        {
            handle = connected;
            return;
        }

        connected.Dispose();
        database.Release();
        database = null;
        throw new DuckDbException($"DuckDB could not connect to {DataSource}.");
    }

    public override void Close()
    {
        handle?.Dispose();
        handle = null;
        database?.Release();
        database = null;
    }

    /// <summary>Forgets <see cref="Columns"/>.</summary>
    public void ForgetColumns() => Shared.Columns = null;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException("A DuckDB connection stays with its database.");

    /// <summary>A command on this connection.</summary>
    public new DuckDbCommand CreateCommand() => new() { Connection = this };

    /// <summary>An appender to a table, which writes in chunks; the catalog of temporary tables is <c>temp</c>.</summary>
    public DuckDbAppender CreateAppender(string table, string? catalog = null) => new(this, catalog, table);

    private DuckDbDatabase Shared => database ?? throw new InvalidOperationException("The connection is not open.");

    private List<DuckDbColumn> ReadColumns()
    {
        using var command = CreateCommand();
        command.CommandText = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal AND database_name = current_database() ORDER BY table_name, column_index";
        using var reader = command.Execute(CommandBehavior.Default, CancellationToken.None);
        var columns = new List<DuckDbColumn>();
        while (reader.Read()) columns.Add(new DuckDbColumn(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return columns;
    }

    protected override DbCommand CreateDbCommand() => CreateCommand();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new DuckDbTransaction(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close();
        base.Dispose(disposing);
    }
}
