using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Imports;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Records;
using Dashboard.Casework.References;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Tests.People;
using Dashboard.Casework.Tests.Records;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public class AllegationBasisTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Theory]
    [InlineData("exhibit")]
    [InlineData("source")]
    [InlineData("source, edited")]
    [InlineData("source that the cited one repeats")]
    [InlineData("figure of the source")]
    [InlineData("quotation of the source")]
    [InlineData("annotation")]
    public async Task SetStatusAsync_ApprovalByWhoMadeWhatItRestsOn_IsRefused(string own)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var casey = await workspace.PersonAsync("Casey", id, Role.Analyst, Role.Reviewer);
        var (allegations, sources) = (workspace.Get<AllegationRegister>(), workspace.Get<SourceRegister>());
        Actor By(string what) => own == what ? casey : Owner;
        await sources.CreateAsync(By("source that the cited one repeats"), id, FullCase.Source("Original"));
        var cited = await sources.CreateAsync(By("source"), id, FullCase.Source("Repeats it") with { OriginNumber = 1 });
        if (own == "source, edited")
            cited = await sources.SaveAsync(casey, id, 2, SourceEdit.Of(cited) with { Note = "Read." }, cited.Version);
        if (own == "source, edited")
            await sources.SaveAsync(Owner, id, 2, SourceEdit.Of(cited) with { Note = "Read again." }, cited.Version);
        await sources.AddFigureAsync(
            By("figure of the source"), id,
            new ReportedFigureDraft { SourceNumber = 2, Subject = "accounts", Measure = Measure.Accounts, Qualifier = "about",
                Wording = "about 7", Value = 7 });
        await FullCase.FreezeAsync(workspace, By("exhibit"), id);
        await workspace.Get<QuotationRegister>()
            .AddAsync(
                By("quotation of the source"), id,
                new QuotationDraft(2, "about 7 accounts", StatementKind.Reported, "The article", "accounts"));
        await workspace.Get<AnnotationRegister>().CreateAsync(By("annotation"), id, AnnotationTarget.Account, "account-1", "Seen.");
        await allegations.CreateAsync(Owner, id, FullCase.Citing(
            Standing.Disputed, new GroundEdit(Bearing.For, SourceNumber: 2), new GroundEdit(Bearing.Against, ExhibitNumber: 1),
            new GroundEdit(Bearing.For, AnnotationNumber: 1)));
        await allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.InReview, "Ready.", 1);
        var drew = await workspace.PersonAsync("Drew", id, Role.Reviewer);

        var refusal = await Assert.ThrowsAsync<CaseworkNotAllowedException>(
            () => allegations.SetStatusAsync(casey, id, 1, AllegationStatus.Approved, "Read.", 2));
        var approved = await allegations.SetStatusAsync(drew, id, 1, AllegationStatus.Approved, "Read.", 2);

        Assert.Contains(own.Split([' ', ','])[0], refusal.Message, StringComparison.Ordinal);
        Assert.Equal(AllegationStatus.Approved, approved.Status);
    }

    [Fact]
    public async Task SaveAsync_SourceOfAnApprovedAllegation_PutsItBackInReviewWithTheReason()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await ApprovedAsync(workspace);
        var (allegations, sources) = (workspace.Get<AllegationRegister>(), workspace.Get<SourceRegister>());
        var resting = await workspace.Get<AllegationBasis>().OnAsync(Owner, id, Foundation.Source(1));
        var source = (await sources.FindAsync(Owner, id, 1))!;
        workspace.Time.Now = workspace.Time.Now.AddMinutes(1);

        await sources.SaveAsync(Owner, id, 1, SourceEdit.Of(source) with { Note = "Retracted." }, source.Version);

        Assert.Equal(1, resting.Statements);
        Assert.Equal([1], resting.Approved);
        var reopened = (await allegations.FindAsync(Owner, id, 1))!;
        Assert.Equal((AllegationStatus.InReview, 4L), (reopened.Status, reopened.Version));
        Assert.Equal("Source 1 was edited after this was approved.", await allegations.ReopenedAsync(Owner, id, 1));
        Assert.Equal(
            AllegationStep.Reopened, (await workspace.Get<AllegationMoments>().ListAsync(Owner, id)).Last(m => m.Exhibit is null).Step);
        var entry = (await workspace.Get<AuditTrail>().ListAsync(Owner, new AuditRequest(id, Take: 1))).Rows.Single();
        Assert.Contains("\"reopened\":[1],\"lowered\":[],\"reason\":\"Source 1 was edited", entry.Detail, StringComparison.Ordinal);
        Assert.Empty((await workspace.Get<AuditedRecords>().VerifyAsync()).Faults);

        // Who edits a source has not written at the allegation, but has changed what it rests on.
        await allegations.SetStatusAsync(Actor.Program, id, 1, AllegationStatus.Approved, "Read again.", 4);
        Assert.Null(await allegations.ReopenedAsync(Owner, id, 1));
    }

    [Fact]
    public async Task RecordRecountAsync_ExhibitOfAnApprovedAllegation_PutsItBackInReviewOnlyWhereItDrifted()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await ApprovedAsync(workspace);
        var (allegations, exhibits) = (workspace.Get<AllegationRegister>(), workspace.Get<ExhibitRegister>());

        await exhibits.RecordRecountAsync(Owner, id, 1, [FullCase.Interactions(5)]);
        var held = (await allegations.FindAsync(Owner, id, 1))!.Status;
        await exhibits.RecordRecountAsync(Owner, id, 1, [FullCase.Interactions(4)]);

        Assert.Equal((AllegationStatus.Approved, AllegationStatus.InReview), (held, (await allegations.FindAsync(Owner, id, 1))!.Status));
        Assert.StartsWith("Exhibit 1 was counted again", await allegations.ReopenedAsync(Owner, id, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaveAsync_SourceThatTurnsOutToRepeatTheOther_LowersWhatRestedOnTwoOrigins()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var (allegations, sources) = (workspace.Get<AllegationRegister>(), workspace.Get<SourceRegister>());
        await sources.CreateAsync(Owner, id, FullCase.Source("One") with { Publisher = "One" });
        var other = await sources.CreateAsync(Owner, id, FullCase.Source("Other") with { Publisher = "Other" });
        GroundEdit Says(int source) =>
            new(Bearing.For, SourceNumber: source) { Statement = StatementKind.Reported, Independence = "Own reporters." };
        await allegations.CreateAsync(Owner, id, FullCase.Citing(Standing.Corroborated, Says(1), Says(2)));
        await allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.InReview, "Ready.", 1);
        await allegations.SetStatusAsync(Actor.Program, id, 1, AllegationStatus.Approved, "Read.", 2);

        await sources.SaveAsync(Owner, id, 2, SourceEdit.Of(other) with { DerivedFrom = [1] }, other.Version);

        var lowered = (await allegations.FindAsync(Owner, id, 1))!;
        Assert.Equal((AllegationStatus.InReview, Standing.Alleged, 4L), (lowered.Status, lowered.Elements[0].Standing, lowered.Version));
        Assert.EndsWith(
            "Lowered from corroborated to alleged: source 2 was edited.", lowered.Elements[0].StandingReason, StringComparison.Ordinal);
        Assert.Empty((await workspace.Get<AuditedRecords>().VerifyAsync()).Faults);
    }

    [Fact]
    public async Task SaveAsync_CaseSaidToHoldSomebodyElsesData_IsHeldToTheRuleAgain()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var opened = await workspace.CreateCaseAsync();
        var (id, cases) = (opened.Id, workspace.Get<CaseRegister>());
        await workspace.Get<SourceRegister>()
            .CreateAsync(Owner, id, FullCase.Source("Letter") with { Publisher = "Provider", Party = SourceParty.Accuser });
        await FullCase.FreezeAsync(workspace, Owner, id);
        var relay = await cases.SaveAsync(Owner, id, new CaseEdit(opened.Name, "", "UTC", "A relay"), opened.Version);
        await workspace.Get<AllegationRegister>().CreateAsync(Owner, id, FullCase.Citing(
            Standing.Corroborated,
            new GroundEdit(Bearing.For, ExhibitNumber: 1) { Independence = "Seized." },
            new GroundEdit(Bearing.For, SourceNumber: 1) { Statement = StatementKind.OwnFinding, Independence = "Own logs." }));

        await cases.SaveAsync(Owner, id, new CaseEdit(opened.Name, "", "UTC", "Provider"), relay.Version);

        Assert.Equal(Standing.Alleged, (await workspace.Get<AllegationRegister>().FindAsync(Owner, id, 1))!.Elements[0].Standing);
    }

    [Theory]
    [InlineData("annotation edited", "Annotation 1 was edited")]
    [InlineData("annotation taken away", "Annotation 1 was taken away")]
    [InlineData("figure", "Figure 1 of source 1 was recorded")]
    [InlineData("quotation", "Quotation 1 of source 1 was added")]
    [InlineData("text", "Another text of source 1 was archived")]
    [InlineData("rules", "The rules that classify")]
    public async Task Change_OfWhatAnApprovedAllegationRestsOn_PutsItBackInReviewWithTheReason(string change, string reason)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await ApprovedAsync(workspace);
        var basis = workspace.Get<AllegationBasis>();
        var on = change.StartsWith("annotation", StringComparison.Ordinal) ? Foundation.Annotation(1) : change == "rules"
            ? Foundation.Rules : Foundation.Source(1);
        var resting = await basis.OnAsync(Owner, id, on);

        await (change switch
        {
            "annotation edited" => workspace.Get<AnnotationRegister>().SaveAsync(Owner, id, 1, new AnnotationEdit("Seen twice."), 1),
            "annotation taken away" => workspace.Get<AnnotationRegister>().RemoveAsync(Owner, id, 1, 1),
            "figure" =>
                workspace.Get<SourceRegister>()
                .AddFigureAsync(
                    Owner, id,
                    new ReportedFigureDraft { SourceNumber = 1, Subject = "accounts", Measure = Measure.Accounts, Qualifier = "about",
                        Wording = "about 7", Value = 7 }),
            "quotation" =>
                workspace.Get<QuotationRegister>()
                .AddAsync(Owner, id, new QuotationDraft(1, "about 7", StatementKind.Reported, "The article", "accounts")),
            "text" => (Task)workspace.Get<QuotationRegister>().HoldAsync(Owner, id, 1, "original.txt", "Another text."),
            _ => workspace.Get<CapabilityRuleRegister>().SaveAsync(Owner, id, [], 0),
        });

        Assert.Equal(1, resting.Statements);
        Assert.Equal([1], resting.Approved);
        var reopened = (await workspace.Get<AllegationRegister>().FindAsync(Owner, id, 1))!;
        Assert.Equal(AllegationStatus.InReview, reopened.Status);
        Assert.StartsWith(reason, await workspace.Get<AllegationRegister>().ReopenedAsync(Owner, id, 1), StringComparison.Ordinal);
        Assert.Empty((await workspace.Get<AuditedRecords>().VerifyAsync()).Faults);
    }

    [Fact]
    public async Task OnAsync_FigureInATextAlone_CountsTheStatement()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        await workspace.Get<SourceRegister>().CreateAsync(Owner, id, FullCase.Source("Original"));
        await workspace.Get<SourceRegister>()
            .AddFigureAsync(
                Owner, id,
                new ReportedFigureDraft { SourceNumber = 1, Subject = "accounts", Measure = Measure.Accounts, Qualifier = "about",
                    Wording = "about 7", Value = 7 });
        await FullCase.FreezeAsync(workspace, Owner, id);
        var edit = AllegationEdit.New("Figures");
        await workspace.Get<AllegationRegister>().CreateAsync(Owner, id, edit with
        {
            Summary = "{{exhibit 1 interactions}} in all.",
            Elements = [edit.Elements[0] with { Text = "The source counts {{figure 1}}." }, .. edit.Elements.Skip(1)],
        });
        var basis = workspace.Get<AllegationBasis>();

        Assert.Equal(1, (await basis.OnAsync(Owner, id, Foundation.Figure(1))).Statements);
        Assert.Equal(1, (await basis.OnAsync(Owner, id, Foundation.Source(1))).Statements);
        Assert.Equal(1, (await basis.OnAsync(Owner, id, Foundation.Exhibit(1))).Statements);
        Assert.Equal(0, (await basis.OnAsync(Owner, id, Foundation.Annotation(1))).Statements);
    }

    [Fact]
    public async Task ReopenForRuleAsync_ApprovedByTheRuleAsItIs_ChangesNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await ApprovedAsync(workspace);

        Assert.Equal(0, await workspace.Get<AllegationBasis>().ReopenForRuleAsync());
        Assert.Equal(AllegationStatus.Approved, (await workspace.Get<AllegationRegister>().FindAsync(Owner, id, 1))!.Status);
    }

    [Fact]
    public async Task ReopenForRuleAsync_ApprovedByAnotherRule_PutsItBackInReview()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await ApprovedAsync(workspace);
        Assert.Equal(1, await workspace.Get<AllegationBasis>().ReopenForRuleAsync("another rule", CancellationToken.None));

        Assert.Equal(AllegationStatus.InReview, (await workspace.Get<AllegationRegister>().FindAsync(Owner, id, 1))!.Status);
        Assert.StartsWith(
            "The rule of standing changed", await workspace.Get<AllegationRegister>().ReopenedAsync(Owner, id, 1),
            StringComparison.Ordinal);
        Assert.Empty((await workspace.Get<AuditedRecords>().VerifyAsync()).Faults);
    }

    private static async Task<CaseId> ApprovedAsync(TemporaryWorkspace workspace)
    {
        var id = (await workspace.CreateCaseAsync()).Id;
        var allegations = workspace.Get<AllegationRegister>();
        await workspace.Get<SourceRegister>().CreateAsync(Owner, id, FullCase.Source("Original"));
        await workspace.Get<SourceRegister>().CreateAsync(Owner, id, FullCase.Source("Repeats it") with { OriginNumber = 1 });
        await FullCase.FreezeAsync(workspace, Owner, id);
        await workspace.Get<AnnotationRegister>().CreateAsync(Owner, id, AnnotationTarget.Account, "account-1", "Seen.");
        await allegations.CreateAsync(
            Owner, id,
            FullCase.Citing(
                new GroundEdit(Bearing.For, SourceNumber: 2), new GroundEdit(Bearing.For, ExhibitNumber: 1),
                new GroundEdit(Bearing.For, AnnotationNumber: 1)));
        await allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.InReview, "Ready.", 1);
        await allegations.SetStatusAsync(Actor.Program, id, 1, AllegationStatus.Approved, "Read.", 2);
        return id;
    }
}
