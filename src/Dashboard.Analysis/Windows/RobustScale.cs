namespace Dashboard.Analysis.Windows;

/// <summary>Measures of a series' noise that its changes of level or slope hardly touch.</summary>
internal static class RobustScale
{
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

    /// <summary>The median; the mean of the middle two of an even number; 0 of none. Sorts the values in place.</summary>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty) return 0;
        values.Sort();
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
