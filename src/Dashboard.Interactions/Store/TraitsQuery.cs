using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store;

/// <summary>What the requests of accounts come with.</summary>
internal static class TraitsQuery
{
    public static IReadOnlyList<AccountTraits> Run(DuckDbConnection connection, CancellationToken cancellation) => connection.Rows(
        """
        WITH named AS (SELECT no, kind FROM attributes WHERE kind IN ('ip_prefix', 'user_agent')),
        breadth AS (
            SELECT t.account, count(DISTINCT t.attribute) FILTER (named.kind = 'ip_prefix') AS networks, count(DISTINCT t.attribute) FILTER (named.kind = 'user_agent') AS agents
            FROM account_attributes t JOIN named ON named.no = t.attribute WHERE t.account IS NOT NULL GROUP BY t.account),
        volume AS (
            SELECT account, sum(requests)::BIGINT AS interactions, coalesce(sum(requests) FILTER (user_agent IS NULL AND device IS NULL), 0)::BIGINT AS bare
            FROM interactions WHERE account IS NOT NULL GROUP BY account)
        SELECT a.id, coalesce(networks, 0)::INTEGER, coalesce(agents, 0)::INTEGER, interactions, bare
        FROM volume JOIN accounts a ON a.no = volume.account LEFT JOIN breadth ON breadth.account = volume.account ORDER BY a.id
        """,
        r => new AccountTraits(r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.GetInt64(3), r.GetInt64(4)),
        cancellation);
}
