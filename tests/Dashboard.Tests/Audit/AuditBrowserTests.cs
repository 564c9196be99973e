using Bunit;
using Dashboard.Audit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Cases;
using Dashboard.Casework.People;
using Dashboard.Casework.Records;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Audit;

/// <summary>The page of a case's trail in a circuit of its counsel.</summary>
public sealed class AuditBrowserTests : ComponentContext, IAsyncLifetime
{
    private static readonly Actor Counsel = new("counsel", ActorKind.Person);

    private TemporaryWorkspace workspace = null!;
    private CaseId caseId;

    private AuditTrail Trail => workspace.Get<AuditTrail>();

    public async Task InitializeAsync()
    {
        workspace = await TemporaryWorkspace.OpenAsync();
        caseId = (await workspace.CreateCaseAsync()).Id;
        await workspace.Get<PeopleRegister>().AddAsync(TemporaryWorkspace.Owner, new PersonDraft(Counsel.Name));
        await workspace.Get<CaseMembers>().GiveAsync(TemporaryWorkspace.Owner, Counsel.Name, caseId, Role.Counsel);
        Services.AddSingleton(Trail);
        Services.AddSingleton(workspace.Get<AuditLog>());
        this.AddAuthorization().SetAuthorized(Counsel.Name);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await workspace.DisposeAsync();
    }

    [Fact]
    public void Page_Case_ShowsItsEntriesAndNoOthers()
    {
        var page = Open("");

        page.WaitForAssertion(() => Assert.Equal(["role.give", "case.create"], Cells(page, 4)));
        Assert.Contains("2 of 2, newest first", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_MoreThanFitsOnOne_LeadsToTheOlderOnes()
    {
        for (var i = 0; i < 120; i++) await Trail.AppendAsync(Counsel, caseId, "account.read", $"account {i}");
        var page = Open("");
        page.WaitForElement("nav a");
        Assert.Equal(100, Cells(page, 4).Count);

        Go(page.Find("nav a").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal(22, Cells(page, 4).Count));
        Assert.Equal("case.create", Cells(page, 4)[^1]);
    }

    [Fact]
    public async Task Filter_TextEntered_StandsInTheAddressAndNarrows()
    {
        await Trail.AppendAsync(Counsel, caseId, "search", "accounts", new { text = "needle" });
        var page = Open("");
        page.WaitForElement("#audit-text").Change("needle");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["search"], Cells(page, 4)));
        Assert.EndsWith(
            $"/cases/{caseId}/audit?text=needle", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Contains("text=needle&amp;format=jsonl", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detail_OfAnEdit_IsATableOfWhatChanged()
    {
        await workspace.Get<CaseRegister>()
            .SaveAsync(TemporaryWorkspace.Owner, caseId, new CaseEdit("Harbour", "Second thoughts", "UTC"), version: 1);
        var page = Open("?action=case.save");

        page.WaitForElement("button[aria-expanded]").Click();

        page.WaitForElement(".value");
        var row = page.FindAll(".detail tbody tr").Single(r => r.TextContent.Contains("description", StringComparison.Ordinal));
        Assert.Equal(["", "Second thoughts"], row.QuerySelectorAll(".value").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Verify_IntactChain_SaysSoRecordsItAndTellsNoTotal()
    {
        var page = Open("");
        page.WaitForElement("section button").Click();

        page.WaitForElement(".tag.ok");
        var entries = (await Trail.VerifyAsync()).Entries;
        Assert.DoesNotContain($"{entries - 1} entries", page.Find("section").TextContent, StringComparison.Ordinal);
        Assert.Equal("audit.verify", (await Trail.ListAsync(TemporaryWorkspace.Owner, new AuditRequest(caseId, Take: 1))).Rows[0].Action);
    }

    [Fact]
    public void Address_ThatSaysNothing_IsExplained()
    {
        var page = Open("?from=yesterday");

        page.WaitForElement("[role=alert]");
        Assert.Contains("yesterday", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<AuditPage> Open(string query)
    {
        Go($"/cases/{caseId}/audit{query}");
        return Render<AuditPage>(p => p.Add(x => x.CaseId, caseId.Value));
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    private static List<string> Cells(IRenderedComponent<AuditPage> page, int column) =>
        [.. page.FindAll($"tr[id^=entry-] td:nth-child({column})").Select(cell => cell.TextContent.Trim())];
}
