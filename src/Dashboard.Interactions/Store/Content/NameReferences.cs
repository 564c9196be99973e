using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store.Content;

/// <summary>Where the numbers of dictionaries are used, whatever tables and columns there are.</summary>
internal static class NameReferences
{
    /// <summary>How many numbers are used that a dictionary has no name for; those dictionaries alone.</summary>
    /// <param name="connection">Reads them.</param>
    /// <param name="throughSums">Whether to look at the sums of interactions instead of each of them: the same, where the sums are
    /// right.</param>
    /// <param name="cancellation">Stops it.</param>
    public static IReadOnlyList<(string Dictionary, long Missing)> Missing(
        DuckDbConnection connection, bool throughSums, CancellationToken cancellation) =>
    [
        .. Columns(connection)
            .Where(c => !(throughSums && c.Table is "interactions" or "interaction_attributes" && IsSummed(c.Dictionary)))
            .GroupBy(c => c.Dictionary, (dictionary, columns) => (dictionary, Missing: connection.Number(
                $"SELECT count(*) FROM ({string.Join(" UNION ", columns.Select(c => $"SELECT {c.Name} FROM {c.Table} WHERE {c.Name} <> 0"))}) u(no) ANTI JOIN {dictionary} d ON d.no = u.no",
                cancellation)))
            .Where(m => m.Missing > 0),
    ];

    /// <summary>A query of the numbers of a dictionary that the rows of a part use; null where there are none.</summary>
    public static string? OfPart(DuckDbConnection connection, string dictionary, string table, string condition)
    {
        var columns = Columns(connection).Where(c => c.Dictionary == dictionary && c.Table == table).ToList();
        var uses = string.Join(" UNION ALL ", columns.Select(c => $"SELECT DISTINCT {c.Name} FROM {table} WHERE {condition}"));
        return columns.Count == 0 ? null : $"SELECT no FROM ({uses}) u(no) WHERE no IS NOT NULL";
    }

    private static bool IsSummed(string dictionary) => dictionary is "accounts" or "capabilities" or "models" or "attributes";

    private static List<(string Table, string Name, string Dictionary)> Columns(DuckDbConnection connection) =>
    [
        .. connection.Columns.Select(c => (c.Table, c.Name, Dictionary: ContentTable.DictionaryOf(c.Name, c.Type)))
            .Where(c => c.Dictionary is not null).Select(c => (c.Table, c.Name, c.Dictionary!)),
        ("ip_prefixes", "ip", "attributes"),
        ("ip_prefixes", "prefix", "attributes"),
    ];
}
