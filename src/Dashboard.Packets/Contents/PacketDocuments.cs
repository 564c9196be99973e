using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Packets.Contents;

/// <summary>
/// The JSON documents of a packet. They are a format of their own: what is renamed in casework keeps its name here.
/// A change that a reader can trip over gets a new <see cref="PacketDocument.Format"/>.
/// </summary>
internal static class PacketJson
{
    public static JsonSerializerOptions Options { get; } = new(CaseworkJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static byte[] Write<T>(T document) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(document, Options) + "\n");
}

/// <summary><c>packet.json</c>: what this is, and with what it was made.</summary>
internal sealed record PacketDocument(
    string Format,
    CaseId Case,
    string CaseName,
    CaseKind CaseKind,
    bool IsSynthetic,
    string DataHolder,
    int Allegation,
    long AllegationVersion,
    PacketProfile Profile,
    string Marking,
    string TimeZone,
    string Tool,
    string ToolVersion,
    ExportOverride? Override)
{
    public const string CurrentFormat = "dashboard-packet-2";

    public static PacketDocument Of(PacketContents c) => new(
        CurrentFormat, c.Case.Id, c.Case.Name, c.Case.Kind, c.Case.IsSynthetic, c.Case.DataHolder, c.Allegation.Number,
        c.Allegation.Version,
        c.Profile, c.Marking.Label(), c.Case.TimeZone, "Dashboard", c.ToolVersion, c.Override);

    /// <summary>The packet's identifier, which is also the name of its folder.</summary>
    public string IdentifierOf(string contentId) =>
        string.Create(CultureInfo.InvariantCulture, $"packet-{Case}-allegation-{Allegation}-version-{AllegationVersion}-{contentId[..12]}");
}

/// <summary><c>envelope/envelope.json</c>: by whom and when the contents were sealed, and where the audit trail stood.</summary>
internal sealed record EnvelopeDocument(
    string Format,
    string ContentId,
    string Identifier,
    DateTime SealedAt,
    string SealedBy,
    AuditState Audit,
    long Production,
    string Browser,
    int Pages,
    Paper Paper,
    string SignerCertificate,
    string SignerName)
{
    public const string CurrentFormat = "dashboard-envelope-1";

    public static EnvelopeDocument Of(PacketEnvelope e, string contentId, string identifier) => new(
        CurrentFormat, contentId, identifier, e.SealedAt, e.SealedBy, e.Audit, e.Production, e.Browser, e.Pages, e.Paper,
        e.SignerCertificate, e.SignerName);

    public PacketEnvelope ToEnvelope(AuditProof? proof) => new()
    {
        SealedAt = SealedAt, SealedBy = SealedBy, Audit = Audit, Production = Production, Proof = proof, Browser = Browser, Pages = Pages,
        Paper = Paper, SignerCertificate = SignerCertificate, SignerName = SignerName,
    };
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
    AllegationParticulars Particulars,
    IReadOnlyList<ElementDocument> Elements,
    HypothesisMatrix Hypotheses,
    string OverrideReason,
    string OverrideBy)
{
    public static AllegationDocument Of(Allegation a) => new(
        a.Number, a.Version, a.Title, a.Status, a.Summary, a.Against, a.CreatedAt, a.CreatedBy, a.UpdatedAt, a.UpdatedBy,
        a.WeakestLink()?.Number,
        a.Particulars, [.. a.Elements.OrderBy(e => e.Number).Select(ElementDocument.Of)], a.Hypotheses, a.OverrideReason, a.OverrideBy);

    public Allegation ToAllegation(CaseId of) => new()
    {
        CaseId = of, Number = Number, Version = Version, Title = Title, Status = Status, Summary = Summary, Against = Against,
        CreatedAt = CreatedAt, CreatedBy = CreatedBy, UpdatedAt = UpdatedAt, UpdatedBy = UpdatedBy, Particulars = Particulars,
        Elements = [.. Elements.Select(e => e.ToElement(of, Number))],
        Hypotheses = Hypotheses, OverrideReason = OverrideReason, OverrideBy = OverrideBy,
    };
}

internal sealed record ElementDocument(
    int Number, ElementKind Kind, string Name, string Text, Standing Standing, string StandingReason, Likelihood? Likelihood,
    Confidence? Confidence,
    string Warrant, string Rebuttals, string WouldChange, IReadOnlyList<GroundDocument> Grounds)
{
    public static ElementDocument Of(AllegationElement e) => new(
        e.Number, e.Kind, e.Kind.Name(), e.Text, e.Standing, e.StandingReason, e.Likelihood, e.Confidence, e.Warrant, e.Rebuttals,
        e.WouldChange,
        [
            .. e.Grounds.OrderBy(g => g.Number).Select(g => new GroundDocument(
                g.Number, g.Bearing, g.ExhibitNumber, g.SourceNumber, g.AnnotationNumber, g.Statement, g.Independence, g.Commitment,
                g.Note)),
        ]);

    public AllegationElement ToElement(CaseId of, int allegation) => new()
    {
        CaseId = of, AllegationNumber = allegation, Number = Number, Kind = Kind, Text = Text, Standing = Standing,
        StandingReason = StandingReason, Likelihood = Likelihood, Confidence = Confidence,
        Warrant = Warrant, Rebuttals = Rebuttals, WouldChange = WouldChange,
        Grounds =
        [
            .. Grounds.Select(g => new Ground
            {
                CaseId = of, AllegationNumber = allegation, ElementNumber = Number, Number = g.Number, Bearing = g.Bearing,
                ExhibitNumber = g.Exhibit, SourceNumber = g.Source, Note = g.Note,
                AnnotationNumber = g.Annotation, Statement = g.Statement, Independence = g.Independence, Commitment = g.Commitment,
            }),
        ],
    };
}

internal sealed record GroundDocument(
    int Number, Bearing Bearing, int? Exhibit, int? Source, int? Annotation, StatementKind? Statement, string Independence,
    string Commitment, string Note);

/// <summary><c>remarks.json</c> holds a list of these: what people remarked on the allegation, dissent among it.</summary>
internal sealed record RemarkDocument(
    int Number, int? Element, string Passage, string Text, RemarkKind Kind, string By, DateTime At, string Settlement, string? SettledBy,
    DateTime? SettledAt)
{
    public static RemarkDocument Of(AllegationRemark r) =>
        new(r.Number, r.ElementNumber, r.Passage, r.Text, r.Kind, r.By, r.At, r.Settlement, r.SettledBy, r.SettledAt);

    public AllegationRemark ToRemark(CaseId of, int allegation) => new()
    {
        CaseId = of, Number = Number, AllegationNumber = allegation, ElementNumber = Element, Passage = Passage, Text = Text, Kind = Kind,
        By = By, At = At,
        Settlement = Settlement, SettledBy = SettledBy, SettledAt = SettledAt,
    };
}

/// <summary><c>quotations.json</c> holds a list of these: words of the sources, each a span of its archived text.</summary>
internal sealed record QuotationDocument(
    int Number, int Source, string Text, int? Start, string TextSha256, StatementKind Statement, string SaidBy, string Topic, string Note)
{
    public static QuotationDocument Of(Quotation q) =>
        new(q.Number, q.SourceNumber, q.Text, q.Start, q.TextSha256, q.Statement, q.SaidBy, q.Topic, q.Note);

    public Quotation ToQuotation(CaseId of) => new()
    {
        CaseId = of, Number = Number, SourceNumber = Source, Text = Text, Start = Start, TextSha256 = TextSha256, Statement = Statement,
        SaidBy = SaidBy, Topic = Topic, Note = Note,
        AddedAt = default, AddedBy = "",
    };
}

/// <summary><c>sources.json</c>: sources with their grades, and what they report.</summary>
internal sealed record SourcesDocument(IReadOnlyList<SourceDocument> Sources, IReadOnlyList<ReportedFigureDocument> ReportedFigures);

internal sealed record SourceDocument(
    int Number,
    string Title,
    string Publisher,
    string Author,
    SourceKind Kind,
    SourceParty? Party,
    bool IsUnread,
    string? Url,
    DateOnly? PublishedOn,
    DateOnly? RetrievedOn,
    string Grade,
    string GradeReason,
    string Interest,
    IReadOnlyList<int> DrawsOn,
    string TextSha256,
    string Note)
{
    public static SourceDocument Of(Source s) => new(
        s.Number, s.Title, s.Publisher, s.Author, s.Kind, s.Party, s.IsUnread, s.Url, s.PublishedOn, s.RetrievedOn, s.Grade, s.GradeReason,
        s.Interest, s.DerivedFrom, s.TextSha256, s.Note);

    /// <summary>Whether it has a grade of the Admiralty code.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsGraded => Grade is [>= 'A' and <= 'F', >= '1' and <= '6'];

    public Source ToSource(CaseId of) => new()
    {
        CaseId = of, Number = Number, Title = Title, Publisher = Publisher, Author = Author, Kind = Kind, Party = Party,
        IsUnread = IsUnread, Url = Url, PublishedOn = PublishedOn, RetrievedOn = RetrievedOn,
        Reliability = IsGraded ? Enum.Parse<Reliability>(Grade[..1]) : null,
        Credibility = IsGraded ? Enum.Parse<Credibility>(Grade[1..]) : null, GradeReason = GradeReason, Interest = Interest,
        OriginNumber = DrawsOn.Count > 0 ? DrawsOn[0] : null, FurtherOrigins = [.. DrawsOn.Skip(1)], TextSha256 = TextSha256, Note = Note,
        UpdatedAt = default, UpdatedBy = "",
    };
}

internal sealed record ReportedFigureDocument(
    int Number, int Source, string Subject, Measure Measure, string Wording, string Qualifier, double Value, DateOnly? WindowStart,
    DateOnly? WindowEnd, string OverlapNote)
{
    public static ReportedFigureDocument Of(ReportedFigure f) => new(
        f.Number, f.SourceNumber, f.Subject, f.Measure, f.Wording, f.Qualifier, f.Value, f.WindowStart, f.WindowEnd, f.OverlapNote);

    public ReportedFigure ToFigure(CaseId of) => new()
    {
        CaseId = of, Number = Number, SourceNumber = Source, Subject = Subject, Measure = Measure, Wording = Wording, Qualifier = Qualifier,
        Value = Value,
        WindowStart = WindowStart, WindowEnd = WindowEnd, OverlapNote = OverlapNote,
    };
}

/// <summary><c>timeline.json</c> holds a list of these.</summary>
internal sealed record EventDocument(
    int Number, DateOnly On, DateTime? At, DateOnly? Until, EventKind Kind, string Title, string Detail, int? Source,
    EventPrecision? Precision, string RelativeWords, StatementKind? Statement, Standing Standing)
{
    public static EventDocument Of(CaseEvent e) => new(
        e.Number, e.On, e.At, e.Until, e.Kind, e.Title, e.Detail, e.SourceNumber, e.Precision, e.RelativeWords, e.Statement, e.Standing);

    public CaseEvent ToEvent(CaseId of) => new()
    {
        CaseId = of, Number = Number, On = On, At = At, Until = Until, Kind = Kind, Title = Title, Detail = Detail, SourceNumber = Source,
        Precision = Precision, RelativeWords = RelativeWords, Statement = Statement, Standing = Standing, UpdatedAt = default,
        UpdatedBy = "",
    };
}

/// <summary><c>open-questions.json</c> holds a list of these.</summary>
internal sealed record QuestionDocument(int Number, string Question, string AnswerSoFar, int? Source)
{
    public static QuestionDocument Of(OpenQuestion q) => new(q.Number, q.Question, q.AnswerSoFar, q.SourceNumber);

    public OpenQuestion ToQuestion(CaseId of) =>
        new() { CaseId = of, Number = Number, Question = Question, AnswerSoFar = AnswerSoFar, SourceNumber = Source, UpdatedAt = default,
            UpdatedBy = "" };
}

/// <summary><c>exhibits.json</c> holds a list of these: the hash by which each exhibit is what was frozen.</summary>
internal sealed record ExhibitIndexDocument(
    int Number, string Title, string Folder, string ContentHash, DateTime? RecountedAt, RecountOutcome? RecountOutcome,
    string RecountDifference)
{
    /// <summary>
    /// What each figure came to when they were last recounted, which the texts that cite them say where it differs; null when never.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<long>? RecountedValues { get; init; }

    public static ExhibitIndexDocument Of(PacketExhibit x) => new(
        x.Record.Number, x.Record.Title, x.Folder, x.Record.ContentHash, x.Record.RecountedAt, x.Record.RecountOutcome,
        x.Record.RecountDifference)
    {
        RecountedValues = x.Record.RecountedValues is { Count: > 0 } values ? values : null,
    };
}

/// <summary><c>methods.json</c> holds a list of these.</summary>
internal sealed record MethodDocument(Method Method, IReadOnlyList<int> Exhibits, JsonElement Parameters);
