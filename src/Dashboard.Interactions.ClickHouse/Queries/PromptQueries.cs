using System.Globalization;
using System.Runtime.CompilerServices;
using Dashboard.Core;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.ClickHouse.Tables;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.ClickHouse.Queries;

/// <summary>Searches of the prompts that were kept.</summary>
internal static class PromptQueries
{
    public static async Task<bool> HasPromptsAsync(Published p, CancellationToken cancellation) => await p.Server.NumberAsync(
        $"SELECT count() FROM (SELECT 1 FROM {p.Of(WideTable.Prompts)} WHERE prompt IS NOT NULL OR system_prompt IS NOT NULL LIMIT 1)",
        cancellation).ConfigureAwait(false) > 0;

    public static async Task<PromptHits> SearchAsync(Published p, PromptSearch search, CancellationToken cancellation)
    {
        var (scope, words) =
            (await Scope.OfAsync(p, search.Selection, withinDays: true, cancellation).ConfigureAwait(false), Words(search));
        var kinds = RowQueries.Kinds(search.Attributes);
        var (length, before) = (PromptSearchQuery.ExcerptLength, PromptSearchQuery.ExcerptBefore);
        var place = string.Create(
            CultureInfo.InvariantCulture, $"toInt64(positionCaseInsensitiveUTF8(t.text, {{word_0:String}})) - {before}");
        var excerpt = string.Create(
            CultureInfo.InvariantCulture,
            $"concat(if({place} > 1, '… ', ''), substringUTF8(t.text, greatest(1, {place}), {length}), if(lengthUTF8(t.text) > greatest(1, {place}) + {length}, ' …', ''))");
        var rows = await p.Server.RowsAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT {RowQueries.Columns(kinds, excerpt)} FROM {Found(p, scope, words)} ORDER BY i.import, i.line LIMIT {search.Take + 1}"),
            r => RowQueries.Row(r, kinds.Count), cancellation, [.. scope.Parameters, .. words]).ConfigureAwait(false);
        return new PromptHits([.. rows.Take(search.Take)], rows.Count > search.Take);
    }

    public static async Task<long> CountAsync(Published p, PromptSearch search, CancellationToken cancellation)
    {
        var (scope, words) =
            (await Scope.OfAsync(p, search.Selection, withinDays: true, cancellation).ConfigureAwait(false), Words(search));
        return await p.Server.NumberAsync($"SELECT count() FROM {Found(p, scope, words)}", cancellation, [.. scope.Parameters, .. words])
            .ConfigureAwait(false);
    }

    public static async IAsyncEnumerable<Interaction> AllAsync(
        Published p, PromptSearch search, bool withTexts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (scope, words) =
            (await Scope.OfAsync(p, search.Selection, withinDays: true, cancellation).ConfigureAwait(false), Words(search));
        var kinds = RowQueries.Kinds(search.Attributes);
        var total = await p.Server.NumberAsync(
            $"SELECT count() FROM {Found(p, scope, words)}", cancellation, [.. scope.Parameters, .. words]).ConfigureAwait(false);
        var sql =
            $"SELECT {RowQueries.Columns(kinds, withTexts ? "t.text" : "NULL")} FROM {Found(p, scope, words)} ORDER BY i.import, i.line";
        await foreach (var row in RowQueries.Counted(p, sql, kinds.Count, total, scope, cancellation, words).ConfigureAwait(false))
            yield return row;
    }

    private static (string Name, object Value)[] Words(PromptSearch search) => search.Words.Count > 0
        ? [.. search.Words.Select((word, i) => (string.Create(CultureInfo.InvariantCulture, $"word_{i}"), (object)word))]
        : throw new ArgumentException("A search needs at least one word.", nameof(search));

    /// <summary>Interactions <c>i</c> beside their texts <c>t</c> with all the words, the prompt before the system prompt.</summary>
    private static string Found(Published p, Scope scope, (string Name, object Value)[] words)
    {
        string Matches(string text) =>
            string.Join(" AND ", words.Select(w => $"positionCaseInsensitiveUTF8(ifNull({text}, ''), {{{w.Name}:String}}) > 0"));
        return $"""
            (SELECT * FROM {p.Of(WideTable.Interactions)} WHERE {scope.Where}) i JOIN (
                SELECT import, line, if({Matches("prompt")}, prompt, system_prompt) AS text FROM {p.Of(WideTable.Prompts)} WHERE ({Matches("prompt")}) OR ({Matches("system_prompt")})) t
            ON t.import = i.import AND t.line = i.line
            """;
    }
}
