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

    private RowBalance(DuckDbConnection connection, Dictionary<string, long> before) =>
        (this.connection, this.before) = (connection, before);

    /// <summary>Begins to count, within a transaction that has written nothing yet.</summary>
    public static RowBalance Begin(DuckDbConnection connection, CancellationToken cancellation)
    {
        connection.RowChanges.Clear();
        return new RowBalance(connection, Counts(connection, cancellation));
    }

    /// <summary>The rows of an import that every table shows.</summary>
    public static Dictionary<string, long> OfImport(DuckDbConnection connection, int import, CancellationToken cancellation) =>
        Counts(connection, TablesOfImports(connection), $"WHERE import = {import.Invariant()}", cancellation);

    /// <summary>The tables whose rows carry the number of their import.</summary>
    public static IReadOnlyList<string> TablesOfImports(DuckDbConnection connection) =>
        [.. connection.Columns.Where(c => c.Name == "import").Select(c => c.Table)];

    /// <summary>Counts again.</summary>
    /// <exception cref="ImportException">A table shows more or fewer rows than it should have.</exception>
    public void Check(CancellationToken cancellation)
    {
        var now = Counts(connection, cancellation);
        foreach (var (table, rows) in now)
            Require(table, before.GetValueOrDefault(table) + connection.RowChanges.GetValueOrDefault(table), rows);
    }

    /// <summary>Counts again, and that of a new import by itself: what it wrote it must see.</summary>
    /// <exception cref="ImportException">A table shows more or fewer rows than it should have.</exception>
    public void CheckNew(int import, CancellationToken cancellation)
    {
        Check(cancellation);
        foreach (var (table, rows) in OfImport(connection, import, cancellation))
            Require(table, connection.RowChanges.GetValueOrDefault(table), rows);
    }

    private static Dictionary<string, long> Counts(DuckDbConnection connection, CancellationToken cancellation) =>
        Counts(connection, connection.Columns.Select(c => c.Table).Distinct(StringComparer.Ordinal), "", cancellation);

    private static Dictionary<string, long> Counts(
        DuckDbConnection connection, IEnumerable<string> tables, string condition, CancellationToken cancellation) => connection
        .Rows(
            string.Join(" UNION ALL ", tables.Select(t => $"SELECT '{t}', count(*) FROM {t} {condition}")),
            r => (Table: r.GetString(0), Rows: r.GetInt64(1)), cancellation)
        .ToDictionary(c => c.Table, c => c.Rows, StringComparer.Ordinal);

    private static void Require(string table, long written, long seen)
    {
        if (written == seen) return;
        throw new ImportException(
            $"What was written cannot be read back: the table {table} should show {written:N0} rows and shows {seen:N0}. Nothing was changed. This is a fault of the program or of its database: please report it.");
    }
}
