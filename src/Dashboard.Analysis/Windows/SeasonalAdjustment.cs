using Dashboard.Core;

namespace Dashboard.Analysis.Windows;

/// <summary>
/// Removes a season that repeats, such as the week's: ratio to moving average (Macaulay, 1931) with medians in place
/// of means, so that a campaign of some weeks does not become the season. The factors are kept only if they explain
/// the ratios clearly better than chance.
/// </summary>
/// <param name="Adjusted">The values divided by their factors.</param>
/// <param name="Factors">The factor of each phase, mean 1; the phase of value i is i mod period. All 1 for no season.</param>
/// <param name="Period">The period; 1 for no season.</param>
public sealed record SeasonalAdjustment(double[] Adjusted, double[] Factors, int Period)
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("ratio-to-moving-median", 1);

    /// <summary>
    /// Adjusts a series. Fewer than three whole periods are left as they are. Zeros stay zeros; a phase whose values
    /// are all 0 has factor 1. O(n log n).
    /// </summary>
    /// <param name="values">Counts or amounts, 0 or more.</param>
    /// <param name="period">The period: 7 for days with a week, 24 or 168 for hours.</param>
    /// <exception cref="ArgumentException">A value is negative, infinite or NaN, or the period is less than 2.</exception>
    public static SeasonalAdjustment Of(ReadOnlySpan<double> values, int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 2);
        foreach (var value in values)
        {
            if (!(value >= 0) || double.IsInfinity(value))
                throw new ArgumentException($"{value} is no count: counts are finite and not negative.");
        }

        if (values.Length < 3 * period) return new SeasonalAdjustment(values.ToArray(), [1], 1);
        var (ratios, phases) = Ratios(values, period);
        var factors = MedianByPhase(ratios, phases, period);
        if (factors is null || !IsClear(ratios, phases, period)) return new SeasonalAdjustment(values.ToArray(), [1], 1);
        var adjusted = new double[values.Length];
        for (var i = 0; i < adjusted.Length; i++) adjusted[i] = values[i] / factors[i % period];
        return new SeasonalAdjustment(adjusted, factors, period);
    }

    /// <summary>Each value over the mean of the whole period around it, where that is not empty.</summary>
    private static (List<double> Ratios, List<int> Phases) Ratios(ReadOnlySpan<double> values, int period)
    {
        var (ratios, phases) = (new List<double>(), new List<int>());
        var sum = new double[values.Length + 1];
        for (var i = 0; i < values.Length; i++) sum[i + 1] = sum[i] + values[i];
        var half = period / 2;
        for (var i = half; i + half < values.Length; i++)
        {
            var around = period % 2 == 1
                ? sum[i + half + 1] - sum[i - half]
                : (sum[i + half + 1] - sum[i - half] + sum[i + half] - sum[i - half + 1]) / 2;

            // Where a period holds but a handful, the ratios are noise.
            if (around < 2 * period) continue;
            ratios.Add(values[i] * period / around);
            phases.Add(i % period);
        }

        return (ratios, phases);
    }

    private static double[]? MedianByPhase(List<double> ratios, List<int> phases, int period)
    {
        var byPhase = new List<double>[period];
        for (var p = 0; p < period; p++) byPhase[p] = [];
        for (var i = 0; i < ratios.Count; i++) byPhase[phases[i]].Add(ratios[i]);
        var factors = new double[period];
        var sum = 0.0;
        for (var p = 0; p < period; p++)
        {
            if (byPhase[p].Count < 2) return null;
            factors[p] = RobustScale.Median(byPhase[p].ToArray());
            sum += factors[p];
        }

        if (sum <= 0) return null;
        for (var p = 0; p < period; p++)
        {
            factors[p] *= period / sum;
            if (factors[p] < 0.01) factors[p] = 1;
        }

        return factors;
    }

    /// <summary>
    /// Whether the F ratio of ratios by phase lies four standard deviations above 1, on ranks (Kruskal &amp; Wallis,
    /// 1952), which single wild days do not move.
    /// </summary>
    private static bool IsClear(List<double> ratios, List<int> phases, int period)
    {
        var order = Enumerable.Range(0, ratios.Count).ToArray();
        Array.Sort(order, (a, b) => ratios[a] != ratios[b] ? ratios[a].CompareTo(ratios[b]) : a.CompareTo(b));
        var sums = new double[period];
        var counts = new int[period];
        for (int i = 0, next; i < order.Length; i = next)
        {
            for (next = i; next < order.Length && ratios[order[next]] == ratios[order[i]];) next++;
            for (var k = i; k < next; k++)
            {
                sums[phases[order[k]]] += (i + next + 1) / 2.0;
                counts[phases[order[k]]]++;
            }
        }

        var n = (double)order.Length;
        var h = 0.0;
        for (var p = 0; p < period; p++) h += sums[p] * sums[p] / counts[p];
        h = (12 / (n * (n + 1)) * h) - (3 * (n + 1));
        var degrees = period - 1;
        return h > degrees + (4 * Math.Sqrt(2.0 * degrees));
    }
}
