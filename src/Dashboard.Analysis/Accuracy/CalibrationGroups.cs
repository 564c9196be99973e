using System.Collections.Immutable;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Candidates;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Targeting;
using Dashboard.Analysis.Verdicts;

namespace Dashboard.Analysis.Accuracy;

/// <summary>
/// The groups that a search judges in data whose truth is known, and those that were planted, innocents' too: what the
/// waterfall's weights are fitted on. Innocents whom a benign test explains are left to that test: the weights need not tell them.
/// </summary>
public static class CalibrationGroups
{
    /// <summary>A group is a campaign's when at least this share of it is, and innocent when at most the rest to 1.</summary>
    public const double PureShare = 0.8;

    /// <summary>Of groups below these log odds nothing needs explaining.</summary>
    private const double LeastPromising = -3;

    /// <summary>All groups larger than a team that are nearly all of one nature.</summary>
    /// <param name="input">The data.</param>
    /// <param name="campaigns">The campaign that each account acts for; null for the innocent.</param>
    /// <param name="groups">The innocent group that each account belongs to; null for none.</param>
    /// <param name="world">The world's name.</param>
    /// <param name="run">The world with its seed.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static IReadOnlyList<KnownGroup> Of(
        AnalysisInput input, IReadOnlyList<string?> campaigns, IReadOnlyList<string?> groups, string world, string run,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(campaigns);
        ArgumentNullException.ThrowIfNull(groups);
        var options = new AnalysisOptions();
        var material = AnalysisMaterial.Of(input, options);
        var candidates = CandidateGroups.Of(input, material.Layers, material.Graph, material.Model, options, cancellation);
        var search = new GroupSearch(material.Model, material.Measures, options);
        var (_, all) = search.Run(candidates, null, null, cancellation);
        var planted = Enumerable.Range(0, input.Accounts.Count)
            .Where(a => material.Activity.Totals[a] > 0 && (campaigns[a] ?? groups[a]) is not null)
            .GroupBy(a => (campaigns[a] is not null, campaigns[a] ?? groups[a])).Select(g => g.ToArray())
            .Select(g => (Accounts: g, Waterfall: search.Judge(g, SearchedPopulation.Everybody)));
        return [.. all.Select(g => (g.Accounts, g.Waterfall)).Concat(planted).Where(g => g.Accounts.Length > options.TeamAccounts)
            .Select(g => (g.Accounts, g.Waterfall, Share: g.Accounts.Count(a => campaigns[a] is not null) / (double)g.Accounts.Length))
            .Where(g => g.Share is >= PureShare or <= 1 - PureShare)
            .Where(g => g.Share >= PureShare || !IsExplained(material, g.Accounts, g.Waterfall, options, cancellation))
            .Select(
                g => new KnownGroup(
                    world, run, g.Share >= PureShare,
                    g.Waterfall.Measures.Where(m => !double.IsNaN(m.Lean)).ToImmutableDictionary(m => m.Key, m => m.Lean)))];
    }
    /// <summary>Whether an innocent explanation holds for a group by itself.</summary>
    internal static bool IsExplained(
        AnalysisMaterial material, int[] group, Waterfall waterfall, AnalysisOptions options, CancellationToken cancellation)
    {
        if (waterfall.LogOdds < LeastPromising) return false;
        var places = Enumerable.Repeat(-1, material.Input.Accounts.Count).ToArray();
        foreach (var a in group) places[a] = 0;
        var set = new ClusterSet(places, places, [waterfall], [1], 0, []);
        return new ClusterAssessment(material, options, set)
            .Run(_ => { }, cancellation)[0].BenignTests.Any(t => t.Outcome == BenignOutcome.Failed);
    }
}
