using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Linkage;
using Dashboard.Core;

namespace Dashboard.Analysis.Campaigns;

/// <summary>
/// Clusters of accounts: the communities of the rarity-weighted bipartite graph, joined where what their accounts do
/// runs across them, that hold enough accounts. An account belongs only if it carries an attribute that binds the
/// cluster: one whose carriers are mostly of it.
/// </summary>
internal static class ClusterFinder
{
    /// <summary>The share of an attribute's carriers that a cluster must hold for the attribute to bind it.</summary>
    public const double BindingShare = 0.5;

    /// <summary>The communities of a graph, or of a sample of its attributes where it is large.</summary>
    /// <param name="input">What the graph was made of.</param>
    /// <param name="graph">The whole graph.</param>
    /// <param name="options">Quality function, resolution, and how many links are looked at.</param>
    /// <param name="seed">The seed of the sample and of the communities.</param>
    /// <param name="runs">How many runs the best is taken of; null for as many as the size suggests.</param>
    /// <param name="cancellation">Honoured between levels.</param>
    public static AccountCommunities Communities(
        AnalysisInput input, BipartiteGraph graph, AnalysisOptions options, ulong seed, int? runs, CancellationToken cancellation)
    {
        var sample = graph.Sampled(input, options.MostCommunityLinks, seed);
        var leiden = new LeidenOptions { Function = options.Function, Resolution = options.Resolution, Seed = seed, Runs = runs };
        return new AccountCommunities(sample, Leiden.Find(sample.ToGraph(), leiden, cancellation));
    }

    /// <summary>The clusters that communities make.</summary>
    /// <param name="input">What the graph was made of.</param>
    /// <param name="graph">The graph by which whose work is shared is told: the whole one, or the sample.</param>
    /// <param name="communities">The communities.</param>
    /// <param name="options">The parameters.</param>
    /// <param name="cancellation">Honoured between rounds.</param>
    public static SharedWork Clusters(AnalysisInput input, BipartiteGraph graph, AccountCommunities communities, AnalysisOptions options, CancellationToken cancellation)
    {
        var isHub = BipartiteGraph.Hubs(input, options.HubShare);
        var (merged, count) = GroupMerging.Run(
            communities.Sample, communities.OfAccounts, communities.Partition.Count, t => input.Attributes[t] is { Family: AttributeFamily.Content, Joins: true } && !isHub[t],
            options.LeastMixing, options.FalseDiscoveryRate, cancellation);
        return SharedWork.Of(input, graph, options, Bound(graph, merged, count), count);
    }

    /// <summary>
    /// How well the cluster of each account comes back under other seeds, the whole way from communities to those who
    /// share work: the mean of the largest Jaccard index with a cluster of that run; NaN for accounts of no cluster.
    /// </summary>
    public static double[] Stability(AnalysisInput input, BipartiteGraph graph, SharedWork work, AnalysisOptions options, Action<double> report, CancellationToken cancellation)
    {
        var ofClusters = CommunityStability.Of(
            work.Cores,
            work.Count,
            options.StabilitySeeds,
            options.Seed,
            seed =>
            {
                var others = Communities(input, graph, options, seed, 1, cancellation);
                var clusters = Clusters(input, graph, others, options, cancellation);
                return (clusters.Cores, clusters.Count);
            },
            report,
            cancellation);
        return [.. work.Cores.Select(c => c < 0 ? double.NaN : ofClusters[c])];
    }

    /// <summary>
    /// The stability of clusters from that of their accounts' clusters: their own, for those it was measured of; the
    /// mean over the parts for joined ones and for those of another choice of parameters. 1 where nothing is known.
    /// </summary>
    public static double[] StabilityOf(SharedWork work, double[] accountStability)
    {
        var (sums, counts) = (new double[work.Count], new int[work.Count]);
        for (var a = 0; a < work.Cores.Length; a++)
        {
            if (work.Cores[a] < 0 || double.IsNaN(accountStability[a])) continue;
            sums[work.Cores[a]] += accountStability[a];
            counts[work.Cores[a]]++;
        }

        return [.. sums.Select((sum, c) => counts[c] == 0 ? 1 : sum / counts[c])];
    }

    private static int[] Bound(BipartiteGraph bipartite, int[] groups, int groupCount)
    {
        var clusters = new int[bipartite.AccountCount];
        Array.Fill(clusters, -1);
        var counts = new int[groupCount];
        for (var t = 0; t < bipartite.AttributeCount; t++)
        {
            if (bipartite.WeightOf(t) == 0) continue;
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

/// <summary>Communities of accounts and attributes.</summary>
/// <param name="Sample">The graph they were looked for in.</param>
/// <param name="Partition">The communities of its accounts, then of its attributes.</param>
internal sealed record AccountCommunities(BipartiteGraph Sample, Partition Partition)
{
    /// <summary>The community of each account.</summary>
    public ReadOnlySpan<int> OfAccounts => Partition.Communities.AsSpan(0, Sample.AccountCount);
}
