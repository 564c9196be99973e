using Dashboard.Analyses;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Significance;
using Dashboard.Interactions;

namespace Dashboard.Accounts;

/// <summary>An account that shares attributes with another, and why that may or may not mean something.</summary>
/// <param name="AccountId">The neighbour.</param>
/// <param name="Shared">What the two share, the rarest first, each with how rare it is and its innocent explanation.</param>
/// <param name="Weight">The sum of the rarity weights of what they share, in nats.</param>
/// <param name="PValue">How likely two accounts with so many attributes would share so many by chance; NaN without an analysis.</param>
/// <param name="QValue">The same after Benjamini–Hochberg over all neighbours, those not listed counted as no finding.</param>
public sealed record Neighbour(string AccountId, IReadOnlyList<LinkExplanation> Shared, double Weight, double PValue, double QValue);

/// <summary>What an account shares, and with whom.</summary>
/// <param name="Attributes">The attributes that others share too, the rarest first.</param>
/// <param name="Neighbours">The accounts that share the most telling ones, the closest first.</param>
/// <param name="AllNeighbours">How many accounts share anything.</param>
public sealed record AccountLinks(IReadOnlyList<LinkExplanation> Attributes, IReadOnlyList<Neighbour> Neighbours, int AllNeighbours)
{
    public const int MostNeighbours = 25;

    /// <summary>Explains what the store found of an account.</summary>
    /// <param name="found">What it shares, and with whom.</param>
    /// <param name="population">N, all accounts of the case.</param>
    /// <param name="analysis">The run that knows how many attributes there are and how many each account has; null for none.</param>
    /// <param name="accountId">The account.</param>
    public static AccountLinks Of(AccountNeighbours found, int population, StoredAnalysis? analysis, string accountId)
    {
        var hubShare = (analysis?.Result.Options ?? new AnalysisOptions()).HubShare;
        var attributes = found.Attributes
            .Select(a => LinkExplanation.Of(new AnalysisAttribute(a.Family, a.Kind, a.Value, a.AccountCount), population, hubShare)).ToArray();
        var p = found.Neighbours.Select(n => Chance(analysis, accountId, n.AccountId, n.Shared.Count)).ToArray();
        var q = BenjaminiHochberg.QValues([.. p, .. Enumerable.Repeat(1.0, Math.Max(0, found.AllNeighbours - p.Length))]);
        return new AccountLinks(
            attributes,
            [.. found.Neighbours.Select((n, i) => new Neighbour(n.AccountId, [.. n.Shared.Select(s => attributes[s])], n.Shared.Sum(s => attributes[s].Weight), p[i], q[i]))],
            found.AllNeighbours);
    }

    /// <summary>
    /// How likely two accounts, each with as many shared attributes as these have, would share so many by chance
    /// (hypergeometric); NaN where no run knows both.
    /// </summary>
    public static double Chance(StoredAnalysis? analysis, string accountId, string otherId, int shared)
    {
        if (analysis is null || analysis.IndexOf(accountId) is not (>= 0 and var own) || analysis.IndexOf(otherId) is not (>= 0 and var other)) return double.NaN;
        var (all, first, second) = (analysis.SharedAttributes, analysis.AccountAttributes[own], analysis.AccountAttributes[other]);
        // A run on older data may know less than the store does now.
        return Math.Max(first, second) > all || shared > Math.Min(first, second) ? double.NaN : Hypergeometric.UpperTail(all, first, second, shared);
    }
}
