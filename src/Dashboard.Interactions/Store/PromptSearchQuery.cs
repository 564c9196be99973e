using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store;

/// <summary>Looks through the prompts in the order of the log, some rows at a time, so that it can tell how far it is and end early.</summary>
internal static class PromptSearchQuery
{
    private const int RowsAtATime = 500_000;

    // Of a hit so many characters are given, those before the first of the words among them.
    private const int ExcerptLength = 320;
    private const int ExcerptBefore = 80;

    public static bool HasPrompts(DuckDbConnection connection, CancellationToken cancellation) =>
        connection.Number("SELECT count(*) FROM (SELECT 1 FROM prompts WHERE prompt IS NOT NULL OR system_prompt IS NOT NULL LIMIT 1)", cancellation) > 0;

    public static PromptHits Run(DuckDbConnection connection, PromptSearch search, IProgress<double>? progress, CancellationToken cancellation)
    {
        if (search.Words.Count == 0) throw new ArgumentException("A search needs at least one word.", nameof(search));
        var scope = SelectionScope.Of(connection, search.Selection, withinDays: true, cancellation);
        (string, object?)[] words = [.. search.Words.Select((word, i) => (string.Create(CultureInfo.InvariantCulture, $"word_{i}"), (object?)word))];
        string Matches(string text) => string.Join(" AND ", words.Select(w => $"contains(lower({text}), lower(${w.Item1}))"));
        var place = $"strpos(lower(text), lower($word_0)) - {ExcerptBefore.Invariant()}";
        var end = connection.Number("SELECT coalesce(max(rowid), -1) + 1 FROM prompts", cancellation);
        var hits = new List<Interaction>();
        for (var from = 0L; from < end && hits.Count <= search.Take; from += RowsAtATime)
        {
            progress?.Report((double)from / end);
            var page = $"""
                SELECT i.*, t.excerpt AS prompt FROM (SELECT * FROM interactions WHERE {scope.Where}) i JOIN (
                    SELECT import, line, CASE WHEN {place} > 1 THEN '… ' ELSE '' END || substr(text, greatest(1, {place}), {ExcerptLength.Invariant()}) || CASE WHEN length(text) > greatest(1, {place}) + {ExcerptLength.Invariant()} THEN ' …' ELSE '' END AS excerpt
                    FROM (SELECT import, line, CASE WHEN {Matches("prompt")} THEN prompt WHEN {Matches("system_prompt")} THEN system_prompt END AS text FROM prompts WHERE rowid >= $from AND rowid < $to)
                    WHERE text IS NOT NULL) t ON t.import = i.import AND t.line = i.line
                ORDER BY i.import, i.line LIMIT $take
                """;
            hits.AddRange(InteractionsQuery.Read(
                connection, page, "import, line", search.Attributes, cancellation, [.. scope.Parameters, .. words, ("from", from), ("to", from + RowsAtATime), ("take", search.Take + 1 - hits.Count)]));
        }

        return new PromptHits([.. hits.Take(search.Take)], hits.Count > search.Take);
    }
}
