using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Figures;

/// <summary>A line of how a number is known.</summary>
/// <param name="Term">What the line says: “Source”.</param>
/// <param name="Href">Where it leads within the program; null where there is nothing to open.</param>
public sealed record ProvenanceLine(string Term, string Text, string? Href = null);

/// <summary>Where a number comes from, line by line: what a person sees who clicks it.</summary>
public static class Provenance
{
    /// <summary>A reported figure: who says it, in which words, and whom the source repeats.</summary>
    public static IReadOnlyList<ProvenanceLine> Of(ReportedFigure figure, IReadOnlyList<Source> sources)
    {
        var source = sources.First(s => s.Number == figure.SourceNumber);
        var lines = new List<ProvenanceLine>
        {
            new("Wording", $"“{figure.Wording}” {figure.Measure.Name()}"),
            new("Of", figure.Subject),
            new("Source", NameOf(source), PageAddress.Source(figure.CaseId, source.Number)),
            new("Grade", $"{source.Grade}. {source.GradeReason}"),
            new("Origin", OriginOf(source, sources)),
        };
        if (figure is { WindowStart: { } start, WindowEnd: { } end })
            lines.Insert(2, new("Window", $"{Format.Window(start, end)}, both ends included"));
        if (source.Interest.Length > 0) lines.Add(new("Interest", source.Interest));
        if (figure.OverlapNote.Length > 0) lines.Add(new("Overlap", figure.OverlapNote));
        return lines;
    }

    /// <summary>A source by number, title and, where it is known, publisher.</summary>
    public static string NameOf(Source source) =>
        source.Publisher.Length > 0
        ? $"Source {source.Number}: {source.Title} ({source.Publisher})" : $"Source {source.Number}: {source.Title}";

    /// <summary>A counted figure: what was counted, on which data, by which method.</summary>
    public static IReadOnlyList<ProvenanceLine> Of(Figure.Observed figure, CaseId caseId, Exhibit? exhibit = null)
    {
        var lines = new List<ProvenanceLine>
        {
            new("Counted", Format.Selection(figure.Selection), PageAddress.Workbench(caseId, figure.Selection)),
            new("Method", figure.Method.ToString()),
            new("Data", $"fingerprint {figure.Fingerprint.Abbreviated}…"),
        };
        if (exhibit is null) return lines;
        lines.Insert(0, new("Exhibit", $"Exhibit {exhibit.Number}: {exhibit.Title}", PageAddress.Exhibit(caseId, exhibit.Number)));
        var frozen = exhibit.Figures.FirstOrDefault(f => f.Measure == figure.Measure && f.Selection == figure.Selection);
        if (frozen is not null)
            lines.Add(
                new("Recount",
                    frozen.Value == figure.Value
                    ? $"holds: {Format.Count(frozen.Value)} when frozen" : $"drifted: {Format.Count(frozen.Value)} when frozen"));
        return lines;
    }

    /// <summary>A concluded figure: from what, how, and between which bounds.</summary>
    public static IReadOnlyList<ProvenanceLine> Of(Figure.Inferred figure, params IEnumerable<ProvenanceLine> more) =>
    [
        new("Basis", figure.Basis),
        new("Interval", FigureText.Interval(figure)),
        new("Method", figure.Method.ToString()),
        .. more,
    ];

    /// <summary>Whether the source speaks for itself.</summary>
    public static string OriginOf(Source source, IReadOnlyList<Source> sources)
    {
        var origin = SourceOrigins.OriginOf(source.Number, sources);
        return origin == source.Number ? "speaks for itself"
            : sources.FirstOrDefault(s => s.Number == origin) is { } root ? $"repeats Source {root.Number}: {root.Title}"
            : $"repeats Source {origin}";
    }
}
