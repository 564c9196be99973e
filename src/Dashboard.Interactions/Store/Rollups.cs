using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Store;

/// <summary>The sums of an import that most queries read instead of its interactions.</summary>
internal static class Rollups
{
    public static void AddDays(DuckDbConnection connection, int import, CancellationToken cancellation) => connection.Run(
        $"""
        INSERT INTO daily
        SELECT import, CAST(instant AS DATE), account, capability, model, sum(requests), sum(input_tokens), sum(output_tokens), sum(cached_tokens), sum(cache_write_tokens),
            sum({Schema.Uncached}), min(instant), max(instant)
        FROM interactions WHERE import = $number GROUP BY ALL ORDER BY 2, 3
        """,
        cancellation,
        ("number", import));

    /// <param name="connection">Within the import's transaction.</param>
    /// <param name="import">The import's number.</param>
    /// <param name="kinds">The standard attributes that its interactions have.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void AddAttributes(DuckDbConnection connection, int import, IReadOnlyList<string> kinds, CancellationToken cancellation)
    {
        foreach (var kind in kinds)
        {
            connection.Run(
                $"""
                INSERT INTO account_attributes
                SELECT $number, account, {kind}, sum(requests), min(instant), max(instant) FROM interactions WHERE import = $number AND {kind} IS NOT NULL GROUP BY account, {kind} ORDER BY account, {kind}
                """,
                cancellation,
                ("number", import));
        }

        connection.Run(
            """
            INSERT INTO account_attributes
            SELECT $number, account, attribute, sum(requests), min(instant), max(instant) FROM interaction_attributes WHERE import = $number GROUP BY account, attribute ORDER BY account, attribute
            """,
            cancellation,
            ("number", import));
        if (kinds.Contains(ImportTarget.Ip))
        {
            connection.Run(
                """
                INSERT INTO account_attributes
                SELECT $number, l.account, p.prefix, sum(l.interactions), min(l.first), max(l.last)
                FROM account_attributes l JOIN ip_prefixes p ON p.ip = l.attribute WHERE l.import = $number GROUP BY l.account, p.prefix
                """,
                cancellation,
                ("number", import));
        }
    }
}
