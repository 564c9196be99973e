using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Tests;

/// <summary>Small casework to test on, none of it stored. The actors are fictional.</summary>
internal static class Given
{
    public static CaseId Case { get; } = CaseId.Parse("harbour");

    public static Fingerprint Fingerprint { get; } = new(new string('a', 64));

    public static DateTime Now { get; } = new(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc);

    public static Allegation Allegation(params Standing[] standings)
    {
        var kinds = Enum.GetValues<ElementKind>();
        var allegation = new Allegation
        {
            CaseId = Case, Number = 1, Title = "Harbour", Status = AllegationStatus.Draft, CreatedAt = Now, CreatedBy = "ada",
            UpdatedAt = Now, UpdatedBy = "ada",
        };
        allegation.Elements.AddRange(standings.Select((standing, i) => new AllegationElement
        {
            CaseId = Case, AllegationNumber = 1, Number = i + 1, Kind = kinds[i], Standing = standing, StandingReason = "Because.",
        }));
        return allegation;
    }

    public static void Cite(
        this Allegation allegation, int element, int? exhibit = null, int? source = null, Bearing bearing = Bearing.For) =>
        allegation.Elements[element - 1].Grounds.Add(new Ground
        {
            CaseId = Case, AllegationNumber = 1, ElementNumber = element, Number = allegation.Elements[element - 1].Grounds.Count + 1,
            ExhibitNumber = exhibit, SourceNumber = source, Bearing = bearing,
        });

    public static Source Source(
        int number, string publisher = "The provider", SourceKind kind = SourceKind.ProviderReport, int? origin = null,
        Reliability reliability = Reliability.B) => new()
    {
        CaseId = Case, Number = number, Title = $"Title {number}", Publisher = publisher, Kind = kind, Reliability = reliability,
        Credibility = Credibility.PossiblyTrue,
        GradeReason = "Because.", OriginNumber = origin, UpdatedAt = Now, UpdatedBy = "ada",
    };

    public static ReportedFigure Figure(
        int number, int source, Measure measure, string wording, double value, string? window = null,
        string subject = "Campaign, by the Harrow pool", string overlap = "")
    {
        var range = window is null ? (TimeRange?)null : TimeRange.Parse(window);
        return new ReportedFigure
        {
            CaseId = Case, Number = number, SourceNumber = source, Subject = subject, Measure = measure, Qualifier = "", Wording = wording,
            Value = value,
            WindowStart = range?.FirstDate, WindowEnd = range?.LastDate, OverlapNote = overlap,
        };
    }

    public static Figure.Observed Counted(Measure measure, long value, string selection = "") =>
        new(measure, value, Selection.Parse(selection), Fingerprint, new Method("count", 1));

    public static Exhibit Exhibit(int number, string selection = "", params IReadOnlyList<Figure.Observed> figures) => new()
    {
        CaseId = Case, Number = number, ContentHash = new string('b', 64), Title = $"Exhibit {number}", View = ExhibitView.Timeline,
        Selection = Selection.Parse(selection),
        Method = new Method("count", 1), Fingerprint = Fingerprint, TimeZone = "UTC", FrozenAt = Now, FrozenBy = "ada", Figures = figures,
        RowCount = 77, IsSynthetic = true,
    };

    public static ElementEdit Element(
        string text, Standing standing = Standing.Alleged, ElementKind kind = ElementKind.Coordinated,
        params IReadOnlyList<GroundEdit> grounds) =>
        new(kind, text, standing, "Because.", Grounds: grounds);
}
