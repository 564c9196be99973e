using Dashboard.Annotations;
using Dashboard.Casework;

namespace Dashboard.Graph;

/// <summary>How many notes are on something that the graph may draw.</summary>
/// <param name="Kind">What it is, as the drawing knows it: <c>account</c>, <c>cluster</c>, <c>attribute</c>, or <c>link</c> for that of two accounts.</param>
/// <param name="Id">Its id; of a link, the one account's.</param>
/// <param name="Other">The other account of a link; null for everything else.</param>
/// <param name="Count">The notes.</param>
public sealed record GraphNote(string Kind, string Id, string? Other, int Count)
{
    /// <summary>The most that a drawing is given: those with the most notes.</summary>
    public const int Most = 1_000;

    private static readonly AnnotationTarget[] Drawn = [AnnotationTarget.Account, AnnotationTarget.Cluster, AnnotationTarget.Attribute, AnnotationTarget.Link];

    public static IReadOnlyList<GraphNote> Of(AnnotationCounts counts) =>
        [.. Drawn.SelectMany(kind => counts.Of(kind).Select(c => On(kind, c.Target, c.Count)).OfType<GraphNote>()).OrderByDescending(n => n.Count).Take(Most)];

    // A link that was named by another program may not parse: the list of annotations still has its notes.
    private static GraphNote? On(AnnotationTarget kind, string target, int count) => kind switch
    {
        AnnotationTarget.Link => LinkTarget.Parse(target) is { } link ? new("link", link.First, link.Second, count) : null,
        _ => new(kind.Word(), target, null, count),
    };
}
