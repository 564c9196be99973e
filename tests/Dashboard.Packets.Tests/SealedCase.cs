using System.Globalization;
using System.Text;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Reports;
using Dashboard.Packets.Reports.Printing;
using Dashboard.Packets.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Packets.Tests;

/// <summary>A synthetic case with two exhibits in a real exhibit store, in a folder of its own that goes when it is disposed.</summary>
public sealed class SealedCase : IDisposable
{
    public static readonly DateTime Now = new(2026, 7, 1, 9, 30, 15, DateTimeKind.Utc);

    private static readonly CaseId Id = CaseId.Parse("training-case");
    private static readonly Selection Campaign = Selection.Parse(
        "time=2026-04-22..2026-06-05&capability=software engineering&capability=agentic reasoning");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dashboard-packets-tests-");

    public string Folder => folder.FullName;

    /// <summary>A writer that finds no browser, so that tests which do not print are quick and the same everywhere.</summary>
    public static PacketWriter WriterWithoutBrowser { get; } = Writer(new PdfPrinting { BrowserPath = "/there/is/no/browser" });

    public static PacketWriter Writer(PdfPrinting printing) =>
        new(new ReportRenderer(NullLoggerFactory.Instance), new BrowserPdfPrinter(printing));

    public void Dispose()
    {
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories)) file.IsReadOnly = false;
        folder.Delete(recursive: true);
    }

    /// <summary>A path in the case's folder.</summary>
    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Writes a packet without PDF and answers its path.</summary>
    public async Task<string> WriteAsync(PacketContents contents, string name = "packet.zip")
    {
        await using var file = File.Create(Path(name));
        await WriterWithoutBrowser.WriteAsync(contents, Sealed(), null, file);
        return file.Name;
    }

    /// <summary>Writes a packet that is signed, and recorded in an audit trail of its own.</summary>
    public async Task<string> WriteSignedAsync(PacketContents contents, string name, PacketWriter writer)
    {
        using var trail = new SigningTrail(Path($"trail-{name}"));
        await using var file = File.Create(Path(name));
        await writer.WriteAsync(contents, (id, _) => trail.SealAsync(contents, id), trail.Sealer, file);
        return file.Name;
    }

    /// <summary>An envelope that no trail records.</summary>
    public static Func<string, CancellationToken, Task<PacketEnvelope>> Sealed(string by = "analyst", DateTime? at = null) =>
        (_, _) => Task.FromResult(new PacketEnvelope
    {
        SealedAt = at ?? Now, SealedBy = by, Audit = new AuditState(128, new string('b', 64), "2026-07-01T08:59:58.000000Z", ""),
    });

    public async Task<PacketContents> ContentsAsync()
    {
        var store = new ExhibitStore(Directory.CreateDirectory(Path("exhibits")).FullName);
        var of = new Case
        {
            Id = Id, Name = "Training case", Kind = CaseKind.Telemetry, IsSynthetic = true, TimeZone = "Europe/Berlin",
            CreatedAt = Now.AddDays(-20), CreatedBy = "analyst", UpdatedAt = Now.AddDays(-1), UpdatedBy = "analyst",
        };
        var timeline = await FreezeAsync(
            store, of, 3, "Interactions by day in the campaign window", ExhibitView.Timeline, Pictures.Timeline());
        var heatmap = await FreezeAsync(store, of, 4, "Capabilities by week", ExhibitView.Heatmap, Pictures.Heatmap());
        heatmap.Record.RecountedAt = Now.AddHours(-3);
        heatmap.Record.RecountOutcome = RecountOutcome.Drifted;
        heatmap.Record.RecountDifference = "interactions: 3,600 frozen, 3,612 now";
        return new PacketContents
        {
            Case = of,
            Allegation = Allegation(),
            Exhibits = [timeline, heatmap],
            Sources = Sources(),
            ReportedFigures =
            [
                new ReportedFigure
                {
                    CaseId = Id, Number = 1, SourceNumber = 1, Subject = "the Harrow pool, as the provider counts it",
                    Measure = Measure.Accounts, Qualifier = "nearly", Wording = "nearly 1,300 accounts",
                    Value = 1300, WindowStart = new DateOnly(2026, 4, 22), WindowEnd = new DateOnly(2026, 6, 5),
                },
                new ReportedFigure
                {
                    CaseId = Id, Number = 2, SourceNumber = 2, Subject = "the same pool, in a rewritten article",
                    Measure = Measure.Accounts, Qualifier = "more than", Wording = "more than 1,000 accounts",
                    Value = 1000, OverlapNote = "the same letter, rounded by the newspaper",
                },
            ],
            Questions =
            [
                new OpenQuestion
                {
                    CaseId = Id, Number = 1, Question = "Were the outputs used in training?",
                    AnswerSoFar = "Nothing within reach shows it. The *Harrow* model was released on 20 June.", SourceNumber = 1,
                    UpdatedAt = Now, UpdatedBy = "analyst",
                },
            ],
            Events =
            [
                new CaseEvent
                {
                    CaseId = Id, Number = 1, On = new DateOnly(2026, 5, 11), Kind = EventKind.ModelRelease,
                    Title = "Release of the model “Aster 2”",
                    Detail = "Traffic of the pool moved to it within **19 hours**.", SourceNumber = 1, Standing = Standing.Corroborated,
                    UpdatedAt = Now, UpdatedBy = "analyst",
                },
                new CaseEvent
                {
                    CaseId = Id, Number = 2, On = new DateOnly(2026, 6, 10), Kind = EventKind.Letter,
                    Title = "The provider writes to the regulator", SourceNumber = 2,
                    Standing = Standing.Alleged, UpdatedAt = Now, UpdatedBy = "analyst",
                },
            ],
            Imports =
            [
                new ImportedFile
                {
                    Number = 1, File = "interactions.csv", Bytes = 48_120_331, Sha256 = new string('a', 64), Preset = "generic",
                    RowsRead = 402_113, Accepted = 402_100, Duplicates = 11,
                    Rejected = 2, ImportedBy = "analyst", ImportedAt = Now.AddDays(-19),
                },
            ],
            ToolVersion = PacketAssembly.ToolVersion,
        };
    }

    private static Allegation Allegation()
    {
        AllegationElement Element(
            int number, ElementKind kind, Standing standing, string reason, string text, Likelihood? likelihood, Confidence? confidence,
            params Ground[] grounds) => new()
        {
            CaseId = Id, AllegationNumber = 1, Number = number, Kind = kind, Standing = standing, StandingReason = reason, Text = text,
            Likelihood = likelihood, Confidence = confidence, Grounds = [.. grounds],
        };
        Ground Cites(
            int element, int number, Bearing bearing, int? exhibit, int? source, string note, string independence = "",
            StatementKind? statement = null) => new()
        {
            CaseId = Id, AllegationNumber = 1, ElementNumber = element, Number = number, Bearing = bearing, ExhibitNumber = exhibit,
            SourceNumber = source, Note = note,
            Independence = independence, Statement = statement,
        };
        return new Allegation
        {
            CaseId = Id, Number = 1, Title = "The Harrow pool harvested coding answers from 22 April to 5 June",
            Status = AllegationStatus.Draft, Version = 7,
            Summary = "The provider alleges that **one operator** ran a pool of fraudulent accounts against its coding models. The data show the pool and its timing; they do not show *who* ran it.",
            Against = "37 accounts buy for other customers (Tern). They are listed as bystanders and not counted. The proxy exit is shared with 903 accounts, most of them unrelated.",
            CreatedAt = Now.AddDays(-10), CreatedBy = "analyst", UpdatedAt = Now.AddHours(-5), UpdatedBy = "analyst",
            Elements =
            [
                Element(
                    1, ElementKind.AccountsFraudulent, Standing.Corroborated,
                    "payment and content point the same way, and the provider found it apart from us",
                    "The accounts share 61 payment instruments.", Likelihood.VeryLikely, Confidence.Moderate,
                    Cites(1, 1, Bearing.For, 3, null, "The accounts are busy on the same days.", "counted here, on logs of our own",
                        StatementKind.OwnFinding), Cites(
                            1, 2, Bearing.For, null, 1, "The provider's own count.", "counted by the provider before we looked",
                            StatementKind.OwnFinding), Cites(1, 3, Bearing.For, null, 2, "Repeats the letter.")),
                Element(
                    2, ElementKind.Coordinated, Standing.Alleged, "not yet tested against a control cohort", "They rose and fell together.",
                    Likelihood.VeryLikely, Confidence.High,
                    Cites(2, 1, Bearing.For, 4, null, "The same two capabilities, week after week."),
                    Cites(2, 2, Bearing.Against, null, 2, "A common gateway would look the same.")),
                Element(3, ElementKind.OperatorIdentified, Standing.Disputed, "the company named denies it", "",
                    Likelihood.RoughlyEvenChance, Confidence.Low, Cites(3, 1, Bearing.For, null, 1, "Names the company.")),
                Element(4, ElementKind.DirectedByLab, Standing.Unverifiable, "nothing within reach could settle it", "", null, null),
                Element(5, ElementKind.UsedInTraining, Standing.Unverifiable, "circumstantial at best", "", null, null),
            ],
        };
    }

    private static IReadOnlyList<Source> Sources() =>
    [
        new()
        {
            CaseId = Id, Number = 1, Title = "Letter on the Harrow pool", Publisher = "Aster Models", Kind = SourceKind.PrimaryDocument,
            Url = "https://aster.example/letters/harrow",
            PublishedOn = new DateOnly(2026, 6, 10), RetrievedOn = new DateOnly(2026, 6, 24), Reliability = Reliability.B,
            Credibility = Credibility.ProbablyTrue,
            GradeReason = "Counts its own logs, and nobody else has seen them.", Interest = "The remedies it asks for protect it.",
            UpdatedAt = Now, UpdatedBy = "analyst",
        },
        new()
        {
            CaseId = Id, Number = 2, Title = "Provider accuses rival", Publisher = "The Morning Ledger", Kind = SourceKind.Press,
            PublishedOn = new DateOnly(2026, 6, 24),
            Reliability = Reliability.C, Credibility = Credibility.PossiblyTrue, GradeReason = "Rewrites the letter.", OriginNumber = 1,
            Note = "Asked the company, which did not respond by 24 June.",
            UpdatedAt = Now, UpdatedBy = "analyst",
        },
    ];

    private static async Task<PacketExhibit> FreezeAsync(
        ExhibitStore store, Case of, int number, string title, ExhibitView view, ExhibitPicture picture)
    {
        var activity = Activity().ToList();
        var fingerprint = new Fingerprint(new string('c', 64));
        Figure.Observed Observed(Measure measure, long value) => new(measure, value, Campaign, fingerprint, new Method("count", 1));
        var draft = new ExhibitDraft
        {
            Title = title, View = view, Selection = Campaign, Method = new Method(view.ToString().ToLowerInvariant(), 1),
            ParametersJson = """{"resolution":"day","stackBy":"capability"}""",
            Fingerprint = fingerprint, Picture = picture, Activity = activity.ToAsyncEnumerable(),
            Figures =
            [
                Observed(Measure.Accounts, activity.Select(a => a.Account).Where(a => a.Length > 0).Distinct().Count()),
                Observed(Measure.Interactions, activity.Sum(a => a.Interactions)),
                Observed(Measure.OutputTokens, activity.Sum(a => a.OutputTokens)),
                Observed(Measure.ActiveDays, activity.Select(a => a.Day).Distinct().Count()),
                new Figure.Observed(Measure.Interactions, 402_100, Selection.Everything, fingerprint, new Method("count", 1)),
            ],
            WriteRows = async (stream, cancellation) =>
            {
                var days = activity.GroupBy(a => a.Day).OrderBy(g => g.Key).ToList();
                var text = new StringBuilder(
                    view == ExhibitView.Timeline ? "bin_start_utc,resolution,capability,interactions\r\n"
                    : "capability,day,interactions,accounts,expected,log_odds,too_few\r\n");
                foreach (var (day, capability) in days.SelectMany(
                    d => ((string[])["software engineering", "agentic reasoning"]).Select(c => (d, c))))
                {
                    var cell = day.Where(a => a.Capability == capability).ToList();
                    text.Append(view == ExhibitView.Timeline
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"{day.Key:yyyy-MM-dd}T00:00:00Z,day,{capability},{cell.Sum(a => a.Interactions)}\r\n")
                        : string.Create(
                            CultureInfo.InvariantCulture,
                            $"{capability},{day.Key:yyyy-MM-dd},{cell.Sum(a => a.Interactions)},{cell.Where(a => a.Account.Length > 0).DistinctBy(a => a.Account).Count()},1.5,0.1,false\r\n"));
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
                return days.Count * 2;
            },
        };
        var manifest = await store.FreezeAsync(of, draft, "analyst", Now.AddDays(-2));
        var record = new Exhibit
        {
            CaseId = of.Id, Number = number, ContentHash = manifest.ContentHash, Title = manifest.Title, View = view,
            Selection = manifest.Selection, Method = manifest.Method,
            ParametersJson = draft.ParametersJson, Fingerprint = fingerprint, TimeZone = manifest.TimeZone, FrozenAt = manifest.FrozenAt,
            FrozenBy = manifest.FrozenBy,
            Figures = manifest.Figures, RowCount = manifest.RowCount, IsSynthetic = true,
        };
        return new PacketExhibit(record, manifest, (name, cancellation) => store.OpenFileAsync(manifest.ContentHash, name, cancellation));
    }

    private static IEnumerable<ActivityLine> Activity()
    {
        var random = new Random(7);
        for (var account = 0; account < 12; account++)
        {
            for (var day = 0; day < 45; day++)
            {
                foreach (var capability in (string[])["agentic reasoning", "software engineering"])
                {
                    var interactions = random.Next(0, 20);
                    if (interactions == 0) continue;
                    // An account that a spreadsheet would run as a formula, and lines of nobody.
                    var name = account switch { 0 => "=cmd|'/c calc'!A1", 1 => "", _ => $"acct-{account:00000}" };
                    yield return new ActivityLine(
                        name, new DateOnly(2026, 4, 22).AddDays(day), capability, "aster-2", interactions, interactions * 900L,
                        interactions * 350L);
                }
            }
        }
    }
}
