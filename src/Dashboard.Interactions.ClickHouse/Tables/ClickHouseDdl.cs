namespace Dashboard.Interactions.ClickHouse.Tables;

/// <summary>
/// The statements that make the tables. On one server they are tables of MergeTree. On a cluster each has a replicated table on every
/// server,
/// <c>NAME_local</c>, and stands before them as a distributed one; what is not sharded is replicated to all servers alike.
/// </summary>
public static class ClickHouseDdl
{
    private const string Local = "_local";

    private const string Sums = $"""
        SELECT i.store AS store, i.portion AS portion, i.import AS import, intDiv(i.instant - positiveModulo(i.instant, 86400000000), 86400000000) AS day, i.account AS account,
            i.capability AS capability, i.model AS model, sum(i.requests) AS interactions, sum(i.input_tokens) AS input_tokens, sum(i.output_tokens) AS output_tokens,
            sum(i.cached_tokens) AS cached_tokens, sum(i.cache_write_tokens) AS cache_write_tokens, sum({WideTable.Uncached}) AS uncached_tokens, min(i.instant) AS first, max(i.instant) AS last
        """;

    private const string Keys = "GROUP BY store, portion, import, day, account, capability, model";

    /// <summary>The statements, in the order in which they run.</summary>
    /// <param name="database">The database, which is made where there is none.</param>
    /// <param name="cluster">The cluster's name; null for one server.</param>
    public static IReadOnlyList<string> Statements(string database, string? cluster)
    {
        var on = cluster is null ? "" : $" ON CLUSTER {cluster}";
        return
        [
            $"CREATE DATABASE IF NOT EXISTS {database}{on}",
            .. WideTable.All.SelectMany(t => OfTable(database, t, cluster, on)),
            $"""
            CREATE MATERIALIZED VIEW IF NOT EXISTS {database}.daily_view{on} TO {database}.{WideTable.Daily}{(cluster is null ? "" : Local)} AS
            {Sums}
            FROM {database}.{WideTable.Interactions}{(cluster is null ? "" : Local)} i {Keys}
            """,
        ];
    }

    /// <summary>The table that holds a server's own rows.</summary>
    internal static string Held(WideTable table, string? cluster) => cluster is null || table.Shard is null
        ? table.Name : table.Name + Local;

    private static IEnumerable<string> OfTable(string database, WideTable table, string? cluster, string on)
    {
        var isSharded = cluster is not null && table.Shard is not null;
        var merge = table.Name == WideTable.Daily ? "AggregatingMergeTree" : "MergeTree";
        var engine = cluster is null
            ? merge
            : $"Replicated{merge}('/clickhouse/tables/{(isSharded ? "{shard}" : "all")}/{database}/{table.Name}', '{(isSharded ? "{replica}" : "{shard}-{replica}")}')";
        yield return $"""
            CREATE TABLE IF NOT EXISTS {database}.{Held(table, cluster)}{on} (
                store String, portion UInt64,
                {string.Join(",\n    ", table.Columns.Select(c => $"{c.Name} {c.Type}"))}
            ) ENGINE = {engine} PARTITION BY (store, portion) ORDER BY ({table.Order})
            """;
        if (isSharded)
            yield return $"CREATE TABLE IF NOT EXISTS {database}.{table.Name}{on} AS {database}.{table.Name}{Local} ENGINE = Distributed({cluster}, {database}, {table.Name}{Local}, {table.Shard})";
    }
}
