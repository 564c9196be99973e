using Dashboard.Core;

namespace Dashboard.Analysis.Significance;

/// <summary>The Poisson tail: at least k events where λ are expected.</summary>
public static class Poisson
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("poisson-tail", 1);

    /// <summary>P(X ≥ k). 1 for k ≤ 0. About O(√λ): the sum stops when its terms no longer count.</summary>
    /// <exception cref="ArgumentException">λ is negative, infinite or NaN.</exception>
    public static double UpperTail(double mean, int observed)
    {
        if (!(mean >= 0) || double.IsInfinity(mean)) throw new ArgumentException($"{mean} events cannot be expected.");
        if (observed <= 0) return 1;
        if (mean == 0) return 0;
        var isUpper = observed > mean;
        var first = isUpper ? observed : observed - 1;
        var (term, sum) = (1.0, 1.0);
        for (var x = first; isUpper || x > 0; x += isUpper ? 1 : -1)
        {
            term *= isUpper ? mean / (x + 1.0) : x / mean;
            sum += term;
            if (term < sum * 1e-17) break;
        }

        var tail = Math.Exp((first * Math.Log(mean)) - mean - LogFactorial.Of(first) + Math.Log(sum));
        return Math.Clamp(isUpper ? tail : 1 - tail, 0, 1);
    }
}
