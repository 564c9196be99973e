using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Views;

namespace Dashboard.Graph;

/// <summary>How many notes are on something that the graph may draw.</summary>
/// <param name="Kind">What it is, as the drawing knows it: <c>account</c>, <c>cluster</c>, <c>attribute</c>, or <c>link</c> for that of two
/// accounts.</param>
/// <param name="Id">Its id; of a link, the one account's.</param>
/// <param name="Other">The other account of a link; null for everything else.</param>
/// <param name="Count">The notes.</param>
/// <param name="Within">The cluster whose disc stands for it while that is not opened; null for none.</param>
public sealed record GraphNote(string Kind, string Id, string? Other, int Count, string? Within = null)
{
    /// <summary>The most that a drawing is given: those with the most notes.</summary>
    public const int Most = 1_000;

    private static readonly AnnotationTarget[] Drawn = [
        AnnotationTarget.Account, AnnotationTarget.Cluster, AnnotationTarget.Attribute, AnnotationTarget.Link];

    /// <param name="counts">The notes of the case.</param>
    /// <param name="analysis">Which clusters accounts are in; null where there is no analysis.</param>
    public static IReadOnlyList<GraphNote> Of(AnnotationCounts counts, StoredAnalysis? analysis) =>
        [.. Drawn.SelectMany(kind => counts.Of(kind).Select(c => On(kind, c.Target, c.Count, analysis)).OfType<GraphNote>())
            .OrderByDescending(n => n.Count).Take(Most)];

    // A link that was named by another program may not parse: the list of annotations still has its notes.
    private static GraphNote? On(AnnotationTarget kind, string target, int count, StoredAnalysis? analysis) => kind switch
    {
        AnnotationTarget.Link => LinkTarget.Parse(target) is not { } link ? null
            : new("link", link.First, link.Second, count,
                ClusterOf(link.First, analysis) is { } shared && shared == ClusterOf(link.Second, analysis) ? shared : null),
        AnnotationTarget.Account => new(kind.Word(), target, null, count, ClusterOf(target, analysis)),
        _ => new(kind.Word(), target, null, count),
    };

    private static string? ClusterOf(string account, StoredAnalysis? analysis) =>
        analysis?.IndexOf(account) is >= 0 and var index ? analysis.Result.Assignments[index].Cluster : null;
}
