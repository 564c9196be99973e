using Dashboard.Casework.Records;
using Dashboard.Casework.References;
using Dashboard.Casework.Sources;

namespace Dashboard.Casework.Allegations;

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
        .. element.Grounds.Select(OfGround), .. element.Grounds.SelectMany(g => FigureReferences.In(g.Note)),
        .. FigureReferences.In(element.Text), .. FigureReferences.In(element.StandingReason), .. FigureReferences.In(element.Warrant),
        .. FigureReferences.In(element.Rebuttals), .. FigureReferences.In(element.WouldChange),
    ];

    private static IEnumerable<Foundation> OfWhole(Allegation allegation) =>
    [
        .. FigureReferences.In(allegation.Summary), .. FigureReferences.In(allegation.Against),
        .. allegation.Particulars.Parties.Select(p => p.SourceNumber).Concat(allegation.Particulars.Responses.Select(r => r.SourceNumber))
        .OfType<int>().Select(Foundation.Source),
        .. allegation.Hypotheses.Rows.SelectMany(r => FigureReferences.Named(r.Origin)),
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
        RecordKind.Source => (parents.GetValueOrDefault(at.Number) ?? []).Select(Foundation.Source),
        RecordKind.ReportedFigure => sourceOf.TryGetValue(at.Number, out var source) ? [Foundation.Source(source)] : [],
        RecordKind.Exhibit => [Foundation.Rules],
        _ => [],
    };
}
