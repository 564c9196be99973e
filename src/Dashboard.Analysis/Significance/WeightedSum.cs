using Dashboard.Core;

namespace Dashboard.Analysis.Significance;

/// <summary>
/// The distribution of a sum of independent weighted tries on a lattice: the weighted Poisson-binomial. Classes of
/// probability above 1/1000 are convolved exactly, as binomials; the many of less are one compound Poisson sum (Panjer,
/// 1981), off by at most 1/1000 in total variation (Barbour &amp; Hall, 1984) and too large rather than too small in the
/// far upper tail. All terms are positive, so that tails keep their digits.
/// </summary>
public static class WeightedSum
{
    private const double Small = 1e-3;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("weighted-poisson-binomial", 1);

    /// <summary>
    /// P(sum = s) for s = 0, 1, … up to where what remains is less than <paramref name="precision"/>. No classes give
    /// the sum 0. O(steps × (distinct weights + support of the binomials)).
    /// </summary>
    /// <param name="classes">The tries.</param>
    /// <param name="precision">The chance that may be cut off at the upper end.</param>
    /// <exception cref="ArgumentException">A probability is none, or a count or weight is negative.</exception>
    public static double[] Distribution(IReadOnlyList<BernoulliClass> classes, double precision)
    {
        ArgumentNullException.ThrowIfNull(classes);
        foreach (var c in classes)
        {
            if (!(c.Probability is >= 0 and <= 1) || c.Count < 0 || c.Steps < 0) throw new ArgumentException($"{c} cannot be.");
        }

        var length = Length(classes, precision);
        var sum = Panjer([.. classes.Where(c => c is { Probability: > 0 and <= Small, Count: > 0, Steps: > 0 })], length);
        foreach (var c in classes)
        {
            if (c is { Probability: > Small, Count: > 0, Steps: > 0 }) sum = Convolve(sum, c);
        }

        return sum;
    }

    /// <summary>The upper tail at an observed sum; 1 for none. As <see cref="Distribution"/>, chances below 1e-300 left out.</summary>
    public static DiscreteTail Tail(IReadOnlyList<BernoulliClass> classes, int observed)
    {
        var distribution = Distribution(classes, 1e-300);
        var (moreThan, below) = (0.0, 0.0);
        for (var s = distribution.Length - 1; s > observed; s--) moreThan += distribution[s];
        for (var s = 0; s < Math.Min(observed, distribution.Length); s++) below += distribution[s];
        var atLeast = moreThan + (observed >= 0 && observed < distribution.Length ? distribution[observed] : 0);

        // The smaller side has the digits.
        return below < 0.5 ? new(Math.Max(0, 1 - below), Math.Min(1 - below, moreThan)) : new(Math.Min(1, atLeast), Math.Min(1, moreThan));
    }

    /// <summary>The smallest length beyond which Chernoff's bound (1952) leaves less than the precision.</summary>
    private static int Length(IReadOnlyList<BernoulliClass> classes, double precision)
    {
        var (most, largest) = (0.0, 0);
        foreach (var c in classes)
        {
            most += (double)c.Count * c.Steps * (c.Probability > 0 ? 1 : 0);
            largest = Math.Max(largest, c.Steps);
        }

        var bound = most;
        for (var tilt = 1.0 / 1024; tilt < 64; tilt *= 1.5)
        {
            var (cumulant, theta) = (-Math.Log(precision), tilt / Math.Max(1, largest));
            foreach (var c in classes) cumulant += c.Count * Math.Log(1 + (c.Probability * (Math.Exp(theta * c.Steps) - 1)));
            bound = Math.Min(bound, cumulant / theta);
        }

        return checked((int)Math.Ceiling(bound) + 1);
    }

    private static double[] Panjer(BernoulliClass[] classes, int length)
    {
        var sum = new double[length];
        sum[0] = 1;
        if (classes.Length == 0) return sum;
        var rates = classes.GroupBy(c => c.Steps).OrderBy(g => g.Key)
            .Select(g => (Steps: g.Key, Rate: g.Key * g.Sum(c => c.Count * c.Probability))).ToArray();
        var start = -classes.Sum(c => c.Count * c.Probability);
        for (var s = 1; s < length; s++)
        {
            var total = 0.0;
            foreach (var (steps, rate) in rates)
            {
                if (steps > s) break;
                total += rate * sum[s - steps];
            }

            sum[s] = total / s;
            if (sum[s] < 1e250) continue;
            start += Math.Log(1e250);
            for (var before = 0; before <= s; before++) sum[before] *= 1e-250;
        }

        // What begins at exp(−λ) begins at 1 here, so that many rare tries do not underflow.
        var scale = start > -700 ? Math.Exp(start) : 1 / sum.Sum();
        for (var s = 0; s < length; s++) sum[s] *= scale;
        return sum;
    }

    private static double[] Convolve(double[] sum, BernoulliClass tries)
    {
        var (from, chances) = Support(tries);
        var result = new double[sum.Length];
        for (var k = 0; k < chances.Length; k++)
        {
            var shift = (from + k) * tries.Steps;
            if (shift >= sum.Length) break;
            for (var s = (int)shift; s < sum.Length; s++) result[s] += chances[k] * sum[s - shift];
        }

        return result;
    }

    /// <summary>The chances of a binomial number, those apart that are too small to count even in a far tail.</summary>
    private static (long From, double[] Chances) Support(BernoulliClass tries)
    {
        if (tries.Probability == 1) return (tries.Count, [1]);
        var (count, p) = ((double)tries.Count, tries.Probability);
        var mode = Math.Floor((count + 1) * p);
        if (mode > count) mode = count;
        var height = LogFactorial.Choose(count, mode) + (mode * Math.Log(p)) + ((count - mode) * Math.Log(1 - p));
        var (below, above) = (new List<double>(), new List<double> { Math.Exp(height) });
        for (var (k, chance) = (mode, above[0]); k < count && chance > 1e-300; k++)
            above.Add(chance *= (count - k) / (k + 1) * (p / (1 - p)));
        for (var (k, chance) = (mode, above[0]); k > 0 && chance > 1e-30; k--) below.Add(chance *= k / (count - k + 1) * ((1 - p) / p));
        below.Reverse();
        return ((long)mode - below.Count, [.. below, .. above]);
    }
}
