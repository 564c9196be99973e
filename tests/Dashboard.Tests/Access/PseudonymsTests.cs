using System.Net;
using System.Text;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store;
using Dashboard.Workbench;

namespace Dashboard.Tests.Access;

/// <summary>Whoever sees accounts by pseudonyms meets no account's own id, on any page and in any file.</summary>
public sealed class PseudonymsTests
{
    private const string Account = "acct-77123";

    private static readonly string[] Pages =
        ["/cases/own/summary", "/cases/own/allegations", "/cases/own/allegations/1", "/cases/own/exhibits", "/cases/own/exhibits/1", "/cases/own/exhibits/2", "/cases/own/exhibits/3", "/cases/own/timeline", "/cases/own/sources"];

    [Fact]
    public async Task Pages_Executive_ShowPseudonymsWhereAnAnalystSeesIds()
    {
        await using var served = await ServedWorkspace.StartAsync();
        var id = await served.CreateCaseAsync("Own");
        await FillAsync(served, id);
        using var analyst = await served.SignInAsync(await served.PersonAsync("Ada", id, Role.Analyst));
        using var executive = await served.SignInAsync(await served.PersonAsync("Eve", id, Role.Executive));

        foreach (var page in Pages) Assert.DoesNotContain(Account, await executive.GetStringAsync(new Uri(page, UriKind.Relative)), StringComparison.Ordinal);
        foreach (var page in (string[])["/cases/own/allegations/1", "/cases/own/exhibits/1", "/cases/own/exhibits/2", "/cases/own/exhibits/3"])
        {
            Assert.Contains(Account, await analyst.GetStringAsync(new Uri(page, UriKind.Relative)), StringComparison.Ordinal);
            Assert.Contains(served.Get<AccountPseudonyms>().Of(id, Account), await executive.GetStringAsync(new Uri(page, UriKind.Relative)), StringComparison.Ordinal);
        }

        foreach (var file in (string[])["rows.csv", "activity.csv", "exhibit.json"])
            Assert.Equal(HttpStatusCode.Forbidden, (await executive.GetAsync(new Uri($"/api/cases/own/exhibits/1/{file}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Text_WordsThatAreNoAccounts_StayAsTheyAre()
    {
        await using var served = await ServedWorkspace.StartAsync();
        var id = await served.CreateCaseAsync("Own");
        await FillAsync(served, id);
        var executive = await served.PersonAsync("Eve", id, Role.Executive);
        const string Text = "From 22 April on, “acct-77123” (not acct-7712) asked 3 times; see acct-77123.";

        var mask = await served.Get<AccountMasks>().ForAsync(executive, id, [Text]);

        var name = served.Get<AccountPseudonyms>().Of(id, Account);
        Assert.Equal($"From 22 April on, “{name}” (not acct-7712) asked 3 times; see {name}.", mask.Text(Text));
    }

    private static async Task FillAsync(ServedWorkspace served, CaseId id)
    {
        var log = Path.Combine(served.Directory, "log.csv");
        await File.WriteAllTextAsync(log, $"account_id,timestamp,capability\n{Account},2026-04-22T10:00:00Z,general\nacct-88123,2026-04-23T10:00:00Z,general\n");
        await served.Get<IInteractionStores>().Open(id).ImportAsync(new ImportRequest(log, "log.csv", null, "tester", Examples.Noon), null, CancellationToken.None);
        var selection = Selection.Everything.Only(Dimension.Account, Account);
        await served.Get<ExhibitRegister>().FreezeAsync(ServedWorkspace.Owner, id, new ExhibitDraft
        {
            Title = $"What {Account} asked", View = ExhibitView.Accounts, Selection = selection, Method = new Method("count", 1), Fingerprint = Given.Fingerprint,
            Figures = [Given.Counted(Measure.Interactions, 1) with { Selection = selection }], Activity = Activity(),
            WriteRows = async (stream, cancellation) =>
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"account,interactions\r\n{Account},1\r\n"), cancellation);
                return 1;
            },
        });
        await served.Get<ExhibitFreezer>().FreezeAsync(ServedWorkspace.Owner, id, FrozenView.Parse(ExhibitView.Comparison, $"a=time%3D2026-04-22..2026-04-23&b=account%3D{Account}"), "A comparison", null, CancellationToken.None);
        await served.Get<ExhibitFreezer>().FreezeAsync(ServedWorkspace.Owner, id, FrozenView.Parse(ExhibitView.Heatmap, $"time=2026-04-22..2026-04-23&against=account%3D{Account}"), "A heatmap", null, CancellationToken.None);
        await served.Get<AllegationRegister>().CreateAsync(ServedWorkspace.Owner, id, $"The account {Account} acted for others");
    }

    private static async IAsyncEnumerable<ActivityLine> Activity()
    {
        await Task.CompletedTask;
        yield return new ActivityLine(Account, new DateOnly(2026, 4, 22), "general", "", 1, 0, 0);
    }
}
