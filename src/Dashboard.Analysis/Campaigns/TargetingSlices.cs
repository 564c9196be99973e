using System.Collections.Immutable;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Targeting;

namespace Dashboard.Analysis.Campaigns;

/// <summary>What a cluster's interactions are cut by.</summary>
public enum TargetingCut
{
    /// <summary>Weeks from Monday, UTC; a slice is the Monday, <c>2026-04-20</c>.</summary>
    Week,

    /// <summary>Models; a slice is the model's name.</summary>
    Model,
}

/// <summary>
/// A capability of a cluster within a week or with a model, against the baseline in the same week or with the same model.
/// </summary>
/// <param name="Cluster">The cluster's id.</param>
/// <param name="By">What is cut.</param>
/// <param name="Slice">The week's Monday or the model.</param>
/// <param name="Capability">The capability's name.</param>
/// <param name="LogOdds">The log-odds ratio, in nats.</param>
/// <param name="Low">The lower end of its interval, with accounts, not interactions, for what is independent.</param>
/// <param name="High">The upper end.</param>
/// <param name="Q">The q-value, Benjamini–Hochberg over all slices of the run; NaN where nothing was tested.</param>
/// <param name="Interactions">The cluster's interactions.</param>
/// <param name="Expected">What the baseline's share would make of the cluster's volume in the slice.</param>
/// <param name="TooFew">Whether fewer than 5 were expected.</param>
public sealed record TargetingSlice(
    string Cluster, TargetingCut By, string Slice, string Capability, double LogOdds, double Low, double High, double Q, long Interactions,
    double Expected, bool TooFew);

/// <summary>
/// Targeting by week and by model: <see cref="Targeting.LogOdds"/> within each slice, so that a week in which everybody
/// asks for something, or a model that everybody uses for something, makes no finding.
/// </summary>
internal static class TargetingSlices
{
    /// <summary>The slices of each cluster asked for. O(rows log rows).</summary>
    /// <param name="input">The activity.</param>
    /// <param name="ids">The clusters' ids, by number.</param>
    /// <param name="isOrdinary">Which of the clusters are part of the baseline of the others: those that are no pools.</param>
    /// <param name="groups">The cluster of each account by number; −1 for the baseline, −2 for accounts that are neither.</param>
    /// <param name="confidence">The probability that an interval is meant to hold the truth with.</param>
    public static ImmutableArray<TargetingSlice> Of(
        AnalysisInput input, IReadOnlyList<string> ids, bool[] isOrdinary, int[] groups, double confidence)
    {
        if (ids.Count == 0) return [];
        var order = Enumerable.Range(0, input.ActivityAccounts.Length).ToArray();
        Array.Sort([.. input.ActivityAccounts], order);
        var slices = Cut(
            input, order, ids, isOrdinary, groups, TargetingCut.Week, i => Monday(input.ActivityDays[i]),
            day => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), confidence);
        if (input.ActivityModels is { } models)
            slices = slices.Concat(
                Cut(input, order, ids, isOrdinary, groups, TargetingCut.Model, i => models[i], model => input.Models[model], confidence));
        var found = slices.ToArray();
        var q = BenjaminiHochberg.QValues([.. found.Select(s => s.Q)]);
        return [.. found.Select((slice, i) => slice with { Q = q[i] })];
    }

    // Day 0 of the calendar was a Monday.
    private static int Monday(int day) => day - (day % 7);

    /// <summary>The slices of one cut, with p for q. Rows are taken in an order in which accounts come one after the other.</summary>
    private static IEnumerable<TargetingSlice> Cut(
        AnalysisInput input, int[] order, IReadOnlyList<string> ids, bool[] isOrdinary, int[] groups, TargetingCut by, Func<int, int> keyOf,
        Func<int, string> nameOf, double confidence)
    {
        var tables = new SortedDictionary<int, CapabilityCounts[]>();
        foreach (var i in order)
        {
            var (account, count, key) = (input.ActivityAccounts[i], input.ActivityInteractions[i], keyOf(i));
            if (count <= 0 || key < 0 || groups[account] < -1) continue;
            if (!tables.TryGetValue(key, out var counts))
                tables[key] = counts = [.. Enumerable.Range(0, ids.Count + 1).Select(_ => new CapabilityCounts(input.Capabilities.Count))];
            counts[groups[account] + 1].Add(account, input.ActivityCapabilities[i], count);
        }

        var z = Normal.Quantile(0.5 + (confidence / 2));
        foreach (var (key, counts) in tables)
        {
            for (var cluster = 0; cluster < ids.Count; cluster++)
            {
                var own = counts[cluster + 1];
                if (own.Total == 0) continue;
                var baseline = CapabilityCounts.Sum(
                    [counts[0], .. counts[1..].Where((_, other) => other != cluster && isOrdinary[other])], input.Capabilities.Count);
                var odds = LogOdds.Of(
                    own.Interactions, baseline.Interactions, LogOdds.DefaultPriorStrength, own.Accounts, baseline.Accounts);
                for (var c = 0; c < odds.Length; c++)
                {
                    var expected = baseline.Total > 0 ? own.Total * baseline.Interactions[c] / baseline.Total : 0;
                    var tooFew = expected < TargetingTable.LeastExpected;
                    if (tooFew && own.Interactions[c] == 0) continue;
                    var spread = Math.Sqrt(odds[c].Variance);
                    yield return new TargetingSlice(
                        ids[cluster], by, nameOf(key), input.Capabilities[c], odds[c].LogOdds, odds[c].LogOdds - (z * spread),
                        odds[c].LogOdds + (z * spread),
                        tooFew ? double.NaN : Normal.TwoSided(odds[c].LogOdds / spread), (long)own.Interactions[c], expected, tooFew);
                }
            }
        }
    }

    /// <summary>Interactions and distinct accounts by capability; accounts come one after the other.</summary>
    private sealed class CapabilityCounts(int capabilities)
    {
        private readonly int[] last = [.. Enumerable.Repeat(-1, capabilities)];

        public double[] Interactions { get; } = new double[capabilities];

        public double[] Accounts { get; } = new double[capabilities];

        public double Total { get; private set; }

        /// <summary>The sum of counts about different accounts.</summary>
        public static CapabilityCounts Sum(IReadOnlyList<CapabilityCounts> parts, int capabilities)
        {
            var sum = new CapabilityCounts(capabilities);
            foreach (var part in parts)
            {
                for (var c = 0; c < capabilities; c++)
                {
                    sum.Interactions[c] += part.Interactions[c];
                    sum.Accounts[c] += part.Accounts[c];
                }

                sum.Total += part.Total;
            }

            return sum;
        }

        public void Add(int account, int capability, int count)
        {
            Interactions[capability] += count;
            Total += count;
            if (last[capability] == account) return;
            last[capability] = account;
            Accounts[capability]++;
        }
    }
}
