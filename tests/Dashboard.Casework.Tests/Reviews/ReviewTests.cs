using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Records;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Tests.People;
using Dashboard.Casework.Tests.Records;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public class ReviewTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Fact]
    public async Task SetStatusAsync_RedRemarkOpen_BlocksUntilItIsSettledOrOverridden()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await InReviewAsync(workspace, "A chain without a claim");
        var (allegations, remarks) = (workspace.Get<AllegationRegister>(), workspace.Get<RemarkRegister>());
        var red = await remarks.AddAsync(
            Owner, id, 1, new RemarkDraft(RemarkKind.Red, "Who counted?", 1, "Text."), CaseOperation.WriteFindings);

        var refusal = await Assert.ThrowsAsync<InvalidEntryException>(
            () => allegations.SetStatusAsync(Actor.Program, id, 1, AllegationStatus.Approved, "Read.", 2));
        var overridden = await allegations.SetStatusAsync(
            Actor.Program, id, 1, AllegationStatus.Approved, "Read.", 2, "The count is in exhibit 1.");

        Assert.Contains("Who counted?", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(("The count is in exhibit 1.", Actor.Program.Name), (overridden.OverrideReason, overridden.OverrideBy));
        var edited = await allegations.SaveAsync(Owner, id, 1, AllegationEdit.Of(overridden), 3);
        Assert.Equal("", edited.OverrideReason);
        await remarks.SettleAsync(Owner, id, red.Number, "Counted anew.", CaseOperation.WriteFindings);
        await allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.InReview, "Ready.", 4);
        Assert.Equal("", (await allegations.SetStatusAsync(Actor.Program, id, 1, AllegationStatus.Approved, "Read.", 5)).OverrideReason);
    }

    [Fact]
    public async Task SetStatusAsync_TitleThatClaimsMoreThanTheGrounds_IsAnOpenRemarkThatBlocks()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await InReviewAsync(workspace, "The lab directed the campaign and trained on the outputs");

        var refusal = await Assert.ThrowsAsync<InvalidEntryException>(
            () => workspace.Get<AllegationRegister>().SetStatusAsync(Actor.Program, id, 1, AllegationStatus.Approved, "Read.", 2));

        Assert.Contains("title, “", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetStatusAsync_Approved_IsReleasedAndReopensWhenItsSourceChanges()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await InReviewAsync(workspace, "A chain without a claim");
        var (allegations, sources) = (workspace.Get<AllegationRegister>(), workspace.Get<SourceRegister>());
        await allegations.SetStatusAsync(Actor.Program, id, 1, AllegationStatus.Approved, "Read.", 2);
        await allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.Released, "Given to counsel.", 3);
        var source = (await sources.FindAsync(Owner, id, 1))!;

        await sources.SaveAsync(Owner, id, 1, SourceEdit.Of(source) with { Note = "Retracted." }, source.Version);

        Assert.Equal(AllegationStatus.InReview, (await allegations.FindAsync(Owner, id, 1))!.Status);
    }

    [Fact]
    public async Task SettleAsync_DissentOfSomebodyElse_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await InReviewAsync(workspace, "A chain without a claim");
        var drew = await workspace.PersonAsync("Drew", id, Role.Reviewer);
        var remarks = workspace.Get<RemarkRegister>();
        var dissent = await remarks.AddAsync(
            drew, id, 1, new RemarkDraft(RemarkKind.Dissent, "A reseller explains all of it."), CaseOperation.Approve);

        await Assert.ThrowsAsync<CaseworkNotAllowedException>(
            () => remarks.SettleAsync(Owner, id, dissent.Number, "No.", CaseOperation.WriteFindings));
        Assert.NotNull((await remarks.SettleAsync(drew, id, dissent.Number, "I see.", CaseOperation.Approve)).SettledAt);
    }

    [Fact]
    public async Task SettleAsync_RedRemarkOfAReviewerByWhoeverWroteTheAllegation_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await InReviewAsync(workspace, "A chain without a claim");
        var drew = await workspace.PersonAsync("Drew", id, Role.Reviewer);
        var remarks = workspace.Get<RemarkRegister>();
        var red = await remarks.AddAsync(drew, id, 1, new RemarkDraft(RemarkKind.Red, "Who counted?"), CaseOperation.Approve);

        await Assert.ThrowsAsync<CaseworkNotAllowedException>(
            () => remarks.SettleAsync(Owner, id, red.Number, "Never mind.", CaseOperation.WriteFindings));
        Assert.NotNull((await remarks.SettleAsync(drew, id, red.Number, "Counted anew.", CaseOperation.Approve)).SettledAt);
    }

    [Theory]
    [InlineData("Beijing ordered the harvesting")]
    [InlineData("The thieves used 25 proxies")]
    [InlineData("The operators are Chinese, so the state is behind it")]
    public async Task SetStatusAsync_TitleThatFindsSomebodyGuilty_Blocks(string title)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await InReviewAsync(workspace, title);

        await Assert.ThrowsAsync<InvalidEntryException>(
            () => workspace.Get<AllegationRegister>().SetStatusAsync(Actor.Program, id, 1, AllegationStatus.Approved, "Read.", 2));
    }

    [Fact]
    public async Task AsOf_Moment_IsTheVersionThatStoodThen()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await InReviewAsync(workspace, "First");
        var allegations = workspace.Get<AllegationRegister>();
        var before = workspace.Time.Now.UtcDateTime;
        workspace.Time.Now = workspace.Time.Now.AddMinutes(1);
        var stored = (await allegations.FindAsync(Owner, id, 1))!;
        await allegations.SaveAsync(Owner, id, 1, AllegationEdit.Of(stored) with { Title = "Second" }, stored.Version);

        Assert.Equal("First", (await AsOfAsync(before))[0]);
        Assert.Equal("Second", (await AsOfAsync(workspace.Time.Now.UtcDateTime))[0]);
        Assert.Empty(await AsOfAsync(before.AddDays(-1)));
        var then = await workspace.Get<CaseMoments>().AsOfAsync(Owner, id, before);
        Assert.Contains(then, s => s is { Kind: RecordKind.Allegation, Title: "First" });
        Assert.Contains(then, s => s is { Kind: RecordKind.Source, Number: 1, Version: 1 });

        async Task<IReadOnlyList<string>> AsOfAsync(DateTime moment) =>
            [.. (await allegations.RevisionsAsync(Owner, id, 1, take: 1, until: moment)).Rows.Select(AllegationVersion.Read)
                .Select(v => v.Edit.Title)];
    }

    private static async Task<CaseId> InReviewAsync(TemporaryWorkspace workspace, string title)
    {
        var id = (await workspace.CreateCaseAsync()).Id;
        await workspace.Get<SourceRegister>().CreateAsync(Owner, id, FullCase.Source("Original"));
        await workspace.Get<AllegationRegister>()
            .CreateAsync(Owner, id, FullCase.Citing(new GroundEdit(Bearing.For, SourceNumber: 1)) with { Title = title });
        await workspace.Get<AllegationRegister>().SetStatusAsync(Owner, id, 1, AllegationStatus.InReview, "Ready.", 1);
        return id;
    }
}
