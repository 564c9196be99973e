using Bunit;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Comparisons;
using Dashboard.Core;
using Dashboard.Freezing;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Imports;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Comparisons;

/// <summary>The whole page, on the services of the whole program.</summary>
public sealed class ComparePageTests : IAsyncLifetime
{
    private ServedWorkspace served = null!;
    private CaseId caseId;

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        caseId = await served.CreateCaseAsync("Harbour");
        await served.PersonAsync("Ada", caseId, Role.Analyst);
        var path = Path.Combine(served.Directory, "log.csv");
        await File.WriteAllLinesAsync(
            path, ["account_id,timestamp,capability", "a,2026-04-01T10:00:00Z,vision", "b,2026-04-02T10:00:00Z,general"]);
        await served.Get<CaseImports>().ImportAsync(ServedWorkspace.Owner, caseId, new ImportOrder(path, "log.csv"), null, default);
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Theory]
    [InlineData("?a=account%3Da", "a=account%3Da&b=not-disposition%3Doperator%26not-disposition%3Dpool")]
    [InlineData("?a=account%3Da&b=account%3Db", "a=account%3Da&b=account%3Db")]
    [InlineData("?a=account%3Da&b=account%3Da", null)]
    [InlineData("?a=country%3Dxx", null)]
    public async Task Open_TwoSelections_CanBeFrozenWhereTheyDiffer(string query, string? frozen)
    {
        await using var circuit = new PageCircuit(served);

        var page = circuit.Open(query);

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#figures, [role=alert]")));
        Assert.Equal(frozen, page.FindComponents<FreezeButton>().SingleOrDefault()?.Instance.Query);
    }

    [Fact]
    public async Task Open_FromAnExhibit_SaysWhetherTheDataAreTheSame()
    {
        var exhibit = await served.Get<ExhibitFreezer>().FreezeAsync(
            new Actor("Ada", ActorKind.Person), caseId, FrozenView.Parse(ExhibitView.Comparison, "a=account%3Da&b=account%3Db"),
            "a against b", null, default);
        await using var circuit = new PageCircuit(served);

        var page = circuit.Open(new Uri(served.Address, FrozenView.Of(exhibit).AddressIn(caseId, exhibit.Number)).Query);

        page.WaitForAssertion(() => Assert.Contains("The data and the analysis are the same.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("“a against b”", page.Markup, StringComparison.Ordinal);
    }

    /// <summary>An interactive circuit on the running program.</summary>
    private sealed class PageCircuit : ComponentContext, IAsyncDisposable
    {
        public PageCircuit(ServedWorkspace served)
        {
            Services.AddFallbackServiceProvider(served.App.Services);
            this.AddAuthorization().SetAuthorized("Ada");
            SetRendererInfo(new RendererInfo("Server", isInteractive: true));
            DefaultWaitTimeout = TimeSpan.FromSeconds(60);
            RenderTree.Add<CascadingValue<CaseGrants>>(p => p.Add(x => x.Value, CaseGrants.Everything));
        }

        public IRenderedComponent<ComparePage> Open(string query)
        {
            Services.GetRequiredService<NavigationManager>().NavigateTo($"/cases/harbour/compare{query}");
            return Render<ComparePage>(p => p.Add(x => x.CaseId, "harbour"));
        }
    }
}
