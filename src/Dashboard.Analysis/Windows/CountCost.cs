using Dashboard.Analysis.Significance;

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

    /// <summary>
    /// The cost of the counts under a mean that grows or falls by the same factor at each step, fitted as a Poisson
    /// regression on time (Nelder &amp; Wedderburn, 1972) by Newton's method. O(n).
    /// </summary>
    public double OfTrend(ReadOnlySpan<double> counts)
    {
        var n = counts.Length;
        var (level, slope) = (Math.Log(Math.Max(1e-9, Mean(0, n))), 0.0);
        for (var round = 0; round < 50; round++)
        {
            var (score, tilt, w, wt, wtt) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (var i = 0; i < n; i++)
            {
                var (time, mean) = ((2.0 * i / (n - 1)) - 1, Trend(i));
                score += counts[i] - mean;
                tilt += (counts[i] - mean) * time;
                w += mean;
                wt += mean * time;
                wtt += mean * time * time;
            }

            var determinant = (w * wtt) - (wt * wt);
            if (!(determinant > 1e-12)) break;
            var (up, turn) = (((wtt * score) - (wt * tilt)) / determinant, ((w * tilt) - (wt * score)) / determinant);
            level += Math.Clamp(up, -1, 1);
            slope += Math.Clamp(turn, -1, 1);
            if (Math.Abs(up) + Math.Abs(turn) < 1e-9) break;
        }

        var cost = 0.0;
        for (var i = 0; i < n; i++) cost += OfCount(counts[i], Trend(i));
        return cost;

        double Trend(int i) => Math.Exp(Math.Clamp(level + (slope * ((2.0 * i / (n - 1)) - 1)), -50, 50));
    }

    private double OfCount(double count, double mean) => dispersion < 1e-9
        ? 2 * (mean - (count * Math.Log(mean)))
        : 2 * (((count + (1 / dispersion)) * Math.Log(1 + (dispersion * mean))) - (count * Math.Log(mean)));
}
