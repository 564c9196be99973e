using System.Collections.Immutable;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Candidates;
using Dashboard.Analysis.Verdicts;

namespace Dashboard.Analysis.Accuracy;

/// <summary>The groups that a search judges in data whose truth is known: what the waterfall's weights are fitted on.</summary>
public static class CalibrationGroups
{
    /// <summary>A group is a campaign's when at least this share of it is, and innocent when at most the rest to 1.</summary>
    public const double PureShare = 0.8;

    /// <summary>All groups larger than a team that are nearly all of one nature.</summary>
    /// <param name="input">The data.</param>
    /// <param name="isGuilty">Whether each account acts for a campaign.</param>
    /// <param name="world">The world's name.</param>
    /// <param name="run">The world with its seed.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static IReadOnlyList<KnownGroup> Of(AnalysisInput input, IReadOnlyList<bool> isGuilty, string world, string run, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(isGuilty);
        var options = new AnalysisOptions();
        var material = AnalysisMaterial.Of(input, options);
        var candidates = CandidateGroups.Of(input, material.Layers, material.Graph, material.Model, options, cancellation);
        var (_, all) = new GroupSearch(material.Model, material.Measures, options).Run(candidates, null, null, cancellation);
        return [.. all.Where(g => g.Accounts.Length > options.TeamAccounts)
            .Select(g => (Group: g, Share: g.Accounts.Count(a => isGuilty[a]) / (double)g.Accounts.Length))
            .Where(g => g.Share is >= PureShare or <= 1 - PureShare)
            .Select(g => new KnownGroup(world, run, g.Share >= PureShare, g.Group.Waterfall.Measures.ToImmutableDictionary(m => m.Key, m => double.IsNaN(m.Lean) ? 0 : m.Lean)))];
    }
}
