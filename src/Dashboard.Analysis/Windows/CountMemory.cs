namespace Dashboard.Analysis.Windows;

/// <summary>How much of a count the next one remembers, about a raised stretch.</summary>
internal static class CountMemory
{
    private const double Largest = 0.8;

    /// <summary>
    /// (1 + φ) / (1 − φ) for the autocorrelation φ, from one value to the next, of what is left about the two means; 1
    /// where it is within two standard errors of none. Values are held against their mean's square root. O(n).
    /// </summary>
    public static double Inflation(double[] counts, double inside, double outside, int start, int end)
    {
        var (product, square, last) = (0.0, 0.0, 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            var mean = i >= start && i < end ? inside : outside;
            var residual = (counts[i] - mean) / Math.Sqrt(Math.Max(mean, 0.1));
            square += residual * residual;
            product += i > 0 ? residual * last : 0;
            last = residual;
        }

        var memory = square > 0 ? product / square : 0;
        if (memory < 2 / Math.Sqrt(counts.Length)) return 1;
        memory = Math.Min(memory, Largest);
        return (1 + memory) / (1 - memory);
    }
}
