using Dashboard.Analyses;
using Dashboard.Analysis.Campaigns;

namespace Dashboard.Accounts;

/// <summary>An account that shares attributes with another.</summary>
/// <param name="AccountId">The neighbour.</param>
/// <param name="Shared">What the two share, the rarest first.</param>
/// <param name="Weight">The sum of ln(N/df) over what they share.</param>
public sealed record Neighbour(string AccountId, IReadOnlyList<AnalysisAttribute> Shared, double Weight);

/// <summary>What an account shares, and with whom, in the stored run.</summary>
/// <param name="Attributes">The attributes that others share too, the rarest first.</param>
/// <param name="Neighbours">The accounts that share the most telling ones, the closest first.</param>
/// <param name="AllNeighbours">How many accounts share anything.</param>
public sealed record AccountLinks(IReadOnlyList<AnalysisAttribute> Attributes, IReadOnlyList<Neighbour> Neighbours, int AllNeighbours)
{
    private const int MostNeighbours = 25;

    /// <summary>The links of an account; empty when the run does not have it. O(links).</summary>
    public static AccountLinks Of(StoredAnalysis analysis, string accountId)
    {
        var account = analysis.IndexOf(accountId);
        if (account < 0) return new AccountLinks([], [], 0);
        var own = new HashSet<int>();
        for (var e = 0; e < analysis.EdgeAccounts.Length; e++)
            if (analysis.EdgeAccounts[e] == account) own.Add(analysis.EdgeAttributes[e]);
        var shared = new Dictionary<int, List<AnalysisAttribute>>();
        for (var e = 0; e < analysis.EdgeAccounts.Length; e++)
        {
            var other = analysis.EdgeAccounts[e];
            if (other == account || !own.Contains(analysis.EdgeAttributes[e])) continue;
            if (!shared.TryGetValue(other, out var list)) shared[other] = list = [];
            list.Add(analysis.Attributes[analysis.EdgeAttributes[e]]);
        }

        double Rarity(AnalysisAttribute attribute) => Math.Log((double)analysis.Accounts.Count / Math.Max(1, attribute.AccountCount));
        var neighbours = shared
            .Select(n => new Neighbour(analysis.Accounts[n.Key], [.. n.Value.OrderBy(a => a.AccountCount)], n.Value.Sum(Rarity)))
            .OrderByDescending(n => n.Weight).ThenBy(n => n.AccountId, StringComparer.Ordinal)
            .Take(MostNeighbours);
        return new AccountLinks([.. own.Select(a => analysis.Attributes[a]).OrderBy(a => a.AccountCount)], [.. neighbours], shared.Count);
    }
}
