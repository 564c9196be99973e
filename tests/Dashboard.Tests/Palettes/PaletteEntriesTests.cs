using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.Selections;
using Dashboard.Core;
using Dashboard.Investigations.Imports;
using Dashboard.Palettes;

namespace Dashboard.Tests.Palettes;

/// <summary>What each role is offered: nothing that its page would refuse, and nothing of other cases.</summary>
public sealed class PaletteEntriesTests : IAsyncLifetime
{
    private ServedWorkspace served = null!;
    private CaseId own;

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        own = await served.CreateCaseAsync("Harbour");
        var other = await served.CreateCaseAsync("Elsewhere");
        var week = Selection.Parse("time=2026-04-01..2026-04-07");
        await served.Get<SavedSelectionRegister>().AddAsync(ServedWorkspace.Owner, own, new("First week", week));
        await served.Get<SavedSelectionRegister>().AddAsync(ServedWorkspace.Owner, other, new("Secret week", week));
        await served.Get<AllegationRegister>().CreateAsync(ServedWorkspace.Owner, own, "By one operator, acct_0017");
        var path = Path.Combine(served.Directory, "log.csv");
        await File.WriteAllLinesAsync(
            path,
            ["account_id,timestamp", "acct_0017,2026-04-01T10:00:00Z", "acct_0018,2026-04-02T10:00:00Z",
                "x-acct_0017,2026-04-02T10:00:00Z"]);
        await served.Get<CaseImports>().ImportAsync(ServedWorkspace.Owner, own, new ImportOrder(path, "log.csv"), null, default);
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task ListAsync_Analyst_HasPagesCasesAndSavedSelectionsOfOneself()
    {
        var analyst = await served.PersonAsync("Ada", own, Role.Analyst);

        var entries = await ListAsync(analyst);

        Assert.Contains(entries, e => e is { Group: "Pages", Name: "Workbench", Address: "/cases/harbour/workbench", Keys: "g w" });
        Assert.Contains(
            entries,
            e =>
            e is { Group: "Saved selections", Name: "First week",
                Address: "/cases/harbour/workbench?time=2026-04-01..2026-04-07&stack=model" });
        Assert.DoesNotContain(entries, e => e.Name is "Packets" or "Audit" or "People" or "Elsewhere" or "Secret week");
    }

    [Fact]
    public async Task ListAsync_Executive_HasNoTelemetryAndPseudonymsForAccounts()
    {
        var executive = await served.PersonAsync("Elio", own, Role.Executive);

        var entries = await ListAsync(executive);

        Assert.DoesNotContain(entries, e => e.Name is "Workbench" or "Accounts" or "First week");
        // What is sent to a circuit passes the mask of who looks.
        var mask = await served.Get<AccountMasks>().ForAsync(executive, own);
        Assert.DoesNotContain(
            "acct_0017", mask!.Text(Assert.Single(entries, e => e.Group == "Allegations").Name), StringComparison.Ordinal);
        Assert.Equal(("", 0), await AccountsAsync(executive, "acct_0017"));
    }

    [Fact]
    public async Task ListAsync_SomebodyOnNoCase_HasNothingOfIt()
    {
        var stranger = await served.PersonAsync("Brook");

        var entries = await ListAsync(stranger);

        Assert.All(entries, e => Assert.Equal("Everywhere", e.Group));
        Assert.Equal(("", 0), await AccountsAsync(stranger, "acct_0017"));
    }

    [Fact]
    public async Task AccountsAsync_PartOfAnId_PutsThoseFirstThatBeginWithIt()
    {
        var analyst = await served.PersonAsync("Ada", own, Role.Analyst);

        Assert.Equal(("acct_0017 x-acct_0017", 2), await AccountsAsync(analyst, "acct_0017"));
        Assert.Equal(("acct_0017 acct_0018 x-acct_0017", 3), await AccountsAsync(analyst, "ACCT"));
        Assert.Equal(("", 0), await AccountsAsync(analyst, "acc"));
    }

    private Task<IReadOnlyList<PaletteEntry>> ListAsync(Actor actor) =>
        served.Get<PaletteEntries>().ListAsync(actor, own, "stack=model", default);

    private async Task<(string Names, long Total)> AccountsAsync(Actor actor, string text)
    {
        var (entries, total) = await served.Get<PaletteEntries>().AccountsAsync(actor, own, text, default);
        return (string.Join(' ', entries.Select(e => e.Name)), total);
    }
}
