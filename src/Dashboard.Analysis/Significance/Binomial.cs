using Dashboard.Core;

namespace Dashboard.Analysis.Significance;

/// <summary>The binomial tail: at least k of n independent tries with probability p each succeed.</summary>
public static class Binomial
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("binomial-tail", 1);

    /// <summary>P(X ≥ k). 1 for k ≤ 0, 0 for k > n. O(n) at most; the sum stops when its terms no longer count.</summary>
    /// <exception cref="ArgumentException">n is negative, or p is no probability.</exception>
    public static double UpperTail(int tries, double probability, int observed)
    {
        if (tries < 0 || !(probability is >= 0 and <= 1))
            throw new ArgumentException($"{tries} tries with probability {probability} cannot be.");
        if (observed <= 0) return 1;
        if (observed > tries || probability == 0) return 0;
        if (probability == 1) return 1;
        var odds = probability / (1 - probability);
        var isUpper = observed > tries * probability;
        var (from, to) = isUpper ? (observed, tries) : (observed - 1, 0);
        var (term, sum) = (1.0, 1.0);
        for (var x = from; x != to; x += isUpper ? 1 : -1)
        {
            term *= isUpper ? (tries - x) / (x + 1.0) * odds : x / (tries - x + 1.0) / odds;
            sum += term;
            if (term < sum * 1e-17) break;
        }

        var first = LogFactorial.Choose(tries, from) + (from * Math.Log(probability)) + ((tries - from) * Math.Log(1 - probability));
        var tail = Math.Exp(first + Math.Log(sum));
        return Math.Clamp(isUpper ? tail : 1 - tail, 0, 1);
    }
}
