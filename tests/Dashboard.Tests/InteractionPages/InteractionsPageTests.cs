using Bunit;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Dashboard.Editing;
using Dashboard.InteractionPages;
using Dashboard.Interactions;
using Dashboard.Investigations.Imports;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.InteractionPages;

/// <summary>The whole page, on the services of the whole program.</summary>
public sealed class InteractionsPageTests : IAsyncLifetime
{
    private const string Prompt = "Sort the <b>ledger</b> of the harbour";

    private ServedWorkspace served = null!;
    private CaseId caseId;

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        caseId = await served.CreateCaseAsync("Harbour");
        await served.PersonAsync("Ada", caseId, Role.Analyst);
        await served.PersonAsync("Elio", caseId, Role.Executive);
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task Open_ASelection_ListsItAndIsOnRecord()
    {
        await ImportAsync();
        await using var circuit = new PageCircuit(served, "Ada");

        var page = circuit.Open("?account=b&sort=-time_utc");

        page.WaitForAssertion(() => Assert.Contains("1 of 2", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("descending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));
        Assert.Contains("account=b", Assert.Single(await AuditAsync("interactions.read")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ARow_ShowsItsPromptOnlyOnRequestAndThenOnRecord()
    {
        await ImportAsync();
        await using var circuit = new PageCircuit(served, "Ada");
        var page = circuit.Open("?row=1:2");
        page.WaitForElement("#interaction-title");
        page.WaitForAssertion(() => Assert.Contains("The text is hidden until you ask for it.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("log.csv", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("section td a"), a => a.GetAttribute("href") == "/cases/harbour/accounts?attribute=ip%3A192.0.2.1");
        Assert.Equal("interaction 1:2", Assert.Single(await AuditAsync("interaction.read")).Subject);
        Assert.Empty(await AuditAsync("prompts.read"));

        page.FindAll("section button").Single(b => b.TextContent == "Show the text").Click();

        page.WaitForAssertion(() => Assert.Equal(Prompt, page.Find("pre").TextContent.Trim()));
        Assert.Empty(page.FindAll("pre b"));
        Assert.Equal("interaction 1:2", Assert.Single(await AuditAsync("prompts.read")).Subject);
    }

    [Fact]
    public async Task Open_ARowThatIsNotThere_SaysSo()
    {
        await ImportAsync();
        await using var circuit = new PageCircuit(served, "Ada");

        var page = circuit.Open("?row=7:99");

        page.WaitForAssertion(
            () => Assert.Contains("No interaction stands on line 99 of import 7.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_WordsOfAPrompt_MarksThemAndIsOnRecordWithItsText()
    {
        await ImportAsync();
        await using var circuit = new PageCircuit(served, "Ada");

        var page = circuit.Open("?find=HARBOUR%20%22the%20%3Cb%3E%22");

        page.WaitForAssertion(() => Assert.Equal(["the <b>", "harbour"], page.FindAll("mark").Select(m => m.TextContent)));
        Assert.Contains("1 found", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "/api/cases/harbour/interactions?find=HARBOUR%20%22the%20%3Cb%3E%22", page.Find("#export-menu a").GetAttribute("href"));
        Assert.Contains("HARBOUR", Assert.Single(await AuditAsync("prompts.search")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_NoTextKept_SaysSo()
    {
        await ImportAsync(withPrompts: false);
        await using var circuit = new PageCircuit(served, "Ada");

        var page = circuit.Open("");

        page.WaitForAssertion(() => Assert.Contains("No text of prompts was kept", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("input[type=search]"));
    }

    [Fact]
    public async Task Prompts_WithoutTheRight_AreNeitherOfferedNorGiven()
    {
        await ImportAsync();
        await using var circuit = new PageCircuit(served, "Ada", CaseOperation.ReadTelemetry);
        var page = circuit.Open("?row=1:2");

        page.WaitForAssertion(
            () => Assert.Contains("your role does not read prompts", page.Find("section .masked").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("input[type=search]"));
        Assert.DoesNotContain("ledger", page.Markup, StringComparison.Ordinal);
        var elio = new Actor("Elio", ActorKind.Person);
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => served.Get<PromptReads>().ReadAsync(elio, caseId, 1, 2, default));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() =>
            served.Get<PromptReads>()
            .SearchAsync(elio, caseId, "ledger", new PromptSearch(Selection.Everything, ["ledger"], 1), new Progress<double>(), default));
        Assert.Empty((await AuditAsync("prompts.read")).Concat(await AuditAsync("prompts.search")));
    }

    [Fact]
    public async Task Export_OfASearchWithoutTheRight_IsOfTheSelectionAlone()
    {
        await ImportAsync();
        await using var circuit = new PageCircuit(served, "Ada", CaseOperation.ReadTelemetry);

        var page = circuit.Open("?account=a&find=ledger");

        page.WaitForAssertion(
            () => Assert.Equal("/api/cases/harbour/interactions?account=a", page.Find("#export-menu a").GetAttribute("href")));
    }

    private async Task<IReadOnlyList<AuditEntry>> AuditAsync(string action) =>
        [.. (await served.Get<AuditTrail>().ListAsync(ServedWorkspace.Owner, new AuditRequest(caseId))).Rows.Where(
            e => e.Action == action)];

    private async Task ImportAsync(bool withPrompts = true)
    {
        var path = Path.Combine(served.Directory, "log.csv");
        await File.WriteAllLinesAsync(path, withPrompts
            ? ["account_id,timestamp,ip,prompt", $"a,2026-04-01T10:00:00Z,192.0.2.1,{Prompt}",
                "b,2026-04-02T10:00:00Z,192.0.2.1,Write a haiku"]
            : ["account_id,timestamp", "a,2026-04-01T10:00:00Z"]);
        await served.Get<CaseImports>().ImportAsync(ServedWorkspace.Owner, caseId, new ImportOrder(path, "log.csv"), null, default);
    }

    /// <summary>An interactive circuit of one person on the running program.</summary>
    private sealed class PageCircuit : ComponentContext, IAsyncDisposable
    {
        public PageCircuit(ServedWorkspace served, string person, params CaseOperation[] granted)
        {
            Services.AddFallbackServiceProvider(served.App.Services);
            Services.AddScoped<Drafts>();
            this.AddAuthorization().SetAuthorized(person);
            SetRendererInfo(new RendererInfo("Server", isInteractive: true));
            DefaultWaitTimeout = TimeSpan.FromSeconds(60);
            var grants = granted.Length > 0 ? new CaseGrants(granted.ToHashSet(), IsHeld: false) : CaseGrants.Everything;
            RenderTree.Add<CascadingValue<CaseGrants>>(p => p.Add(x => x.Value, grants));
        }

        public IRenderedComponent<InteractionsPage> Open(string query)
        {
            Services.GetRequiredService<NavigationManager>().NavigateTo($"/cases/harbour/interactions{query}");
            var page = Render<InteractionsPage>(p => p.Add(x => x.CaseId, "harbour"));
            // There is no browser that would say what is on screen.
            page.WaitForState(
                () => page.HasComponent<Virtualize<Interaction>>() || page.HasComponent<InteractionLine>()
                || page.FindAll("thead").Count > 0);
            foreach (var list in page.FindComponents<Virtualize<Interaction>>()) _ = page.InvokeAsync(list.Instance.RefreshDataAsync);
            return page;
        }
    }
}
