using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>What imported files say of accounts; of several records of one account the last that has a field gives it.</summary>
internal static class AccountRecordsQuery
{
    private static readonly string[] Fields = ["created_at", "plan", "programme", "organisation", "status", "banned_at"];

    public static IReadOnlyList<AccountRecord> Run(DuckDbConnection connection, CancellationToken cancellation) => connection.Rows(
        $"""
        SELECT a.id, {string.Join(", ", Fields.Select(f => $"arg_max(r.{f}, (r.import, r.line)) FILTER (r.{f} IS NOT NULL)"))}
        FROM account_records r JOIN accounts a ON a.no = r.account GROUP BY a.id ORDER BY a.id
        """,
        r => new AccountRecord(
            r.GetString(0), Moment(r, 1), r.TextOrNull(2), r.TextOrNull(3), r.TextOrNull(4), r.TextOrNull(5), Moment(r, 6)),
        cancellation);

    private static DateTime? Moment(DuckDbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDateTime(column);
}
