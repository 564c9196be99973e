using Dashboard.Core;

namespace Dashboard.Analysis.Windows;

/// <summary>By how much the clock of one log seems to be ahead of another's that covers the same accounts at the same time.</summary>
/// <param name="AheadHours">So many hours later the second log has what the first has; negative where it has it earlier, 0 where both
/// agree.</param>
/// <param name="Correlation">The correlation at this lag, −1 to 1.</param>
/// <param name="SecondCorrelation">The largest at any other lag.</param>
/// <param name="Hours">The hours that were compared at this lag.</param>
public sealed record ClockLag(int AheadHours, double Correlation, double SecondCorrelation, int Hours);

/// <summary>
/// The lag between two logs of the same accounts: the one at which the normalised cross-correlation of their hourly
/// counts is largest (Knapp &amp; Carter, 1976). What is correlated are the changes from each hour to the next: the ramp
/// of a campaign and the rhythm of day and night, which logs share whatever their clocks, would else lift every lag
/// (prewhitening by differences; Box &amp; Jenkins, 1970). Whole hours within ±14, the widest difference of a time zone to
/// UTC. An observation and no correction: one system that passes work on to another hours later looks the same.
/// </summary>
public static class ClockSkew
{
    /// <summary>The largest lag that is looked at, in hours.</summary>
    public const int MaxLagHours = 14;

    /// <summary>The fewest hours in common: three days, so that the longest lag still leaves more than two.</summary>
    public const int MinHours = 72;

    /// <summary>The fewest accounts in common.</summary>
    public const int MinAccounts = 10;

    /// <summary>The smallest correlation that speaks for both logs having the same traffic.</summary>
    public const double MinCorrelation = 0.6;

    /// <summary>How far the largest has to be above every other.</summary>
    public const double MinLead = 0.2;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("clock-skew", 1);

    /// <summary>
    /// The lag of the second log after the first; null where it is not known: fewer than <see cref="MinHours"/> hours or
    /// <see cref="MinAccounts"/> accounts in common, a series that never changes, or a peak that is low or not clearly above
    /// every other lag, equal peaks among them. O(hours × lags).
    /// </summary>
    /// <param name="first">Counts of the accounts in common by hour, hours without any as 0.</param>
    /// <param name="second">The other log's counts in the same hours.</param>
    /// <param name="accountsInCommon">How many accounts both logs have.</param>
    /// <exception cref="ArgumentException">The series differ in length, or a value is negative, infinite or NaN.</exception>
    public static ClockLag? Find(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int accountsInCommon)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"{first.Length} and {second.Length} hours: both series are of the same hours.");
        var (x, y) = (Changes(first), Changes(second));
        if (accountsInCommon < MinAccounts || first.Length < MinHours) return null;

        var (best, bestLag, next) = (double.NegativeInfinity, 0, double.NegativeInfinity);
        for (var lag = -MaxLagHours; lag <= MaxLagHours; lag++)
        {
            var correlation = Correlation(x, y, lag);
            if (correlation > best) (best, bestLag, next) = (correlation, lag, best);
            else if (correlation > next) next = correlation;
        }

        return best >= MinCorrelation && best - next >= MinLead
            ? new ClockLag(bestLag, best, next, first.Length - Math.Abs(bestLag)) : null;
    }

    private static double[] Changes(ReadOnlySpan<double> counts)
    {
        foreach (var count in counts)
        {
            if (!(count >= 0) || double.IsInfinity(count))
                throw new ArgumentException($"{count} is no count: counts are finite and not negative.");
        }

        var changes = new double[Math.Max(0, counts.Length - 1)];
        for (var i = 0; i < changes.Length; i++) changes[i] = counts[i + 1] - counts[i];
        return changes;
    }

    /// <summary>Pearson's correlation of x at each hour with y so many hours later; NaN where one of them does not vary.</summary>
    private static double Correlation(double[] x, double[] y, int lag)
    {
        var from = Math.Max(0, -lag);
        var n = x.Length - Math.Abs(lag);
        var (meanX, meanY) = (x.AsSpan(from, n).Mean(), y.AsSpan(from + lag, n).Mean());
        var (xy, xx, yy) = (0.0, 0.0, 0.0);
        for (var i = from; i < from + n; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i + lag] - meanY);
            (xy, xx, yy) = (xy + (dx * dy), xx + (dx * dx), yy + (dy * dy));
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : double.NaN;
    }

    private static double Mean(this Span<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }
}
