using Bunit;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Investigations.Views;
using Dashboard.Workbench;

namespace Dashboard.Tests.Workbench;

public sealed class ComponentTests : ComponentContext
{
    private readonly FakeStore store =
        new() { Count = (s, m) => (s.IsEverything, m) switch { (true, _) => 9, (_, Measure.Accounts) => 3, _ => 1_234 } };

    [Fact]
    public void SelectionBar_Selection_IsASentenceWithCounts()
    {
        var bar = Bar("cluster=1&not-capability=general", out _);

        Assert.Equal(["Cluster 1 · pool", "not general"], bar.FindAll(".chip .text").Select(c => c.TextContent));
        Assert.Contains("3 linked", bar.Find(".chip b").TextContent, StringComparison.Ordinal);
        Assert.Contains("3 of 4 accounts", Flat(bar.Find(".counts").TextContent), StringComparison.Ordinal);
        Assert.Contains("1,234 of 1,000 interactions", Flat(bar.Find(".counts").TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public void SelectionBar_ChipRemoved_GoesToTheSelectionWithoutIt()
    {
        var bar = Bar("cluster=1&not-capability=general", out var went);

        bar.Find("button[aria-label='Remove not general']").Click();

        Assert.Equal("cluster=1", Assert.Single(went).ToString());
    }

    [Fact]
    public void SelectionBar_Everything_CannotBeResetOrUndone()
    {
        var bar = Bar("", out _);

        Assert.All(["Undo", "Redo"], name => Assert.True(bar.Find($"button[aria-label={name}]").HasAttribute("disabled")));
        Assert.Contains("everything", bar.Find(".chips").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void SelectionBar_ChosenAccounts_AreCounted()
    {
        var bar = Bar("account-set=ab12", out _);

        Assert.Equal("· 3", bar.Find(".chip b").TextContent.Trim());
        Assert.Contains(store.Measured, s => s.ToString() == "account-set=ab12");
    }

    [Fact]
    public void ClusterDetail_Cluster_ShowsWhyAndWhyNotTogether()
    {
        var detail = Render<ClusterDetail>(
            p => p.Add(c => c.View, Examples.View()).Add(c => c.Cluster, Examples.Analysis.Result.Clusters[0]));

        Assert.Contains("Three accounts pay with one card.", detail.Markup, StringComparison.Ordinal);
        Assert.Equal(["Holds", "Open", "Does not explain it"], detail.FindAll(".outcome .head > b").Select(t => t.TextContent));
        Assert.Contains("The card belongs to one corporate buyer.", detail.Markup, StringComparison.Ordinal);
        Assert.Contains("1 independent family", detail.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void WorkbenchPanel_Problem_SaysItAndOffersToTryAgain()
    {
        var retried = 0;
        var panel = Render<WorkbenchPanel>(p => p
            .Add(c => c.Panel, Panel.Timeline).Add(c => c.Title, "Timeline").Add(c => c.State, new WorkbenchState())
            .Add(c => c.Address, s => $"?{s}")
            .Add(c => c.Problem, "The server could not be reached.").Add(c => c.OnRetry, () => retried++));

        Assert.Contains("could not be reached", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        panel.Find("[role=alert] button").Click();
        Assert.Equal(1, retried);
        Assert.Equal("?panel=timeline", panel.Find("a[aria-label='Open Timeline alone']").GetAttribute("href"));
    }

    [Fact]
    public void FilterMenu_Excluded_GoesToTheSelectionWithout()
    {
        var went = new List<WorkbenchState>();
        var menu = Render<FilterMenu>(
            p => p.Add(c => c.View, Examples.View()).Add(c => c.State, new WorkbenchState()).Add(c => c.OnChange, went.Add));

        menu.Find("button.filter").Click();
        menu.Find("button[aria-label='Exclude software engineering']").Click();

        Assert.Equal("not-capability=software%20engineering", Assert.Single(went).ToString());
    }

    [Fact]
    public void FilterMenu_LastDayBeforeTheFirst_SaysSoAndGoesNowhere()
    {
        var went = new List<WorkbenchState>();
        var menu = Render<FilterMenu>(
            p => p.Add(c => c.View, Examples.View()).Add(c => c.State, new WorkbenchState()).Add(c => c.OnChange, went.Add));

        menu.Find("input[aria-label='First day']").Change("2026-06-05");
        menu.Find("input[aria-label='Last day']").Change("2026-04-22");
        menu.FindAll("button").Single(b => b.TextContent == "Apply").Click();

        Assert.NotEmpty(menu.Find("[role=alert]").TextContent);
        Assert.Empty(went);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Plot_EndsOfWindows_CanBeTakenHoldOfByThoseWhoMay(bool may)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;

        var plot = Render<Plot>(
            p => p.Add(c => c.Url, "/figure").Add(c => c.Label, "Timeline").Add(c => c.CanMoveWindows, may)
            .Add(c => c.OnWindowMoved, _ => { }));

        Assert.Equal(!may, plot.Find(".windows").HasAttribute("hidden"));
        // Within the picture they would be none to those who do not see it.
        Assert.Null(plot.Find("[role=img]").QuerySelector(".windows"));
    }

    [Fact]
    public void Plot_NewAddress_IsLoadedByTheSameChart()
    {
        var module = JSInterop.SetupModule(_ => true);
        var chart = module.SetupModule("create", _ => true);
        chart.SetupVoid("load", _ => true).SetVoidResult();

        var plot = Render<Plot>(p => p.Add(c => c.Url, "/a").Add(c => c.Label, "A chart"));
        plot.Render(p => p.Add(c => c.Url, "/b"));
        plot.Render(p => p.Add(c => c.Url, "/b"));

        Assert.Equal(["/a", "/b"], chart.Invocations["load"].Select(i => (string)i.Arguments[0]!));
        Assert.Equal("A chart", plot.Find("[role=img]").GetAttribute("aria-label"));
    }

    private IRenderedComponent<SelectionBar> Bar(string selection, out List<WorkbenchState> went)
    {
        var visited = went = [];
        var state = WorkbenchState.Parse(selection);
        return Render<SelectionBar>(p => p
            .Add(c => c.View, Examples.View(store)).Add(c => c.State, state)
            .Add(c => c.History, new SelectionHistory().Visit(state.Selection)).Add(c => c.OnChange, visited.Add));
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
