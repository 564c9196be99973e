using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>What the requests of accounts come with, and how long the answers are.</summary>
internal static class TraitsQuery
{
    public static IReadOnlyList<AccountTraits> Run(DuckDbConnection connection, CancellationToken cancellation) => connection.Rows(
        """
        WITH named AS (SELECT no, kind FROM attributes WHERE kind IN ('ip_prefix', 'user_agent', 'prompt_hash')),
        breadth AS (
            SELECT t.account, count(DISTINCT t.attribute) FILTER (named.kind = 'ip_prefix') AS networks, count(DISTINCT t.attribute) FILTER (named.kind = 'user_agent') AS agents,
                count(DISTINCT t.attribute) FILTER (named.kind = 'prompt_hash') AS prompts, coalesce(sum(t.interactions) FILTER (named.kind = 'prompt_hash'), 0)::BIGINT AS prompted
            FROM account_attributes t JOIN named ON named.no = t.attribute WHERE t.account IS NOT NULL GROUP BY t.account),
        volume AS (
            SELECT account, sum(requests)::BIGINT AS interactions, coalesce(sum(requests) FILTER (user_agent IS NULL AND device IS NULL), 0)::BIGINT AS bare,
                count(DISTINCT date_trunc('hour', instant)) AS hours
            FROM interactions WHERE account IS NOT NULL GROUP BY account)
        SELECT a.id, coalesce(networks, 0)::INTEGER, coalesce(agents, 0)::INTEGER, interactions, bare, coalesce(prompts, 0), coalesce(prompted, 0), hours
        FROM volume JOIN accounts a ON a.no = volume.account LEFT JOIN breadth ON breadth.account = volume.account ORDER BY a.id
        """,
        r => new AccountTraits(r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.GetInt64(3), r.GetInt64(4))
        {
            DistinctPrompts = r.GetInt64(5), PromptInteractions = r.GetInt64(6), ActiveHours = r.GetInt64(7),
        },
        cancellation);

    public static AnswerSizes Sizes(DuckDbConnection connection, CancellationToken cancellation)
    {
        var rows = connection.Rows(
            """
            SELECT a.id, i.size, i.n
            FROM (SELECT account, CAST(floor(2 * log2(1 + output_tokens / requests)) AS INTEGER) AS size, sum(requests)::BIGINT AS n
                  FROM interactions WHERE account IS NOT NULL AND output_tokens >= 0 AND requests > 0 GROUP BY 1, 2) i
            JOIN accounts a ON a.no = i.account ORDER BY a.id, i.size
            """,
            r => (Id: r.GetString(0), Size: r.GetInt32(1), Requests: r.GetInt64(2)),
            cancellation);
        return new AnswerSizes([.. rows.Select(r => r.Id)], [.. rows.Select(r => r.Size)], [.. rows.Select(r => r.Requests)]);
    }
}
