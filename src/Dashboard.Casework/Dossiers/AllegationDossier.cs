using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
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

    /// <summary>The sources that the allegation cites and those that these go back to, by number.</summary>
    public IReadOnlyList<Source> CitedSources
    {
        get
        {
            var byNumber = Sources.ToDictionary(s => s.Number);
            var cited = new SortedSet<int>();
            var open = new Queue<int>(Allegation.Elements.SelectMany(e => e.Grounds).Select(g => g.SourceNumber)
                .Concat(Allegation.Particulars.Parties.Select(p => p.SourceNumber)).Concat(Allegation.Particulars.Responses.Select(r => r.SourceNumber)).OfType<int>());
            while (open.TryDequeue(out var at))
            {
                if (!byNumber.TryGetValue(at, out var source) || !cited.Add(at)) continue;
                foreach (var parent in source.DerivedFrom) open.Enqueue(parent);
            }

            return [.. cited.Select(n => byNumber[n])];
        }
    }
}
