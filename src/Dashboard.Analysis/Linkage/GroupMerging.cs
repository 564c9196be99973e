using Dashboard.Analysis.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.Linkage;

/// <summary>
/// Joins groups of accounts that are parts of one. Communities of a sparse graph are smaller than what acts together:
/// a queue of work that is handed round among thousands of accounts is cut at random places (Guimerà, Sales-Pardo &amp;
/// Amaral, 2004). Groups are joined in rounds, all pairs at a time that pass <see cref="MixingTest"/> at the
/// false-discovery rate, until none does.
/// </summary>
public static class GroupMerging
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("group-merging", 1);

    /// <summary>
    /// The joined groups, numbered from 0 by their lowest part. O(rounds × (links + attributes × groups met²)); rounds
    /// are few, because each at least halves what it joins.
    /// </summary>
    /// <param name="graph">The bipartite graph.</param>
    /// <param name="groups">The group of each account, −1 for none.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="counts">Which attributes count: those of what accounts do, and no hubs.</param>
    /// <param name="leastMixing">The share of complete mixing that two parts of one have at least, 0 to 1.</param>
    /// <param name="falseDiscoveryRate">The false-discovery rate of a round.</param>
    /// <param name="cancellation">Honoured between rounds.</param>
    public static (int[] Groups, int Count) Run(
        BipartiteGraph graph,
        ReadOnlySpan<int> groups,
        int groupCount,
        Func<int, bool> counts,
        double leastMixing,
        double falseDiscoveryRate,
        CancellationToken cancellation = default)
    {
        var merged = groups.ToArray();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var parents = Enumerable.Range(0, groupCount).ToArray();
            foreach (var pair in Significant(graph, merged, groupCount, counts, leastMixing, falseDiscoveryRate))
            {
                var (first, second) = (Root(parents, pair.First), Root(parents, pair.Second));
                parents[Math.Max(first, second)] = Math.Min(first, second);
            }

            var numbers = new int[groupCount];
            var count = 0;
            for (var g = 0; g < groupCount; g++) numbers[g] = parents[g] == g ? count++ : numbers[Root(parents, g)];
            if (count == groupCount) return (merged, count);
            for (var a = 0; a < merged.Length; a++) merged[a] = merged[a] < 0 ? -1 : numbers[merged[a]];
            groupCount = count;
        }
    }

    /// <summary>The pairs of groups that pass the test at the false-discovery rate over all pairs that share an attribute.</summary>
    /// <inheritdoc cref="Run"/>
    internal static IEnumerable<GroupMixing> Significant(
        BipartiteGraph graph, ReadOnlySpan<int> groups, int groupCount, Func<int, bool> counts, double leastMixing, double falseDiscoveryRate)
    {
        var pairs = MixingTest.Of(graph, groups, groupCount, counts);
        var q = BenjaminiHochberg.QValues([.. pairs.Select(p => Poisson.UpperTail(leastMixing * p.Expected, p.Crossing))]);
        return pairs.Where((_, i) => q[i] <= falseDiscoveryRate);
    }

    private static int Root(int[] parents, int group)
    {
        while (parents[group] != group) group = parents[group] = parents[parents[group]];
        return group;
    }
}
