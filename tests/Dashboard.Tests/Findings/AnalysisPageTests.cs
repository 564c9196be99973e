using Bunit;
using Dashboard.Findings;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Imports;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Findings;

/// <summary>The whole page, on the services of the whole program.</summary>
public sealed class AnalysisPageTests : IAsyncLifetime
{
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
    public async Task Open_CaseWithoutInteractions_SaysToImport()
    {
        await using var circuit = new PageCircuit(served, "Ada");

        var page = circuit.Open(caseId);

        page.WaitForAssertion(() => Assert.Contains("There is nothing to analyse yet", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task Run_FromTheForm_IsSeenBySomebodyElseAndThenShown()
    {
        await ImportAsync("first");
        await served.PersonAsync("Reva", caseId, Role.Reviewer);
        await using var circuit = new PageCircuit(served, "Ada");
        await using var other = new PageCircuit(served, "Reva");
        var (page, watching) = (circuit.Open(caseId), other.Open(caseId));
        page.WaitForElement("#Resolution").Input("2");
        watching.WaitForAssertion(() => Assert.Contains("The analysis has not run yet", watching.Markup, StringComparison.Ordinal));
        Assert.Empty(watching.FindAll("form"));
        var seen = new TaskCompletionSource();
        watching.OnMarkupUpdated += (_, _) =>
        {
            if (watching.Markup.Contains("asked for by Ada", StringComparison.Ordinal)) seen.TrySetResult();
        };

        await page.Find("form").SubmitAsync();

        await seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
        page.WaitForAssertion(() => Assert.Contains("All other parameters are the defaults", page.Markup, StringComparison.Ordinal));
        watching.WaitForAssertion(
            () => Assert.Contains("All other parameters are the defaults", watching.Markup, StringComparison.Ordinal));
        Assert.Equal(2, (await served.Get<CaseAnalyses>().FindAsync(caseId, default))!.Result.Options.Resolution);
    }

    [Fact]
    public async Task Open_DataChangedSince_SaysThatItIsStaleAndByHowMuch()
    {
        await ImportAsync("first");
        await StoreAsync(AnalysisExample.Analysis);
        await using var circuit = new PageCircuit(served, "Ada");

        var page = circuit.Open(caseId);

        page.WaitForAssertion(() => Assert.Contains("This analysis is stale.", page.Find(".stale").TextContent, StringComparison.Ordinal));
        Assert.Contains("The data changed since: 1 import came in.", page.Find(".stale").TextContent, StringComparison.Ordinal);
        Assert.Equal("Run it again", page.Find(".stale button").TextContent);
        Assert.Contains("idle hours cannot be judged", page.Markup, StringComparison.Ordinal);
        Assert.Single(await AuditAsync("findings.read"));
    }

    [Fact]
    public async Task Texts_OfTemplates_AreMaskedUntilAskedForAndThenAudited()
    {
        await StoreAsync(AnalysisExample.Analysis);
        await using var circuit = new PageCircuit(served, "Ada");
        var page = circuit.Open(caseId);
        page.WaitForElement("#templates .masked");
        Assert.DoesNotContain("harbour tool", page.Markup, StringComparison.Ordinal);
        Assert.Empty(await AuditAsync("prompts.read"));

        page.FindAll("#templates button").Single(b => b.TextContent == "Show the texts").Click();

        page.WaitForAssertion(() => Assert.Equal(AnalysisExample.Prompt, page.FindAll("#templates pre")[0].TextContent));
        Assert.Empty(page.FindAll("#templates pre b"));
        Assert.Single(await AuditAsync("prompts.read"));
    }

    [Fact]
    public async Task Texts_WithoutTheRight_AreNeitherOfferedNorGiven()
    {
        await StoreAsync(AnalysisExample.Analysis);
        await using var circuit = new PageCircuit(served, "Elio", CaseOperation.ReadTelemetry);
        var panel = circuit.Render<TemplatesPanel>(
            p => p.Add(x => x.View, Examples.View()).Add(x => x.Analysis, AnalysisExample.Analysis)
            .Add(x => x.Actor, new Actor("Elio", ActorKind.Person)));

        Assert.Empty(panel.FindAll("button"));
        Assert.Contains("your role does not read prompts", panel.Markup, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() =>
            served.Get<TemplateTexts>()
            .ReadAsync(new Actor("Elio", ActorKind.Person), caseId, AnalysisExample.Analysis.Stamp, 50, default));
        Assert.Empty(await AuditAsync("prompts.read"));
    }

    [Fact]
    public async Task Compare_EarlierRun_NamesClustersAccountsAndReasons()
    {
        var earlier = AnalysisExample.Analysis with
        {
            RanAt = Examples.Noon.AddHours(-1),
            Result = AnalysisExample.Analysis.Result with
            {
                Options = new() { Resolution = 0.5 },
                Assignments = [new(0, "1", 0.9, Disposition.Pool), new(1, "1", 0.9, Disposition.Pool), new(2, null, 0, Disposition.Unknown),
                    new(3, null, 0, Disposition.Unknown)],
            },
        };
        await StoreAsync(earlier);
        await StoreAsync(AnalysisExample.Analysis);
        await using var circuit = new PageCircuit(served, "Ada");

        var page = circuit.Open(caseId, $"?against={KeptRuns.NameOf(earlier.RanAt)}");

        page.WaitForAssertion(
            () => Assert.Contains("Resolution was 0.5 and is 1.", page.Find("#comparison").TextContent, StringComparison.Ordinal));
        Assert.Equal(["c", "unknown", "pool"], page.FindAll("#comparison .accounts td").Select(c => c.TextContent.Trim()));
        Assert.Contains("1 unknown → pool", page.Find("#comparison").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_RunThatIsNotKept_SaysSo()
    {
        await StoreAsync(AnalysisExample.Analysis with { RanAt = Examples.Noon.AddHours(-1) });
        await StoreAsync(AnalysisExample.Analysis);
        await using var circuit = new PageCircuit(served, "Ada");

        var page = circuit.Open(caseId, $"?against={KeptRuns.NameOf(Examples.Noon.AddYears(-1))}&cluster=1");

        page.WaitForAssertion(
            () => Assert.Contains("No run of that time is kept", page.Find("#comparison").TextContent, StringComparison.Ordinal));
        Assert.Contains("Three accounts pay with one card.", page.Find("#clusters .findings").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FromAnExhibit_SaysSoUntilSomethingIsChanged()
    {
        await ImportAsync("first");
        await StoreAsync(AnalysisExample.Analysis);
        var exhibit = await served.Get<ExhibitFreezer>().FreezeAsync(
            ServedWorkspace.Owner, caseId, FrozenView.Parse(ExhibitView.Targeting, "targeting=1&by=model"), "by model", null, default);
        await using var circuit = new PageCircuit(served, "Ada");

        var page = circuit.Open(caseId, new Uri(served.Address, FrozenView.Of(exhibit).AddressIn(caseId, exhibit.Number)).Query);

        page.WaitForAssertion(
            () => Assert.Contains(
                "The data and the analysis are the same.", page.Find(".lead .notice").TextContent, StringComparison.Ordinal));
        Assert.Contains("“by model”", page.Find(".lead .notice").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            $"/cases/{caseId}/analysis?targeting=1&by=model&exhibit=1#releases",
            page.FindAll(".contents a").Single(a => a.TextContent == "Releases").GetAttribute("href"));
        Assert.Equal(
            $"/cases/{caseId}/analysis?targeting=1",
            page.FindAll("#targeting .choices a").Single(a => a.TextContent == "by week").GetAttribute("href"));
        Assert.DoesNotContain(page.FindAll("section a"), a => a.GetAttribute("href")!.Contains("exhibit=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_FromAnExhibitThatIsNotThere_SaysSoWithoutAnAnalysisToo()
    {
        await using var circuit = new PageCircuit(served, "Ada");

        var page = circuit.Open(caseId, "?exhibit=7");

        page.WaitForAssertion(
            () => Assert.Contains("This case has no exhibit 7.", page.Find(".lead .notice").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_OnlyOneRun_SaysWhatComparingTakes()
    {
        await StoreAsync(AnalysisExample.Analysis);
        await using var circuit = new PageCircuit(served, "Ada");

        var page = circuit.Open(caseId);

        page.WaitForAssertion(() => Assert.Contains("This is the only run that is kept.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_WithoutTheRight_ShowsNothingOfTheTelemetry()
    {
        await StoreAsync(AnalysisExample.Analysis);
        await using var circuit = new PageCircuit(served, "Elio");

        var page = circuit.Open(caseId);

        page.WaitForAssertion(() => Assert.Contains("could not be loaded", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Cluster 1", page.Markup, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<AuditEntry>> AuditAsync(string action) =>
        (await served.Get<AuditTrail>().ListAsync(ServedWorkspace.Owner, new AuditRequest(caseId))).Rows.Where(e => e.Action == action);

    private async Task ImportAsync(string name)
    {
        var path = Path.Combine(served.Directory, $"{name}.csv");
        await File.WriteAllLinesAsync(
            path,
            ["account_id,timestamp,payment",
                .. Enumerable.Range(0, 40).Select(i => $"a{i % 6},2026-04-{1 + (i % 20):00}T10:00:00Z,card-{i % 2}")]);
        await served.Get<CaseImports>().ImportAsync(ServedWorkspace.Owner, caseId, new ImportOrder(path, $"{name}.csv"), null, default);
    }

    private async Task StoreAsync(StoredAnalysis analysis)
    {
        var folder = served.Get<IInteractionStores>().DirectoryOf(caseId);
        await AnalysisFile.WriteUnpublishedAsync(folder, analysis, default);
        await KeptRuns.KeepAsync(folder, analysis, default);
        AnalysisFile.Publish(folder);
    }

    /// <summary>An interactive circuit of one person on the running program.</summary>
    private sealed class PageCircuit : ComponentContext, IAsyncDisposable
    {
        public PageCircuit(ServedWorkspace served, string person, params CaseOperation[] granted)
        {
            Services.AddFallbackServiceProvider(served.App.Services);
            this.AddAuthorization().SetAuthorized(person);
            SetRendererInfo(new RendererInfo("Server", isInteractive: true));
            DefaultWaitTimeout = TimeSpan.FromSeconds(60);
            var grants = new CaseGrants(
                granted.Length > 0 ? granted.ToHashSet()
                : person == "Reva" ? Enum.GetValues<CaseOperation>().Where(o => Role.Reviewer.Allows(o)).ToHashSet()
                : Enum.GetValues<CaseOperation>().ToHashSet(),
                IsHeld: false);
            RenderTree.Add<CascadingValue<CaseGrants>>(p => p.Add(x => x.Value, grants));
        }

        public IRenderedComponent<AnalysisPage> Open(CaseId caseId, string query = "")
        {
            Services.GetRequiredService<NavigationManager>().NavigateTo($"/cases/{caseId}/analysis{query}");
            return Render<AnalysisPage>(p => p.Add(x => x.CaseId, caseId.Value));
        }
    }
}
