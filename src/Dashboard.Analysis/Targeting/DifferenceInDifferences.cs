using Dashboard.Analysis.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.Targeting;

/// <summary>
/// Difference in differences (Card &amp; Krueger, 1994) with accounts as units: how much more a group changed over an
/// event, such as a model's release, than a control cohort did. Each account's change is one number, so that what it
/// does day by day need not be independent (Bertrand, Duflo &amp; Mullainathan, 2004). It says what the event did to the
/// group only as far as the two would have moved in parallel without it: the same estimate over an earlier period
/// without an event, the placebo, must be about 0.
/// </summary>
/// <param name="Estimate">The group's mean change less the control's.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="PValue">The two-sided p-value; NaN where either side has fewer than two accounts.</param>
/// <param name="GroupChange">The group's mean change.</param>
/// <param name="ControlChange">The control's mean change.</param>
public readonly record struct DifferenceInDifferences(
    double Estimate, double Low, double High, double PValue, double GroupChange, double ControlChange)
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("difference-in-differences", 1);

    /// <summary>Compares the changes of two sets of accounts. O(n). Variances may differ (Welch, 1947).</summary>
    /// <param name="group">After less before, of each account of the group.</param>
    /// <param name="control">The same of the control.</param>
    /// <param name="confidence">The probability that the interval is meant to hold the truth with.</param>
    public static DifferenceInDifferences Of(ReadOnlySpan<double> group, ReadOnlySpan<double> control, double confidence = 0.95)
    {
        var (mean, variance) = MeanAndVariance(group);
        var (usual, usualVariance) = MeanAndVariance(control);
        var estimate = mean - usual;
        if (group.Length < 2 || control.Length < 2)
            return new DifferenceInDifferences(estimate, double.NaN, double.NaN, double.NaN, mean, usual);
        var spread = Math.Sqrt((variance / group.Length) + (usualVariance / control.Length));
        var z = Normal.Quantile(0.5 + (confidence / 2));
        var p = spread > 0 ? Normal.TwoSided(estimate / spread) : estimate == 0 ? 1 : 0;
        return new DifferenceInDifferences(estimate, estimate - (z * spread), estimate + (z * spread), p, mean, usual);
    }

    private static (double Mean, double Variance) MeanAndVariance(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        foreach (var value in values) mean += value / values.Length;
        var squares = 0.0;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        return (values.Length == 0 ? double.NaN : mean, squares / Math.Max(1, values.Length - 1));
    }
}
