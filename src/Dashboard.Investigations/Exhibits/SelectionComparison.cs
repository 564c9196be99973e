using Dashboard.Analysis.Targeting;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;

namespace Dashboard.Investigations.Exhibits;

/// <summary>A capability in two selections.</summary>
/// <param name="Name">The capability.</param>
/// <param name="A">Its interactions in the one.</param>
/// <param name="B">Its interactions in the other.</param>
/// <param name="Odds">How much more of the one's interactions than of the other's it is.</param>
public readonly record struct ComparedCapability(string Name, long A, long B, TargetingCell Odds);

/// <summary>What is counted of two selections.</summary>
/// <param name="Figures">Each measure, of both.</param>
/// <param name="Capabilities">The capabilities, what stands out in the first selection on top.</param>
/// <param name="SharedAccounts">How many accounts are in both: then the two are not independent.</param>
public sealed record SelectionComparison(
    IReadOnlyList<(Figure.Observed A, Figure.Observed B)> Figures, IReadOnlyList<ComparedCapability> Capabilities, int SharedAccounts)
{
    /// <summary>What the page shows as a file has it, the headings first: measures, the accounts in both, capabilities.</summary>
    public IEnumerable<object?[]> Rows
    {
        get
        {
            var (allOfA, allOfB) = (Capabilities.Sum(c => c.A), Capabilities.Sum(c => c.B));
            return
            [
                ["row", "name", "a", "b", "a_per_b", "share_of_a", "share_of_b", "expected", "log_odds", "low", "high", "too_few"],
                .. Figures.Select(
                    f =>
                    (object?[])[
                        "measure", f.A.Measure.Name(), f.A.Value, f.B.Value, Per(f.A.Value, f.B.Value), null, null, null, null, null, null,
                        null]),
                ["overlap", "accounts in both", SharedAccounts, SharedAccounts, null, null, null, null, null, null, null, null],
                .. Capabilities.Select(c => (c, Odds: c.Odds.TooFew ? (TargetingCell?)null : c.Odds)).Select(x => (object?[])
                [
                    "capability", x.c.Name, x.c.A, x.c.B, Per(x.c.A, x.c.B), Per(x.c.A, allOfA), Per(x.c.B, allOfB), x.c.Odds.Expected,
                    x.Odds?.LogOdds, x.Odds?.Low, x.Odds?.High, x.c.Odds.TooFew,
                ]),
            ];
        }
    }

    public static async Task<SelectionComparison> CountAsync(CaseView view, SelectionPair pair, CancellationToken cancellation)
    {
        var measures = view.Data.CountsTokens ? Measures.Countable : [Measure.Accounts, Measure.Interactions, Measure.ActiveDays];
        var (a, b) =
            (await view.Store.MeasureAsync(pair.A, measures, cancellation), await view.Store.MeasureAsync(pair.B, measures, cancellation));
        var (ofA, ofB) = (await MixAsync(view, pair.A, cancellation), await MixAsync(view, pair.B, cancellation));
        var shared = (await view.Store.AccountIdsAsync(pair.A, cancellation))
            .Intersect(await view.Store.AccountIdsAsync(pair.B, cancellation), StringComparer.Ordinal).Count();
        return new([.. a.Zip(b)], Compare(ofA, ofB), shared);
    }

    /// <summary>Two heatmaps of one column, capability by capability.</summary>
    public static IReadOnlyList<ComparedCapability> Compare(Heatmap a, Heatmap b)
    {
        // A capability that only the other has counts as none in the first.
        string[] names = [.. a.Rows.Union(b.Rows, StringComparer.Ordinal)];
        var (first, second) = (Aligned(a, names), Aligned(b, names));
        var odds = CellTargeting.Compute(first, second);
        return
        [
            .. names.Select((name, r) => new ComparedCapability(name, first.Interactions[r][0], second.Interactions[r][0], odds[r][0]))
                .OrderByDescending(c => c.Odds.TooFew ? double.NegativeInfinity : c.Odds.LogOdds)
                .ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many times the second number the first is; null where the second is 0.</summary>
    public static double? Per(long first, long second) => second == 0 ? null : (double)first / second;

    private static Task<Heatmap> MixAsync(CaseView view, Selection selection, CancellationToken cancellation) =>
        view.Store.HeatmapAsync(new HeatmapRequest(selection, Grouping.None), cancellation);

    private static Heatmap Aligned(Heatmap cells, string[] names)
    {
        var places = cells.Rows.Index().ToDictionary(r => r.Item, r => r.Index, StringComparer.Ordinal);
        long[][] Of(long[][] counts) =>
            [.. names.Select(n => (long[])[places.TryGetValue(n, out var row) && counts[row].Length > 0 ? counts[row][0] : 0])];
        return new Heatmap(names, ["interactions"], Of(cells.Interactions), Of(cells.Accounts), 0);
    }
}
