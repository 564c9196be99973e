using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Linkage;
using Dashboard.Core;

namespace Dashboard.Analysis.Campaigns;

/// <summary>
/// Clusters of accounts: the communities of the rarity-weighted bipartite graph, joined where what their accounts do
/// runs across them, that hold enough accounts. An account belongs only if it carries an attribute that binds the
/// cluster: one whose carriers are mostly of it.
/// </summary>
/// <param name="Work">The clusters, the largest first.</param>
/// <param name="Stability">
/// How well each cluster comes back under other seeds, the whole way from communities to judged accounts: the mean of
/// the largest Jaccard index with a cluster of that run.
/// </param>
/// <param name="Communities">How many communities of the least size or more there were before they were joined.</param>
/// <param name="Quality">The quality of the communities.</param>
internal sealed record ClusterFinder(SharedWork Work, double[] Stability, int Communities, double Quality)
{
    /// <summary>The share of an attribute's carriers that a cluster must hold for the attribute to bind it.</summary>
    public const double BindingShare = 0.5;

    public static ClusterFinder Find(AnalysisInput input, BipartiteGraph bipartite, AnalysisOptions options, Action<double> report, CancellationToken cancellation)
    {
        var isHub = BipartiteGraph.Hubs(input, options.HubShare);
        var (partition, work) = Once(options.Seed, null);
        report(0.3);
        var stability = CommunityStability.Of(
            work.Cores,
            work.Count,
            options.StabilitySeeds,
            options.Seed,
            seed =>
            {
                var (_, others) = Once(seed, 1);
                return (others.Cores, others.Count);
            },
            done => report(0.3 + (0.7 * done)),
            cancellation);
        var sizes = new int[partition.Count];
        for (var a = 0; a < bipartite.AccountCount; a++) sizes[partition.Communities[a]]++;
        return new ClusterFinder(work, stability, sizes.Count(size => size >= options.MinClusterAccounts), partition.Quality);

        (Partition Partition, SharedWork Work) Once(ulong seed, int? runs)
        {
            var sample = bipartite.Sampled(input, options.MostCommunityLinks, seed);
            var found = Leiden.Find(sample.ToGraph(), new LeidenOptions { Function = options.Function, Resolution = options.Resolution, Seed = seed, Runs = runs }, cancellation);
            var communities = found.Communities.AsSpan(0, bipartite.AccountCount);
            var (merged, mergedCount) = GroupMerging.Run(
                sample, communities, found.Count, t => input.Attributes[t].Family == AttributeFamily.Content && !isHub[t], options.LeastMixing, options.FalseDiscoveryRate, cancellation);
            var judged = runs is null ? bipartite : sample;
            return (found, SharedWork.Of(input, judged, options, Bound(judged, merged, mergedCount), mergedCount));
        }
    }

    private static int[] Bound(BipartiteGraph bipartite, int[] groups, int groupCount)
    {
        var clusters = new int[bipartite.AccountCount];
        Array.Fill(clusters, -1);
        var counts = new int[groupCount];
        for (var t = 0; t < bipartite.AttributeCount; t++)
        {
            var accounts = bipartite.AccountsOf(t);
            foreach (var a in accounts) counts[groups[a]]++;
            foreach (var a in accounts)
            {
                if (counts[groups[a]] >= 2 && counts[groups[a]] >= BindingShare * accounts.Length) clusters[a] = groups[a];
            }

            foreach (var a in accounts) counts[groups[a]] = 0;
        }

        return clusters;
    }
}
