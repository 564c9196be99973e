namespace Dashboard.Casework;

/// <summary>A kind of thing that a statement can rest on.</summary>
public enum FoundationKind
{
    Source,
    Exhibit,
    Annotation,
    Figure,

    /// <summary>The rules by which the case's interactions are classified: exhibits count what they say.</summary>
    Rules,
}

/// <summary>Something that a statement rests on.</summary>
/// <param name="Number">Its number in the case; 0 for what the case has one of.</param>
public readonly record struct Foundation(FoundationKind Kind, int Number)
{
    public static Foundation Rules { get; } = new(FoundationKind.Rules, 0);

    public static Foundation Source(int number) => new(FoundationKind.Source, number);

    public static Foundation Exhibit(int number) => new(FoundationKind.Exhibit, number);

    public static Foundation Annotation(int number) => new(FoundationKind.Annotation, number);

    public static Foundation Figure(int number) => new(FoundationKind.Figure, number);
}

/// <summary>A statement of an allegation, and all that it rests on.</summary>
/// <param name="Element">The element, by number; null for the allegation's own texts.</param>
public sealed record FoundedStatement(int? Element, IReadOnlySet<Foundation> On);

/// <summary>
/// What the statements of an allegation rest on: what their grounds cite, what the figures in their texts refer to, and the sources that
/// these go back to.
/// </summary>
/// <param name="sources">The sources of the case.</param>
/// <param name="figures">The figures that they report.</param>
internal sealed class Foundations(IReadOnlyCollection<Source> sources, IReadOnlyCollection<ReportedFigure> figures)
{
    private readonly Dictionary<int, IReadOnlyList<int>> parents = sources.ToDictionary(s => s.Number, s => s.DerivedFrom);
    private readonly Dictionary<int, int> sourceOf = figures.ToDictionary(f => f.Number, f => f.SourceNumber);

    /// <summary>The statements of an allegation: its elements by number, and its own texts where these rest on anything.</summary>
    public IEnumerable<FoundedStatement> Of(Allegation allegation)
    {
        foreach (var element in allegation.Elements.OrderBy(e => e.Number)) yield return new(element.Number, Closed(OfElement(element)));
        var whole = Closed(OfWhole(allegation));
        if (whole.Count > 0) yield return new(null, whole);
    }

    private static IEnumerable<Foundation> OfElement(AllegationElement element) =>
    [
        .. element.Grounds.Select(OfGround), .. element.Grounds.SelectMany(g => TextFigures.References(g.Note)),
        .. TextFigures.References(element.Text), .. TextFigures.References(element.StandingReason), .. TextFigures.References(element.Warrant),
        .. TextFigures.References(element.Rebuttals), .. TextFigures.References(element.WouldChange),
    ];

    private static IEnumerable<Foundation> OfWhole(Allegation allegation) =>
    [
        .. TextFigures.References(allegation.Summary), .. TextFigures.References(allegation.Against),
        .. allegation.Particulars.Parties.Select(p => p.SourceNumber).Concat(allegation.Particulars.Responses.Select(r => r.SourceNumber)).OfType<int>().Select(Foundation.Source),
        .. allegation.Hypotheses.Rows.SelectMany(r => TextFigures.Named(r.Origin)),
    ];

    private static Foundation OfGround(Ground ground) =>
        ground.ExhibitNumber is { } exhibit ? Foundation.Exhibit(exhibit)
        : ground.SourceNumber is { } source ? Foundation.Source(source)
        : Foundation.Annotation(ground.AnnotationNumber!.Value);

    private HashSet<Foundation> Closed(IEnumerable<Foundation> cited)
    {
        var (found, open) = (new HashSet<Foundation>(), new Queue<Foundation>(cited));
        while (open.TryDequeue(out var at))
        {
            if (!found.Add(at)) continue;
            foreach (var below in Below(at)) open.Enqueue(below);
        }

        return found;
    }

    private IEnumerable<Foundation> Below(Foundation at) => at.Kind switch
    {
        FoundationKind.Source => (parents.GetValueOrDefault(at.Number) ?? []).Select(Foundation.Source),
        FoundationKind.Figure => sourceOf.TryGetValue(at.Number, out var source) ? [Foundation.Source(source)] : [],
        FoundationKind.Exhibit => [Foundation.Rules],
        _ => [],
    };
}
