using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Exports;
using Dashboard.Casework.LiveFigures;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.LiveFigures;

namespace Dashboard.Tests.Allegations;

public sealed class LiveDossiersTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Fact]
    public async Task FindAsync_FigureThatHolds_RecordsNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await ApprovedAsync(workspace);

        var dossier = await Live(workspace, now: 5).FindAsync(Owner, id, 1, CancellationToken.None);

        Assert.Empty(dossier!.Drifts);
        Assert.Equal(AllegationStatus.Approved, dossier.Allegation.Status);
        Assert.Null((await workspace.Get<ExhibitRegister>().FindAsync(Owner, id, 1))!.RecountOutcome);
    }

    [Fact]
    public async Task FindAsync_FigureThatComesOutDifferent_IsFlaggedWhereItStandsAndReopens()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await ApprovedAsync(workspace);

        var dossier = await Live(workspace, now: 4).FindAsync(Owner, id, 1, CancellationToken.None);

        Assert.Equal(["Exhibit 1: 5 interactions frozen, 4 now"], dossier!.Drifts.Select(d => d.ToString()));
        Assert.Equal(
            "5 interactions (synthetic, observed, Exhibit 1; drifted, 4 now).",
            TextFigures.WrittenOut(dossier.Allegation.Elements[1].Text, dossier));
        Assert.Equal(AllegationStatus.InReview, dossier.Allegation.Status);
        Assert.Equal(RecountOutcome.Drifted, dossier.Exhibits[0].RecountOutcome);
        Assert.Contains(
            "Exhibit 1: 5 interactions frozen, 4 now", AllegationMarkdown.Of(ExportedAllegation.Of(dossier, [], [])),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_SeenTwice_RecordsTheDriftOnce()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await ApprovedAsync(workspace);
        var live = Live(workspace, now: 4);

        await live.FindAsync(Owner, id, 1, CancellationToken.None);
        await live.FindFirstAsync(Owner, id, CancellationToken.None);

        var entries = (await workspace.Get<AuditTrail>().ListAsync(Owner, new AuditRequest(id, Take: 50))).Rows;
        Assert.Single(entries, e => e.Action == "exhibit.recount");
    }

    [Fact]
    public async Task FindAsync_CaseUnderLegalHold_FlagsAndChangesNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await ApprovedAsync(workspace);
        await workspace.Get<CaseRegister>().HoldAsync(Owner, id, "Litigation.");

        var dossier = await Live(workspace, now: 4).FindAsync(Owner, id, 1, CancellationToken.None);

        Assert.Single(dossier!.Drifts);
        Assert.Equal(AllegationStatus.Approved, dossier.Allegation.Status);
    }

    private static LiveDossiers Live(TemporaryWorkspace workspace, long now) => new(
        workspace.Get<AllegationDossiers>(), workspace.Get<ExhibitRegister>(),
        new CaseStores(new OneStore(new FakeStore { Count = (_, _) => now }, workspace.Workspace.Directory),
            workspace.Get<CaseworkStore>()), workspace.Get<AuditedRecords>(), workspace.Workspace);

    private static async Task<CaseId> ApprovedAsync(TemporaryWorkspace workspace)
    {
        var id = (await workspace.CreateCaseAsync()).Id;
        await workspace.Get<ExhibitRegister>().FreezeAsync(Owner, id, new ExhibitDraft
        {
            Title = "Volume by day", View = ExhibitView.Timeline, Selection = Selection.Everything, Method = new Method("timeline", 1),
            Fingerprint = Given.Fingerprint,
            Figures = [Given.Counted(Measure.Interactions, 5)],
            WriteRows = async (stream, cancellation) =>
            {
                await stream.WriteAsync("day,interactions\r\n2026-04-22,5\r\n"u8.ToArray(), cancellation);
                return 1;
            },
            Activity = new[] { new ActivityLine("account-1", new DateOnly(2026, 4, 22), "vision", "", 5, 500, 50) }.ToAsyncEnumerable(),
        });
        var allegations = workspace.Get<AllegationRegister>();
        var edit = AllegationEdit.New("Harbour");
        await allegations.CreateAsync(Owner, id, edit with
        {
            Elements = [.. edit.Elements.Select(
                (e, i) => i == 1
                ? e with { Text = "{{exhibit 1 interactions}}.", Grounds = [new GroundEdit(Bearing.For, ExhibitNumber: 1)] } : e)],
        });
        await allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.InReview, "Ready.", 1);
        await allegations.SetStatusAsync(Actor.Program, id, 1, AllegationStatus.Approved, "Read.", 2);
        return id;
    }
}
