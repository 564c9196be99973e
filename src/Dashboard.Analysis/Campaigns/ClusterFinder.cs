using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Linkage;

namespace Dashboard.Analysis.Campaigns;

/// <summary>
/// Clusters of accounts: the communities of the rarity-weighted bipartite graph that hold enough accounts. An account
/// belongs only if it carries an attribute that binds the community: one whose carriers are mostly of it.
/// </summary>
internal sealed record ClusterFinder(int[] AccountClusters, int Count, double[] Stability, double Quality)
{
    /// <summary>The share of an attribute's carriers that a community must hold for the attribute to bind it.</summary>
    public const double BindingShare = 0.5;

    public static ClusterFinder Find(BipartiteGraph bipartite, AnalysisOptions options, Action<double> report, CancellationToken cancellation)
    {
        var graph = bipartite.ToGraph();
        var leiden = new LeidenOptions { Resolution = options.Resolution, Seed = options.Seed };
        var partition = Leiden.Find(graph, leiden, cancellation);
        report(0.3);
        var stability = CommunityStability.Of(graph, partition, options.StabilitySeeds, bipartite.AccountCount, cancellation);
        var clusters = Bound(bipartite, partition);
        var sizes = new int[partition.Count];
        foreach (var cluster in clusters)
        {
            if (cluster >= 0) sizes[cluster]++;
        }

        var order = Enumerable.Range(0, partition.Count).Where(c => sizes[c] >= options.MinClusterAccounts)
            .OrderByDescending(c => sizes[c]).ThenBy(c => c).ToArray();
        var numbers = new int[partition.Count];
        Array.Fill(numbers, -1);
        for (var i = 0; i < order.Length; i++) numbers[order[i]] = i;
        for (var a = 0; a < clusters.Length; a++) clusters[a] = clusters[a] < 0 ? -1 : numbers[clusters[a]];
        return new ClusterFinder(clusters, order.Length, [.. order.Select(c => stability[c])], partition.Quality);
    }

    private static int[] Bound(BipartiteGraph bipartite, Partition partition)
    {
        var clusters = new int[bipartite.AccountCount];
        Array.Fill(clusters, -1);
        var counts = new int[partition.Count];
        for (var t = 0; t < bipartite.AttributeCount; t++)
        {
            var accounts = bipartite.AccountsOf(t);
            foreach (var a in accounts) counts[partition.Communities[a]]++;
            foreach (var a in accounts)
            {
                var community = partition.Communities[a];
                if (counts[community] >= 2 && counts[community] >= BindingShare * accounts.Length) clusters[a] = community;
            }

            foreach (var a in accounts) counts[partition.Communities[a]] = 0;
        }

        return clusters;
    }
}
