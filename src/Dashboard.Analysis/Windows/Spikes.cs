namespace Dashboard.Analysis.Windows;

/// <summary>
/// Replaces single wild values, which are no change, by the median of the seven around them (Hampel's filter: Hampel,
/// 1974; Pearson, 2002). A value counts as wild beyond six times the robust spread, and only where at most two of the
/// seven are: a short stretch of raised values stays.
/// </summary>
internal static class Spikes
{
    private const int Reach = 3;
    private const double Wild = 6;

    /// <summary>The values without spikes. The first and last three are left as they are. O(n).</summary>
    public static double[] Without(double[] values)
    {
        if (values.Length < 4 * Reach) return values;
        var medians = values.AsSpan().ToArray();
        var distances = new double[values.Length];
        for (var i = Reach; i < values.Length - Reach; i++)
        {
            medians[i] = RobustScale.Median(values.AsSpan(i - Reach, (2 * Reach) + 1).ToArray());
            distances[i] = Math.Abs(values[i] - medians[i]);
        }

        var ofDistances = 1.4826 * RobustScale.Median(distances.AsSpan().ToArray());
        var spread = Math.Max(ofDistances, RobustScale.DifferenceSpread(values, 1) / Math.Sqrt(2));
        if (spread <= 0) return values;
        var result = values.AsSpan().ToArray();
        for (var i = Reach; i < values.Length - Reach; i++)
        {
            if (distances[i] <= Wild * spread) continue;
            var around = 0;
            for (var j = i - Reach; j <= i + Reach; j++) around += Math.Abs(values[j] - medians[i]) > 4 * spread ? 1 : 0;
            if (around <= 2) result[i] = medians[i];
        }

        return result;
    }
}
