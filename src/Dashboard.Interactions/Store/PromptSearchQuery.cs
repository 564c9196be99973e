using System.Globalization;
using System.Runtime.CompilerServices;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>
/// Looks through the prompts in the order of the log, some rows at a time, so that it can tell how far it is and end early.
/// </summary>
internal static class PromptSearchQuery
{
    private const int RowsAtATime = 500_000;

    // The texts of so many are held at a time while all finds are read.
    private const int TextsAtATime = 100_000;

    // Of a hit so many characters are given, those before the first of the words among them.
    public const int ExcerptLength = 320;
    public const int ExcerptBefore = 80;

    public static bool HasPrompts(DuckDbConnection connection, CancellationToken cancellation) =>
        connection.Number(
            "SELECT count(*) FROM (SELECT 1 FROM prompts WHERE prompt IS NOT NULL OR system_prompt IS NOT NULL LIMIT 1)", cancellation) > 0;

    public static PromptHits Run(
        DuckDbConnection connection, PromptSearch search, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (scope, words) = (SelectionScope.Of(connection, search.Selection, withinDays: true, cancellation), Words(search));
        var place = $"strpos(lower(text), lower($word_0)) - {ExcerptBefore.Invariant()}";
        var end = End(connection, cancellation);
        var hits = new List<Interaction>();
        for (var from = 0L; from < end && hits.Count <= search.Take; from += RowsAtATime)
        {
            progress?.Report((double)from / end);
            var page = $"""
                SELECT i.*, t.excerpt AS prompt FROM (SELECT * FROM interactions WHERE {scope.Where}) i JOIN (
                    SELECT import, line, CASE WHEN {place} > 1 THEN '… ' ELSE '' END || substr(text, greatest(1, {place}), {ExcerptLength.Invariant()}) || CASE WHEN length(text) > greatest(1, {place}) + {ExcerptLength.Invariant()} THEN ' …' ELSE '' END AS excerpt
                    FROM ({Found(words)})) t ON t.import = i.import AND t.line = i.line
                ORDER BY i.import, i.line LIMIT $take
                """;
            hits.AddRange(InteractionsQuery.Read(
                connection, page, "import, line", search.Attributes, cancellation,
                [.. scope.Parameters, .. words, ("from", from), ("to", from + RowsAtATime), ("take", search.Take + 1 - hits.Count)]));
        }

        return new PromptHits([.. hits.Take(search.Take)], hits.Count > search.Take);
    }

    /// <summary>How many there are, however many the search takes.</summary>
    public static long Count(DuckDbConnection connection, PromptSearch search, CancellationToken cancellation)
    {
        var (scope, words) = (SelectionScope.Of(connection, search.Selection, withinDays: true, cancellation), Words(search));
        return connection.Number(
            $"SELECT count(*) FROM (SELECT import, line FROM interactions WHERE {scope.Where}) i JOIN ({Found(words)}) t ON t.import = i.import AND t.line = i.line",
            cancellation,
            [.. scope.Parameters, .. words, ("from", 0L), ("to", End(connection, cancellation))]);
    }

    public static async IAsyncEnumerable<Interaction> ReadAllAsync(
        ConnectionPool pool, PromptSearch search, bool withTexts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // As all interactions are read: of one state, and the reader may leave in the middle.
        using var connection = await Task.Run(pool.Open, cancellation).ConfigureAwait(false);
        using var transaction = connection.BeginTransaction();
        var (scope, words) = (SelectionScope.Of(connection, search.Selection, withinDays: true, cancellation), Words(search));
        var end = End(connection, cancellation);
        var page = $"""
            SELECT i.*, {(withTexts ? "t.text" : "NULL::VARCHAR")} AS prompt
            FROM (SELECT * FROM interactions WHERE {scope.Where}) i JOIN ({Found(words)}) t ON t.import = i.import AND t.line = i.line
            """;
        for (var skip = 0L; skip < end; skip += TextsAtATime)
        {
            var from = skip;
            foreach (var row in await Task.Run(
                () => InteractionsQuery.Read(
                    connection, page, "import, line", search.Attributes, cancellation,
                    [.. scope.Parameters, .. words, ("from", from), ("to", from + TextsAtATime)]), cancellation).ConfigureAwait(false))
                yield return row;
        }
    }

    private static (string Name, object? Value)[] Words(PromptSearch search) => search.Words.Count > 0
        ? [.. search.Words.Select((word, i) => (string.Create(CultureInfo.InvariantCulture, $"word_{i}"), (object?)word))]
        : throw new ArgumentException("A search needs at least one word.", nameof(search));

    private static long End(DuckDbConnection connection, CancellationToken cancellation) =>
        connection.Number("SELECT coalesce(max(rowid), -1) + 1 FROM prompts", cancellation);

    /// <summary>The texts with all the words among the rows $from to $to, the prompt before the system prompt.</summary>
    private static string Found((string Name, object? Value)[] words)
    {
        string Matches(string text) => string.Join(" AND ", words.Select(w => $"contains(lower({text}), lower(${w.Name}))"));
        return $"""
            SELECT import, line, text
            FROM (SELECT import, line, CASE WHEN {Matches("prompt")} THEN prompt WHEN {Matches("system_prompt")} THEN system_prompt END AS text FROM prompts WHERE rowid >= $from AND rowid < $to)
            WHERE text IS NOT NULL
            """;
    }
}
