using Dashboard.Analysis.Significance;

namespace Dashboard.Analysis.Windows;

/// <summary>
/// How much more counts vary than Poisson: α of variance μ + α μ², from successive differences, which changes of
/// rate hardly touch. Each pair of neighbours gives an estimate ((y₁ − y₂)² / 2 − m) / m² about its own mean m; the
/// median over windows of eight pairs is taken, corrected for the skewness of a squared difference. O(n log n).
/// </summary>
internal static class CountDispersion
{
    private const int PairsInWindow = 8;

    /// <summary>α, 0 or more; 0 where no stretch of eight pairs has counts.</summary>
    public static double Of(ReadOnlySpan<double> counts)
    {
        var estimates = new List<double>();
        for (var start = 0; start + PairsInWindow < counts.Length; start += PairsInWindow / 2)
        {
            var (excess, square) = (0.0, 0.0);
            for (var i = start; i < start + PairsInWindow; i++)
            {
                var mean = (counts[i] + counts[i + 1]) / 2;
                var difference = counts[i] - counts[i + 1];
                excess += (difference * difference / 2) - mean;
                square += mean * mean;
            }

            if (square > 0) estimates.Add(excess / square);
        }

        // The median of a sum of eight such squares is about nine tenths of its mean.
        return estimates.Count == 0 ? 0 : Math.Max(0, RobustScale.Median(estimates.ToArray())) / 0.9;
    }
}
