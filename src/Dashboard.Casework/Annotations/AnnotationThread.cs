namespace Dashboard.Casework.Annotations;

/// <summary>An annotation and what was answered to it.</summary>
/// <param name="First">What began the thread. It may have been taken away: it is shown so as long as there are answers.</param>
/// <param name="Replies">The answers in the order in which they were written, without those taken away.</param>
public sealed record AnnotationThread(Annotation First, IReadOnlyList<Annotation> Replies)
{
    /// <summary>The first and its answers.</summary>
    public IEnumerable<Annotation> All => Replies.Prepend(First);
}

/// <summary>Which threads are asked for: those in which one annotation is all that is named here.</summary>
/// <param name="Kind">On this kind of thing; null for any.</param>
/// <param name="Target">On this very thing; null for any.</param>
/// <param name="Tag">With this tag; empty for any.</param>
/// <param name="Author">By this person; empty for anybody.</param>
/// <param name="Text">With this within its text or the name of what it is on, whatever the case; empty for any.</param>
public sealed record AnnotationFilter(
    AnnotationTarget? Kind = null, string? Target = null, string Tag = "", string Author = "", string Text = "");

/// <summary>What the annotations of a case can be filtered by, with how many each has, the most first.</summary>
public sealed record AnnotationFacets(IReadOnlyList<KeyValuePair<string, int>> Tags, IReadOnlyList<KeyValuePair<string, int>> Authors);

/// <summary>How many annotations there are on each thing of a case, answers included.</summary>
public sealed class AnnotationCounts(IReadOnlyDictionary<(AnnotationTarget Kind, string Target), int> counts)
{
    /// <summary>Of a case without any.</summary>
    public static AnnotationCounts None { get; } = new(new Dictionary<(AnnotationTarget, string), int>());

    public int On(AnnotationTarget kind, string target) => counts.GetValueOrDefault((kind, target));

    /// <summary>The things of a kind that carry any, in no order.</summary>
    public IEnumerable<(string Target, int Count)> Of(AnnotationTarget kind) =>
        counts.Where(c => c.Key.Kind == kind).Select(c => (c.Key.Target, c.Value));
}
