using Dashboard.Core;

namespace Dashboard.Analysis.Targeting;

/// <summary>
/// The log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi &amp; Quinn, 2008): how much more of one
/// group's interactions than of another's exercise a capability. The prior is what both do together, worth a given
/// number of interactions, so that small counts are drawn to no difference.
/// </summary>
public static class LogOdds
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("log-odds-dirichlet", 2);

    /// <summary>How many interactions the prior is worth.</summary>
    public const double DefaultPriorStrength = 100;

    /// <summary>
    /// The log-odds ratio of each capability, in nats, and its variance. O(k). A capability that neither group has
    /// gets 0; two empty groups have nothing but zeros, with the prior's variance. No group is divided by its own
    /// zero: the prior is at least half an interaction for each capability.
    /// </summary>
    /// <param name="group">The group's counts by capability.</param>
    /// <param name="baseline">The baseline's counts by capability.</param>
    /// <param name="priorStrength">How many interactions the prior is worth.</param>
    /// <param name="groupUnits">
    /// How many independent units (accounts) stand behind each count of the group, for the variance; empty takes each
    /// interaction for independent.
    /// </param>
    /// <param name="baselineUnits">The same for the baseline.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a count is negative or NaN.</exception>
    public static (double LogOdds, double Variance)[] Of(
        ReadOnlySpan<double> group,
        ReadOnlySpan<double> baseline,
        double priorStrength = DefaultPriorStrength,
        ReadOnlySpan<double> groupUnits = default,
        ReadOnlySpan<double> baselineUnits = default)
    {
        if (group.Length != baseline.Length)
            throw new ArgumentException($"There are {group.Length} counts of the group and {baseline.Length} of the baseline.");
        var (groupTotal, baselineTotal) = (0.0, 0.0);
        for (var c = 0; c < group.Length; c++)
        {
            if (!(group[c] >= 0) || !(baseline[c] >= 0))
                throw new ArgumentException($"Counts are 0 or more; capability {c} has {group[c]} and {baseline[c]}.");
            groupTotal += group[c];
            baselineTotal += baseline[c];
        }

        var priors = new double[group.Length];
        var priorTotal = 0.0;
        for (var c = 0; c < priors.Length; c++)
        {
            var all = groupTotal + baselineTotal;
            priors[c] = Math.Max(0.5, all > 0 ? priorStrength * (group[c] + baseline[c]) / all : 0);
            priorTotal += priors[c];
        }

        var result = new (double, double)[group.Length];
        for (var c = 0; c < result.Length; c++)
        {
            var (first, second) = (group[c] + priors[c], baseline[c] + priors[c]);
            var (othersFirst, othersSecond) = (groupTotal + priorTotal - first, baselineTotal + priorTotal - second);

            // Where there is but one capability there is nothing else to weigh it against.
            var logOdds = othersFirst > 1e-9 && othersSecond > 1e-9 && group[c] + baseline[c] > 0
                ? Math.Log(first / othersFirst) - Math.Log(second / othersSecond)
                : 0;
            var variance = Variance(first, othersFirst, groupUnits, c, priors[c]) + Variance(
                second, othersSecond, baselineUnits, c, priors[c]);
            result[c] = (logOdds, variance);
        }

        return result;
    }

    /// <summary>
    /// The variance of the log-odds of one group by the delta method: the inverse counts of the capability and of all
    /// others. The paper leaves the others out because of many words no one is common; of few capabilities one may be
    /// nearly all that a group does. Counts are no larger than the accounts behind them.
    /// </summary>
    private static double Variance(double count, double others, ReadOnlySpan<double> units, int capability, double prior)
    {
        if (units.IsEmpty) return (1 / count) + (1 / Math.Max(others, 1e-9));
        var (own, rest) = (units[capability], 0.0);
        foreach (var unit in units) rest += unit;
        rest -= own;
        var least = Math.Min(prior, 0.5);
        return (1 / Math.Min(count, own + least)) + (1 / Math.Max(1e-9, Math.Min(others, rest + least)));
    }
}
