using System.Text;
using System.Text.Json;
using Dashboard.Casework;
using Dashboard.Core;

namespace Dashboard.Packets;

/// <summary>
/// The JSON documents of a packet. They are a format of their own: what is renamed in casework keeps its name here.
/// A change that a reader can trip over gets a new <see cref="PacketDocument.Format"/>.
/// </summary>
internal static class PacketJson
{
    public static JsonSerializerOptions Options { get; } = new(CaseworkJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static byte[] Write<T>(T document) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(document, Options) + "\n");
}

/// <summary><c>packet.json</c>: what this is, by whom, with what.</summary>
internal sealed record PacketDocument(
    string Format,
    string Identifier,
    CaseId Case,
    string CaseName,
    CaseKind CaseKind,
    bool IsSynthetic,
    int Allegation,
    long AllegationVersion,
    PacketProfile Profile,
    string Marking,
    string TimeZone,
    DateTime CreatedAt,
    string CreatedBy,
    string Tool,
    string ToolVersion,
    AuditState Audit)
{
    public const string CurrentFormat = "dashboard-packet-1";
}

/// <summary><c>allegation.json</c>.</summary>
internal sealed record AllegationDocument(
    int Number,
    long Version,
    string Title,
    AllegationStatus Status,
    string Summary,
    string Against,
    DateTime CreatedAt,
    string CreatedBy,
    DateTime UpdatedAt,
    string UpdatedBy,
    int? WeakestElement,
    IReadOnlyList<ElementDocument> Elements)
{
    public static AllegationDocument Of(Allegation a) => new(
        a.Number, a.Version, a.Title, a.Status, a.Summary, a.Against, a.CreatedAt, a.CreatedBy, a.UpdatedAt, a.UpdatedBy, a.WeakestLink()?.Number,
        [.. a.Elements.OrderBy(e => e.Number).Select(ElementDocument.Of)]);
}

internal sealed record ElementDocument(
    int Number, ElementKind Kind, string Name, string Text, Standing Standing, string StandingReason, Likelihood? Likelihood, Confidence? Confidence, IReadOnlyList<GroundDocument> Grounds)
{
    public static ElementDocument Of(AllegationElement e) => new(
        e.Number, e.Kind, e.Kind.Name(), e.Text, e.Standing, e.StandingReason, e.Likelihood, e.Confidence,
        [.. e.Grounds.OrderBy(g => g.Number).Select(g => new GroundDocument(g.Number, g.Bearing, g.ExhibitNumber, g.SourceNumber, g.Note))]);
}

internal sealed record GroundDocument(int Number, Bearing Bearing, int? Exhibit, int? Source, string Note);

/// <summary><c>sources.json</c>: sources with their grades, and what they report.</summary>
internal sealed record SourcesDocument(IReadOnlyList<SourceDocument> Sources, IReadOnlyList<ReportedFigureDocument> ReportedFigures);

internal sealed record SourceDocument(
    int Number,
    string Title,
    string Publisher,
    SourceKind Kind,
    string? Url,
    DateOnly? PublishedOn,
    DateOnly? RetrievedOn,
    string Grade,
    string GradeReason,
    string Interest,
    int? Repeats,
    string Note)
{
    public static SourceDocument Of(Source s) => new(
        s.Number, s.Title, s.Publisher, s.Kind, s.Url, s.PublishedOn, s.RetrievedOn, s.Grade, s.GradeReason, s.Interest, s.OriginNumber, s.Note);
}

internal sealed record ReportedFigureDocument(
    int Number, int Source, string Subject, Measure Measure, string Wording, string Qualifier, double Value, DateOnly? WindowStart, DateOnly? WindowEnd, string OverlapNote)
{
    public static ReportedFigureDocument Of(ReportedFigure f) => new(
        f.Number, f.SourceNumber, f.Subject, f.Measure, f.Wording, f.Qualifier, f.Value, f.WindowStart, f.WindowEnd, f.OverlapNote);
}

/// <summary><c>timeline.json</c> holds a list of these.</summary>
internal sealed record EventDocument(
    int Number, DateOnly On, DateTime? At, DateOnly? Until, EventKind Kind, string Title, string Detail, int? Source, Standing Standing)
{
    public static EventDocument Of(CaseEvent e) => new(e.Number, e.On, e.At, e.Until, e.Kind, e.Title, e.Detail, e.SourceNumber, e.Standing);
}

/// <summary><c>open-questions.json</c> holds a list of these.</summary>
internal sealed record QuestionDocument(int Number, string Question, string AnswerSoFar, int? Source)
{
    public static QuestionDocument Of(OpenQuestion q) => new(q.Number, q.Question, q.AnswerSoFar, q.SourceNumber);
}

/// <summary><c>exhibits.json</c> holds a list of these: the hash by which each exhibit is what was frozen.</summary>
internal sealed record ExhibitIndexDocument(
    int Number, string Title, string Folder, string ContentHash, DateTime? RecountedAt, RecountOutcome? RecountOutcome, string RecountDifference)
{
    public static ExhibitIndexDocument Of(PacketExhibit x) => new(
        x.Record.Number, x.Record.Title, x.Folder, x.Record.ContentHash, x.Record.RecountedAt, x.Record.RecountOutcome, x.Record.RecountDifference);
}

/// <summary><c>methods.json</c> holds a list of these.</summary>
internal sealed record MethodDocument(Method Method, IReadOnlyList<int> Exhibits, JsonElement Parameters);
