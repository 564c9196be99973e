using Dashboard.Analysis.Significance;

namespace Dashboard.Analysis.Targeting;

/// <summary>
/// How far a cluster's choice of capabilities differs from a baseline's: <see cref="LogOdds"/> with an interval from
/// <see cref="AccountBootstrap"/>. The spread is the larger of the bootstrap's and the one of independent
/// interactions, so that a handful of like accounts does not look certain.
/// </summary>
public static class ClusterTargeting
{
    /// <summary>Compares a cluster with a baseline. O(samples × capabilities) beyond the samples' own cost.</summary>
    /// <param name="group">The cluster's counts by capability.</param>
    /// <param name="baseline">The baseline's counts by capability.</param>
    /// <param name="groupSamples">Bootstrap samples of the cluster's counts.</param>
    /// <param name="baselineSamples">As many of the baseline's.</param>
    /// <param name="confidence">The probability that an interval is meant to hold the truth with.</param>
    /// <returns>For each capability; p is NaN where fewer than 5 were expected.</returns>
    public static CapabilityContrast[] Compare(
        ReadOnlySpan<double> group, ReadOnlySpan<double> baseline, double[][] groupSamples, double[][] baselineSamples, double confidence)
    {
        ArgumentNullException.ThrowIfNull(groupSamples);
        ArgumentNullException.ThrowIfNull(baselineSamples);
        var odds = LogOdds.Of(group, baseline);
        var sums = new double[group.Length];
        var squares = new double[group.Length];
        for (var s = 0; s < groupSamples.Length; s++)
        {
            var sample = LogOdds.Of(groupSamples[s], baselineSamples[s]);
            for (var c = 0; c < sums.Length; c++)
            {
                sums[c] += sample[c].LogOdds;
                squares[c] += sample[c].LogOdds * sample[c].LogOdds;
            }
        }

        var (groupTotal, baselineTotal) = (0.0, 0.0);
        for (var c = 0; c < group.Length; c++)
        {
            groupTotal += group[c];
            baselineTotal += baseline[c];
        }

        var z = Normal.Quantile(0.5 + (confidence / 2));
        var result = new CapabilityContrast[group.Length];
        for (var c = 0; c < result.Length; c++)
        {
            var count = groupSamples.Length;
            var variance = count < 2 ? 0 : Math.Max(0, (squares[c] - (sums[c] * sums[c] / count)) / (count - 1));
            var spread = Math.Sqrt(Math.Max(variance, odds[c].Variance));
            var expected = baselineTotal > 0 ? groupTotal * baseline[c] / baselineTotal : 0;
            var tooFew = expected < TargetingTable.LeastExpected;
            var isTested = baselineTotal > 0 && groupTotal > 0 && !tooFew;
            result[c] = new CapabilityContrast(
                odds[c].LogOdds,
                odds[c].LogOdds - (z * spread),
                odds[c].LogOdds + (z * spread),
                isTested ? Normal.TwoSided(odds[c].LogOdds / spread) : double.NaN,
                expected,
                tooFew);
        }

        return result;
    }
}

/// <summary>One capability of a cluster against the baseline.</summary>
/// <param name="LogOdds">The log-odds ratio, in nats.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="PValue">The two-sided p-value; NaN where nothing was tested.</param>
/// <param name="Expected">What the baseline's share would make of the cluster's volume.</param>
/// <param name="TooFew">Whether fewer than 5 were expected.</param>
public readonly record struct CapabilityContrast(double LogOdds, double Low, double High, double PValue, double Expected, bool TooFew);
