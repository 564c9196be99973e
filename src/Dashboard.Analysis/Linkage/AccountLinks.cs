using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.Linkage;

/// <summary>
/// The links of one account, read off the bipartite graph: which accounts share attributes with it, which attributes
/// these are, how rare, and how likely so many would be shared by chance. No pair is made before it is asked for.
/// </summary>
public static class AccountLinks
{
    /// <summary>
    /// The accounts linked to one, the strongest link first, ties by account. p-values are hypergeometric, of the two
    /// accounts' numbers of attributes within the whole; q-values after Benjamini–Hochberg over all the accounts
    /// linked to this one. An attribute of more than <paramref name="maxCarriers"/> accounts is listed on links that
    /// others make, but makes none alone. O(Σ df of the account's attributes).
    /// </summary>
    /// <param name="graph">The bipartite graph.</param>
    /// <param name="account">The account.</param>
    /// <param name="maxLinks">The most links to return.</param>
    /// <param name="maxCarriers">Attributes with more carriers make no link alone.</param>
    public static ImmutableArray<AccountLink> Of(BipartiteGraph graph, int account, int maxLinks = 100, int maxCarriers = 50_000)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var shared = new Dictionary<int, (int Count, double Weight)>();
        foreach (var attribute in graph.AttributesOf(account))
        {
            var carriers = graph.AccountsOf(attribute);
            if (carriers.Length > maxCarriers) continue;
            foreach (var other in carriers)
            {
                if (other == account) continue;
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(shared, other, out _);
                sum = (sum.Count + 1, sum.Weight + graph.WeightOf(attribute));
            }
        }

        // Attributes of too many make no link alone, and count where others do.
        var own = graph.AttributesOf(account).ToArray();
        var hubs = own.Where(a => graph.AccountsOf(a).Length > maxCarriers).ToArray();
        var chances = new Dictionary<(int, int), double>();
        var links = new List<AccountLink>(shared.Count);
        foreach (var (other, (count, weight)) in shared.OrderBy(s => s.Key))
        {
            var theirs = graph.AttributesOf(other);
            var (common, sum) = (count, weight);
            foreach (var hub in hubs)
            {
                if (theirs.BinarySearch(hub) < 0) continue;
                common++;
                sum += graph.WeightOf(hub);
            }

            if (!chances.TryGetValue((theirs.Length, common), out var p))
                chances[(theirs.Length, common)] = p = Hypergeometric.UpperTail(graph.AttributeCount, own.Length, theirs.Length, common);
            links.Add(new AccountLink(other, [], sum, p, double.NaN));
        }

        var q = BenjaminiHochberg.QValues(links.Select(l => l.PValue).ToArray());
        return [.. links.Select((l, i) => l with { QValue = q[i] }).OrderByDescending(l => l.Weight).ThenBy(l => l.Account).Take(maxLinks)
            .Select(l => l with { Attributes = Common(graph, own, l.Account) })];
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
/// <param name="PValue">How likely so many shared attributes are by chance.</param>
/// <param name="QValue">The same after Benjamini–Hochberg.</param>
public readonly record struct AccountLink(int Account, ImmutableArray<int> Attributes, double Weight, double PValue, double QValue);
