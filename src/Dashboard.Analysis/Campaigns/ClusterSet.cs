using Dashboard.Analysis.Candidates;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Targeting;
using Dashboard.Analysis.Verdicts;

namespace Dashboard.Analysis.Campaigns;

/// <summary>
/// The clusters that are shown and judged, none overlapping another: groups that the search took for pools, with those
/// who are merely linked to them; groups more likely than not that it did not take; then communities of linked accounts.
/// </summary>
/// <param name="Linked">The cluster that each account is linked to, −1 for none.</param>
/// <param name="Cores">The same of the accounts that are judged.</param>
/// <param name="Waterfalls">The evidence of each cluster.</param>
/// <param name="Stability">How well each comes back from halves of itself.</param>
/// <param name="Found">How many of the first clusters the search took for pools.</param>
/// <param name="Fits">How every account fits each of these.</param>
internal sealed record ClusterSet(int[] Linked, int[] Cores, Waterfall[] Waterfalls, double[] Stability, int Found, GroupFit[] Fits)
{
    /// <summary>The share of an attribute's carriers that a cluster must hold for the attribute to bind it.</summary>
    public const double BindingShare = 0.5;

    /// <summary>The share of the resolutions at which each is found.</summary>
    public double[] Agreement { get; init; } = [.. Enumerable.Repeat(1.0, Waterfalls.Length)];

    /// <summary>Every group that the search judged.</summary>
    public IReadOnlyList<JudgedGroup> Searched { get; private init; } = [];

    /// <summary>How many clusters there are.</summary>
    public int Count => Waterfalls.Length;

    /// <summary>Searches and sets apart. Deterministic.</summary>
    public static ClusterSet Of(
        AnalysisMaterial material, IReadOnlyList<CandidateGroup> candidates, AccountCommunities? communities,
        IReadOnlyList<JudgedGroup>? known, AnalysisOptions options, Action<double>? report, CancellationToken cancellation)
    {
        var search = new GroupSearch(material.Model, material.Measures, options, material.Searches);
        var (pools, all) = search.Run(candidates, known, report, cancellation);
        var accounts = material.Input.Accounts.Count;
        var cores = Enumerable.Repeat(-1, accounts).ToArray();
        var judged = new List<JudgedGroup>(pools);
        for (var p = 0; p < pools.Count; p++)
        {
            foreach (var a in pools[p].Accounts) cores[a] = p;
        }

        foreach (var group in all.Where(g => g.Waterfall.Probability >= 0.5).OrderByDescending(g => g.Waterfall.LogOdds)
            .ThenByDescending(g => g.Accounts.Length))
        {
            if (group.Accounts.Any(a => cores[a] >= 0)) continue;
            foreach (var a in group.Accounts) cores[a] = judged.Count;
            judged.Add(group);
        }

        var linked = cores.AsSpan().ToArray();
        if (communities is not null) Link(material, communities, options, search, linked, cores, judged);
        var stability = judged.Select(
            (g, c) => search.Stability(
                g.Accounts, c < pools.Count ? options.StabilitySeeds : Math.Min(2, options.StabilitySeeds), options.Seed)).ToArray();
        return new ClusterSet(
            linked, cores, [.. judged.Select(g => g.Waterfall)], stability, pools.Count,
            [.. pools.Select(p => material.Model.Fit(p.Accounts, SearchedPopulation.Everybody))]) 
        {
            Searched = all, Agreement = [.. judged.Select(g => g.Agreement)],
        };
    }

    // Accounts of a community that bind it and are in no group yet: linked to the pool that holds most of the community, else a cluster of
    // their own.
    private static void Link(
        AnalysisMaterial material, AccountCommunities of, AnalysisOptions options, GroupSearch search, int[] linked, int[] cores,
        List<JudgedGroup> judged)
    {
        var groups = judged.Count;
        foreach (var community in Bound(material.Graph, of).GroupBy(b => b.Community, b => b.Account))
        {
            int[] members = [.. community];
            int[] free = [.. members.Where(a => linked[a] < 0)];
            var most = members.Where(a => cores[a] >= 0 && cores[a] < groups).GroupBy(a => cores[a]).OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key).FirstOrDefault();
            if (most is not null && 2 * most.Count() >= members.Length)
            {
                foreach (var a in free) linked[a] = most.Key;
            }
            else if (free.Length >= options.MinClusterAccounts)
            {
                foreach (var a in free) linked[a] = cores[a] = judged.Count;
                judged.Add(
                    new JudgedGroup(
                        free, new CandidateGroup(free, "all attributes", options.Resolution),
                        search.Judge(free, SearchedPopulation.Everybody)));
            }
        }
    }

    private static IEnumerable<(int Account, int Community)> Bound(BipartiteGraph bipartite, AccountCommunities of)
    {
        var bound = Enumerable.Repeat(-1, bipartite.AccountCount).ToArray();
        var counts = new int[of.Count];
        for (var t = 0; t < bipartite.AttributeCount; t++)
        {
            if (bipartite.WeightOf(t) == 0) continue;
            var accounts = bipartite.AccountsOf(t);
            foreach (var a in accounts) counts[of.OfAccounts[a]]++;
            foreach (var a in accounts)
            {
                var own = of.OfAccounts[a];
                if (counts[own] >= 2 && counts[own] >= BindingShare * accounts.Length) bound[a] = own;
            }

            foreach (var a in accounts) counts[of.OfAccounts[a]] = 0;
        }

        return bound.Index().Where(b => b.Item >= 0).Select(b => (b.Index, b.Item));
    }
}

/// <summary>Communities of accounts by all that they share.</summary>
/// <param name="OfAccounts">The community of each account.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Quality">The quality of the partition.</param>
internal sealed record AccountCommunities(int[] OfAccounts, int Count, double Quality)
{
    /// <summary>The communities of a graph, or of a sample of its attributes where it is large.</summary>
    public static AccountCommunities Of(AnalysisInput input, BipartiteGraph graph, AnalysisOptions options, CancellationToken cancellation)
    {
        var sample = graph.Sampled(input, options.MostCommunityLinks, options.Seed);
        var partition = Leiden.Find(
            sample.ToGraph(), new LeidenOptions { Function = options.Function, Resolution = options.Resolution, Seed = options.Seed },
            cancellation);
        return new AccountCommunities([.. partition.Communities.AsSpan(0, input.Accounts.Count)], partition.Count, partition.Quality);
    }
}
