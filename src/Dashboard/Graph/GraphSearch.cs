using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Findings;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Graph;

/// <summary>A node that was looked for.</summary>
/// <param name="Node">What it is.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Detail">What tells it from others of a like name.</param>
/// <param name="Cluster">The cluster of an account; null for none, and for what is no account.</param>
public sealed record GraphHit(GraphNode Node, string Name, string Detail, string? Cluster);

/// <summary>Finds nodes of a run by a part of their name: those that begin with it first.</summary>
public static class GraphSearch
{
    public static IReadOnlyList<GraphHit> Find(StoredAnalysis analysis, string text, int most)
    {
        var wanted = text.Trim();
        if (wanted.Length == 0) return [];
        var clusters = analysis.Result.Clusters
            .Select(
                c => new GraphHit(
                    new(GraphNodeKind.Cluster, c.Id), c.Label, $"{Slug.Of(c.Disposition)} · {ClusterSize.Of(c, analysis.Result)}", c.Id));
        var accounts = analysis.Accounts.Index().Where(a => Contains(a.Item, wanted))
            .Select(a => (a.Item, analysis.Result.Assignments[a.Index].Cluster))
            .Select(
                a => new GraphHit(
                    new(GraphNodeKind.Account, a.Item), a.Item, analysis.Find(a.Cluster)?.Label ?? "in no cluster", a.Cluster));
        var attributes = analysis.Attributes.Where(
            a => Contains(a.Value, wanted) || Contains(AttributeWords.Label(a.Kind, a.Value), wanted))
            .Select(
                a => new GraphHit(
                    new(GraphNodeKind.Attribute, a.Id), AttributeWords.Label(a.Kind, a.Value),
                    $"{Slug.Of(a.Family)} · shared by {a.AccountCount:N0}", null));
        return
        [
            .. clusters.Where(c => Contains(c.Name, wanted)).Concat(accounts).Concat(attributes)
                .OrderBy(h => h.Name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) ? h.Name.Length : int.MaxValue)
                .ThenBy(h => h.Name, StringComparer.Ordinal)
                .Take(most),
        ];
    }

    private static bool Contains(string name, string wanted) => name.Contains(wanted, StringComparison.OrdinalIgnoreCase);
}
