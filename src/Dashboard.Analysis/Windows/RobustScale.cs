namespace Dashboard.Analysis.Windows;

/// <summary>Measures of a series' noise that its changes of level or slope hardly touch.</summary>
internal static class RobustScale
{
    /// <summary>
    /// The lag-one autocorrelation of the noise, 0 to <paramref name="ceiling"/>. For noise of first order the spread
    /// of differences two apart is √(1 + φ) times that of differences one apart, whatever the levels; spreads run from
    /// the first to the last decile, so that few changes of level or a steady slope do not matter.
    /// Fewer than 8 values, or differences that are mostly equal, give 0. O(n log n).
    /// </summary>
    public static double Autocorrelation(ReadOnlySpan<double> values, double ceiling)
    {
        if (values.Length < 8) return 0;
        var near = DecileSpread(values, 1);
        var far = DecileSpread(values, 2);
        if (near <= 0) return 0;
        return Math.Clamp((far * far / (near * near)) - 1, 0, ceiling);
    }

    /// <summary>1.4826 times the median absolute deviation of differences <paramref name="lag"/> apart.</summary>
    public static double DifferenceSpread(ReadOnlySpan<double> values, int lag)
    {
        if (values.Length <= lag) return 0;
        var differences = new double[values.Length - lag];
        for (var i = 0; i < differences.Length; i++) differences[i] = values[i + lag] - values[i];
        var middle = Median(differences);
        for (var i = 0; i < differences.Length; i++) differences[i] = Math.Abs(differences[i] - middle);
        return 1.4826 * Median(differences);
    }

    private static double DecileSpread(ReadOnlySpan<double> values, int lag)
    {
        var differences = new double[values.Length - lag];
        for (var i = 0; i < differences.Length; i++) differences[i] = values[i + lag] - values[i];
        Array.Sort(differences);
        return At(0.9) - At(0.1);

        double At(double share)
        {
            var place = share * (differences.Length - 1);
            var below = (int)place;
            var above = Math.Min(below + 1, differences.Length - 1);
            return differences[below] + ((place - below) * (differences[above] - differences[below]));
        }
    }

    /// <summary>The median; the mean of the middle two of an even number; 0 of none. Sorts the values in place.</summary>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty) return 0;
        values.Sort();
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
