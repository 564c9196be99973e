using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store.Tables;

/// <summary>A query in the parts that <see cref="TableWrites.InsertSelect"/> needs apart.</summary>
/// <param name="Columns">What it selects.</param>
/// <param name="Source">Tables and conditions, <c>interactions WHERE import = $number</c>. Whenever it has a row, the query has one,
/// too.</param>
/// <param name="Rest">Grouping and order.</param>
internal readonly record struct SelectFrom(string Columns, string Source, string Rest = "")
{
    public override string ToString() => $"SELECT {Columns} FROM {Source} {Rest}";
}

/// <summary>
/// The ways by which rows come into the file's tables and leave them, appenders apart. Each counts what it did, for
/// <see cref="RowBalance"/>, and none inserts nothing: see the README beside this project for why.
/// </summary>
internal static class TableWrites
{
    /// <summary>Inserts what a query selects, unless that is nothing.</summary>
    /// <returns>How many rows.</returns>
    public static long InsertSelect(
        this DuckDbConnection connection, string table, SelectFrom select, CancellationToken cancellation,
        params (string Name, object? Value)[] parameters)
    {
        if (!connection.Any(select.Source, cancellation, parameters)) return 0;
        return connection.Counted(table, connection.Run($"INSERT INTO {table} {select}", cancellation, parameters));
    }

    /// <summary>Inserts one row, its values in the order of the table's columns.</summary>
    public static void InsertRow(this DuckDbConnection connection, string table, CancellationToken cancellation, params object?[] values) =>
        connection.Counted(
        table,
        connection.Run(
            $"INSERT INTO {table} VALUES ({string.Join(", ", values.Select((_, i) => $"$v{i.Invariant()}"))})",
            cancellation,
            values.Select((value, i) => ($"v{i.Invariant()}", value))));

    /// <summary>Deletes the rows for which a condition holds.</summary>
    /// <returns>How many.</returns>
    public static long Delete(
        this DuckDbConnection connection, string table, string condition, CancellationToken cancellation,
        params (string Name, object? Value)[] parameters) =>
        -connection.Counted(table, -connection.Run($"DELETE FROM {table} WHERE {condition}", cancellation, parameters));

    private static long Counted(this DuckDbConnection connection, string table, long rows)
    {
        connection.RowChanges[table] = connection.RowChanges.GetValueOrDefault(table) + rows;
        return rows;
    }
}
