using System.Net;
using System.Net.Http.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Cases;
using Dashboard.Interactions;
using Dashboard.Investigations.Imports;

namespace Dashboard.Tests.Access;

/// <summary>What a legal hold keeps as it is at the doors, and whose imports an analyst may take out.</summary>
public sealed class HoldsTests : IAsyncLifetime
{
    private ServedWorkspace served = null!;
    private Core.CaseId own;

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        own = await served.CreateCaseAsync("Own");
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task AccountSetsAndUploads_HeldCase_AreRefusedWithTheHold()
    {
        var analyst = await served.PersonAsync("Brook", own, Role.Analyst);
        await ImportAsync(analyst, "first");
        var waiting = await served.Get<WaitingFiles>().AddUploadAsync(
            own, await served.Get<Uploads>().SaveAsync(own, new MemoryStream([1, 2, 3]), 3, default), "log.csv", analyst.Name);
        await served.Get<CaseRegister>().HoldAsync(ServedWorkspace.Owner, own, "Subpoena.");
        using var browser = await served.SignInAsync(analyst);
        browser.DefaultRequestHeaders.Add("Origin", served.Address.GetLeftPart(UriPartial.Authority));

        var sets = await browser.PostAsJsonAsync(new Uri($"/api/cases/{own}/account-sets", UriKind.Relative), new[] { "account-1" });
        var discard = await Assert.ThrowsAsync<CaseworkNotAllowedException>(
            () => served.Get<WaitingFiles>().DiscardAsync(analyst, waiting, default));

        Assert.Equal(HttpStatusCode.Forbidden, sets.StatusCode);
        Assert.Contains("legal hold", await sets.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("legal hold", discard.Message, StringComparison.Ordinal);
        Assert.Single(served.Get<WaitingFiles>().Of(own));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => served.Get<CaseImports>().RemoveAsync(analyst, own, 1, default));
    }

    [Fact]
    public async Task AccountSets_ReviewerAndCounsel_AreNotTheRoleThatThePolicyNames()
    {
        foreach (var role in (Role[])[Role.Reviewer, Role.Counsel])
        {
            using var browser = await served.SignInAsync(await served.PersonAsync($"One who is {role}", own, role));
            browser.DefaultRequestHeaders.Add("Origin", served.Address.GetLeftPart(UriPartial.Authority));
            var answer = await browser.PostAsJsonAsync(new Uri($"/api/cases/{own}/account-sets", UriKind.Relative), new[] { "account-1" });
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task RemoveAsync_OthersImport_TakesARightOfItsOwn()
    {
        var (brook, casey) = (await served.PersonAsync("Brook", own, Role.Analyst), await served.PersonAsync("Casey", own, Role.Analyst));
        var drew = await served.PersonAsync("Drew", own, Role.Reviewer);
        await ImportAsync(brook, "first");
        await ImportAsync(casey, "second");
        var imports = served.Get<CaseImports>();

        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => imports.RemoveAsync(brook, own, 2, default));
        await imports.RemoveAsync(casey, own, 2, default);
        await imports.RemoveAsync(drew, own, 1, default);

        Assert.Empty(await served.Get<IInteractionStores>().Open(own).ImportsAsync(default));
    }

    private async Task ImportAsync(Actor actor, string name)
    {
        var log = Path.GetTempFileName();
        await File.WriteAllTextAsync(log, $"account_id,timestamp\n{name},2026-05-01T00:00:00Z\n");
        await served.Get<CaseImports>().ImportAsync(actor, own, new ImportOrder(log, $"{name}.csv"), null, default);
        File.Delete(log);
    }
}
