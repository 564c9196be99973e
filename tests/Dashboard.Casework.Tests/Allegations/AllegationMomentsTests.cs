using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public sealed class AllegationMomentsTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Fact]
    public async Task ListAsync_StepsOfAnAllegation_AreInTheOrderTheyWereTaken()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var allegations = workspace.Get<AllegationRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        Assert.Empty(await workspace.Get<AllegationMoments>().ListAsync(Owner, id));
        await allegations.CreateAsync(Owner, id, "The pool");
        await allegations.SaveAsync(Owner, id, 1, AllegationEdit.New("The pool harvested"), 1);
        await allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.InReview, "Read it.", 2);
        await allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.Draft, "Not yet.", 3);
        await allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.Withdrawn, "Overtaken.", 4);

        var moments = await workspace.Get<AllegationMoments>().ListAsync(Owner, id);

        Assert.Equal(
            [AllegationStep.Opened, AllegationStep.Submitted, AllegationStep.SentBack, AllegationStep.Withdrawn],
            moments.Select(m => m.Step));
        Assert.All(moments, m => Assert.Equal((1, "The pool harvested", Owner.Name), (m.Number, m.Title, m.By)));
    }

    [Fact]
    public async Task ListAsync_ExhibitThatSpeaksForIt_IsATimeThatItClaims()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var allegations = workspace.Get<AllegationRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        foreach (var selection in (string[])["time=2026-04-22..2026-06-05", "cluster=1", "time=2026-01-01..2026-01-02"])
            await FreezeAsync(workspace, id, Selection.Parse(selection));
        await allegations.CreateAsync(Owner, id, "The pool");
        ElementEdit element = new(ElementKind.Coordinated, "Text.", Standing.Alleged, "Reason.", Grounds:
            [new(Bearing.For, ExhibitNumber: 1), new(Bearing.For, ExhibitNumber: 1), new(Bearing.For, ExhibitNumber: 2),
                new(Bearing.Against, ExhibitNumber: 3)]);
        await allegations.SaveAsync(Owner, id, 1, new AllegationEdit("The pool", "", "", [element]), 1);

        var claim = Assert.Single(await workspace.Get<AllegationMoments>().ListAsync(Owner, id), m => m.Step == AllegationStep.Claims);

        Assert.Equal((1, TimeRange.Parse("2026-04-22..2026-06-05")), (claim.Exhibit, claim.Time));
    }

    [Fact]
    public async Task ListAsync_SomebodyWhoIsNotOnTheCase_FindsNoCase()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        await workspace.Get<AllegationRegister>().CreateAsync(Owner, id, "The pool");

        Assert.Single(await workspace.Get<AllegationMoments>().ListAsync(Actor.Visitor(Role.Executive), id));
        await Assert.ThrowsAsync<CaseworkNotFoundException>(
            () => workspace.Get<AllegationMoments>().ListAsync(TemporaryWorkspace.Stranger, id));
    }

    private static Task FreezeAsync(TemporaryWorkspace workspace, CaseId id, Selection selection) =>
        workspace.Get<ExhibitRegister>().FreezeAsync(Owner, id, new()
    {
        Title = "Volume", View = ExhibitView.Figures, Selection = selection, Method = new Method("count", 1),
        Fingerprint = Fingerprint.Empty, Figures = [],
        WriteRows = (_, _) => Task.FromResult(0L), Activity = AsyncEnumerable.Empty<ActivityLine>(),
    });
}
