namespace Dashboard.Analysis.Significance;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    /// <summary>
    /// P(|Z| ≥ |z|), to about 1e-7 of its size in the tails as well (complementary error function of Press et al.,
    /// 1992). NaN gives NaN.
    /// </summary>
    public static double TwoSided(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        var t = 1 / (1 + (0.5 * x));
        var series = -1.26551223 + (t * (1.00002368 + (t * (0.37409196 + (t * (0.09678418 + (t * (-0.18628806 + (t * (0.27886807
            + (t * (-1.13520398 + (t * (1.48851587 + (t * (-0.82215223 + (t * 0.17087277)))))))))))))))));
        return Math.Min(1, t * Math.Exp((-x * x) + series));
    }

    /// <summary>P(Z ≥ z), to about 1e-7 of its size. NaN gives NaN.</summary>
    public static double UpperTail(double z) => z >= 0 ? TwoSided(z) / 2 : 1 - (TwoSided(z) / 2);

    /// <summary>
    /// The value that a standard normal number is below with the given probability, to about 1e-7, by bisection on the
    /// tail. Infinite at 0 and 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is below 0, above 1 or NaN.</exception>
    public static double Quantile(double probability)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is 0 to 1.");
        if (probability == 0) return double.NegativeInfinity;
        if (probability == 1) return double.PositiveInfinity;
        if (probability == 0.5) return 0;
        var tail = 2 * Math.Min(probability, 1 - probability);
        var (low, high) = (0.0, 40.0);
        for (var i = 0; i < 80; i++)
        {
            var middle = (low + high) / 2;
            if (TwoSided(middle) > tail) low = middle;
            else high = middle;
        }

        return probability < 0.5 ? -low : low;
    }
}
