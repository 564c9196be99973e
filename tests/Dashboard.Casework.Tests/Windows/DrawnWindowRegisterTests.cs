using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Trail;
using Dashboard.Casework.Windows;

namespace Dashboard.Casework.Tests;

public sealed class DrawnWindowRegisterTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;
    private static readonly DrawnWindowEdit Spring = new(new(2026, 4, 20), new(2026, 6, 6), "The ramp begins earlier.");

    [Fact]
    public async Task AddAsync_Window_IsKeptWithWhoDrewIt()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<DrawnWindowRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;

        var added = await register.AddAsync(Owner, id, "3", Spring with { Reason = " The ramp begins earlier. " });

        var found = await register.FindAsync(Owner, id, added.Number);
        Assert.Equal(("3", Spring, Owner.Name, 1L), (found!.Cluster, DrawnWindowEdit.Of(found), found.DrawnBy, found.Version));
        Assert.Equal("window.draw", (await LastAsync(workspace, id)).Action);
    }

    [Fact]
    public async Task AddAsync_SeveralOfTheSameDays_StandBesideEachOther()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<DrawnWindowRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;

        await register.AddAsync(Owner, id, null, Spring);
        await register.AddAsync(Owner, id, null, Spring);

        Assert.Equal([1, 2], (await register.ListAsync(Owner, id)).Rows.Select(w => w.Number));
    }

    [Fact]
    public async Task AddAsync_DaysThatAreNoWindow_AreRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<DrawnWindowRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;

        foreach (var wrong in (DrawnWindowEdit[])[
            new(Spring.Last, Spring.First), new(default, Spring.Last), new(Spring.First, default),
            Spring with { Reason = new string('x', 1_001) }])
            await Assert.ThrowsAsync<InvalidEntryException>(() => register.AddAsync(Owner, id, null, wrong));

        Assert.Equal(0, (await register.ListAsync(Owner, id)).Total);
        Assert.Equal(1, (await register.AddAsync(Owner, id, null, new(Spring.First, Spring.First))).Number);
    }

    [Fact]
    public async Task SaveAsync_OtherDays_KeepsBothVersions()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<DrawnWindowRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var added = await register.AddAsync(Owner, id, null, Spring);

        await register.SaveAsync(Owner, id, added.Number, Spring with { Last = new(2026, 6, 1) }, added.Version);

        var stored = (await register.FindAsync(Owner, id, added.Number))!;
        Assert.Equal((new DateOnly(2026, 6, 1), 2L), (stored.Last, stored.Version));
        var revisions = (await register.RevisionsAsync(Owner, id, added.Number)).Rows;
        Assert.Equal([2L, 1L], revisions.Select(r => r.Version));
        Assert.Contains("2026-06-06", revisions[1].Document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemoveAsync_Window_IsGoneAndOnRecord()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<DrawnWindowRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var added = await register.AddAsync(Owner, id, null, Spring);
        await Assert.ThrowsAsync<EditConflictException>(() => register.RemoveAsync(Owner, id, added.Number, added.Version + 1));

        await register.RemoveAsync(Owner, id, added.Number, added.Version);

        Assert.Null(await register.FindAsync(Owner, id, added.Number));
        var last = await LastAsync(workspace, id);
        Assert.Equal(("window.remove", "window 1"), (last.Action, last.Subject));
        Assert.Contains("The ramp begins earlier.", last.Detail, StringComparison.Ordinal);
        Assert.Equal(2, (await register.AddAsync(Owner, id, null, Spring)).Number);
    }

    [Fact]
    public async Task Anything_BySomebodyWhoMayNot_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<DrawnWindowRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var drawn = await register.AddAsync(Owner, id, null, Spring);
        var executive = Actor.Visitor(Role.Executive);

        Assert.Single((await register.ListAsync(Actor.Visitor(Role.Reviewer), id)).Rows);
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => register.AddAsync(executive, id, null, Spring));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => register.SaveAsync(executive, id, drawn.Number, Spring, drawn.Version));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => register.RemoveAsync(executive, id, drawn.Number, drawn.Version));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => register.ListAsync(executive, id));
        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => register.ListAsync(TemporaryWorkspace.Stranger, id));
    }

    private static async Task<AuditEntry> LastAsync(TemporaryWorkspace workspace, Core.CaseId id) =>
        (await workspace.Get<AuditTrail>().ListAsync(Owner, new AuditRequest(id))).Rows[0];
}
