using Dashboard.Core;

namespace Dashboard.Analysis.Significance;

/// <summary>
/// Combines independent tests of discrete statistics: the sum of −ln p over them, held against the sum's own exact
/// distribution (Fisher, 1932, as Lancaster, 1949, and Mielke, Johnston &amp; Berry, 2004, make it discrete). A test
/// that can hardly find anything does not water down one that has, as it would with the χ² that Fisher used.
/// </summary>
public static class DiscreteFisher
{
    private const double FinestStep = 1.0 / 16;
    private const int MostSteps = 4000;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("discrete-fisher", 1);

    /// <summary>
    /// The tail of the combination. Sums are of whole steps of a sixteenth of a nat, or more where they are very large.
    /// No tests give 1. O(tests × (values + steps × distinct p)).
    /// </summary>
    /// <param name="distributions">P(X = 0), P(X = 1), … of each test's statistic; large values speak against the null.</param>
    /// <param name="observed">Each test's statistic; one beyond its distribution counts as its last.</param>
    /// <param name="leftOut">What distributions leave out at their upper end, above 0: chances below it are not told apart.</param>
    /// <exception cref="ArgumentException">There are not as many observations as distributions.</exception>
    public static DiscreteTail Combine(IReadOnlyList<double[]> distributions, ReadOnlySpan<int> observed, double leftOut = 1e-40)
    {
        ArgumentNullException.ThrowIfNull(distributions);
        if (distributions.Count != observed.Length)
            throw new ArgumentException($"{distributions.Count} tests have {observed.Length} observations.");
        var surprises = distributions.Select(d => Surprises(d, leftOut)).ToArray();
        var total = 0.0;
        for (var i = 0; i < observed.Length; i++) total += surprises[i][Math.Clamp(observed[i], 0, surprises[i].Length - 1)];
        var step = Math.Max(FinestStep, total / MostSteps);
        var seen = 0;
        for (var i = 0; i < observed.Length; i++) seen += Steps(surprises[i][Math.Clamp(observed[i], 0, surprises[i].Length - 1)], step);

        // Chances of a sum of 0, 1, … seen steps, and of more in the last place.
        var sum = new double[seen + 2];
        sum[0] = 1;
        for (var i = 0; i < surprises.Length; i++)
        {
            var chances = new SortedDictionary<int, double>();
            for (var x = 0; x < surprises[i].Length; x++)
            {
                var place = Math.Min(seen + 1, Steps(surprises[i][x], step));
                chances[place] = chances.GetValueOrDefault(place) + distributions[i][x];
            }

            var next = new double[sum.Length];
            foreach (var (place, chance) in chances)
            {
                for (var s = 0; s < sum.Length; s++) next[Math.Min(seen + 1, s + place)] += chance * sum[s];
            }

            sum = next;
        }

        return new DiscreteTail(seen == 0 ? 1 : Math.Min(1, sum[^1] + sum[^2] + leftOut), Math.Min(1, sum[^1]));
    }

    private static int Steps(double surprise, double step) => (int)Math.Round(surprise / step);

    /// <summary>−ln P(X ≥ x) for each x.</summary>
    private static double[] Surprises(double[] distribution, double leftOut)
    {
        var result = new double[distribution.Length];
        var tail = leftOut;
        for (var x = distribution.Length - 1; x >= 0; x--)
        {
            tail += distribution[x];
            result[x] = -Math.Log(Math.Min(tail, 1));
        }

        if (result.Length > 0) result[0] = 0;
        return result;
    }
}
