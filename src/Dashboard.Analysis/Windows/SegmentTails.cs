namespace Dashboard.Analysis.Windows;

/// <summary>How heavy the tails of a series' noise are.</summary>
internal static class SegmentTails
{
    /// <summary>(κ − 1) / 2, at least 1, for the kurtosis κ of what is left about the segments' lines. O(n).</summary>
    /// <param name="values">The series.</param>
    /// <param name="changes">Where segments begin.</param>
    /// <param name="lead">How many values at the start of a segment are left out.</param>
    public static double Inflation(double[] values, int[] changes, int lead)
    {
        var (second, fourth, count, start) = (0.0, 0.0, 0, 0);
        foreach (var end in changes.Append(values.Length))
        {
            var segment = values.AsSpan(Math.Min(start + lead, end)..end);
            var (slope, middle, mean) = Line(segment);
            for (var i = 0; i < segment.Length; i++)
            {
                var square = Math.Pow(segment[i] - mean - (slope * (i - middle)), 2);
                second += square;
                fourth += square * square;
            }

            count += segment.Length;
            start = end;
        }

        return second <= 0 ? 1 : Math.Max(1, ((fourth * count / (second * second)) - 1) / 2);
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
}
