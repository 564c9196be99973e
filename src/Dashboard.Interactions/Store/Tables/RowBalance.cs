using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store.Tables;

/// <summary>
/// What a transaction wrote, counted again in the tables before it is committed: every table must show as many rows as it
/// had, with those that were put in and without those that were taken out.
/// </summary>
internal sealed class RowBalance
{
    private readonly DuckDbConnection connection;
    private readonly Dictionary<string, long> before;

    private RowBalance(DuckDbConnection connection, Dictionary<string, long> before) => (this.connection, this.before) = (connection, before);

    /// <summary>Begins to count, within a transaction that has written nothing yet.</summary>
    public static RowBalance Begin(DuckDbConnection connection, CancellationToken cancellation)
    {
        connection.RowChanges.Clear();
        return new RowBalance(connection, Counts(connection, cancellation));
    }

    /// <summary>The rows of an import that every table shows.</summary>
    public static Dictionary<string, long> OfImport(DuckDbConnection connection, int import, CancellationToken cancellation) =>
        TablesOfImports(connection, cancellation).ToDictionary(t => t, t => connection.Number($"SELECT count(*) FROM {t} WHERE import = $import", cancellation, ("import", import)), StringComparer.Ordinal);

    /// <summary>The tables whose rows carry the number of their import.</summary>
    public static IReadOnlyList<string> TablesOfImports(DuckDbConnection connection, CancellationToken cancellation) => connection.Rows(
        "SELECT table_name FROM duckdb_columns() WHERE NOT internal AND database_name = current_database() AND column_name = 'import' ORDER BY table_name", r => r.GetString(0), cancellation);

    /// <summary>Counts again.</summary>
    /// <exception cref="ImportException">A table shows more or fewer rows than it should have.</exception>
    public void Check(CancellationToken cancellation)
    {
        var now = Counts(connection, cancellation);
        foreach (var (table, rows) in now) Require(table, before.GetValueOrDefault(table) + connection.RowChanges.GetValueOrDefault(table), rows);
    }

    /// <summary>Counts again, and that of a new import by itself: what it wrote it must see.</summary>
    /// <exception cref="ImportException">A table shows more or fewer rows than it should have.</exception>
    public void CheckNew(int import, CancellationToken cancellation)
    {
        Check(cancellation);
        foreach (var (table, rows) in OfImport(connection, import, cancellation)) Require(table, connection.RowChanges.GetValueOrDefault(table), rows);
    }

    private static Dictionary<string, long> Counts(DuckDbConnection connection, CancellationToken cancellation) => connection
        .Rows("SELECT table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary AND database_name = current_database()", r => r.GetString(0), cancellation)
        .ToDictionary(t => t, t => connection.Number($"SELECT count(*) FROM {t}", cancellation), StringComparer.Ordinal);

    private static void Require(string table, long written, long seen)
    {
        if (written == seen) return;
        throw new ImportException($"What was written cannot be read back: the table {table} should show {written:N0} rows and shows {seen:N0}. Nothing was changed. This is a fault of the program or of its database: please report it.");
    }
}
