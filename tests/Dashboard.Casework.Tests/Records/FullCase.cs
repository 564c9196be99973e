using Dashboard.Casework.Naming;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Imports;
using Dashboard.Casework.Packets;
using Dashboard.Casework.People;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Selections;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Tests.People;
using Dashboard.Casework.Windows;
using Dashboard.Core;

namespace Dashboard.Casework.Tests.Records;

/// <summary>A case with a record of every kind, and the people who are on it.</summary>
internal static class FullCase
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;
    private static readonly Fingerprint Data = new(new string('a', 64));

    public static async Task<CaseId> MakeAsync(TemporaryWorkspace workspace)
    {
        var id = (await workspace.CreateCaseAsync()).Id;
        await workspace.AdministratorAsync(onCases: true);
        var brook = await workspace.PersonAsync("Brook", id, Role.Reviewer);
        await workspace.Get<SignIns>().WithPasswordAsync("Brook", "not the password", new SignInPlace("203.0.113.7"));
        await workspace.Get<TwoFactor>().BeginAsync(brook);
        await workspace.Get<PeopleRegister>().MakeLinkAsync(Owner, "Brook");
        var sources = workspace.Get<SourceRegister>();
        await sources.CreateAsync(Owner, id, Source("A report"));
        await sources.CreateAsync(Owner, id, Source("A newspaper") with { OriginNumber = 1 });
        await sources.AddFigureAsync(
            Owner, id,
            new ReportedFigureDraft { SourceNumber = 1, Subject = "accounts", Measure = Measure.Accounts, Qualifier = "about",
                Wording = "about 24,000", Value = 24_000 });
        await workspace.Get<QuotationRegister>().HoldAsync(Owner, id, 1, "report.txt", "It says about 24,000 accounts.");
        await workspace.Get<QuotationRegister>()
            .AddAsync(Owner, id, new QuotationDraft(1, "about 24,000", StatementKind.OwnFinding, "Somebody", "accounts"));
        await workspace.Get<CaseTimeline>()
            .AddAsync(Owner, id, new CaseEventEdit { On = new DateOnly(2026, 5, 1), Kind = EventKind.Other, Title = "A release" });
        await workspace.Get<QuestionRegister>().AddAsync(Owner, id, new OpenQuestionEdit("Who paid?"));
        await FreezeAsync(workspace, Owner, id);
        var allegations = workspace.Get<AllegationRegister>();
        await allegations.CreateAsync(
            Owner, id, Citing(new GroundEdit(Bearing.For, SourceNumber: 2), new GroundEdit(Bearing.For, ExhibitNumber: 1)));
        await workspace.Get<AnnotationRegister>().CreateAsync(Owner, id, AnnotationTarget.Account, "account-1", "Seen.");
        await workspace.Get<RemarkRegister>()
            .AddAsync(Owner, id, 1, new RemarkDraft(RemarkKind.Note, "Who counted?", 1), CaseOperation.WriteFindings);
        await workspace.Get<PacketRegister>()
            .RecordAsync(Owner, id, new PacketDraft(1, 1, "packet.zip", new string('b', 64), 100, PacketProfile.Full, 1, 2), () => { });
        await workspace.Get<NamedMappingRegister>().AddAsync(Owner, id, new NamedMappingEdit("Gateway", "{}"));
        await workspace.Get<CapabilityRuleRegister>().SaveAsync(Owner, id, [new CapabilityRule("vision", RuleField.Prompt, "image")], 0);
        await workspace.Get<SavedSelectionRegister>()
            .AddAsync(Owner, id, new SavedSelectionEdit("May", Selection.Parse("time=2026-05-01..2026-05-31")));
        await workspace.Get<ClusterNameRegister>().AddAsync(Owner, id, "0123456789abcdef", new ClusterNameEdit("Harrow"));
        await workspace.Get<DrawnWindowRegister>()
            .AddAsync(Owner, id, null, new DrawnWindowEdit(new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 9), "By eye."));
        return id;
    }

    public static SourceEdit Source(string title) => new() { Title = title, Publisher = "Somebody", Kind = SourceKind.Press };

    public static AllegationEdit Citing(params GroundEdit[] grounds) => Citing(Standing.Alleged, grounds);

    public static AllegationEdit Citing(Standing standing, params GroundEdit[] grounds) =>
        new("The pool harvested answers", "", "",
            [new ElementEdit(ElementKind.Coordinated, "Text.", standing, "Reason.", Grounds: grounds)]);

    public static Task<Exhibit> FreezeAsync(TemporaryWorkspace workspace, Actor actor, CaseId id) =>
        workspace.Get<ExhibitRegister>().FreezeAsync(actor, id, new ExhibitDraft
    {
        Title = "Volume by day", View = ExhibitView.Timeline, Selection = Selection.Everything, Method = new Method("timeline", 1),
        Fingerprint = Data,
        Figures = [Interactions(5)],
        WriteRows = async (stream, cancellationToken) =>
        {
            await stream.WriteAsync("day,interactions\r\n2026-04-22,5\r\n"u8.ToArray(), cancellationToken);
            return 1;
        },
        Activity = new[] { new ActivityLine("account-1", new DateOnly(2026, 4, 22), "vision", "", 5, 500, 50) }.ToAsyncEnumerable(),
    });

    public static Figure.Observed Interactions(long value) =>
        new(Measure.Interactions, value, Selection.Everything, Data, new Method("count", 1));
}
