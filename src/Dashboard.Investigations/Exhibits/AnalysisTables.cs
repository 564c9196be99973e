using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.CoAction;
using Dashboard.Analysis.OtherSide;
using Dashboard.Analysis.Targeting;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Findings;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The tables of an analysis as files have them.</summary>
public static class AnalysisTables
{
    public static IReadOnlyList<TableColumn<Cluster>> Clusters(StoredAnalysis analysis)
    {
        var windows = analysis.Result.Windows.Where(w => w.Cluster is not null).DistinctBy(w => w.Cluster)
            .ToDictionary(w => w.Cluster!, StringComparer.Ordinal);
        CampaignWindow? WindowOf(Cluster cluster) => windows.GetValueOrDefault(cluster.Id);
        return
        [
            new("cluster", "Cluster", c => c.Id), new("label", "Label", c => ClusterNaming.Number(c.Id)),
            new("disposition", "Assessed", c => Slug.Of(c.Disposition)),
            new("accounts", "Accounts", c => c.Accounts.Length), new("judged", "Judged", c => c.Judged),
            new("interactions", "Interactions", c => c.Interactions),
            new("score", "Score", c => c.Score), new("stability", "Stability", c => c.Stability),
            new("window_start", "Window from", c => $"{WindowOf(c)?.Start:yyyy-MM-dd}"),
            new("window_end", "Window to", c => $"{WindowOf(c)?.End:yyyy-MM-dd}"),
            new("aims_at", "Aims at", c => string.Join("; ", c.TargetedCapabilities)), new("reason", "Reason", c => c.Reason),
            .. Evidence(analysis),
        ];
    }

    // What a verdict adds up from, and what the other side may say, so that a frozen table holds both.
    private static IEnumerable<TableColumn<Cluster>> Evidence(StoredAnalysis analysis)
    {
        OtherSideView? Of(Cluster cluster) => OtherSideView.Of(cluster.Id, analysis);
        return
        [
            new("prior_log_odds", "Prior, log odds", c => c.Waterfall.Steps.Count == 0 ? null : c.Waterfall.PriorLogOdds),
            new("evidence", "Evidence, nats",
                c => string.Join(
                    "; ", c.Waterfall.Steps.Where(s => s.IsTold).Select(s => $"{s.Name} {NumberWords.Difference(s.LogLikelihoodRatio)}"))),
            new("untold", "What the data cannot tell", c => string.Join("; ", c.Waterfall.Steps.Where(s => !s.IsTold).Select(s => s.Name))),
            new("probability_asked", "Probability asked for", _ => analysis.Result.Options.LeastProbability),
            new("innocent_explanations", "Innocent explanations",
                c => string.Join(
                    "; ",
                    BenignGroup.Of(c.BenignTests).SelectMany(g => g.Tests.Select(t => $"{g.Name.ToLowerInvariant()}: {t.Explanation}")))),
            new("defensible_analyses", "Defensible analyses", c => Of(c)?.Analyses),
            new("still_find_it", "Of them find it", c => Of(c)?.Found),
            new("accounts_that_flip", "Accounts that flip", c => Of(c)?.Flips.Length),
            new("innocent_reading", "Strongest innocent reading", c => Of(c)?.Reading),
            new("forged_rows", "Forged rows that would frame an innocent",
                c => Of(c)?.Framing is { Nearest: >= 0 } framing ? framing.Nearest : null),
        ];
    }

    public static IReadOnlyList<TableColumn<CoActionEdge>> CoAction(StoredAnalysis analysis) =>
    [
        new("account", "Account", e => analysis.Accounts[e.First]), new("other_account", "Other account", e => analysis.Accounts[e.Second]),
        new("pairs_of_uses", "Pairs of uses", e => e.Weight),
        new("cluster", "Cluster", e => analysis.Result.Assignments[e.First].Cluster),
        new("other_cluster", "Other cluster", e => analysis.Result.Assignments[e.Second].Cluster),
    ];

    public static IReadOnlyList<TableColumn<StoredTemplate>> Templates(StoredAnalysis analysis) =>
    [
        new("template", "Template", t => t.Name), new("accounts", "Accounts", t => t.Accounts.Count),
        new("of_pool", "Of them called pool", t => t.Accounts.Count(a => analysis.Result.Assignments[a].Disposition == Disposition.Pool)),
        new("prompts", "Prompts", t => t.Prompts), new("interactions", "Interactions", t => t.Interactions),
        new("similarity", "Similarity", t => t.Similarity), new("hub", "Hub", t => t.IsHub),
    ];

    public static IReadOnlyList<TableColumn<TargetingSlice>> Targeting { get; } =
    [
        new("cluster", "Cluster", s => s.Cluster), new("label", "Label", s => ClusterNaming.Number(s.Cluster)),
        new("by", "By", s => Slug.Of(s.By)), new("slice", "Where", s => s.Slice),
        new("capability", "Capability", s => s.Capability), new("interactions", "Interactions", s => s.Interactions),
        new("expected", "Expected", s => s.Expected),
        new("log_odds", "Log-odds", s => s.TooFew ? null : s.LogOdds), new("low", "Low", s => s.TooFew ? null : s.Low),
        new("high", "High", s => s.TooFew ? null : s.High),
        new("q", "q", s => Known(s.Q)), new("too_few", "Too few", s => s.TooFew),
    ];

    public static IReadOnlyList<TableColumn<ReleaseEffect>> Releases(StoredAnalysis analysis) =>
    [
        new("release", "Release", e => e.Release), new("day", "Day", e => $"{e.Day:yyyy-MM-dd}"), new("cluster", "Cluster", e => e.Cluster),
        new("label", "Label", e => ClusterNaming.Number(e.Cluster)),
        new("disposition", "Assessed", e => analysis.Find(e.Cluster) is { } cluster ? Slug.Of(cluster.Disposition) : null),
        new("measure", "Measure", e => Slug.Of(e.Measure)),
        new("accounts", "Accounts", e => e.Accounts), new("control", "Control", e => e.Control),
        new("small_control", "Control too small", e => e.Control < ComparisonGroup.Least),
        new("effect", "Effect", e => Known(e.Effect.Estimate)), new("low", "Low", e => Known(e.Effect.Low)),
        new("high", "High", e => Known(e.Effect.High)),
        new("cluster_change", "Change of the cluster", e => Known(e.Effect.GroupChange)),
        new("control_change", "Change of the control", e => Known(e.Effect.ControlChange)), new("q", "q", e => Known(e.Q)),
        new("placebo", "Placebo", e => Known(e.Placebo?.Estimate)), new("placebo_low", "Placebo, low", e => Known(e.Placebo?.Low)),
        new("placebo_high", "Placebo, high", e => Known(e.Placebo?.High)),
        new("placebo_holds", "Placebo holds", e => e.Placebo is { Low: not double.NaN } ? e.PlaceboHolds : null),
    ];

    // What was not computed is an empty cell.
    private static double? Known(double? value) => value is { } number && !double.IsNaN(number) ? number : null;
}
