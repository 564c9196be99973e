using Dashboard.Analyses;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.CoAction;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Tables;

namespace Dashboard.AnalysisPages;

/// <summary>The tables of an analysis as files have them.</summary>
public static class AnalysisTables
{
    public static IReadOnlyList<TableColumn<Cluster>> Clusters(StoredAnalysis analysis)
    {
        var windows = analysis.Result.Windows.Where(w => w.Cluster is not null).DistinctBy(w => w.Cluster).ToDictionary(w => w.Cluster!, StringComparer.Ordinal);
        CampaignWindow? WindowOf(Cluster cluster) => windows.GetValueOrDefault(cluster.Id);
        return
        [
            new("cluster", "Cluster", c => c.Id), new("label", "Label", c => c.Label), new("disposition", "Assessed", c => Word.Of(c.Disposition)),
            new("accounts", "Accounts", c => c.Accounts.Length), new("judged", "Judged", c => c.Judged), new("interactions", "Interactions", c => c.Interactions),
            new("score", "Score", c => c.Score), new("stability", "Stability", c => c.Stability), new("window_start", "Window from", c => $"{WindowOf(c)?.Start:yyyy-MM-dd}"),
            new("window_end", "Window to", c => $"{WindowOf(c)?.End:yyyy-MM-dd}"), new("aims_at", "Aims at", c => string.Join("; ", c.TargetedCapabilities)), new("reason", "Reason", c => c.Reason),
        ];
    }

    public static IReadOnlyList<TableColumn<CoActionEdge>> CoAction(StoredAnalysis analysis) =>
    [
        new("account", "Account", e => analysis.Accounts[e.First]), new("other_account", "Other account", e => analysis.Accounts[e.Second]), new("pairs_of_uses", "Pairs of uses", e => e.Weight),
        new("cluster", "Cluster", e => analysis.Result.Assignments[e.First].Cluster), new("other_cluster", "Other cluster", e => analysis.Result.Assignments[e.Second].Cluster),
    ];

    public static IReadOnlyList<TableColumn<StoredTemplate>> Templates(StoredAnalysis analysis) =>
    [
        new("template", "Template", t => t.Name), new("accounts", "Accounts", t => t.Accounts.Count),
        new("of_pool", "Of them called pool", t => t.Accounts.Count(a => analysis.Result.Assignments[a].Disposition == Disposition.Pool)),
        new("prompts", "Prompts", t => t.Prompts), new("interactions", "Interactions", t => t.Interactions), new("similarity", "Similarity", t => t.Similarity), new("hub", "Hub", t => t.IsHub),
    ];
}
