using Dashboard.Core;

namespace Dashboard.Analysis.Significance;

/// <summary>
/// The hypergeometric null model of sharing: of N accounts K carry an attribute; n accounts are drawn at random; how
/// likely are at least k carriers among them? (Fisher's exact test, 1935, one-sided.)
/// </summary>
public static class Hypergeometric
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("hypergeometric", 1);

    /// <summary>
    /// P(X ≥ k). 1 for k ≤ what must occur; 0 for k above what can occur. O(K) at most, and far less: the sum
    /// stops when its terms no longer count.
    /// </summary>
    /// <param name="population">N.</param>
    /// <param name="carriers">K, 0 to N.</param>
    /// <param name="drawn">n, 0 to N.</param>
    /// <param name="observed">k.</param>
    /// <exception cref="ArgumentException">K or n is not between 0 and N.</exception>
    public static double UpperTail(int population, int carriers, int drawn, int observed)
    {
        if (carriers < 0 || carriers > population || drawn < 0 || drawn > population)
            throw new ArgumentException($"Of {population} accounts neither {carriers} can carry something nor {drawn} be drawn.");
        var lowest = Math.Max(0, carriers + drawn - population);
        var highest = Math.Min(carriers, drawn);
        if (observed <= lowest) return 1;
        if (observed > highest) return 0;

        // Summing the smaller side loses no digits; both are sums of ratios of neighbouring terms.
        var isLeftOfMode = observed <= ((carriers + 1.0) * (drawn + 1.0)) / (population + 2.0);
        if (isLeftOfMode) return Math.Clamp(1 - Sum(observed - 1, lowest, -1), 0, 1);
        return Math.Clamp(Sum(observed, highest, 1), 0, 1);

        double Sum(int from, int to, int step)
        {
            var term = 1.0;
            var sum = 1.0;
            for (var x = from; x != to; x += step)
            {
                term *= step > 0 ? Ratio(x) : 1 / Ratio(x - 1);
                sum += term;
                if (term < sum * 1e-17) break;
            }

            return Math.Exp(LogProbability(from) + Math.Log(sum));
        }

        // P(x + 1) / P(x)
        double Ratio(double x) => (carriers - x) / (x + 1) * ((drawn - x) / (population - carriers - drawn + x + 1));

        double LogProbability(int x) =>
            LogFactorial.Choose(carriers, x) + LogFactorial.Choose(population - carriers, drawn - x) - LogFactorial.Choose(population, drawn);
    }
}
