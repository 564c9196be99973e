using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Linkage;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// The accounts of a cluster that share its work: those that carry content particular to the cluster, no hub, that at
/// least two of its accounts carry. A proxy's cluster holds those who work together and those who merely leave through
/// the same exits; what is judged is the former. The other families, timing and targeting then test a group that they
/// did not form.
/// </summary>
internal static class SharedWork
{
    /// <summary>
    /// The cluster of each account that shares its cluster's work, −1 for the others. Where too few accounts of a
    /// cluster do to be a cluster by themselves, the data do not tell, and all of them stay. O(links).
    /// </summary>
    public static int[] Cores(AnalysisInput input, BipartiteGraph graph, AnalysisOptions options, int[] accountClusters, int clusterCount)
    {
        var cores = new int[accountClusters.Length];
        Array.Fill(cores, -1);
        var counts = new int[clusterCount];
        var isHub = BipartiteGraph.Hubs(input, options.HubShare);
        for (var t = 0; t < graph.AttributeCount; t++)
        {
            if (input.Attributes[t].Family != AttributeFamily.Content || isHub[t]) continue;
            var accounts = graph.AccountsOf(t);
            foreach (var a in accounts)
            {
                if (accountClusters[a] >= 0) counts[accountClusters[a]]++;
            }

            foreach (var a in accounts)
            {
                var cluster = accountClusters[a];
                if (cluster >= 0 && counts[cluster] >= 2 && counts[cluster] >= ClusterFinder.BindingShare * accounts.Length) cores[a] = cluster;
            }

            foreach (var a in accounts)
            {
                if (accountClusters[a] >= 0) counts[accountClusters[a]] = 0;
            }
        }

        var sizes = new int[clusterCount];
        foreach (var core in cores)
        {
            if (core >= 0) sizes[core]++;
        }

        for (var a = 0; a < cores.Length; a++)
        {
            if (accountClusters[a] >= 0 && sizes[accountClusters[a]] < options.MinClusterAccounts) cores[a] = accountClusters[a];
        }

        return cores;
    }

    /// <summary>
    /// How many attributes of each family each account shares with a group that are particular to it: no hubs, and of
    /// the attribute's other carriers at least half, and at least one, are of the group. Whether the account itself is
    /// of the group makes no difference. O(links).
    /// </summary>
    /// <returns><c>[family][account]</c></returns>
    public static int[][] Carried(AnalysisInput input, BipartiteGraph graph, AnalysisOptions options, ReadOnlySpan<int> group)
    {
        var isIn = new bool[graph.AccountCount];
        foreach (var account in group) isIn[account] = true;
        var carried = Enum.GetValues<AttributeFamily>().Select(_ => new int[graph.AccountCount]).ToArray();
        var isHub = BipartiteGraph.Hubs(input, options.HubShare);
        for (var t = 0; t < graph.AttributeCount; t++)
        {
            if (isHub[t] && !RarityOutside(t)) continue;
            var accounts = graph.AccountsOf(t);
            var inside = 0;
            foreach (var a in accounts) inside += isIn[a] ? 1 : 0;
            if (inside == 0) continue;
            var counts = carried[(int)input.Attributes[t].Family];
            foreach (var a in accounts)
            {
                var others = inside - (isIn[a] ? 1 : 0);
                if (others > 0 && others >= ClusterFinder.BindingShare * (accounts.Length - 1)) counts[a]++;
            }
        }

        return carried;

        // A hub within the group alone is the group's own: what counts is who else carries it.
        bool RarityOutside(int t)
        {
            var outside = 0;
            foreach (var a in graph.AccountsOf(t)) outside += isIn[a] ? 0 : 1;
            return outside <= options.HubShare * graph.AccountCount;
        }
    }
}
