using System.Collections.Immutable;
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
        var shared = new Dictionary<int, int>();
        foreach (var attribute in graph.AttributesOf(account))
        {
            var carriers = graph.AccountsOf(attribute);
            if (carriers.Length > maxCarriers) continue;
            foreach (var other in carriers)
            {
                if (other != account) shared[other] = shared.GetValueOrDefault(other) + 1;
            }
        }

        var own = graph.AttributesOf(account).ToArray();
        var links = new List<AccountLink>(shared.Count);
        foreach (var other in shared.Keys.Order())
        {
            var common = graph.AttributesOf(other).ToArray().Intersect(own).OrderByDescending(graph.WeightOf).ThenBy(a => a).ToImmutableArray();
            var p = Hypergeometric.UpperTail(graph.AttributeCount, own.Length, graph.AttributesOf(other).Length, common.Length);
            links.Add(new AccountLink(other, common, common.Sum(graph.WeightOf), p, double.NaN));
        }

        var q = BenjaminiHochberg.QValues(links.Select(l => l.PValue).ToArray());
        return [.. links.Select((l, i) => l with { QValue = q[i] }).OrderByDescending(l => l.Weight).ThenBy(l => l.Account).Take(maxLinks)];
    }
}

/// <summary>What links an account to another.</summary>
/// <param name="Account">The other account.</param>
/// <param name="Attributes">The attributes that both carry, the rarest first.</param>
/// <param name="Weight">The sum of their rarity weights, in nats.</param>
/// <param name="PValue">How likely so many shared attributes are by chance.</param>
/// <param name="QValue">The same after Benjamini–Hochberg.</param>
public readonly record struct AccountLink(int Account, ImmutableArray<int> Attributes, double Weight, double PValue, double QValue);
