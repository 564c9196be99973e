using Dashboard.Core;
using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store;

/// <summary>Single interactions of a selection, oldest first; equal times in the order of import and line.</summary>
internal static class InteractionsQuery
{
    public static Page<Interaction> Run(DuckDbConnection connection, InteractionsRequest request, CancellationToken cancellation)
    {
        var counted = SelectionScope.Of(connection, request.Selection, withinDays: false, cancellation);
        var total = connection.Number($"WITH {counted.With} SELECT coalesce(sum(n), 0) FROM s", cancellation, counted.Parameters);
        var scope = SelectionScope.Of(connection, request.Selection, withinDays: true, cancellation);

        // Names are looked up for the rows of the page only.
        var sql = $"""
            WITH page AS (SELECT * FROM interactions WHERE {scope.Where} ORDER BY instant, import, line LIMIT $take OFFSET $skip)
            SELECT p.import, p.line, p.interaction_id, a.id, p.instant, c.name, m.name, p.input_tokens, p.output_tokens, p.cached_tokens, s.name
            FROM page p JOIN capabilities c ON c.no = p.capability LEFT JOIN accounts a ON a.no = p.account LEFT JOIN models m ON m.no = p.model LEFT JOIN statuses s ON s.no = p.status
            ORDER BY p.instant, p.import, p.line
            """;
        var rows = connection.Rows(sql, Row, cancellation, [.. scope.Parameters, ("take", Math.Clamp(request.Take, 0, AccountsQuery.MaxPage)), ("skip", Math.Max(0, request.Skip))]);
        return new Page<Interaction>(rows, total);
    }

    private static Interaction Row(DuckDbDataReader r) => new()
    {
        Import = r.GetInt32(0),
        Line = r.GetInt64(1),
        InteractionId = r.TextOrNull(2),
        AccountId = r.TextOrNull(3),
        At = r.GetDateTime(4),
        Capability = r.GetString(5),
        Model = r.TextOrNull(6),
        InputTokens = r.NumberOrNull(7),
        OutputTokens = r.NumberOrNull(8),
        CachedTokens = r.NumberOrNull(9),
        Status = r.TextOrNull(10),
    };
}
