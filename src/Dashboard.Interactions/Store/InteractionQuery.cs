using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Writing;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>One interaction by its import and line.</summary>
internal static class InteractionQuery
{
    private static readonly string Columns = string.Join(", ", ImportTarget.StandardAttributes.Select(a => a.Name));

    public static InteractionDetails? Details(DuckDbConnection connection, int import, long line, CancellationToken cancellation)
    {
        (string, object?)[] place = [("import", import), ("line", line)];
        const string Own = "SELECT *, NULL::VARCHAR AS prompt FROM interactions WHERE import = $import AND line = $line";
        if (InteractionsQuery.Read(connection, Own, "line", null, cancellation, place) is not [var interaction]) return null;
        var (requests, rule) = connection.Rows(
            $"SELECT requests, rule FROM ({Own})", r => (r.GetInt64(0), (int?)r.NumberOrNull(1)), cancellation, place)[0];
        var attributes = connection.Rows(
            $"""
            WITH named AS (
                SELECT unnest([{Columns}]) AS no FROM ({Own})
                UNION SELECT attribute FROM interaction_attributes WHERE import = $import AND line = $line),
            own AS MATERIALIZED (SELECT no FROM named WHERE no IS NOT NULL UNION SELECT prefix FROM ip_prefixes WHERE ip IN (SELECT no FROM named)),
            shared AS (SELECT attribute, count(DISTINCT account)::INTEGER AS df FROM account_attributes WHERE attribute IN (SELECT no FROM own) GROUP BY attribute)
            SELECT a.family, a.kind, a.value, coalesce(df, 0) FROM attributes a LEFT JOIN shared ON attribute = a.no WHERE a.no IN (SELECT no FROM own) ORDER BY a.family, a.kind, a.value
            """,
            r => new SharedAttribute(
                Enum.Parse<AttributeFamily>(r.GetString(0), ignoreCase: true), r.GetString(1), r.GetString(2), r.GetInt32(3)),
            cancellation,
            place);
        var hasText = connection.Number(
            "SELECT count(*) FROM prompts WHERE import = $import AND line = $line AND coalesce(prompt, system_prompt, tools, metadata, response) IS NOT NULL", cancellation, place) > 0;
        return new InteractionDetails(
            interaction, requests, rule > 0 ? RuleNumbers.All(connection, cancellation)[rule.Value] : null, rule is null, attributes,
            hasText);
    }

    public static KeptText? Text(DuckDbConnection connection, int import, long line, CancellationToken cancellation) => connection.Rows(
        "SELECT prompt, system_prompt, tools, metadata, response FROM prompts WHERE import = $import AND line = $line",
        r => new KeptText(r.TextOrNull(0), r.TextOrNull(1), r.TextOrNull(2), r.TextOrNull(3), r.TextOrNull(4)),
        cancellation,
        ("import", import),
        ("line", line)).FirstOrDefault();

    public static IReadOnlyList<string> LoggedAttributes(DuckDbConnection connection, CancellationToken cancellation) =>
        [.. ImportTarget.StandardAttributes.Select(a => a.Name)
            .Where(
                kind => connection.Number(
                    $"SELECT count(*) FROM (SELECT 1 FROM interactions WHERE {kind} IS NOT NULL LIMIT 1)", cancellation) > 0)];
}
