using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.PacketExports;
using Dashboard.Packets.Contents;

namespace Dashboard.Investigations.Samples;

/// <summary>
/// The training case's file: what an investigator would have made of the analysis, by the same operations, so that the whole way
/// from log to packet can be seen before any of it is walked. Its sources are fictional, as its actors are.
/// </summary>
public sealed class TrainingFile(
    CaseViews views, ExhibitFreezer freezer, ExhibitRegister exhibits, SourceRegister sources, QuestionRegister questions,
    AnnotationRegister annotations,
    AllegationRegister allegations, PacketRegister packets, CasePackets exports)
{
    private const int Activity = 1;
    private const int Clusters = 2;
    private const int Aims = 3;
    private const int Bystanders = 4;

    private const int Note = 1;
    private const int Partner = 2;
    private const int Article = 3;

    private static Actor Actor => Actor.Program;

    /// <summary>Makes what is not there yet; nothing where the analysis found no pool.</summary>
    /// <param name="caseId">The training case, analysed.</param>
    /// <param name="tell">Told what is being made, and which share of it is done.</param>
    public async Task EnsureAsync(CaseId caseId, Action<string, double> tell, CancellationToken cancellation)
    {
        if (await views.OpenAsync(Actor, caseId, cancellation) is not { Analysis: { } analysis }) return;
        if (analysis.Result.Clusters.FirstOrDefault(c => c.Disposition == Disposition.Pool) is not { } pool) return;
        tell("Freezing exhibits", 0.1);
        await AddAsync(
            Frozen(pool), (await exhibits.ListAsync(Actor, caseId, take: 0, cancellationToken: cancellation)).Total,
            x => freezer.FreezeAsync(Actor, caseId, x.View, x.Title, null, cancellation));
        tell("Adding sources, questions and notes", 0.4);
        await AddAsync(
            Sources, (await sources.ListAsync(Actor, caseId, take: 0, cancellationToken: cancellation)).Total,
            edit => sources.CreateAsync(Actor, caseId, edit, cancellation));
        await AddAsync(
            Figures, (await sources.ListFiguresAsync(Actor, caseId, take: 0, cancellationToken: cancellation)).Total,
            draft => sources.AddFigureAsync(Actor, caseId, draft, cancellation));
        await AddAsync(
            Questions, (await questions.ListAsync(Actor, caseId, take: 0, cancellationToken: cancellation)).Total,
            edit => questions.AddAsync(Actor, caseId, edit, cancellation));
        await AddAsync(
            Notes(pool, analysis), (await annotations.ListAsync(Actor, caseId, cancellationToken: cancellation)).Total,
            note => annotations.CreateAsync(Actor, caseId, note.Kind, note.Target, note.Text, cancellation));
        tell("Writing the allegation", 0.5);
        var written = (await allegations.ListAsync(Actor, caseId, cancellationToken: cancellation)).Rows;
        var allegation = written.Count > 0
            ? written[0] : await allegations.CreateAsync(Actor, caseId, Allegation(pool, analysis), cancellation);
        if (allegation.Status == AllegationStatus.Draft)
            await allegations.SetStatusAsync(
                Actor, caseId, allegation.Number, AllegationStatus.InReview, "Read it against its exhibits.", allegation.Version,
                cancellationToken: cancellation);
        tell("Exporting a packet", 0.6);
        if ((await packets.ListAsync(Actor, caseId, take: 0, cancellationToken: cancellation)).Total == 0)
            await exports.ExportToWorkspaceAsync(Actor, caseId, allegation.Number, PacketProfile.Full, TlpMarking.Clear, cancellation);
    }

    private static IReadOnlyList<(FrozenView View, string Title)> Frozen(Cluster pool) =>
    [
        (FrozenView.Parse(ExhibitView.Timeline, $"cluster={pool.Id}&disposition={Labels.Of(Disposition.Pool)}"),
            $"Activity of the pool within {pool.Label}"),
        (FrozenView.Parse(ExhibitView.Clusters, $"cluster={pool.Id}"), "Clusters with what speaks for and against them"),
        (FrozenView.Parse(ExhibitView.Targeting, $"targeting={pool.Id}"), $"What {pool.Label} asks for more than others do, by week"),
        (FrozenView.Parse(ExhibitView.Accounts, "disposition=bystander"), "Bystanders: accounts that share the network and not the work"),
    ];

    private static IReadOnlyList<SourceEdit> Sources { get; } =
    [
        new()
        {
            Title = "Incident note 7: accounts opened in bulk", Publisher = "Lumenfield (fictional provider)",
            Kind = SourceKind.ProviderReport, Party = SourceParty.Accuser,
            PublishedOn = new(2026, 6, 9), RetrievedOn = new(2026, 6, 10), Reliability = Reliability.B,
            Credibility = Credibility.PossiblyTrue,
            GradeReason = "B: it sees its own accounts at first hand. 3: its method is not published, and nobody independent has checked it.",
            Interest = "Whoever accuses sells the model that it wants protected.", Note = "Fictional, made for this training case.",
        },
        new()
        {
            Title = "Abuse report of a payment partner", Publisher = "Quayside Payments (fictional)", Kind = SourceKind.Statement,
            Party = SourceParty.ThirdParty,
            PublishedOn = new(2026, 6, 11), RetrievedOn = new(2026, 6, 12), Reliability = Reliability.B,
            Credibility = Credibility.ProbablyTrue,
            GradeReason = "B: it keeps its own records of cards. 2: what it says of them agrees with the logs where both have them.",
            Interest = "It answers for the cards that it issued.", Note = "Fictional, made for this training case.",
        },
        new()
        {
            Title = "“The accounts that never sleep”", Publisher = "The Harbour Ledger (fictional)", Author = "staff reporter",
            Kind = SourceKind.Press,
            PublishedOn = new(2026, 6, 14), RetrievedOn = new(2026, 6, 15), DerivedFrom = [Note], Reliability = Reliability.C,
            Credibility = Credibility.PossiblyTrue,
            GradeReason = "C: its record is mixed. 3: it passes the note on and adds no reporting of its own.",
            Note = "Fictional, made for this training case. It repeats Source 1 and is no second origin.",
        },
    ];

    private static IReadOnlyList<ReportedFigureDraft> Figures { get; } =
    [
        new() { SourceNumber = Note, Subject = "Accounts opened in bulk", Measure = Measure.Accounts, Qualifier = "roughly",
            Wording = "roughly 1,200", Value = 1_200, WindowStart = new(2026, 4, 22), WindowEnd = new(2026, 6, 5) },
        new() { SourceNumber = Partner, Subject = "Accounts that paid with cards of one batch", Measure = Measure.Accounts,
            Qualifier = "more than", Wording = "more than 1,000", Value = 1_000,
            OverlapNote = "May count some of the roughly 1,200 accounts of Source 1" },
        new() { SourceNumber = Article, Subject = "Accounts opened in bulk", Measure = Measure.Accounts, Qualifier = "about",
            Wording = "about 1,200", Value = 1_200, OverlapNote = "Repeats Source 1" },
    ];

    private static IReadOnlyList<OpenQuestionEdit> Questions { get; } =
    [
        new("Could one corporate buyer explain the shared cards?",
            "Not yet excluded. The partner's report names no buyer; it was asked on 16 June.", Partner),
        new("Who ran the accounts?", "Not shown. Logs name accounts and addresses, never the people behind them.", Note),
        new("What became of the answers?",
            "Not shown, and nothing at hand could show it: that takes a test that was committed to beforehand, or an admission."),
    ];

    private static IReadOnlyList<(AnnotationTarget Kind, string Target, string Text)> Notes(Cluster pool, StoredAnalysis analysis) =>
    [
        (AnnotationTarget.Cluster, pool.Id,
            "Before this is called one pool: which of its accounts only share the proxy? Exhibit 4 has them."),
        .. analysis.Result.Windows.FirstOrDefault(w => w.Cluster == pool.Id) is { } window
            ? (IEnumerable<(AnnotationTarget, string, string)>)[
                (AnnotationTarget.TimeRange, TimeRange.OfDates(window.Start, window.End).ToString(),
                    "The computed window. The ramp before it is slow: see how far its start may lie.")]
            : [],
    ];

    private static AllegationEdit Allegation(Cluster pool, StoredAnalysis analysis)
    {
        var name = ClusterNaming.NameIn(pool);
        var window = analysis.Result.Windows.FirstOrDefault(w => w.Cluster == pool.Id);
        return new AllegationEdit(
            string.Create(CultureInfo.InvariantCulture, $"Accounts of {name} are alleged to have been run together for harvesting"),
            """
            Lumenfield, a fictional provider, alleges in Source 1 that accounts were opened in bulk and run together. The synthetic logs of this training case hold {{exhibit 1 accounts}} that the analysis assesses as one pool, with {{exhibit 1 interactions}}. Who ran them, and what became of the answers, is not shown.
            """,
            """
            - **Bystanders.** Some linked accounts share the proxy and not the work; Exhibit 4 lists them, and they are not counted as members.
            - **One corporate buyer.** Shared cards may belong to one customer with many seats. The partner was asked and has not answered.
            - **One data set.** Exhibits 1 to 4 come from one log: however many they are, they are one origin.
            - **An interested accuser.** Whoever accuses sells the model that it wants protected.
            """,
            [
                new ElementEdit(
                    ElementKind.AccountsFraudulent,
                    "Lumenfield alleges in [Source 1] that accounts were opened in bulk: {{figure 1}}. A payment partner reports {{figure 2}} that paid with cards of one batch [Source 2]. Not independently verified.",
                    Standing.Alleged,
                    "Two documents say so in their own words; neither shows which accounts it means, so that they cannot be compared with the logs one by one.", Confidence: Confidence.Moderate,
                    Grounds:
                    [
                        new(Bearing.For, SourceNumber: Note,
                            Note: "The provider on its own accounts.") { Statement = StatementKind.OwnFinding },
                        new(Bearing.For, SourceNumber: Partner,
                            Note: "The partner on its own cards.") { Statement = StatementKind.OwnFinding },
                        new(Bearing.For, SourceNumber: Article,
                            Note: "Passes the note on; not a second origin.") { Statement = StatementKind.Relayed },
                    ])
                {
                    Warrant = "A provider sees how its accounts were made, and a payment partner which cards paid for them.",
                    Rebuttals = "Cards of one batch may belong to one corporate buyer: open, see the questions.",
                    WouldChange = "The list of accounts that each of them means.",
                },
                new ElementEdit(
                    ElementKind.Coordinated,
                    "The analysis assesses {{exhibit 1 accounts}} as one pool, with {{exhibit 1 interactions}} [Exhibit 1]. What speaks for and against it is in [Exhibit 2], and what they ask for more than others do in [Exhibit 3].",
                    Standing.Alleged, "All three exhibits come from one log, which is one origin.", Likelihood.VeryLikely,
                    Confidence.Moderate,
                    [
                        new(Bearing.For, ExhibitNumber: Activity,
                            Note: "When they were active; not who ran them.") { Statement = StatementKind.OwnFinding },
                        new(Bearing.For, ExhibitNumber: Clusters,
                            Note: "Signals of several families, each against its null.") { Statement = StatementKind.OwnFinding },
                        new(Bearing.For, ExhibitNumber: Aims,
                            Note: "A common aim, against accounts in no campaign.") { Statement = StatementKind.OwnFinding },
                        new(Bearing.Against, ExhibitNumber: Bystanders,
                            Note: "Accounts that share the network alone: a shared route does not show acting together.") { Statement = StatementKind.OwnFinding },
                    ])
                {
                    Warrant = "Accounts of unlike customers do not share cards, devices, wording and hours all at once.",
                    Rebuttals = "Each innocent explanation was tested, and the outcome stands in Exhibit 2.",
                    WouldChange = "One buyer who owns the cards and the devices.",
                },
                new ElementEdit(
                    ElementKind.OperatorIdentified, "Nobody is identified. Logs name accounts and addresses, never the people behind them.",
                    Standing.Unverifiable, "Nothing at hand bears on it."),
                new ElementEdit(
                    ElementKind.DirectedByLab, "Nothing at hand says that anybody directed it.", Standing.Unverifiable,
                    "Nothing at hand bears on it."),
                new ElementEdit(
                    ElementKind.UsedInTraining, "Nothing at hand says what became of the answers.", Standing.Unverifiable,
                    "Neither a test that was committed to beforehand nor an admission is at hand."),
            ])
        {
            Particulars = new AllegationParticulars
            {
                Parties = [new(PartyRole.Accuser, "Lumenfield (fictional)", Note),
                    new(PartyRole.Other, "Quayside Payments (fictional), a payment partner", Partner)],
                Period = window is null ? null
                : new(window.Start, window.End, PeriodBasis.Inferred, window.StartFrom, window.StartTo, window.EndFrom, window.EndTo),
                Capabilities = [.. pool.TargetedCapabilities.Take(3)],
                Responses = [new("Whoever ran the accounts", new(2026, 6, 16), "", null, IsNoneFound: true)],
            },
        };
    }

    private static async Task AddAsync<T>(IReadOnlyList<T> all, int present, Func<T, Task> add)
    {
        foreach (var item in all.Skip(present)) await add(item);
    }
}
