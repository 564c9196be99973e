using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Linkage;

/// <summary>
/// Within communities of linked accounts, those who share work: the accounts that content joins which is particular to
/// the community. A proxy's community holds those who work together and those who merely leave through the same exits,
/// and a large one holds several groups at work on different things; what is judged is each group for itself. Timing,
/// targeting and the other families then test a group that they did not form. Where nobody shares work, as in a log
/// without prompts, all that are linked are judged, and then those of them who were made together.
/// </summary>
/// <param name="Linked">The group that each account is linked to, −1 for none.</param>
/// <param name="Cores">The same of the accounts that share the group's work; of a group without any, of all that are linked, or of those made together.</param>
/// <param name="Count">How many groups there are.</param>
internal sealed record SharedWork(int[] Linked, int[] Cores, int Count)
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("shared-work", 2);

    /// <summary>
    /// The groups, the largest first, ties by the first account. Of a community, each set of at least the least number
    /// of accounts that its particular content connects is a group of its own; its other accounts go to the group with
    /// which they share the most weight, or to none. O(links).
    /// </summary>
    public static SharedWork Of(AnalysisInput input, BipartiteGraph graph, AnalysisOptions options, int[] communities, int count)
    {
        var sizes = Sizes(communities, count);
        var parents = Enumerable.Range(0, communities.Length).ToArray();
        var isCore = new bool[communities.Length];
        var within = new int[count];
        for (var t = 0; t < graph.AttributeCount; t++)
        {
            if (input.Attributes[t] is not { Family: AttributeFamily.Content, Joins: true }) continue;
            var accounts = graph.AccountsOf(t);
            foreach (var a in accounts)
            {
                if (communities[a] >= 0) within[communities[a]]++;
            }

            var first = -1;
            foreach (var a in accounts)
            {
                var community = communities[a];
                if (community < 0 || within[community] < 2 || !IsParticular(within[community], accounts.Length, sizes[community], communities.Length, options)) continue;
                isCore[a] = true;
                if (first >= 0) parents[Root(parents, a)] = Root(parents, first);
                first = a;
            }

            foreach (var a in accounts)
            {
                if (communities[a] >= 0) within[communities[a]] = 0;
            }
        }

        var roots = Enumerable.Range(0, communities.Length).Select(a => isCore[a] ? Root(parents, a) : -1).ToArray();
        return Grouped(graph, options, communities, roots);
    }

    /// <summary>The same with groups joined, numbered by size again.</summary>
    /// <param name="campaigns">The new group of each group.</param>
    /// <param name="least">Groups of fewer accounts are dropped.</param>
    public SharedWork Joined(int[] campaigns, int least) =>
        Numbered([.. Linked.Select(l => l < 0 ? -1 : campaigns[l])], [.. Cores.Select(c => c < 0 ? -1 : campaigns[c])], least);

    /// <summary>
    /// The same with those who were made together for the core of groups that share no work, where they are a share of the
    /// group that matters: a log without prompts still tells a pool's accounts from a proxy's customers. Groups that were
    /// judged whole already, and small ones, stay as they are. O(groups × accounts).
    /// </summary>
    /// <param name="created">When each account was made, in seconds, NaN where unknown.</param>
    /// <param name="order">The accounts of which it is known, the earliest first.</param>
    /// <param name="options">What makes an attribute particular, and what is too small.</param>
    /// <param name="isSettled">Whether a group needs no other core.</param>
    public SharedWork MadeTogether(double[] created, int[] order, AnalysisOptions options, Func<int, bool> isSettled)
    {
        var cores = Cores.AsSpan().ToArray();
        var members = Cores.Index().Where(c => c.Item >= 0).ToLookup(c => c.Item, c => c.Index);
        var linked = Linked.Where(l => l >= 0).CountBy(l => l).ToDictionary();
        var least = Math.Max(options.TeamAccounts, options.MinClusterAccounts);
        foreach (var group in members)
        {
            var accounts = group.ToArray();
            if (accounts.Length <= least || accounts.Length < linked[group.Key] || isSettled(group.Key)) continue;
            var made = CreationBatches.SharedWith(created, order, accounts, options);
            if (accounts.Count(a => made[a] > 0) < Math.Max(least, options.LeastExcess * accounts.Length)) continue;
            foreach (var account in accounts.Where(a => made[a] == 0)) cores[account] = -1;
        }

        return cores.AsSpan().SequenceEqual(Cores) ? this : this with { Cores = cores };
    }

    /// <summary>
    /// Whether an attribute is particular to a group: at least half of its carriers are of it, and the group's accounts
    /// carry it at least so many times as often as all others (<see cref="AnalysisOptions.LeastLift"/>), of whom no more
    /// carry it than make a hub. A hub within the group alone is the group's own.
    /// </summary>
    public static bool IsParticular(int inside, int carriers, int groupSize, int population, AnalysisOptions options)
    {
        var outside = Math.Max(0, carriers - inside);
        return inside >= ClusterFinder.BindingShare * carriers
            && inside / (double)Math.Max(1, groupSize) >= options.LeastLift * outside / Math.Max(1, population - groupSize)
            && outside <= options.HubShare * Math.Max(1, population - groupSize);
    }

    /// <summary>
    /// How many attributes of each family each account shares with a group that are particular to it. Whether the
    /// account itself is of the group makes no difference: the other carriers decide. O(links).
    /// </summary>
    /// <returns><c>[family][account]</c></returns>
    public static int[][] Carried(AnalysisInput input, BipartiteGraph graph, AnalysisOptions options, ReadOnlySpan<int> group)
    {
        var isIn = new bool[graph.AccountCount];
        foreach (var account in group) isIn[account] = true;
        var carried = Enum.GetValues<AttributeFamily>().Select(_ => new int[graph.AccountCount]).ToArray();
        for (var t = 0; t < graph.AttributeCount; t++)
        {
            var accounts = graph.AccountsOf(t);
            var inside = 0;
            foreach (var a in accounts) inside += isIn[a] ? 1 : 0;
            if (inside == 0) continue;
            var counts = carried[(int)input.Attributes[t].Family];
            foreach (var a in accounts)
            {
                var others = inside - (isIn[a] ? 1 : 0);
                if (others > 0 && IsParticular(others, accounts.Length - 1, group.Length, graph.AccountCount, options)) counts[a]++;
            }
        }

        return carried;
    }

    private static SharedWork Grouped(BipartiteGraph graph, AnalysisOptions options, int[] communities, int[] roots)
    {
        var cores = roots.Where(r => r >= 0).GroupBy(r => r).Where(g => g.Count() >= options.MinClusterAccounts).Select(g => g.Key).Order().ToArray();
        var ofRoot = cores.Index().ToDictionary(c => c.Item, c => c.Index);
        var core = roots.Select(r => r >= 0 ? ofRoot.GetValueOrDefault(r, -1) : -1).ToArray();
        var hasCore = new HashSet<int>();
        for (var a = 0; a < core.Length; a++)
        {
            if (core[a] >= 0) hasCore.Add(communities[a]);
        }

        var linked = Attached(graph, communities, core, cores.Length);
        for (var a = 0; a < core.Length; a++)
        {
            // Nobody shares work: all that are linked are judged.
            if (communities[a] >= 0 && !hasCore.Contains(communities[a])) core[a] = linked[a] = cores.Length + communities[a];
        }

        return Numbered(linked, core, options.MinClusterAccounts);
    }

    /// <summary>Each account beside the cores of its community goes to the one that it shares the most weight with.</summary>
    private static int[] Attached(BipartiteGraph graph, int[] communities, int[] core, int coreCount)
    {
        var communityOf = new int[coreCount];
        for (var a = 0; a < core.Length; a++)
        {
            if (core[a] >= 0) communityOf[core[a]] = communities[a];
        }

        var shared = new Dictionary<(int Account, int Core), double>();
        var within = new Dictionary<int, int>();
        for (var t = 0; t < graph.AttributeCount; t++)
        {
            within.Clear();
            var accounts = graph.AccountsOf(t);
            foreach (var a in accounts)
            {
                if (core[a] >= 0) within[core[a]] = within.GetValueOrDefault(core[a]) + 1;
            }

            if (within.Count == 0) continue;
            foreach (var a in accounts)
            {
                if (core[a] >= 0 || communities[a] < 0) continue;
                foreach (var (group, carriers) in within)
                {
                    if (communityOf[group] == communities[a])
                        shared[(a, group)] = shared.GetValueOrDefault((a, group)) + (graph.WeightOf(t) * carriers / accounts.Length);
                }
            }
        }

        var linked = core.AsSpan().ToArray();
        foreach (var best in shared.GroupBy(s => s.Key.Account).Select(g => g.OrderByDescending(s => s.Value).ThenBy(s => s.Key.Core).First().Key))
            linked[best.Account] = best.Core;
        return linked;
    }

    private static SharedWork Numbered(int[] linked, int[] core, int least)
    {
        var groups = linked.Index().Where(l => l.Item >= 0).GroupBy(l => l.Item).Select(g => (g.Key, Size: g.Count(), First: g.First().Index))
            .Where(g => g.Size >= least).OrderByDescending(g => g.Size).ThenBy(g => g.First).ToArray();
        var numbers = groups.Index().ToDictionary(g => g.Item.Key, g => g.Index);
        return new SharedWork(
            [.. linked.Select(l => numbers.GetValueOrDefault(l, -1))], [.. core.Select(c => numbers.GetValueOrDefault(c, -1))], groups.Length);
    }

    private static int[] Sizes(int[] groups, int count)
    {
        var sizes = new int[count];
        foreach (var group in groups)
        {
            if (group >= 0) sizes[group]++;
        }

        return sizes;
    }

    private static int Root(int[] parents, int node)
    {
        while (parents[node] != node) node = parents[node] = parents[parents[node]];
        return node;
    }
}
