using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Selections;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public sealed class SavedSelectionRegisterTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;
    private static readonly Selection Window = Selection.Parse("time=2026-04-22..2026-06-05&not-capability=general");

    [Fact]
    public async Task AddAsync_Selection_IsKeptAsItWasUnderItsName()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<SavedSelectionRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;

        var added = await register.AddAsync(Owner, id, new(" The window ", Window));

        var found = await register.FindAsync(Owner, id, added.Number);
        Assert.Equal(("The window", Window, 1L, Owner.Name), (found!.Name, found.Selection, found.Version, found.UpdatedBy));
    }

    [Fact]
    public async Task AddAsync_EntryThatCannotBeKept_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<SavedSelectionRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await register.AddAsync(Owner, id, new("Window", Window));

        foreach (var wrong in (SavedSelectionEdit[])[
            new("WINDOW", Window), new(" ", Window), new(new string('x', 101), Window), new("All", Selection.Everything)])
            await Assert.ThrowsAsync<InvalidEntryException>(() => register.AddAsync(Owner, id, wrong));

        Assert.Equal(1, (await register.ListAsync(Owner, id)).Total);
    }

    [Fact]
    public async Task SaveAsync_NameAndSelection_ReplaceWhatWasThere()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<SavedSelectionRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var added = await register.AddAsync(Owner, id, new("Window", Window));
        var other = Selection.Everything.Only(Dimension.Cluster, "3");

        await register.SaveAsync(Owner, id, added.Number, new("Harrow", other), added.Version);

        var stored = Assert.Single((await register.ListAsync(Owner, id)).Rows);
        Assert.Equal(("Harrow", other, 2L), (stored.Name, stored.Selection, stored.Version));
    }

    [Fact]
    public async Task RemoveAsync_Selection_IsGoneAndOnRecord()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<SavedSelectionRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var added = await register.AddAsync(Owner, id, new("Window", Window));
        await Assert.ThrowsAsync<EditConflictException>(() => register.RemoveAsync(Owner, id, added.Number, added.Version + 1));

        await register.RemoveAsync(Owner, id, added.Number, added.Version);

        Assert.Equal(0, (await register.ListAsync(Owner, id)).Total);
        var last = (await workspace.Get<AuditTrail>().ListAsync(Owner, new AuditRequest(id))).Rows[0];
        Assert.Equal(("selection.remove", "selection 1"), (last.Action, last.Subject));
        Assert.Contains("time=2026-04-22..2026-06-05", last.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anything_BySomebodyWhoMayNot_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<SavedSelectionRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await register.AddAsync(Owner, id, new("Window", Window));
        var reviewer = Actor.Visitor(Role.Reviewer);
        var executive = Actor.Visitor(Role.Executive);

        await register.AddAsync(reviewer, id, new("Mine", Window));
        Assert.Equal(2, (await register.ListAsync(reviewer, id)).Total);
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => register.AddAsync(executive, id, new("Theirs", Window)));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => register.ListAsync(executive, id));
        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => register.ListAsync(TemporaryWorkspace.Stranger, id));
    }
}
