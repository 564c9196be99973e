using Dashboard.Core;

namespace Dashboard.Analysis.Linkage;

/// <summary>
/// Whether two groups of accounts are parts of one: do the attributes that are particular to the two together run
/// across them, as they would if the groups were drawn at random from one? Of each attribute that at least half of its
/// carriers have within the two groups, with d carriers there, complete mixing would make it cross with probability
/// 1 − πᵈ − (1 − π)ᵈ, where π is the first group's share of all such links. A minimum-effect test (Murphy &amp; Myors,
/// 1999): the number that do cross against a Poisson number with a stated share of what complete mixing would give.
/// What is popular with everybody is not particular to any two groups and does not count.
/// </summary>
public static class MixingTest
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("mixing-test", 1);

    /// <summary>The share of an attribute's carriers that two groups must hold for it to be particular to them.</summary>
    public const double ParticularShare = 0.5;

    /// <summary>
    /// Counts, for each pair of groups that share any attribute, those that cross and those that would under complete
    /// mixing. O(links + attributes × groups met²). Pairs without a shared attribute are left out.
    /// </summary>
    /// <param name="graph">The bipartite graph.</param>
    /// <param name="groups">The group of each account, −1 for none.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="counts">Which attributes count.</param>
    public static IReadOnlyList<GroupMixing> Of(BipartiteGraph graph, ReadOnlySpan<int> groups, int groupCount, Func<int, bool> counts)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(counts);
        var own = new Dictionary<(int Within, int Carriers), int>[groupCount];
        for (var g = 0; g < groupCount; g++) own[g] = [];
        var pairs = new Dictionary<(int, int), Dictionary<(int First, int Second, int Carriers), int>>();
        var within = new int[groupCount];
        var met = new List<int>();
        for (var t = 0; t < graph.AttributeCount; t++)
        {
            if (!counts(t)) continue;
            var accounts = graph.AccountsOf(t);
            met.Clear();
            foreach (var account in accounts)
            {
                if (groups[account] >= 0 && within[groups[account]]++ == 0) met.Add(groups[account]);
            }

            met.Sort();
            for (var i = 0; i < met.Count; i++)
            {
                var key = (within[met[i]], accounts.Length);
                own[met[i]][key] = own[met[i]].GetValueOrDefault(key) + 1;
                for (var j = i + 1; j < met.Count; j++)
                {
                    if (within[met[i]] + within[met[j]] < ParticularShare * accounts.Length) continue;
                    if (!pairs.TryGetValue((met[i], met[j]), out var shared)) pairs[(met[i], met[j])] = shared = [];
                    var crossing = (within[met[i]], within[met[j]], accounts.Length);
                    shared[crossing] = shared.GetValueOrDefault(crossing) + 1;
                }
            }

            foreach (var group in met) within[group] = 0;
        }

        return [.. pairs.OrderBy(p => p.Key).Select(p => Mixing(p.Key.Item1, p.Key.Item2, own, p.Value))];
    }

    private static GroupMixing Mixing(
        int first, int second, Dictionary<(int Within, int Carriers), int>[] own, Dictionary<(int First, int Second, int Carriers), int> shared)
    {
        // Attributes particular to the two that only one of them meets, and those that both do.
        var (links, otherLinks) = (Links(own[first]), Links(own[second]));
        foreach (var ((inFirst, inSecond, carriers), count) in shared)
        {
            if (inFirst < ParticularShare * carriers) links += (double)count * inFirst;
            if (inSecond < ParticularShare * carriers) otherLinks += (double)count * inSecond;
        }

        var share = links / (links + otherLinks);
        var expected = Alone(own[first]) + Alone(own[second]);
        foreach (var ((inFirst, inSecond, carriers), count) in shared)
        {
            expected += count * Crossing(inFirst + inSecond);
            if (inFirst >= ParticularShare * carriers) expected -= count * Crossing(inFirst);
            if (inSecond >= ParticularShare * carriers) expected -= count * Crossing(inSecond);
        }

        return new GroupMixing(first, second, shared.Values.Sum(), Math.Max(0, expected));

        double Crossing(int carriers) => 1 - Math.Pow(share, carriers) - Math.Pow(1 - share, carriers);

        double Alone(Dictionary<(int Within, int Carriers), int> attributes) =>
            attributes.Sum(a => a.Key.Within >= ParticularShare * a.Key.Carriers ? a.Value * Crossing(a.Key.Within) : 0);
    }

    private static double Links(Dictionary<(int Within, int Carriers), int> attributes) =>
        attributes.Sum(a => a.Key.Within >= ParticularShare * a.Key.Carriers ? (double)a.Value * a.Key.Within : 0);
}

/// <summary>How far the attributes particular to two groups run across them.</summary>
/// <param name="First">The group with the lower number.</param>
/// <param name="Second">The group with the higher number.</param>
/// <param name="Crossing">How many cross.</param>
/// <param name="Expected">How many would if the two were one, mixed at random.</param>
public readonly record struct GroupMixing(int First, int Second, int Crossing, double Expected)
{
    /// <summary>The share of complete mixing: 0 for groups apart, 1 for one group.</summary>
    public double Share => Expected > 0 ? Crossing / Expected : 0;
}
