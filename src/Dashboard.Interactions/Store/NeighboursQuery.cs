using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>The accounts that share attributes with one, those with the most and the rarest first.</summary>
internal static class NeighboursQuery
{
    // Weights are whole numbers of this part: a sum of them is the same in whatever order threads add them up.
    private const string WeightOf = "CAST(round(ln(n.accounts / df) * 1e12) AS HUGEINT)";

    private const string Shared = """
        own AS MATERIALIZED (
            SELECT attribute, count(DISTINCT account)::INTEGER AS df FROM account_attributes
            WHERE account IS NOT NULL AND attribute IN (SELECT attribute FROM account_attributes WHERE account = $account)
                AND attribute NOT IN (SELECT no FROM attributes WHERE known IS NOT NULL)
            GROUP BY attribute HAVING count(DISTINCT account) >= 2),
        others AS MATERIALIZED (SELECT DISTINCT t.account, t.attribute, own.df FROM account_attributes t JOIN own USING (attribute) WHERE t.account <> $account)
        """;

    public static AccountNeighbours Run(DuckDbConnection connection, string accountId, int most, CancellationToken cancellation)
    {
        var numbers = connection.Rows("SELECT no FROM accounts WHERE id = $id", r => r.GetInt32(0), cancellation, ("id", accountId));
        if (numbers.Count == 0) return new AccountNeighbours([], [], 0);
        var account = ("account", (object)numbers[0]);
        var attributes = connection.Rows(
            $"WITH {Shared} SELECT a.no, a.family, a.kind, a.value, df FROM own JOIN attributes a ON a.no = attribute ORDER BY df, a.kind, a.value",
            r => (Number: r.GetInt32(0),
                Attribute: new SharedAttribute(
                    Enum.Parse<AttributeFamily>(r.GetString(1), ignoreCase: true), r.GetString(2), r.GetString(3), r.GetInt32(4))),
            cancellation,
            account);
        var places = attributes.Index().ToDictionary(a => a.Item.Number, a => a.Index);
        var all = (int)connection.Number($"WITH {Shared} SELECT count(DISTINCT account) FROM others", cancellation, account);
        var links = connection.Rows(
            $"""
            WITH {Shared},
            n AS (SELECT greatest(2, count(*)) AS accounts FROM accounts),
            nearest AS (SELECT account, sum({WeightOf}) AS weight FROM others, n GROUP BY account ORDER BY weight DESC, account LIMIT $most)
            SELECT a.id, others.attribute FROM nearest JOIN others USING (account) JOIN accounts a ON a.no = account ORDER BY weight DESC, a.id, df, others.attribute
            """,
            r => (AccountId: r.GetString(0), Attribute: places[r.GetInt32(1)]),
            cancellation,
            account,
            ("most", most));
        return new AccountNeighbours(
            [.. attributes.Select(a => a.Attribute)],
            [.. links.GroupBy(l => l.AccountId, StringComparer.Ordinal)
                .Select(g => new NeighbourRow(g.Key, [.. g.Select(l => l.Attribute).Order()]))],
            all);
    }
}
