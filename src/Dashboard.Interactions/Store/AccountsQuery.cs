using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>Accounts of a selection with their totals.</summary>
internal static class AccountsQuery
{
    /// <summary>The most rows of a page.</summary>
    public const int MaxPage = 10_000;

    public static Page<AccountRow> Run(DuckDbConnection connection, AccountsRequest request, CancellationToken cancellation)
    {
        var scope = SelectionScope.Of(connection, request.Selection, withinDays: false, cancellation);
        (string, object?)[] parameters = [
            .. scope.Parameters, ("contains", request.IdContains ?? ""), ("take", Math.Clamp(request.Take, 0, MaxPage)),
            ("skip", Math.Max(0, request.Skip))];
        var matching = "s.account IS NOT NULL AND ($contains = '' OR contains(lower(a.id), lower($contains)))";
        var total = connection.Number(
            $"WITH {scope.With} SELECT count(DISTINCT s.account) FROM s JOIN accounts a ON a.no = s.account WHERE {matching}",
            cancellation,
            parameters);

        var sql = $"""
            WITH {scope.With},
            page AS MATERIALIZED (
                SELECT s.account, a.id, sum(n) AS interactions, count(DISTINCT day) AS active_days, sum(output_tokens) AS output_tokens,
                    min(first) AS first, max(last) AS last, x.account IS NOT NULL AS is_assigned, x.cluster, x.score, x.disposition
                FROM s JOIN accounts a ON a.no = s.account LEFT JOIN assignments x ON x.account = s.account
                WHERE {matching}
                GROUP BY s.account, a.id, x.account, x.cluster, x.score, x.disposition
                ORDER BY {Column(request.Order)} {(request.Descending ? "DESC" : "ASC")} NULLS LAST, id LIMIT $take OFFSET $skip),
            most AS (
                SELECT account, arg_min(k.name, (-n, k.name)) AS capability
                FROM (SELECT account, capability, sum(n) AS n FROM s WHERE account IN (SELECT account FROM page) GROUP BY account, capability) c
                JOIN capabilities k ON k.no = c.capability GROUP BY account)
            SELECT id, interactions, active_days, output_tokens, first, last, most.capability, is_assigned, cluster, score, disposition
            FROM page JOIN most USING (account)
            ORDER BY {Column(request.Order)} {(request.Descending ? "DESC" : "ASC")} NULLS LAST, id
            """;
        return new Page<AccountRow>(connection.Rows(sql, Row, cancellation, parameters), total);
    }

    private static AccountRow Row(DuckDbDataReader r)
    {
        var id = r.GetString(0);
        var assignment = r.GetBoolean(7)
            ? new Assignment(id, r.TextOrNull(8), r.GetDouble(9), Enum.Parse<Disposition>(r.GetString(10), ignoreCase: true)) : null;
        return new AccountRow(
            id, r.GetInt64(1), r.GetInt32(2), r.NumberOrNull(3), r.GetDateTime(4), r.GetDateTime(5), r.GetString(6), assignment);
    }

    /// <summary>What an order is called in a query of accounts, on every engine.</summary>
    public static string Column(AccountOrder order) => order switch
    {
        AccountOrder.Interactions => "interactions",
        AccountOrder.AccountId => "id",
        AccountOrder.First => "first",
        AccountOrder.Last => "last",
        AccountOrder.ActiveDays => "active_days",
        AccountOrder.OutputTokens => "output_tokens",
        AccountOrder.Score => "score",
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };
}
