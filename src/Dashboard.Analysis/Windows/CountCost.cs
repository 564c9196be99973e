namespace Dashboard.Analysis.Windows;

/// <summary>
/// Counts with one rate a segment, negative binomial: variance μ + α μ². With α = 0 Poisson. Twice the negative
/// log-likelihood at the segment's mean, terms without the mean left out. Seasonally adjusted counts need not be whole.
/// </summary>
internal sealed class CountCost : ISegmentCost
{
    private readonly double[] sum;
    private readonly double dispersion;

    /// <param name="counts">The counts, 0 or more.</param>
    /// <param name="dispersion">α, 0 or more, the same for the whole series.</param>
    public CountCost(ReadOnlySpan<double> counts, double dispersion)
    {
        this.dispersion = dispersion;
        sum = new double[counts.Length + 1];
        for (var i = 0; i < counts.Length; i++) sum[i + 1] = sum[i] + counts[i];
    }

    /// <summary>The mean of a segment.</summary>
    public double Mean(int start, int end) => (sum[end] - sum[start]) / (end - start);

    /// <inheritdoc/>
    public double Of(int start, int end) => OfMean(Math.Max(0, Mean(start, end)), end - start);

    /// <summary>The cost of so many values of this mean, wherever they stand.</summary>
    public double OfMean(double mean, double length)
    {
        if (mean <= 0) return 0;
        if (dispersion < 1e-9) return 2 * length * (mean - (mean * Math.Log(mean)));
        return 2 * length * (((mean + (1 / dispersion)) * Math.Log(1 + (dispersion * mean))) - (mean * Math.Log(mean)));
    }
}
