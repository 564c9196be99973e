using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Verdicts;
using Dashboard.Interactions;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Investigations.Findings;

/// <summary>An account that shares attributes with another, and why that may or may not mean something.</summary>
/// <param name="AccountId">The neighbour.</param>
/// <param name="Shared">What the two share, the rarest first, each with how rare it is and its innocent explanation.</param>
/// <param name="Weight">The sum of the rarity weights of what they share, in nats.</param>
/// <param name="PValue">
/// How likely the two would share as much by chance, given how busy both are and how common each attribute is
/// (<see cref="SharingNull"/>); NaN without an analysis that knows them.
/// </param>
/// <param name="QValue">The same after Benjamini–Hochberg over all other accounts, those not listed counted as no finding.</param>
public sealed record Neighbour(string AccountId, IReadOnlyList<LinkExplanation> Shared, double Weight, double PValue, double QValue);

/// <summary>What an account shares, and with whom.</summary>
/// <param name="Attributes">The attributes that others share too, the rarest first.</param>
/// <param name="Neighbours">The accounts that share the most telling ones, the closest first.</param>
/// <param name="AllNeighbours">How many accounts share anything.</param>
public sealed record AccountSharing(IReadOnlyList<LinkExplanation> Attributes, IReadOnlyList<Neighbour> Neighbours, int AllNeighbours)
{
    public const int MostNeighbours = 25;

    /// <summary>Explains what the store found of an account.</summary>
    /// <param name="found">What it shares, and with whom.</param>
    /// <param name="population">N, all accounts of the case.</param>
    /// <param name="analysis">The run that knows how busy each account and how common each attribute is; null for none.</param>
    /// <param name="accountId">The account.</param>
    public static AccountSharing Of(AccountNeighbours found, int population, StoredAnalysis? analysis, string accountId)
    {
        var hubShare = (analysis?.Result.Options ?? new AnalysisOptions()).HubShare;
        AnalysisAttribute[] carried = [.. found.Attributes.Select(a => new AnalysisAttribute(a.Family, a.Kind, a.Value, a.AccountCount))];
        Neighbour[] neighbours =
        [
            .. found.Neighbours.Select(n =>
            {
                AnalysisAttribute[] both = [.. n.Shared.Select(s => carried[s])];
                var shared = LinkChance.Explain(both, population, hubShare, analysis, accountId, n.AccountId);
                return new Neighbour(
                    n.AccountId, shared, shared.Sum(s => s.Weight), LinkChance.Of(analysis, accountId, n.AccountId, both), double.NaN);
            }),
        ];
        var q = BenjaminiHochberg.QValues(
            [.. neighbours.Select(n => n.PValue), .. Enumerable.Repeat(1.0, Math.Max(0, population - 1 - neighbours.Length))]);
        return new AccountSharing(
            [.. carried.Select(a => LinkExplanation.Of(a, population, hubShare))],
            [.. neighbours.Select((n, i) => n with { QValue = q[i] })],
            found.AllNeighbours);
    }
}
