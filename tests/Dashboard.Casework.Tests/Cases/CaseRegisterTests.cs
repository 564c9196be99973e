using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public class CaseRegisterTests
{
    [Fact]
    public async Task CreateAsync_NewName_IsReadBackAsMade()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var cases = workspace.Get<CaseRegister>();

        var created = await cases.CreateAsync(
            TemporaryWorkspace.Owner, new CaseDraft(" Harbour case ", CaseKind.Telemetry, IsSynthetic: true, "About it.", "Europe/Zurich"));
        var found = await cases.FindAsync(TemporaryWorkspace.Owner, created.Id);

        Assert.Equivalent(created, found, strict: true);
        Assert.Matches("^harbour-case-[a-z2-9]{6}$", created.Id.Value);
        Assert.Equal(("Harbour case", "Europe/Zurich", true, 1L), (found!.Name, found.TimeZone, found.IsSynthetic, found.Version));
        Assert.Equal(workspace.Time.Now.UtcDateTime, found.CreatedAt);
        Assert.Equal(DateTimeKind.Utc, found.CreatedAt.Kind);
    }

    [Fact]
    public async Task CreateAsync_NamesAlike_GetIdsThatTellNothingOfEachOther()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var cases = workspace.Get<CaseRegister>();

        var ids = new List<string>();
        foreach (var name in (string[])["Harbour case", "Harbour-case", "Harbour, case"])
        {
            ids.Add((await cases.CreateAsync(TemporaryWorkspace.Owner, new CaseDraft(name, CaseKind.Telemetry))).Id.Value);
        }

        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^harbour-case-[a-z2-9]{6}$", id));
    }

    [Theory]
    [InlineData("harbour", "UTC")]
    [InlineData("  ", "UTC")]
    [InlineData("Other", "Nowhere/Land")]
    public async Task CreateAsync_NameTakenOrEntryWrong_IsRefusedAndNothingIsMade(string name, string timeZone)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var cases = workspace.Get<CaseRegister>();
        await workspace.CreateCaseAsync("Harbour");

        await Assert.ThrowsAsync<InvalidEntryException>(
            () => cases.CreateAsync(TemporaryWorkspace.Owner, new CaseDraft(name, CaseKind.Telemetry, TimeZone: timeZone)));

        Assert.Equal(1, (await cases.ListAsync(TemporaryWorkspace.Owner)).Total);
    }

    [Fact]
    public async Task SaveAsync_StaleVersion_KeepsTheirsAndCarriesBothTexts()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var cases = workspace.Get<CaseRegister>();
        var opened = await workspace.CreateCaseAsync();
        await cases.SaveAsync(TemporaryWorkspace.Owner, opened.Id, new CaseEdit("Harbour", "Theirs.", "UTC"), opened.Version);

        var conflict = await Assert.ThrowsAsync<EditConflictException>(
            () => cases.SaveAsync(TemporaryWorkspace.Owner, opened.Id, new CaseEdit("Harbour", "Mine.", "UTC"), opened.Version));

        Assert.Contains("description: Mine.", conflict.Mine, StringComparison.Ordinal);
        Assert.Contains("description: Theirs.", conflict.Theirs, StringComparison.Ordinal);
        Assert.Equal(2, conflict.TheirVersion);
        Assert.Equal("Theirs.", (await cases.FindAsync(TemporaryWorkspace.Owner, opened.Id))!.Description);
    }

    [Fact]
    public async Task EveryOperation_ActorWhoMayNotRead_MeetsACaseThatDoesNotExist()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var hidden = (await workspace.CreateCaseAsync()).Id;
        var absent = CaseId.Parse("absent");
        var cases = workspace.Get<CaseRegister>();
        var allegations = workspace.Get<AllegationRegister>();

        Assert.Equal(0, (await cases.ListAsync(TemporaryWorkspace.Stranger)).Total);
        Assert.Null(await cases.FindAsync(TemporaryWorkspace.Stranger, hidden));
        Assert.Null(await allegations.FindAsync(TemporaryWorkspace.Stranger, hidden, 1));
        foreach (var operation in (Func<Actor, CaseId, Task>[])[
            (actor, id) => allegations.ListAsync(actor, id),
            (actor, id) => allegations.CreateAsync(actor, id, "Title"),
            (actor, id) => workspace.Get<SourceRegister>().ListAsync(actor, id),
            (actor, id) => workspace.Get<CaseTimeline>().ListAsync(actor, id),
            (actor, id) => workspace.Get<QuestionRegister>().ListAsync(actor, id),
            (actor, id) => workspace.Get<ExhibitRegister>().ListAsync(actor, id),
            (actor, id) => workspace.Get<AnnotationRegister>().CreateAsync(actor, id, AnnotationTarget.Account, "a", "text"),
            (actor, id) => workspace.Get<PacketRegister>().ListAsync(actor, id)])
        {
            var toStranger = await Assert.ThrowsAsync<CaseworkNotFoundException>(() => operation(TemporaryWorkspace.Stranger, hidden));
            var toOwner = await Assert.ThrowsAsync<CaseworkNotFoundException>(() => operation(TemporaryWorkspace.Owner, absent));
            Assert.Equal(toOwner.Message.Replace("absent", "harbour", StringComparison.Ordinal), toStranger.Message);
        }
    }
}
