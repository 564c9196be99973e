using System.Text.Json;
using Dashboard.Core;

namespace Dashboard.Interactions.Store;

/// <summary>What came out when two stores were asked the same.</summary>
/// <param name="Interactions">How many interactions were compared, each by every value.</param>
/// <param name="Figures">How many values were compared.</param>
/// <param name="Differences">The questions that were answered differently.</param>
public sealed record ComparedStores(long Interactions, long Figures, IReadOnlyList<string> Differences);

/// <summary>
/// Asks two stores everything that a page, an exhibit or the analysis asks, and compares the answers value by value; content is read back
/// whole and held against its digests.
/// </summary>
public static class StoreComparison
{
    // Each value of a facet is asked for by itself, as long as there are not more.
    private const int MostValues = 50;

    private const int MostAccounts = 10_000;

    private static readonly Measure[] Counted = [.. Measures.Countable, Measure.InteractionsPerAccountAndDay, .. Measures.Priced];

    public static async Task<ComparedStores> CompareAsync(
        IInteractionStore one, IInteractionStore other, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var (figures, differences) = (0L, new List<string>());
        var data = await one.DescribeAsync(cancellation).ConfigureAwait(false);
        await SameAsync("what the case holds", s => s.DescribeAsync(cancellation)).ConfigureAwait(false);
        await SameAsync("imports", s => s.ImportsAsync(cancellation)).ConfigureAwait(false);
        foreach (var selection in Selections(data, await one.ImportsAsync(cancellation).ConfigureAwait(false)))
        {
            await SameAsync(
                $"measures of {selection}",
                async s => (await s.MeasureAsync(selection, Counted, cancellation).ConfigureAwait(false)).Select(f => f.Value))
                .ConfigureAwait(false);
            await SameAsync($"timeline of {selection}", s => s.TimelineAsync(new TimelineRequest(selection, Resolution.Day), cancellation))
                .ConfigureAwait(false);
            await SameAsync($"heatmap of {selection}", s => s.HeatmapAsync(new HeatmapRequest(selection), cancellation))
                .ConfigureAwait(false);
            await SameAsync(
                $"accounts of {selection}", s => s.AccountsAsync(new AccountsRequest(selection, Take: MostAccounts), cancellation))
                .ConfigureAwait(false);
        }

        foreach (var stack in (Grouping[])[Grouping.None, Grouping.Cluster, Grouping.Model, Grouping.Disposition])
            await SameAsync(
                $"timeline by {stack}", s => s.TimelineAsync(new TimelineRequest(Selection.Everything, StackBy: stack), cancellation))
                .ConfigureAwait(false);
        foreach (var columns in (Grouping[])[Grouping.None, Grouping.Day, Grouping.Cluster, Grouping.Model, Grouping.HourOfWeek])
            await SameAsync($"heatmap by {columns}", s => s.HeatmapAsync(new HeatmapRequest(Selection.Everything, columns), cancellation))
                .ConfigureAwait(false);
        foreach (var import in data.Interactions == 0 ? [] : await one.ImportsAsync(cancellation).ConfigureAwait(false))
            await SameAsync(
                $"profile of import {import.Number}",
                async s => Sorted(await s.ProfileImportAsync(import.Number, cancellation).ConfigureAwait(false))).ConfigureAwait(false);
        await SameAsync("records of accounts", s => s.AccountRecordsAsync(cancellation)).ConfigureAwait(false);
        await SameAsync("assignments", s => s.AssignmentsAsync(cancellation)).ConfigureAwait(false);
        await SameAsync("gaps", s => s.GapsAsync(cancellation)).ConfigureAwait(false);
        await SameAsync("clocks", s => s.ClocksAsync(new ImportClocksRequest(1, 1), cancellation)).ConfigureAwait(false);
        await SameAsync("known infrastructure", s => s.KnownListAsync(cancellation)).ConfigureAwait(false);
        await SameAsync("logged attributes", s => s.LoggedAttributesAsync(cancellation)).ConfigureAwait(false);
        await SameAsync("shared attributes", s => s.SharedAttributesAsync(Selection.Everything, cancellation)).ConfigureAwait(false);
        await SameAsync("traits of accounts", s => s.TraitsAsync(cancellation)).ConfigureAwait(false);
        await SameAsync("answer sizes", s => s.AnswerSizesAsync(cancellation)).ConfigureAwait(false);
        await SameAsync("hours of accounts", s => s.HoursAsync(cancellation)).ConfigureAwait(false);
        foreach (var kind in await one.LoggedAttributesAsync(cancellation).ConfigureAwait(false))
            await SameAsync($"uses of shared {kind}", s => s.SharedEventsAsync(kind, int.MaxValue, int.MaxValue, cancellation))
                .ConfigureAwait(false);
        await SameAsync("prompts", s => s.PromptsAsync(3, cancellation)).ConfigureAwait(false);
        await StreamsAsync("daily sums", s => s.ActivityAsync(Selection.Everything, cancellation)).ConfigureAwait(false);
        var kinds = await one.LoggedAttributesAsync(cancellation).ConfigureAwait(false);
        var interactions = await StreamsAsync(
            "interactions",
            s => s.AllInteractionsAsync(new InteractionsRequest(Selection.Everything, Attributes: kinds), withPrompts: true, cancellation))
            .ConfigureAwait(false);
        await SameAsync("content", async s => (await s.VerifyAsync(null, cancellation).ConfigureAwait(false)).Found).ConfigureAwait(false);
        foreach (var check in (await other.VerifyAsync(null, cancellation).ConfigureAwait(false)).Checks.Where(c => !c.Ok))
            differences.Add($"{check.Name}: {check.Detail}");
        return new ComparedStores(interactions, figures, differences);

        async Task SameAsync<T>(string what, Func<IInteractionStore, Task<T>> ask)
        {
            progress?.Report(new ImportProgress($"Comparing {what}", 0, null));
            var (first, second) = (Bytes(await ask(one).ConfigureAwait(false)), Bytes(await ask(other).ConfigureAwait(false)));
            figures += Values(first);
            if (!first.AsSpan().SequenceEqual(second)) differences.Add(what);
        }

        async Task<long> StreamsAsync<T>(string what, Func<IInteractionStore, IAsyncEnumerable<T>> read)
        {
            progress?.Report(new ImportProgress($"Comparing {what}", 0, null));
            var (first, second) = (read(one).GetAsyncEnumerator(cancellation), read(other).GetAsyncEnumerator(cancellation));
            await using var ofFirst = first.ConfigureAwait(false);
            await using var ofSecond = second.ConfigureAwait(false);
            for (var rows = 0L; ; rows++)
            {
                var (more, moreThere) =
                    (await first.MoveNextAsync().ConfigureAwait(false), await second.MoveNextAsync().ConfigureAwait(false));
                if (!more && !moreThere) return rows;
                var (row, there) = (more ? Bytes(first.Current) : [], moreThere ? Bytes(second.Current) : []);
                figures += Values(row);
                if (row.AsSpan().SequenceEqual(there)) continue;
                differences.Add($"{what}, row {rows + 1}");
                return rows;
            }
        }
    }

    private static IEnumerable<Selection> Selections(DataSet data, IReadOnlyList<ImportReport> imports) =>
    [
        Selection.Everything,
        .. data.Capabilities.Take(MostValues).Select(c => Selection.Everything.Only(Dimension.Capability, c.Value)),
        .. data.Models.Take(MostValues).Select(m => Selection.Everything.Only(Dimension.Model, m.Value)),
        .. data.Clusters.Take(MostValues).Select(c => Selection.Everything.Only(Dimension.Cluster, c.Value)),
        .. imports.Take(MostValues)
        .Select(i => Selection.Everything.Only(Dimension.Import, i.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))),
    ];

    // Rules that decided as many interactions come in no order.
    private static ImportProfile Sorted(ImportProfile profile) =>
        profile with { Rules = profile.Rules with { Rules = [.. profile.Rules.Rules.OrderByDescending(r => r.Interactions)
            .ThenBy(r => $"{r.Rule}", StringComparer.Ordinal)] } };

    private static byte[] Bytes<T>(T answer) => JsonSerializer.SerializeToUtf8Bytes(answer);

    private static long Values(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var values = 0L;
        while (reader.Read())
            values += reader.TokenType is JsonTokenType.Number or JsonTokenType.String or JsonTokenType.True or JsonTokenType.False
                or JsonTokenType.Null ? 1 : 0;
        return values;
    }
}
