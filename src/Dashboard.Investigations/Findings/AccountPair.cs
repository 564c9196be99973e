using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Investigations.Findings;

/// <summary>The link between two accounts: everything that both carry, and what that may mean.</summary>
/// <param name="Shared">What they share, the rarest first.</param>
/// <param name="Weight">The sum of its rarity weights, in nats.</param>
/// <param name="PValue">How likely the two would share as much by chance (<see cref="Neighbour.PValue"/>).</param>
public sealed record AccountPair(IReadOnlyList<LinkExplanation> Shared, double Weight, double PValue)
{
    /// <param name="found">The attributes of the two accounts that accounts of the whole case share.</param>
    /// <param name="population">N, all accounts of the case.</param>
    /// <param name="analysis">The run that knows how busy each account and how common each attribute is; null for none.</param>
    /// <param name="first">The one account.</param>
    /// <param name="second">The other.</param>
    public static AccountPair Of(SharedAttributes found, int population, StoredAnalysis? analysis, string first, string second)
    {
        var hubShare = (analysis?.Result.Options ?? new AnalysisOptions()).HubShare;
        var both = found.EdgeAttributes.Index().GroupBy(e => e.Item, e => found.EdgeAccounts[e.Index]).Where(g => g.Distinct().Count() == 2)
            .Select(g => found.Attributes[g.Key]);
        AnalysisAttribute[] carried = [.. both.Select(a => new AnalysisAttribute(a.Family, a.Kind, a.Value, a.AccountCount))];
        LinkExplanation[] shared =
        [
            .. LinkChance.Explain(carried, population, hubShare, analysis, first, second).OrderByDescending(w => w.Weight)
            .ThenBy(w => w.Attribute.Id, StringComparer.Ordinal),
        ];
        return new(shared, shared.Sum(s => s.Weight), LinkChance.Of(analysis, first, second, carried));
    }

    /// <summary>The selection of both.</summary>
    public static Selection Both(string first, string second) => Selection.Everything.With(Dimension.Account, Facet.Of([first, second]));
}
