using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Allegations;

/// <summary>The numbers that an element may name without being asked where they come from.</summary>
public static class KnownNumbers
{
    /// <summary>The figures of the exhibits and of the sources that the element cites, and the days of their windows.</summary>
    public static IReadOnlyList<KnownNumber> Of(
        ElementEdit element, IReadOnlyList<Exhibit> exhibits, IReadOnlyList<ReportedFigure> figures) =>
        Of(element.Grounds ?? [], exhibits, figures);

    /// <summary>What any element of the allegation cites, and its period: for the texts that speak of the whole.</summary>
    public static IReadOnlyList<KnownNumber> Of(
        AllegationEdit allegation, IReadOnlyList<Exhibit> exhibits, IReadOnlyList<ReportedFigure> figures) =>
    [
        .. Of([.. allegation.Elements.SelectMany(e => e.Grounds ?? [])], exhibits, figures),
        .. allegation.Particulars.Period is { } period ? (KnownNumber[])[Days(period.First, period.Last)] : [],
    ];

    private static IReadOnlyList<KnownNumber> Of(
        IReadOnlyList<GroundEdit> grounds, IReadOnlyList<Exhibit> exhibits, IReadOnlyList<ReportedFigure> figures)
    {
        var cited = exhibits.Where(x => grounds.Any(g => g.ExhibitNumber == x.Number)).ToList();
        var reported = figures.Where(f => grounds.Any(g => g.SourceNumber == f.SourceNumber)).ToList();
        return
        [
            .. cited.SelectMany(x => x.Figures).Select(f => new KnownNumber(f.Value, $"{Format.Count(f.Value)} {f.Measure.Name()}")),
            .. cited.Select(x => new KnownNumber(x.RowCount, $"{Format.Count(x.RowCount)} rows of Exhibit {x.Number}")),
            .. cited.Select(x => x.Selection.Time).OfType<TimeRange>().Select(t => Days(t.FirstDate, t.LastDate)),
            .. reported.Select(f => new KnownNumber(f.Value, $"“{f.Wording}” {f.Measure.Name()}")),
            .. reported.Where(f => f is { WindowStart: not null, WindowEnd: not null })
            .Select(f => Days(f.WindowStart!.Value, f.WindowEnd!.Value)),
        ];
    }

    private static KnownNumber Days(DateOnly first, DateOnly last) =>
        new(last.DayNumber - first.DayNumber + 1, Format.Count(last.DayNumber - first.DayNumber + 1, "day"));
}
