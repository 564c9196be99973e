using Dashboard.Core;

namespace Dashboard.Analysis.Significance;

/// <summary>
/// The number of successes of independent tries with probabilities of their own: the Poisson-binomial distribution.
/// Exact by convolution (as <see cref="WeightedSum"/>), or for sums that would take too long the saddlepoint
/// approximation with the second continuity correction (Daniels, 1987), whose error falls with the number expected: below
/// a hundredth of the tail from about ten expected on.
/// </summary>
public static class PoissonBinomial
{
    private const double MostWork = 2e7;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("poisson-binomial", 1);

    /// <summary>The upper tail at an observed number. 1 for none; 0 for more than there are tries.</summary>
    /// <param name="classes">The tries; each success counts one, whatever its steps.</param>
    /// <param name="observed">How many succeeded.</param>
    /// <exception cref="ArgumentException">A probability is none, or a count is negative.</exception>
    public static DiscreteTail Tail(IReadOnlyList<BernoulliClass> classes, int observed)
    {
        ArgumentNullException.ThrowIfNull(classes);
        BernoulliClass[] tries = [.. classes.Where(c => c.Count != 0).Select(c => c with { Steps = 1 })];
        var expected = tries.Sum(c => c.Count * c.Probability);
        var work = tries.Length * (10 + (20 * Math.Sqrt(expected))) * Math.Max(observed, expected);
        if (observed > 0 && work > MostWork) return new DiscreteTail(Saddlepoint(tries, observed), Saddlepoint(tries, observed + 1));
        return WeightedSum.Tail(tries, observed);
    }

    private static double Saddlepoint(BernoulliClass[] tries, int observed)
    {
        var most = tries.Sum(c => c.Count);
        if (observed > most) return 0;
        if (observed == most) return Math.Exp(tries.Sum(c => c.Count * Math.Log(c.Probability)));
        var target = observed - 0.5;
        var (low, high) = (-700.0, 700.0);
        for (var i = 0; i < 200 && high - low > 1e-12; i++)
        {
            var middle = (low + high) / 2;
            if (Moments(tries, middle).Mean < target) low = middle;
            else high = middle;
        }

        var s = (low + high) / 2;
        var (cumulant, mean, variance) = Moments(tries, s);
        if (Math.Abs(s) < 1e-5)
        {
            var (_, _, spread) = Moments(tries, 0);
            return Normal.UpperTail((target - Moments(tries, 0).Mean) / Math.Sqrt(spread));
        }

        var w = Math.Sign(s) * Math.Sqrt(Math.Max(0, 2 * ((s * target) - cumulant)));
        var u = 2 * Math.Sinh(s / 2) * Math.Sqrt(variance);
        return Math.Clamp(Normal.UpperTail(w) + (Math.Exp(-w * w / 2) / Math.Sqrt(2 * Math.PI) * ((1 / u) - (1 / w))), 0, 1);
    }

    private static (double Cumulant, double Mean, double Variance) Moments(BernoulliClass[] tries, double tilt)
    {
        var (cumulant, mean, variance) = (0.0, 0.0, 0.0);
        foreach (var c in tries)
        {
            if (c.Probability <= 0) continue;
            var logOdds = tilt + Math.Log(c.Probability) - Math.Log(1 - c.Probability);
            var p = c.Probability == 1 ? 1 : 1 / (1 + Math.Exp(-logOdds));
            cumulant += c.Count * (c.Probability == 1 ? tilt
                : Math.Log(
                    1 - c.Probability) + (logOdds > 0 ? logOdds + Math.Log(1 + Math.Exp(-logOdds)) : Math.Log(1 + Math.Exp(logOdds))));
            mean += c.Count * p;
            variance += c.Count * p * (1 - p);
        }

        return (cumulant, mean, variance);
    }
}
