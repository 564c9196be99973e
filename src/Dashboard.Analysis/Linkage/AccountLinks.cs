using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Verdicts;

namespace Dashboard.Analysis.Linkage;

/// <summary>
/// The links of one account, read off the bipartite graph: which accounts share attributes with it, which attributes
/// these are, how rare, and how likely as much would be shared by chance. No pair is made before it is asked for.
/// </summary>
public static class AccountLinks
{
    /// <summary>
    /// The accounts linked to one, the strongest link first, ties by account. p-values are of the null that knows how busy
    /// both accounts and how common each attribute is (<see cref="SharingNull"/>); q-values after Benjamini–Hochberg over
    /// all other accounts, those that are not returned counted as no finding. An attribute of more than
    /// <paramref name="maxCarriers"/> accounts is listed on links that others make, but makes none alone.
    /// O(Σ df of the account's attributes), and what the null takes for each link that is returned.
    /// </summary>
    /// <param name="graph">The bipartite graph.</param>
    /// <param name="account">The account.</param>
    /// <param name="chance">The null, and the kind of each attribute; null for no p-values, which are NaN then.</param>
    /// <param name="maxLinks">The most links to return.</param>
    /// <param name="maxCarriers">Attributes with more carriers make no link alone.</param>
    public static ImmutableArray<AccountLink> Of(
        BipartiteGraph graph, int account, (SharingNull Null, IReadOnlyList<AnalysisAttribute> Attributes)? chance = null,
        int maxLinks = 100, int maxCarriers = 50_000)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var weights = new Dictionary<int, double>();
        foreach (var attribute in graph.AttributesOf(account))
        {
            var carriers = graph.AccountsOf(attribute);
            if (carriers.Length > maxCarriers) continue;
            foreach (var other in carriers)
            {
                if (other != account) CollectionsMarshal.GetValueRefOrAddDefault(weights, other, out _) += graph.WeightOf(attribute);
            }
        }

        // Attributes of too many make no link alone, and count where others do.
        var own = graph.AttributesOf(account).ToArray();
        var hubs = own.Where(a => graph.AccountsOf(a).Length > maxCarriers).ToArray();
        var links = new List<AccountLink>(weights.Count);
        foreach (var (other, weight) in weights.OrderBy(s => s.Key))
        {
            var sum = weight;
            foreach (var hub in hubs)
            {
                if (graph.AttributesOf(other).BinarySearch(hub) >= 0) sum += graph.WeightOf(hub);
            }

            links.Add(new AccountLink(other, [], sum, double.NaN, double.NaN));
        }

        AccountLink[] strongest =
        [
            .. links.OrderByDescending(l => l.Weight).ThenBy(l => l.Account).Take(maxLinks)
            .Select(l => l with { Attributes = Common(graph, own, l.Account) }),
        ];
        if (chance is not { } known) return [.. strongest];
        var p = strongest.Select(l => known.Null.OfPair(
            account, l.Account,
            l.Attributes.Where(t => known.Attributes[t].Joins)
            .Select(t => (known.Attributes[t].Kind, graph.AccountsOf(t).Length))).Tail.AtLeast).ToArray();
        var q = BenjaminiHochberg.QValues([.. p, .. Enumerable.Repeat(1.0, graph.AccountCount - 1 - p.Length)]);
        return [.. strongest.Select((l, i) => l with { PValue = p[i], QValue = q[i] })];
    }

    /// <summary>What two accounts both carry, the rarest first.</summary>
    private static ImmutableArray<int> Common(BipartiteGraph graph, int[] own, int other)
    {
        var theirs = graph.AttributesOf(other);
        var common = new List<int>();
        for (int i = 0, j = 0; i < own.Length && j < theirs.Length;)
        {
            if (own[i] == theirs[j])
            {
                common.Add(own[i++]);
                j++;
            }
            else if (own[i] < theirs[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        common.Sort((a, b) => graph.WeightOf(a) != graph.WeightOf(b) ? graph.WeightOf(b).CompareTo(graph.WeightOf(a)) : a.CompareTo(b));
        return [.. common];
    }
}

/// <summary>What links an account to another.</summary>
/// <param name="Account">The other account.</param>
/// <param name="Attributes">The attributes that both carry, the rarest first.</param>
/// <param name="Weight">The sum of their rarity weights, in nats.</param>
/// <param name="PValue">How likely so much is shared by chance; NaN where no null was given.</param>
/// <param name="QValue">The same after Benjamini–Hochberg.</param>
public readonly record struct AccountLink(int Account, ImmutableArray<int> Attributes, double Weight, double PValue, double QValue);
