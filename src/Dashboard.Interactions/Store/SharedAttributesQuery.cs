using Dashboard.Core;
using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store;

/// <summary>
/// The account–attribute graph of a selection: its accounts, and their edges to every attribute that at least two
/// accounts of the whole case have. An attribute belongs to the account, whenever it was used; an edge counts the
/// account's interactions with it in the whole case.
/// </summary>
internal static class SharedAttributesQuery
{
    private const string Shared = "shared AS MATERIALIZED (SELECT attribute, count(DISTINCT account) AS df FROM account_attributes WHERE account IS NOT NULL GROUP BY attribute HAVING df >= 2)";

    public static SharedAttributes Run(DuckDbConnection connection, Selection selection, CancellationToken cancellation)
    {
        var scope = SelectionScope.Of(connection, selection, withinDays: false, cancellation);
        var accounts = connection.Rows(
            $"WITH {scope.With} SELECT a.no, a.id FROM accounts a WHERE a.no IN (SELECT account FROM s)",
            r => (Number: r.GetInt32(0), Id: r.GetString(1)),
            cancellation,
            scope.Parameters);
        accounts.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        var accountPlaces = accounts.Index().ToDictionary(a => a.Item.Number, a => a.Index);

        var sql = $"""
            WITH {scope.With}, {Shared}
            SELECT t.account, t.attribute, greatest(sum(t.interactions), 1) FROM account_attributes t JOIN shared USING (attribute)
            WHERE t.account IN (SELECT account FROM s) GROUP BY t.account, t.attribute
            """;
        var edges = connection.Rows(sql, r => (Account: accountPlaces[r.GetInt32(0)], Attribute: r.GetInt32(1), Interactions: r.GetInt64(2)), cancellation, scope.Parameters);
        var present = edges.Select(e => e.Attribute).ToHashSet();
        var attributes = connection.Rows(
            $"WITH {Shared} SELECT a.no, a.family, a.kind, a.value, df FROM attributes a JOIN shared ON attribute = a.no ORDER BY a.kind, a.value",
            r => (Number: r.GetInt32(0), Attribute: new SharedAttribute(Enum.Parse<AttributeFamily>(r.GetString(1), ignoreCase: true), r.GetString(2), r.GetString(3), r.GetInt32(4))),
            cancellation).FindAll(a => present.Contains(a.Number));
        var attributePlaces = attributes.Index().ToDictionary(a => a.Item.Number, a => a.Index);

        edges.Sort((a, b) => (a.Account, attributePlaces[a.Attribute]).CompareTo((b.Account, attributePlaces[b.Attribute])));
        return new SharedAttributes(
            [.. accounts.Select(a => a.Id)],
            [.. attributes.Select(a => a.Attribute)],
            [.. edges.Select(e => e.Account)],
            [.. edges.Select(e => attributePlaces[e.Attribute])],
            [.. edges.Select(e => (int)Math.Min(int.MaxValue, e.Interactions))]);
    }
}
