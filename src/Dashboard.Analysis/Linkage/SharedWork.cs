using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Linkage;

/// <summary>
/// Within communities of linked accounts, those who share work: the accounts that content joins which is particular to
/// the community. A proxy's community holds those who work together and those who merely leave through the same exits,
/// and a large one holds several groups at work on different things; what is judged is each group for itself. Timing,
/// targeting and the other families then test a group that they did not form. Where nobody shares work, as in a log
/// without prompts, all that are linked are judged, then those of them who were made together, then those who raised
/// their volume together (<see cref="CoreChoice"/>).
/// </summary>
/// <param name="Linked">The group that each account is linked to, −1 for none.</param>
/// <param name="Cores">The same of the accounts that are judged.</param>
/// <param name="Choices">By what those of each group were chosen.</param>
internal sealed record SharedWork(int[] Linked, int[] Cores, CoreChoice[] Choices)
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("shared-work", 3);

    /// <summary>How many groups there are.</summary>
    public int Count => Choices.Length;

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
        Numbered(
            [.. Linked.Select(l => l < 0 ? -1 : campaigns[l])],
            [.. Cores.Select(c => c < 0 ? -1 : campaigns[c])],
            campaign => campaigns.Index().Where(c => c.Item == campaign).Max(c => Choices[c.Index]),
            least);

    /// <summary>
    /// The same with another core for groups that share no work, where what chooses it leaves a share of the group that
    /// matters and not the whole: a log without prompts still tells a pool's accounts from a proxy's customers. Groups
    /// that were judged a pool already, and small ones, stay as they are. O(groups × accounts).
    /// </summary>
    /// <param name="choice">By what the core is chosen.</param>
    /// <param name="chosen">Which of all accounts it chooses, for the accounts of a group; null for none.</param>
    /// <param name="options">What is too small.</param>
    /// <param name="isSettled">Whether a group needs no other core.</param>
    public SharedWork Narrowed(CoreChoice choice, Func<int[], bool[]?> chosen, AnalysisOptions options, Func<int, bool> isSettled)
    {
        var (cores, choices) = (Cores.AsSpan().ToArray(), Choices.AsSpan().ToArray());
        var least = Math.Max(options.TeamAccounts, options.MinClusterAccounts);
        foreach (var group in Linked.Index().Where(l => l.Item >= 0 && Choices[l.Item] != CoreChoice.SharedWork && !isSettled(l.Item)).GroupBy(l => l.Item, l => l.Index))
        {
            var accounts = group.ToArray();
            if (accounts.Length <= least || chosen(accounts) is not { } isChosen) continue;
            var count = accounts.Count(a => isChosen[a]);
            if (count == accounts.Length || count < Math.Max(least, options.LeastExcess * accounts.Length)) continue;
            choices[group.Key] = choice;
            foreach (var account in accounts) cores[account] = isChosen[account] ? group.Key : -1;
        }

        return choices.AsSpan().SequenceEqual(Choices) ? this : new SharedWork(Linked, cores, choices);
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

        return Numbered(linked, core, group => group < cores.Length ? CoreChoice.SharedWork : CoreChoice.Everyone, options.MinClusterAccounts);
    }

    /// <summary>Each account beside the cores of its community goes to the one that it shares the most weight with.</summary>
    private static int[] Attached(BipartiteGraph graph, int[] communities, int[] core, int coreCount)
    {
        var communityOf = new int[coreCount];
        for (var a = 0; a < core.Length; a++)
        {
            if (core[a] >= 0) communityOf[core[a]] = communities[a];
        }

        // How many accounts of each core carry each attribute.
        var (offsets, carriers) = (new int[graph.AttributeCount + 1], new List<(int Core, int Count)>());
        var (within, met) = (new int[coreCount], new List<int>());
        for (var t = 0; t < graph.AttributeCount; t++)
        {
            foreach (var a in graph.AccountsOf(t))
            {
                if (core[a] >= 0 && within[core[a]]++ == 0) met.Add(core[a]);
            }

            foreach (var group in met)
            {
                carriers.Add((group, within[group]));
                within[group] = 0;
            }

            met.Clear();
            offsets[t + 1] = carriers.Count;
        }

        var (linked, shared) = (core.AsSpan().ToArray(), new double[coreCount]);
        for (var a = 0; a < core.Length; a++)
        {
            if (core[a] >= 0 || communities[a] < 0) continue;
            foreach (var t in graph.AttributesOf(a))
            {
                for (var i = offsets[t]; i < offsets[t + 1]; i++)
                {
                    var (group, count) = carriers[i];
                    if (communityOf[group] != communities[a]) continue;
                    if (shared[group] == 0) met.Add(group);
                    shared[group] += graph.WeightOf(t) * count / graph.AccountsOf(t).Length;
                }
            }

            if (met.Count > 0) linked[a] = met.OrderByDescending(group => shared[group]).ThenBy(group => group).First();
            foreach (var group in met) shared[group] = 0;
            met.Clear();
        }

        return linked;
    }

    private static SharedWork Numbered(int[] linked, int[] core, Func<int, CoreChoice> choiceOf, int least)
    {
        var groups = linked.Index().Where(l => l.Item >= 0).GroupBy(l => l.Item).Select(g => (g.Key, Size: g.Count(), First: g.First().Index))
            .Where(g => g.Size >= least).OrderByDescending(g => g.Size).ThenBy(g => g.First).ToArray();
        var numbers = groups.Index().ToDictionary(g => g.Item.Key, g => g.Index);
        return new SharedWork(
            [.. linked.Select(l => numbers.GetValueOrDefault(l, -1))], [.. core.Select(c => numbers.GetValueOrDefault(c, -1))], [.. groups.Select(g => choiceOf(g.Key))]);
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

/// <summary>By what the accounts that are judged were chosen from those that are linked; the later, the more it says of timing already.</summary>
internal enum CoreChoice
{
    /// <summary>They share content that is particular to the group.</summary>
    SharedWork,

    /// <summary>Nobody shares work: all that are linked.</summary>
    Everyone,

    /// <summary>Nobody shares work: those made in batches with each other.</summary>
    MadeTogether,

    /// <summary>Nobody shares work: those at least twice as busy in the group's window.</summary>
    RaisedTogether,
}
