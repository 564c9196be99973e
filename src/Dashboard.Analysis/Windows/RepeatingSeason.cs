namespace Dashboard.Analysis.Windows;

/// <summary>
/// Finds a season that repeats and takes it out: for every period that occurs at least six times, the medians by phase of
/// what stands out of a moving mean of one period (classical decomposition: Persons, 1919, with medians). The period is
/// taken that explains most, if it explains a quarter of the spread and the first half of the series has it like the
/// second.
/// </summary>
internal static class RepeatingSeason
{
    private const int LongestPeriod = 400;
    private const double LeastShare = 0.25;
    private const double LeastLikeness = 0.7;
    private const double LeastGain = 0.02;

    /// <summary>The values without their season; as they are where there is none. O(n log n × periods).</summary>
    public static double[] Without(double[] values)
    {
        var (best, most) = (Array.Empty<double>(), 0.0);
        for (var period = 2; period <= Math.Min(values.Length / 6, LongestPeriod); period++)
        {
            if (Profile(values, period) is not var (profile, share) || share <= most + LeastGain) continue;
            (best, most) = (profile, share);
        }

        return best.Length == 0 ? values : [.. values.Select((v, i) => v - best[i % best.Length])];
    }

    private static (double[] Profile, double Share)? Profile(double[] values, int period)
    {
        var outstanding = Outstanding(values, period);
        var phases = new List<double>[period];
        for (var p = 0; p < period; p++) phases[p] = [];
        var half = period / 2;
        for (var i = half; i < values.Length - half; i++) phases[i % period].Add(outstanding[i]);
        if (phases.Any(p => p.Count < 3)) return null;
        var profile = Centred(phases, p => p);
        var (before, after) = (0.0, 0.0);
        for (var i = half; i < values.Length - half; i++)
        {
            before += Math.Abs(outstanding[i]);
            after += Math.Abs(outstanding[i] - profile[i % period]);
        }

        double count = values.Length - (2 * half);
        if (before <= 0 || count <= period) return null;
        var share = 1 - (after / before * Math.Sqrt(count / (count - period)));
        var likeness = Likeness(Centred(phases, p => p.Take(p.Count / 2)), Centred(phases, p => p.Skip(p.Count / 2)));
        return share > LeastShare && likeness > LeastLikeness ? (profile, share) : null;
    }

    /// <summary>Each value less the mean of the period around it.</summary>
    private static double[] Outstanding(double[] values, int period)
    {
        var sum = new double[values.Length + 1];
        for (var i = 0; i < values.Length; i++) sum[i + 1] = sum[i] + values[i];
        var (half, result) = (period / 2, new double[values.Length]);
        for (var i = half; i + half < values.Length; i++)
        {
            var around = period % 2 == 1
                ? sum[i + half + 1] - sum[i - half]
                : (sum[i + half + 1] - sum[i - half] + sum[i + half] - sum[i - half + 1]) / 2;
            result[i] = values[i] - (around / period);
        }

        return result;
    }

    private static double[] Centred(List<double>[] phases, Func<List<double>, IEnumerable<double>> part)
    {
        double[] medians = [.. phases.Select(p => RobustScale.Median(part(p).ToArray()))];
        var mean = medians.Average();
        return [.. medians.Select(m => m - mean)];
    }

    private static double Likeness(double[] one, double[] other)
    {
        var (product, first, second) = (0.0, 0.0, 0.0);
        for (var p = 0; p < one.Length; p++)
        {
            product += one[p] * other[p];
            first += one[p] * one[p];
            second += other[p] * other[p];
        }

        return first > 0 && second > 0 ? product / Math.Sqrt(first * second) : 0;
    }
}
