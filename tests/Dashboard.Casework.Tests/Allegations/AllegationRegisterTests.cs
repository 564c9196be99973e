using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public class AllegationRegisterTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Fact]
    public async Task CreateAsync_Title_StartsWithTheFiveLinksAndNoGrounds()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;

        var created = await workspace.Get<AllegationRegister>().CreateAsync(Owner, id, "The pool harvested answers");

        Assert.Equal((1, AllegationStatus.Draft, 1L), (created.Number, created.Status, created.Version));
        Assert.Equal(Enum.GetValues<ElementKind>(), created.Elements.Select(e => e.Kind));
        Assert.All(created.Elements, e => Assert.Equal((Standing.Unverifiable, ""), (e.Standing, e.StandingReason)));
    }

    [Fact]
    public async Task SaveAsync_WholeEdit_IsReadBackAsWritten()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var allegations = workspace.Get<AllegationRegister>();
        var (id, source) = await WithSourceAsync(workspace);
        var created = await allegations.CreateAsync(Owner, id, "Title");
        var edit = new AllegationEdit("New title", "Summary.", "Against.",
        [
            new ElementEdit(ElementKind.Coordinated, "Text.", Standing.Alleged, "Reason.", Likelihood.VeryLikely, Confidence.Moderate,
                [new GroundEdit(Bearing.For, SourceNumber: source, Note: "One."),
                    new GroundEdit(Bearing.Against, SourceNumber: source, Note: "Two.")]),
            new ElementEdit(ElementKind.UsedInTraining, "More.", Standing.Unverifiable, "Reason.", Grounds: []),
        ]);

        var saved = await allegations.SaveAsync(Owner, id, created.Number, edit, created.Version);
        var found = (await allegations.FindAsync(Owner, id, created.Number))!;

        Assert.Equal(2, saved.Version);
        Assert.Equivalent(saved, found, strict: true);
        Assert.Equivalent(edit, AllegationEdit.Of(found), strict: true);
    }

    [Fact]
    public async Task SaveAsync_GroundTakenAwayAndAdded_KeepsTheRest()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var allegations = workspace.Get<AllegationRegister>();
        var (id, source) = await WithSourceAsync(workspace);
        var created = await allegations.CreateAsync(Owner, id, "Title");
        ElementEdit With(params GroundEdit[] grounds) =>
            new(ElementKind.Coordinated, "Text.", Standing.Unverifiable, "Reason.", Grounds: grounds);
        GroundEdit Ground(string note) => new(Bearing.For, SourceNumber: source, Note: note);
        var first = await allegations.SaveAsync(
            Owner, id, 1, new AllegationEdit("Title", "", "", [With(Ground("a"), Ground("b"), Ground("c"))]), created.Version);

        var second = await allegations.SaveAsync(Owner, id, 1, new AllegationEdit("Title", "", "", [With(Ground("c"))]), first.Version);
        await allegations.SaveAsync(
            Owner, id, 1, new AllegationEdit("Title", "", "", [With(Ground("c"), Ground("d")), With()]), second.Version);

        var found = (await allegations.FindAsync(Owner, id, 1))!;
        Assert.Equal([["c", "d"], []], found.Elements.Select(e => e.Grounds.Select(g => g.Note).ToArray()));
    }

    [Fact]
    public async Task SaveAsync_SecondEditorOnTheOldVersion_GetsBothTextsAndLosesNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var allegations = workspace.Get<AllegationRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var opened = await allegations.CreateAsync(Owner, id, "Title");
        await allegations.SaveAsync(Owner, id, 1, AllegationEdit.Of(opened) with { Summary = "Theirs." }, opened.Version);

        var conflict = await Assert.ThrowsAsync<EditConflictException>(
            () => allegations.SaveAsync(Owner, id, 1, AllegationEdit.Of(opened) with { Summary = "Mine." }, version: 1));
        var merged = await allegations.SaveAsync(Owner, id, 1, AllegationEdit.Of(opened) with { Summary = "Both." }, conflict.TheirVersion);

        Assert.Contains("summary: Mine.", conflict.Mine, StringComparison.Ordinal);
        Assert.Contains("summary: Theirs.", conflict.Theirs, StringComparison.Ordinal);
        Assert.Equal((2L, 3L), (conflict.TheirVersion, merged.Version));
        var revisions = await allegations.RevisionsAsync(Owner, id, 1);
        Assert.Equal(
            ["Both.", "Theirs.", ""], revisions.Rows.Select(r => JsonElement.Parse(r.Document).GetProperty("summary").GetString()));
    }

    [Fact]
    public async Task SaveAsync_Edit_IsAuditedWholeBeforeAndAfter()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var allegations = workspace.Get<AllegationRegister>();
        var (id, source) = await WithSourceAsync(workspace);
        var created = await allegations.CreateAsync(Owner, id, "Title");
        var edit = AllegationEdit.New(
            "Title") with { Elements = [new ElementEdit(
                ElementKind.Coordinated, "After.", Standing.Alleged, "Reason.",
                Grounds: [new GroundEdit(Bearing.For, SourceNumber: source)])] };

        await allegations.SaveAsync(Owner, id, 1, edit, created.Version);

        var entry = (await workspace.Get<AuditTrail>().ListAsync(Owner, new AuditRequest(id, Take: 1))).Rows.Single();
        var detail = JsonElement.Parse(entry.Detail);
        Assert.Equal(5, detail.GetProperty("before").GetProperty("elements").GetArrayLength());
        Assert.Equal("After.", detail.GetProperty("after").GetProperty("elements")[0].GetProperty("text").GetString());
        Assert.False(detail.TryGetProperty("changes", out _));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(null, null)]
    [InlineData(null, 99)]
    [InlineData(99, null)]
    public async Task SaveAsync_GroundWithoutExactlyOneKnownCitation_IsRefused(int? exhibit, int? source)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var allegations = workspace.Get<AllegationRegister>();
        var (id, _) = await WithSourceAsync(workspace);
        var created = await allegations.CreateAsync(Owner, id, "Title");
        var edit = new AllegationEdit(
            "Title", "", "",
            [new ElementEdit(ElementKind.Coordinated, "", Standing.Alleged, "", Grounds: [new GroundEdit(Bearing.For, exhibit, source)])]);

        await Assert.ThrowsAsync<InvalidEntryException>(() => allegations.SaveAsync(Owner, id, 1, edit, created.Version));

        Assert.Equal(1, (await allegations.FindAsync(Owner, id, 1))!.Version);
    }

    [Theory]
    [InlineData(Standing.Corroborated)]
    [InlineData(Standing.Alleged)]
    [InlineData(Standing.Disputed)]
    public async Task SaveAsync_StandingAboveWhatTheGroundsAllow_IsRefusedWithWhy(Standing standing)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var allegations = workspace.Get<AllegationRegister>();
        var (id, source) = await WithSourceAsync(workspace);
        var edit = new AllegationEdit(
            "Title", "", "",
            [new ElementEdit(ElementKind.UsedInTraining, "", standing, "", Grounds: [new GroundEdit(Bearing.For, SourceNumber: source)])]);

        var made = await Assert.ThrowsAsync<InvalidEntryException>(() => allegations.CreateAsync(Owner, id, edit));
        await allegations.CreateAsync(Owner, id, "Title");
        var saved = await Assert.ThrowsAsync<InvalidEntryException>(() => allegations.SaveAsync(Owner, id, 1, edit, 1));

        Assert.Equal(made.Message, saved.Message);
        Assert.Contains("its grounds allow unverifiable at most", saved.Message, StringComparison.Ordinal);
        Assert.Contains("Only a test", saved.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaveAsync_ApprovedAllegation_BecomesADraftAgain()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var allegations = workspace.Get<AllegationRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await allegations.CreateAsync(Owner, id, "Title");
        await allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.InReview, "Ready.", 1);
        var approved = await allegations.SetStatusAsync(Actor.Program, id, 1, AllegationStatus.Approved, "Read.", 2);

        var edited = await allegations.SaveAsync(Owner, id, 1, AllegationEdit.Of(approved), approved.Version);

        Assert.Equal((AllegationStatus.Draft, 4L), (edited.Status, edited.Version));
    }

    [Fact]
    public async Task SetStatusAsync_StepThatIsNone_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var allegations = workspace.Get<AllegationRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await allegations.CreateAsync(Owner, id, "Title");

        await Assert.ThrowsAsync<InvalidEntryException>(() => allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.Approved, "", 1));
        var withdrawn = await allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.Withdrawn, "Wrong.", 1);
        await Assert.ThrowsAsync<InvalidEntryException>(
            () => allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.Draft, "", withdrawn.Version));
        await Assert.ThrowsAsync<InvalidEntryException>(
            () => allegations.SaveAsync(Owner, id, 1, AllegationEdit.Of(withdrawn), withdrawn.Version));
    }

    private static async Task<(CaseId Id, int Source)> WithSourceAsync(TemporaryWorkspace workspace)
    {
        var id = (await workspace.CreateCaseAsync()).Id;
        var source = await workspace.Get<SourceRegister>()
            .CreateAsync(Owner, id, new SourceEdit { Title = "A report", Publisher = "Somebody", Kind = SourceKind.Press });
        return (id, source.Number);
    }
}
