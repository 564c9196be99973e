using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Imports;

namespace Dashboard.Casework.Tests;

public class NamedMappingRegisterTests
{
    private const string Mapping = """{"preset":"generic","columns":{"time":["when"]}}""";

    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Fact]
    public async Task AddAsync_Mapping_IsFoundByItsNameWhateverTheCase()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<NamedMappingRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var other = (await workspace.CreateCaseAsync("Elsewhere")).Id;

        await register.AddAsync(Owner, id, new(" Gateway ", Mapping));

        Assert.Equal(
            ("Gateway", Mapping, 1),
            await register.FindAsync(Owner, id, "gateway") is { } found ? (found.Name, found.Mapping, found.Number) : default);
        Assert.Null(await register.FindAsync(Owner, other, "Gateway"));
    }

    [Fact]
    public async Task AddAsync_EntryThatCannotBeKept_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<NamedMappingRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await register.AddAsync(Owner, id, new("Gateway", Mapping));

        foreach (var wrong in (NamedMappingEdit[])[
            new("GATEWAY", Mapping), new(" ", Mapping), new(new string('x', 101), Mapping), new("Other", "[]"), new("Other", "{")])
            await Assert.ThrowsAsync<InvalidEntryException>(() => register.AddAsync(Owner, id, wrong));

        Assert.Equal(1, (await register.ListAsync(Owner, id)).Total);
    }

    [Fact]
    public async Task SaveAsync_OverSomebodyElses_IsAConflictAndChangesNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<NamedMappingRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var added = await register.AddAsync(Owner, id, new("Gateway", Mapping));
        await register.SaveAsync(Owner, id, added.Number, new("Relay", Mapping), added.Version);

        await Assert.ThrowsAsync<EditConflictException>(
            () => register.SaveAsync(Owner, id, added.Number, new("Mine", Mapping), added.Version));
        await Assert.ThrowsAsync<EditConflictException>(() => register.RemoveAsync(Owner, id, added.Number, added.Version));

        Assert.Equal("Relay", Assert.Single((await register.ListAsync(Owner, id)).Rows).Name);
    }

    [Fact]
    public async Task RemoveAsync_Mapping_IsGoneAndOnRecord()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<NamedMappingRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var added = await register.AddAsync(Owner, id, new("Gateway", Mapping));

        await register.RemoveAsync(Owner, id, added.Number, added.Version);

        Assert.Equal(0, (await register.ListAsync(Owner, id)).Total);
        var last = (await workspace.Get<AuditTrail>().ListAsync(Owner, new AuditRequest(id))).Rows[0];
        Assert.Equal(("mapping.remove", "mapping 1"), (last.Action, last.Subject));
        Assert.Contains("Gateway", last.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anything_BySomebodyWhoIsNotOnTheCase_IsNotThere()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<NamedMappingRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await register.AddAsync(Owner, id, new("Gateway", Mapping));

        Assert.Null(await register.FindAsync(TemporaryWorkspace.Stranger, id, "Gateway"));
        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => register.AddAsync(TemporaryWorkspace.Stranger, id, new("Mine", Mapping)));
    }
}
