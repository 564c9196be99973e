using System.Collections.Immutable;
using Dashboard.Analysis.Targeting;

namespace Dashboard.Analysis.Verdicts;

/// <summary>A group whose nature is known, for calibration.</summary>
/// <param name="World">The world it is of: worlds are left out one at a time.</param>
/// <param name="Run">The world and its seed: every run counts the same, however many groups it has.</param>
/// <param name="IsCampaign">Whether nearly all of its accounts act for a campaign.</param>
/// <param name="Leans">The lean of each measure that the data could tell.</param>
public sealed record KnownGroup(string World, string Run, bool IsCampaign, ImmutableDictionary<string, double> Leans);

/// <summary>
/// Logistic regression of campaigns on leans with weights of at least 0, drawn to 1 by a ridge: a measure may weigh
/// nothing, and never the wrong way. Of the prior counts as much as the data can tell (<see cref="WaterfallWeights"/>).
/// Gradient descent, deterministic.
/// </summary>
public static class LogisticCalibration
{
    private const double Ridge = 0.004;
    private const double Step = 0.5;
    private const double Heaviest = 2.5;

    /// <summary>Innocent groups count twice as much as campaigns: accusing is worse than missing.</summary>
    private const double InnocentWeight = 2;

    /// <summary>Prior and weights. O(iterations × groups × measures).</summary>
    /// <param name="groups">Groups of both natures.</param>
    /// <param name="keys">The measures.</param>
    /// <param name="iterations">Steps of the descent.</param>
    public static (double Prior, ImmutableDictionary<string, double> Weights) Fit(
        IReadOnlyCollection<KnownGroup> groups, IReadOnlyList<string> keys, int iterations = 1500)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(keys);
        var sizes = groups.GroupBy(g => (g.Run, g.IsCampaign)).ToDictionary(g => g.Key, g => g.Count());
        var rows = groups.Select(g => (
            Leans: keys.Select(k => g.Leans.GetValueOrDefault(k)).ToArray(), Told: keys.Select(k => g.Leans.ContainsKey(k)).ToArray(),
            Is: g.IsCampaign ? 1.0 : 0, Counts: (g.IsCampaign ? 1 : InnocentWeight) / sizes[(g.Run, g.IsCampaign)])).ToArray();
        var all = Math.Max(1e-9, rows.Sum(r => r.Counts));
        var (prior, weights) = (-2.0, Enumerable.Repeat(0.8, keys.Count).ToArray());
        for (var i = 0; i < iterations; i++)
        {
            var (own, slopes) = (0.0, new double[keys.Count]);
            var heaviness = Math.Max(1e-9, weights.Sum());
            foreach (var (leans, isTold, isCampaign, counts) in rows)
            {
                var (odds, told) = (0.0, 0.0);
                for (var k = 0; k < leans.Length; k++)
                {
                    odds += weights[k] * leans[k];
                    if (isTold[k]) told += weights[k] / heaviness;
                }

                odds += prior * told;
                var error = ((1 / (1 + Math.Exp(-odds))) - isCampaign) * counts / all;
                own += error * told;
                for (var k = 0; k < leans.Length; k++) slopes[k] += error * leans[k];
            }

            prior -= Step * own;
            for (var k = 0; k < weights.Length; k++)
                weights[k] = Math.Clamp(weights[k] - (Step * (slopes[k] + (Ridge * (weights[k] - 1)))), 0, Heaviest);
        }

        return (prior, keys.Index().ToImmutableDictionary(k => k.Item, k => Math.Round(weights[k.Index], 3)));
    }

    /// <summary>The log odds of each group under weights fitted without its world, in the groups' order.</summary>
    public static double[] LeaveOneWorldOut(IReadOnlyList<KnownGroup> groups, IReadOnlyList<string> keys)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var odds = new double[groups.Count];
        foreach (var world in groups.Select(g => g.World).Distinct())
        {
            var (prior, weights) = Fit([.. groups.Where(g => g.World != world)], keys, 600);
            for (var i = 0; i < odds.Length; i++)
            {
                if (groups[i].World == world) odds[i] = LogOdds(groups[i], prior, weights);
            }
        }

        return odds;
    }

    /// <summary>The log odds of a group under a prior and weights.</summary>
    public static double LogOdds(KnownGroup group, double prior, ImmutableDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(weights);
        var told = group.Leans.Keys.Sum(key => weights.GetValueOrDefault(key)) / Math.Max(1e-9, weights.Values.Sum());
        return (prior * told) + group.Leans.Sum(l => weights.GetValueOrDefault(l.Key) * l.Value);
    }

    /// <summary>The reliability curve of log odds, in tenths.</summary>
    public static ImmutableArray<ReliabilityBin> Reliability(IReadOnlyList<KnownGroup> groups, double[] logOdds)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(logOdds);
        var probabilities = logOdds.Select(z => 1 / (1 + Math.Exp(-z))).ToArray();
        return [.. Enumerable.Range(0, 10).Select(bin =>
        {
            var inside = Enumerable.Range(0, groups.Count).Where(i => Math.Min(9, (int)(10 * probabilities[i])) == bin).ToArray();
            return inside.Length == 0
                ? default
                : new ReliabilityBin(
                    bin / 10.0, (bin + 1) / 10.0, inside.Length, inside.Average(i => probabilities[i]),
                    inside.Count(i => groups[i].IsCampaign) / (double)inside.Length);
        }).Where(bin => bin.Groups > 0)];
    }
}
