using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Workbench;

/// <summary>What a heatmap's cells are compared with.</summary>
public enum CellBaseline
{
    /// <summary>The same column of all accounts that were not chosen.</summary>
    OtherAccounts,

    /// <summary>All other columns.</summary>
    OtherColumns,
}

/// <summary>One cell against its baseline.</summary>
/// <param name="LogOdds">The log-odds ratio; above 0 for more than the baseline.</param>
/// <param name="Expected">What the baseline's share would make of the column.</param>
/// <param name="IsTooFew">Whether fewer than 5 were expected: too few to say anything.</param>
public readonly record struct CellTarget(double LogOdds, double Expected, bool IsTooFew);

/// <summary>
/// Targeting of every cell of a heatmap: the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi &amp;
/// Quinn, 2008) of a capability within a column, against a baseline. The prior is the share of each capability in
/// column and baseline together.
/// </summary>
public static class CellTargeting
{
    /// <summary>Below this expected count a cell is grey.</summary>
    public const double FewestExpected = 5;

    // The prior weighs as much as this many interactions.
    private const double PriorWeight = 100;

    public static Method Method { get; } = new("cell-log-odds", 1);

    /// <summary>Compares each column with all other columns, or with the same column of <paramref name="whole"/> without it.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="whole">The same cells of all accounts; null compares columns with each other.</param>
    public static CellTarget[][] Compute(Heatmap cells, Heatmap? whole)
    {
        var rows = cells.Capabilities.Count;
        var targets = new CellTarget[rows][];
        for (var r = 0; r < rows; r++) targets[r] = new CellTarget[cells.Columns.Count];
        for (var c = 0; c < cells.Columns.Count; c++)
        {
            var here = new double[rows];
            var there = new double[rows];
            for (var r = 0; r < rows; r++)
            {
                here[r] = cells.Interactions[r][c];
                there[r] = whole is null ? cells.Interactions[r].Sum() - here[r] : Math.Max(0, Find(whole, cells.Capabilities[r], cells.Columns[c]) - here[r]);
            }

            Fill(here, there, c, targets);
        }

        return targets;
    }

    private static void Fill(double[] here, double[] there, int column, CellTarget[][] targets)
    {
        var (n, m) = (here.Sum(), there.Sum());
        for (var r = 0; r < here.Length; r++)
        {
            var expected = m > 0 ? n * there[r] / m : 0;
            var prior = n + m > 0 ? PriorWeight * (here[r] + there[r]) / (n + m) : 0;
            var isTooFew = expected < FewestExpected || m == 0;
            targets[r][column] = new CellTarget(
                isTooFew ? 0 : Math.Log((here[r] + prior) / (n + PriorWeight - here[r] - prior)) - Math.Log((there[r] + prior) / (m + PriorWeight - there[r] - prior)),
                expected,
                isTooFew);
        }
    }

    private static long Find(Heatmap whole, string capability, string column)
    {
        for (var r = 0; r < whole.Capabilities.Count; r++)
        {
            if (whole.Capabilities[r] != capability) continue;
            for (var c = 0; c < whole.Columns.Count; c++)
                if (whole.Columns[c] == column) return whole.Interactions[r][c];
        }

        return 0;
    }
}
