using Dashboard.Analysis.Targeting;
using Dashboard.Interactions;

namespace Dashboard.Investigations.Exhibits;

/// <summary>
/// Targeting of every cell of a heatmap. Where accounts were chosen, each column of theirs is compared with the same
/// column of the baseline; else each column is compared with all other columns.
/// </summary>
public static class CellTargeting
{
    /// <summary>Log-odds from here on have the full colour, so that colours mean the same in every view.</summary>
    public const double FullColor = 2.5;

    /// <summary>The probability that an interval is meant to hold the truth with.</summary>
    public const double Confidence = 0.95;

    // That much of a normal distribution.
    private const double Reach = 1.96;

    /// <summary>Compares the cells with their baseline.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="baseline">The same cells of the accounts to compare with; null compares columns with each other.</param>
    public static TargetingCell[][] Compute(Heatmap cells, Heatmap? baseline) =>
        baseline is null ? TargetingTable.Compare(cells.Interactions, cells.Accounts) : AgainstBaseline(cells, baseline);

    /// <summary>Another heatmap with the rows and columns of this one; what it does not have is nothing.</summary>
    public static Heatmap Align(Heatmap cells, Heatmap other) =>
        cells with { Interactions = Aligned(cells, other, h => h.Interactions), Accounts = Aligned(cells, other, h => h.Accounts) };

    private static TargetingCell[][] AgainstBaseline(Heatmap cells, Heatmap baseline)
    {
        var others = Align(cells, baseline);
        var table = cells.Rows.Select(_ => new TargetingCell[cells.Columns.Count]).ToArray();
        for (var c = 0; c < cells.Columns.Count; c++)
        {
            double[] Column(long[][] values) => [.. values.Select(row => (double)row[c])];
            var (group, rest) = (Column(cells.Interactions), Column(others.Interactions));
            var odds = LogOdds.Of(group, rest, LogOdds.DefaultPriorStrength, Column(cells.Accounts), Column(others.Accounts));
            var (groupTotal, restTotal) = (group.Sum(), rest.Sum());
            for (var r = 0; r < table.Length; r++)
            {
                var expected = restTotal > 0 ? groupTotal * rest[r] / restTotal : 0;
                var spread = Reach * Math.Sqrt(odds[r].Variance);
                table[r][c] = new TargetingCell(
                    odds[r].LogOdds, odds[r].LogOdds - spread, odds[r].LogOdds + spread, double.NaN, cells.Interactions[r][c], expected,
                    expected < TargetingTable.LeastExpected);
            }
        }

        return table;
    }

    private static long[][] Aligned(Heatmap cells, Heatmap baseline, Func<Heatmap, long[][]> of)
    {
        var rows = baseline.Rows.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        var columns = baseline.Columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        return
        [
            .. cells.Rows.Select(capability => cells.Columns.Select(column =>
                rows.TryGetValue(capability, out var row) && columns.TryGetValue(column, out var at)
                ? of(baseline)[row][at] : 0).ToArray()),
        ];
    }
}
