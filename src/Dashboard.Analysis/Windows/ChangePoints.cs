using Dashboard.Core;

namespace Dashboard.Analysis.Windows;

/// <summary>
/// Change points of any numeric series, without parameters to set. The series is divided by PELT under four
/// descriptions (level; level and noise; line; line and noise), and the description and division with the least
/// modified Bayesian information criterion are taken (Schwarz, 1978; Zhang &amp; Siegmund, 2007): a ramp is one line
/// rather than many steps. A change costs (p + 2) ln n for p parameters of a segment, times (1 + φ) / (1 − φ) for
/// noise with autocorrelation φ, because dependent values say less than independent ones, and, where the noise may
/// change, times (κ − 1) / 2 for its kurtosis κ, because heavy tails look like changes of noise.
/// </summary>
public static class ChangePoints
{
    /// <summary>Series longer than this are first searched on a coarser grid, then exactly around what was found.</summary>
    private const int ExactLength = 2000;
    private const double LargestAutocorrelation = 0.9;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("change-points", 1);

    /// <summary>
    /// The index of the first value of each new segment, ascending; empty when nothing changes. NaN stands for a
    /// missing value and is bridged by a line between its neighbours. Fewer than 6 values and constant values have no
    /// change, pure noise hardly ever has one. About O(n) to O(n²) up to 2,000 values, O(n) beyond.
    /// </summary>
    /// <param name="values">The values, equally spaced, in order.</param>
    /// <exception cref="ArgumentException">A value is infinite.</exception>
    public static int[] Find(ReadOnlySpan<double> values)
    {
        var series = Scaled(values);
        if (series.Length < 6) return [];
        var sums = new RunningSums(series);
        var length = series.Length;
        var minLength = Math.Clamp(length / 10, 2, 5);
        var autocorrelation = RobustScale.Autocorrelation(series, Math.Max(LargestAutocorrelation, 1 - (2 / Math.Sqrt(length))));
        var inflation = (1 + autocorrelation) / (1 - autocorrelation);
        var floor = Floor(series);
        var unit = inflation * Math.Log(length);

        var level = WithCommonNoise(new LevelCost(sums), series, minLength, 3 * unit, floor);
        var line = WithCommonNoise(new LineCost(sums), series, Math.Max(minLength, 4), 4 * unit, floor);
        line = line with { Criterion = line.Criterion + unit };
        var best = level.OrBetter(line);

        // Noise can only be said to change where it is noise: rounding and rare spikes are given a floor.
        var tails = TailInflation(series, best.Changes);
        var noiseFloor = Math.Max(floor, 0.01 * best.Variance);
        best = best.OrBetter(WithOwnNoise(new LevelAndNoiseCost(sums, noiseFloor), length, 2 * minLength, 4 * unit * tails));
        var lines = WithOwnNoise(new LineAndNoiseCost(sums, noiseFloor), length, 2 * Math.Max(minLength, 4), 5 * unit * tails);
        best = best.OrBetter(lines with { Criterion = lines.Criterion + unit });
        return best.Changes;
    }

    /// <summary>
    /// The noise is unknown, so divisions for a range of prices are found and judged at the noise each leaves over.
    /// </summary>
    private static Division WithCommonNoise<TCost>(
        TCost cost, double[] series, int minLength, double penalty, double floor)
        where TCost : ISegmentCost
    {
        var length = series.Length;
        var largest = Math.Max(floor, cost.Of(0, length) / length);
        var spread = RobustScale.DifferenceSpread(series, 1);
        var smallest = Math.Clamp(spread * spread / 8, Math.Max(floor, largest * 1e-6), largest);
        var best = new Division([], double.PositiveInfinity, double.NaN);
        int[]? previous = null;
        for (var variance = largest; variance >= smallest * 0.99; variance /= 2)
        {
            var changes = Search(cost, length, penalty * variance, minLength);
            if (previous is not null && changes.AsSpan().SequenceEqual(previous)) continue;
            previous = changes;
            var squares = Total(cost, changes, length);
            var criterion = (length * Math.Log((squares / length) + floor)) + (penalty * changes.Length);
            best = best.OrBetter(new Division(changes, criterion, squares / length));
        }

        return best;
    }

    private static Division WithOwnNoise<TCost>(TCost cost, int length, int minLength, double penalty)
        where TCost : ISegmentCost
    {
        var changes = Search(cost, length, penalty, minLength);
        return new Division(changes, Total(cost, changes, length) + (penalty * changes.Length), double.NaN);
    }

    /// <summary>(κ − 1) / 2, at least 1, for the kurtosis κ of what is left about the segments' lines.</summary>
    private static double TailInflation(double[] series, int[] changes)
    {
        var (second, fourth, start) = (0.0, 0.0, 0);
        foreach (var end in changes.Append(series.Length))
        {
            var (slope, middle, mean) = Line(series.AsSpan(start, end - start));
            for (var i = start; i < end; i++)
            {
                var square = Math.Pow(series[i] - mean - (slope * (i - start - middle)), 2);
                second += square / series.Length;
                fourth += square * square / series.Length;
            }

            start = end;
        }

        return second <= 0 ? 1 : Math.Max(1, ((fourth / (second * second)) - 1) / 2);
    }

    private static (double Slope, double Middle, double Mean) Line(ReadOnlySpan<double> values)
    {
        var middle = (values.Length - 1) / 2.0;
        var (mean, product, spread) = (0.0, 0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            mean += values[i] / values.Length;
            product += (i - middle) * values[i];
            spread += (i - middle) * (i - middle);
        }

        return (spread > 0 ? product / spread : 0, middle, mean);
    }

    private static int[] Search<TCost>(TCost cost, int length, double penalty, int minLength)
        where TCost : ISegmentCost
    {
        var step = (length + ExactLength - 1) / ExactLength;
        if (step == 1) return Pelt.Segment(cost, length, penalty, minLength);
        var cells = length / step;
        var changes = Pelt.Segment(new GridCost<TCost>(cost, step, cells, length), cells, penalty, Math.Max(1, minLength / step));
        for (var k = 0; k < changes.Length; k++) changes[k] *= step;
        for (var k = 0; k < changes.Length; k++)
        {
            var before = k == 0 ? 0 : changes[k - 1];
            var after = k + 1 == changes.Length ? length : changes[k + 1];
            var (place, least) = (changes[k], double.PositiveInfinity);
            for (var at = Math.Max(before + minLength, place - step); at <= Math.Min(after - minLength, place + step); at++)
            {
                var total = cost.Of(before, at) + cost.Of(at, after);
                if (total < least) (changes[k], least) = (at, total);
            }
        }

        return changes;
    }

    private static double Total<TCost>(TCost cost, int[] changes, int length)
        where TCost : ISegmentCost
    {
        var total = 0.0;
        var start = 0;
        foreach (var change in changes)
        {
            total += cost.Of(start, change);
            start = change;
        }

        return total + cost.Of(start, length);
    }

    /// <summary>The variance below which noise counts as none: what rounding to a thousandth of the range makes.</summary>
    private static double Floor(ReadOnlySpan<double> series)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in series) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return Math.Max(1e-12, 1e-6 * (high - low) * (high - low));
    }

    /// <summary>The values with gaps bridged, mean 0 and variance 1; empty when they are constant or all missing.</summary>
    private static double[] Scaled(ReadOnlySpan<double> values)
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
        var mean = 0.0;
        foreach (var value in series) mean += value / series.Length;
        var variance = 0.0;
        foreach (var value in series) variance += (value - mean) * (value - mean) / series.Length;
        var deviation = Math.Sqrt(variance);
        if (!(deviation > 1e-12 * Math.Max(1e-300, Math.Abs(mean)))) return [];
        for (var i = 0; i < series.Length; i++) series[i] = (series[i] - mean) / deviation;
        return series;
    }

    private readonly record struct Division(int[] Changes, double Criterion, double Variance)
    {
        public Division OrBetter(Division other) => other.Criterion < Criterion ? other : this;
    }

    /// <summary>A cost over cells of several values; the last cell takes the rest.</summary>
    private readonly record struct GridCost<TCost>(TCost Cost, int Step, int Cells, int Length) : ISegmentCost
        where TCost : ISegmentCost
    {
        public double Of(int start, int end) => Cost.Of(start * Step, end == Cells ? Length : end * Step);
    }
}
