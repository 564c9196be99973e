using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Findings;

namespace Dashboard.Paths;

/// <summary>A step from one account to the next, with the evidence for it.</summary>
/// <param name="From">The account.</param>
/// <param name="To">The next one.</param>
/// <param name="Shared">All that the two share in the run, the rarest first; the first is what the step goes over.</param>
/// <param name="PValue">How likely the two would share as much by chance (<see cref="Neighbour.PValue"/>).</param>
public sealed record EvidencedStep(string From, string To, IReadOnlyList<LinkExplanation> Shared, double PValue);

/// <summary>The path between two accounts, with the evidence for every step.</summary>
public static class AccountPath
{
    /// <summary>The path in the graph that a run kept; null where no path joins the two, or the run does not know one of them.</summary>
    public static IReadOnlyList<EvidencedStep>? Find(StoredAnalysis analysis, string from, string to)
    {
        var (start, end) = (analysis.IndexOf(from), analysis.IndexOf(to));
        if (start < 0 || end < 0) return null;
        var hubShare = analysis.Result.Options.HubShare;
        double[] weights = [.. analysis.Attributes.Select(a => RarityWeight.Of(analysis.Accounts.Count, a.AccountCount, hubShare))];
        if (EvidencePath.Find(
            analysis.EdgeAccounts, analysis.EdgeAttributes, analysis.Accounts.Count, weights, start, end) is not { } steps) return null;
        var on = steps.SelectMany(s => (int[])[s.From, s.To]).ToHashSet();
        var carried = analysis.EdgeAccounts.Index().Where(e => on.Contains(e.Item))
            .ToLookup(e => e.Item, e => analysis.EdgeAttributes[e.Index]);
        return
        [
            .. steps.Select(step =>
            {
                var (one, other) = (analysis.Accounts[step.From], analysis.Accounts[step.To]);
                AnalysisAttribute[] shared =
                [
                    .. carried[step.From].Intersect(carried[step.To]).OrderByDescending(t => t == step.Attribute)
                    .ThenByDescending(t => weights[t]).ThenBy(t => t)
                        .Select(t => analysis.Attributes[t]),
                ];

                // Templates are found by likeness: of these the null says nothing.
                return new EvidencedStep(
                    one,
                    other,
                    LinkChance.Explain(shared, analysis.Accounts.Count, hubShare, analysis, one, other),
                    LinkChance.Of(analysis, one, other, [.. shared.Where(a => a.Joins)]));
            }),
        ];
    }
}
