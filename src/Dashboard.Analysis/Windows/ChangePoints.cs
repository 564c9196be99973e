using Dashboard.Analysis.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.Windows;

/// <summary>
/// Change points of any numeric series, without parameters to set, that tell trend and memory from change. Season and
/// single wild values are taken out; then the series is divided by PELT under descriptions that compete: segments are
/// levels or lines, the noise remembers nothing, something, or everything as a random walk does
/// (<see cref="NoiseMemory"/>), and may differ from segment to segment. Memory is thus estimated together with the changes
/// and not before them, where every trend and every step would look like memory (cf. Chakar et al., 2017; Romano et al.,
/// 2022). The description and division with the least modified Bayesian information criterion are taken (Schwarz, 1978;
/// Zhang &amp; Siegmund, 2007): a ramp is one line, a walk one walk. A change costs (p + 2) ln n for p parameters of a
/// segment, more by a fifth where noise remembers, by 15 / n for short series, and where noise may change by (κ − 1) / 2
/// for its kurtosis κ, because heavy tails look like changes of noise. Series that are mostly 0 are divided into stretches
/// of one rate under quasi-Poisson noise (Wedderburn, 1974).
/// </summary>
public static class ChangePoints
{
    private const double MemoryFactor = 1.2;
    private const double ShortSeries = 15;
    private const double OwnNoiseFactor = 1.2;
    private const double MostlyEqual = 0.4;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("change-points", 2);

    /// <summary>
    /// The index of the first value of each new segment, ascending; empty when nothing changes. NaN stands for a
    /// missing value and is bridged by a line between its neighbours. Fewer than 6 values and constant values have no
    /// change; pure noise, trends, seasons and walks hardly ever have one. About O(n) to O(n²) up to 600 values, O(n)
    /// beyond, and O(n log n) for each period that is tried for a season.
    /// </summary>
    /// <param name="values">The values, equally spaced, in order.</param>
    /// <exception cref="ArgumentException">A value is infinite.</exception>
    public static int[] Find(ReadOnlySpan<double> values)
    {
        var bridged = Bridged(values);
        if (bridged.Length < 6 || Scaled(bridged).Length == 0) return [];
        if (IsMostlyZero(bridged)) return Rates(bridged);
        var series = Scaled(Spikes.Without(RepeatingSeason.Without(Scaled(bridged))));
        if (series.Length == 0) return [];

        var floor = Floor(series);
        var best = new Division([], double.PositiveInfinity, double.NaN, default);
        foreach (var memory in NoiseMemory.All)
        {
            if (series.Length < 12 && memory.Lead > 1) continue;
            best = best.OrBetter(WithCommonNoise(series, memory, floor));
        }

        // Noise can only be said to change where it is noise: constant stretches and rare spikes say nothing of it.
        return (MostEqual(series) < MostlyEqual * series.Length ? best.OrBetter(WithOwnNoise(series, best, floor)) : best).Changes;
    }

    private static Division WithCommonNoise(double[] series, NoiseMemory memory, double floor)
    {
        var (fresh, log) = (memory.Without(series), Math.Log(series.Length));
        var sums = new RunningSums(fresh);
        var unit = log * (memory.Lead == 0 ? 1 : MemoryFactor) * (1 + (ShortSeries / series.Length));
        var least = MinLength(series.Length);
        var level = WithCommonNoise(new LevelCost(sums), fresh, memory, least + memory.Lead, 3 * unit, 1, floor);
        var line = WithCommonNoise(new LineCost(sums), fresh, memory, Math.Max(least, 4) + memory.Lead, 4 * unit, 2, floor);
        return level.Dearer(memory.Lead * log).OrBetter(line.Dearer((memory.Lead + 1) * log));
    }

    /// <summary>
    /// The noise is unknown, so divisions for a range of prices are found and judged at the noise each leaves over, of
    /// whose values half of those count as used up that a segment's parameters are fitted to.
    /// </summary>
    private static Division WithCommonNoise<TCost>(
        TCost ofAll, double[] fresh, NoiseMemory memory, int minLength, double penalty, int parameters, double floor)
        where TCost : ISegmentCost
    {
        var (cost, length) = (new CostAfterLead<TCost>(ofAll, memory.Lead), fresh.Length);
        var largest = Math.Max(floor, cost.Of(0, length) / length);
        var spread = RobustScale.DifferenceSpread(fresh.AsSpan(memory.Lead), 1);
        var smallest = Math.Clamp(spread * spread / 8, Math.Max(floor, largest * 1e-6), largest);
        var best = new Division([], double.PositiveInfinity, double.NaN, memory);
        int[]? previous = null;
        for (var variance = largest; variance >= smallest * 0.99; variance /= 2)
        {
            var changes = SegmentSearch.Divide(cost, length, penalty * variance, minLength);
            if (previous is not null && changes.AsSpan().SequenceEqual(previous)) continue;
            previous = changes;
            var free = length - ((memory.Lead + (0.5 * parameters)) * (changes.Length + 1));
            if (free < 2) continue;
            var squares = SegmentSearch.Total(cost, changes, length);
            var criterion = (length * Math.Log((squares / free) + floor)) + (penalty * changes.Length);
            best = best.OrBetter(new Division(changes, criterion, squares / length, memory));
        }

        return best;
    }

    private static Division WithOwnNoise(double[] series, Division common, double floor)
    {
        var (memory, log) = (common.Memory, Math.Log(series.Length));
        var fresh = memory.Without(series);
        var (sums, noiseFloor) = (new RunningSums(fresh), Math.Max(floor, 0.01 * common.Variance));
        var unit = log * OwnNoiseFactor * SegmentTails.Inflation(fresh, common.Changes, memory.Lead);
        var least = 2 * MinLength(series.Length);
        var level = WithOwnNoise(new LevelAndNoiseCost(sums, noiseFloor), series.Length, memory, least + memory.Lead, 4 * unit);
        var line = WithOwnNoise(new LineAndNoiseCost(sums, noiseFloor), series.Length, memory, Math.Max(least, 8) + memory.Lead, 5 * unit);
        return level.Dearer(memory.Lead * log).OrBetter(line.Dearer((memory.Lead + 1) * log));
    }

    private static Division WithOwnNoise<TCost>(TCost ofAll, int length, NoiseMemory memory, int minLength, double penalty)
        where TCost : ISegmentCost
    {
        var cost = new CostAfterLead<TCost>(ofAll, memory.Lead);
        var changes = SegmentSearch.Divide(cost, length, penalty, minLength);
        return new Division(changes, SegmentSearch.Total(cost, changes, length) + (penalty * changes.Length), double.NaN, memory);
    }

    /// <summary>Stretches of one rate, for what is mostly 0: the noise's variance is its mean times what differences show.</summary>
    private static int[] Rates(double[] values)
    {
        var (squares, means) = (0.0, 0.0);
        for (var i = 0; i + 1 < values.Length; i++)
        {
            squares += (values[i + 1] - values[i]) * (values[i + 1] - values[i]) / 2;
            means += (values[i + 1] + values[i]) / 2;
        }

        var penalty = 4 * Math.Log(values.Length) * squares / means;
        return SegmentSearch.Divide(new CountCost(values, 0), values.Length, penalty, MinLength(values.Length));
    }

    private static int MinLength(int length) => Math.Clamp(length / 10, 2, 5);

    private static bool IsMostlyZero(double[] values) => values.Min() == 0 && values.Count(v => v == 0) >= MostlyEqual * values.Length;

    private static int MostEqual(double[] values) => values.GroupBy(v => Math.Round(v, 9)).Max(g => g.Count());

    /// <summary>The variance below which noise counts as none: what rounding to a thousandth of the range makes.</summary>
    private static double Floor(double[] series)
    {
        var range = series.Max() - series.Min();
        return Math.Max(1e-12, 1e-6 * range * range);
    }

    private static double[] Bridged(ReadOnlySpan<double> values)
    {
        var series = values.ToArray();
        var known = -1;
        for (var i = 0; i < series.Length; i++)
        {
            if (double.IsInfinity(series[i])) throw new ArgumentException($"Value {i} is infinite; a series has finite values.");
            if (double.IsNaN(series[i])) continue;
            for (var gap = known + 1; gap < i; gap++)
                series[gap] = known < 0 ? series[i] : series[known] + ((series[i] - series[known]) * (gap - known) / (i - known));
            known = i;
        }

        if (known < 0) return [];
        for (var gap = known + 1; gap < series.Length; gap++) series[gap] = series[known];
        return series;
    }

    /// <summary>The values with mean 0 and variance 1; empty when they are constant.</summary>
    private static double[] Scaled(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean) / values.Length));
        return deviation > 1e-12 * Math.Max(1e-300, Math.Abs(mean)) ? [.. values.Select(v => (v - mean) / deviation)] : [];
    }

    private readonly record struct Division(int[] Changes, double Criterion, double Variance, NoiseMemory Memory)
    {
        public Division Dearer(double price) => this with { Criterion = Criterion + price };

        public Division OrBetter(Division other) => other.Criterion < Criterion ? other : this;
    }
}
