using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Store.Tables;

/// <summary>The sums of an import that most queries read instead of its interactions; $number stands for the import.</summary>
internal static class Rollups
{
    private static readonly SelectFrom Days = new(
        "import, CAST(instant AS DATE) AS day, account, capability, model, sum(requests), sum(input_tokens), sum(output_tokens), sum(cached_tokens), "
            + $"sum(cache_write_tokens), sum({Schema.Uncached}), min(instant), max(instant)",
        "interactions WHERE import = $number",
        "GROUP BY ALL ORDER BY 2, 3");

    private static readonly SelectFrom FurtherAttributes = new(
        "$number, account, attribute, sum(requests), min(instant), max(instant)",
        "interaction_attributes WHERE import = $number",
        "GROUP BY account, attribute ORDER BY account, attribute");

    public static void AddDays(DuckDbConnection connection, int import, CancellationToken cancellation) =>
        connection.InsertSelect("daily", Days, cancellation, ("number", import));

    /// <param name="connection">Within the import's transaction.</param>
    /// <param name="import">The import's number.</param>
    /// <param name="kinds">The standard attributes that its interactions may have.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void AddAttributes(DuckDbConnection connection, int import, IEnumerable<string> kinds, CancellationToken cancellation)
    {
        foreach (var select in kinds.Select(OfKind).Append(FurtherAttributes))
            connection.InsertSelect("account_attributes", select, cancellation, ("number", import));
        AddNetworks(connection, import, cancellation);
    }

    /// <summary>The networks of the addresses that an import's accounts have.</summary>
    public static void AddNetworks(DuckDbConnection connection, int import, CancellationToken cancellation) =>
        connection.InsertSelect("account_attributes", Networks("account_attributes"), cancellation, ("number", import));

    /// <summary>Makes an import's sums anew from its interactions.</summary>
    public static void Rebuild(DuckDbConnection connection, int import, CancellationToken cancellation)
    {
        connection.Delete("daily", "import = $number", cancellation, ("number", import));
        AddDays(connection, import, cancellation);
        if (!HasAttributes(connection, import, cancellation)) return;
        connection.Delete("account_attributes", "import = $number", cancellation, ("number", import));
        AddAttributes(connection, import, ImportTarget.StandardAttributes.Select(a => a.Name), cancellation);
    }

    /// <summary>The same where rows of it came or went, all of them perhaps.</summary>
    public static void Remake(DuckDbConnection connection, int import, CancellationToken cancellation)
    {
        connection.Delete("account_attributes", "import = $number", cancellation, ("number", import));
        Rebuild(connection, import, cancellation);
    }

    /// <summary>How many rows of an import's sums are not what its interactions come to, and how many are missing.</summary>
    public static long Differences(DuckDbConnection connection, int import, CancellationToken cancellation)
    {
        var attributes = string.Join(
            "\nUNION ALL\n", ImportTarget.StandardAttributes.Select(a => OfKind(a.Name)).Append(FurtherAttributes).Select(s => $"({s})"));
        return Differences("daily", $"{Days}") + (HasAttributes(connection, import, cancellation)
            ? Differences(
                "account_attributes",
                $"""
                WITH logged(import, account, attribute, interactions, first, last) AS MATERIALIZED ({attributes})
                SELECT * FROM logged UNION ALL ({Networks("logged")})
                """)
            : 0);

        long Differences(string table, string expected) => connection.Number(
            $"""
            WITH expected AS MATERIALIZED ({expected}), kept AS MATERIALIZED (SELECT * FROM {table} WHERE import = $number)
            SELECT (SELECT count(*) FROM (FROM expected EXCEPT ALL FROM kept)) + (SELECT count(*) FROM (FROM kept EXCEPT ALL FROM expected))
            """,
            cancellation,
            ("number", import));
    }

    // Version 1 kept the sums of attributes alone: there they cannot be counted again.
    private static bool HasAttributes(DuckDbConnection connection, int import, CancellationToken cancellation)
    {
        var haveAny = string.Join(" OR ", ImportTarget.StandardAttributes.Select(a => $"{a.Name} IS NOT NULL"));
        return connection.Any($"interactions WHERE import = $number AND ({haveAny})", cancellation, ("number", import))
            || connection.Any("interaction_attributes WHERE import = $number", cancellation, ("number", import));
    }

    private static SelectFrom OfKind(string kind) => new(
        $"$number, account, {kind}, sum(requests), min(instant), max(instant)",
        $"interactions WHERE import = $number AND {kind} IS NOT NULL",
        $"GROUP BY account, {kind} ORDER BY account, {kind}");

    // An account's record names attributes without interactions and times.
    private static SelectFrom Networks(string links) => new(
        "$number, l.account, p.prefix, sum(l.interactions), min(l.first), max(l.last)",
        $"{links} l JOIN ip_prefixes p ON p.ip = l.attribute WHERE l.import = $number",
        "GROUP BY l.account, p.prefix");
}
