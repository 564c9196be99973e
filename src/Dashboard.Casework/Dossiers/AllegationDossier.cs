using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Casework.References;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.Dossiers;

/// <summary>An allegation with all that it can rest on: what page, packet, briefing and command read it from.</summary>
/// <param name="Sources">Every source of the case: what a cited one goes back to is among them.</param>
/// <param name="Exhibits">The exhibits of the case.</param>
/// <param name="Figures">The figures that the sources report.</param>
public sealed record AllegationDossier(
    Case Case, Allegation Allegation, IReadOnlyList<Source> Sources, IReadOnlyList<Exhibit> Exhibits, IReadOnlyList<ReportedFigure> Figures)
{
    private Grounding? grounding;

    /// <summary>
    /// What figures of exhibits come to now, by exhibit and in the order in which they were frozen; without those that nobody counted.
    /// </summary>
    public IReadOnlyDictionary<int, IReadOnlyList<long>> CountedNow { get; init; } = new Dictionary<int, IReadOnlyList<long>>();

    /// <summary>How grounds are read in this case.</summary>
    public Grounding Grounding => grounding ??= new Grounding(Case, Sources);

    /// <summary>The chain in its order.</summary>
    public IReadOnlyList<AllegationElement> Chain => [.. Allegation.Elements.OrderBy(e => e.Number)];

    /// <summary>The highest standing that the element's grounds allow, and why.</summary>
    public StandingCeiling CeilingOf(AllegationElement element) => Grounding.CeilingOf(element);

    /// <summary>How the element stands: as a person set it, and never above what its grounds allow.</summary>
    public Standing StandingOf(AllegationElement element) => CeilingOf(element).Cap(element.Standing);

    /// <summary>The exhibits that the allegation cites, by number.</summary>
    public IReadOnlyList<Exhibit> CitedExhibits
    {
        get
        {
            var cited = Allegation.Elements.SelectMany(e => e.Grounds).Select(g => g.ExhibitNumber).OfType<int>().ToHashSet();
            return [.. Exhibits.Where(x => cited.Contains(x.Number)).OrderBy(x => x.Number)];
        }
    }

    /// <summary>
    /// The exhibits whose figures the allegation shows: those that it cites and those that its texts refer to, by number.
    /// </summary>
    public IReadOnlyList<Exhibit> CountedExhibits
    {
        get
        {
            var shown = Texts.SelectMany(FigureReferences.In).Where(f => f.Kind == RecordKind.Exhibit).Select(f => f.Number)
                .Concat(CitedExhibits.Select(x => x.Number)).ToHashSet();
            return [.. Exhibits.Where(x => shown.Contains(x.Number)).OrderBy(x => x.Number)];
        }
    }

    /// <summary>The figures of what it shows that come out different now, or did when they were counted last.</summary>
    public IReadOnlyList<FigureDrift> Drifts =>
    [
        .. from exhibit in CountedExhibits
           from figure in exhibit.Figures.Index()
           let now = NowOf(exhibit, figure.Index)
           where now != figure.Item.Value
           select new FigureDrift(exhibit.Number, figure.Item, now),
    ];

    /// <summary>What a figure of an exhibit comes to: counted now, else when it was counted last, else as it was frozen.</summary>
    public long NowOf(Exhibit exhibit, int figure) =>
        CountedNow.TryGetValue(exhibit.Number, out var now) && figure < now.Count ? now[figure]
        : figure < exhibit.RecountedValues.Count ? exhibit.RecountedValues[figure]
        : exhibit.Figures[figure].Value;

    private IEnumerable<string> Texts =>
    [
        Allegation.Summary, Allegation.Against,
        .. Allegation.Elements.SelectMany(
            e => (string[])[e.Text, e.StandingReason, e.Warrant, e.Rebuttals, e.WouldChange, .. e.Grounds.Select(g => g.Note)]),
    ];

    /// <summary>The sources that the allegation cites and those that these go back to, by number.</summary>
    public IReadOnlyList<Source> CitedSources
    {
        get
        {
            var byNumber = Sources.ToDictionary(s => s.Number);
            var cited = new SortedSet<int>();
            var open = new Queue<int>(Allegation.Elements.SelectMany(e => e.Grounds).Select(g => g.SourceNumber)
                .Concat(Allegation.Particulars.Parties.Select(p => p.SourceNumber))
                .Concat(Allegation.Particulars.Responses.Select(r => r.SourceNumber)).OfType<int>());
            while (open.TryDequeue(out var at))
            {
                if (!byNumber.TryGetValue(at, out var source) || !cited.Add(at)) continue;
                foreach (var parent in source.DerivedFrom) open.Enqueue(parent);
            }

            return [.. cited.Select(n => byNumber[n])];
        }
    }
}
