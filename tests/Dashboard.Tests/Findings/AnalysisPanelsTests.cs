using Bunit;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Findings;
using Dashboard.PageKit;
using Dashboard.Casework.Exhibits;
using Dashboard.Controls;
using Dashboard.Freezing;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Dashboard.Tests.Findings;

/// <summary>The parts of the page that show what they are given.</summary>
public sealed class AnalysisPanelsTests : ComponentContext
{
    [Fact]
    public async Task Slider_AtAStep_ShowsTheFiguresOfThatValue()
    {
        var slider = Render<ResolutionSlider>(p => p.Add(x => x.Result, AnalysisExample.Analysis.Result));
        Assert.Contains("1 (chosen)", slider.Find("output").TextContent, StringComparison.Ordinal);
        Assert.Equal("3", slider.FindAll("dd")[0].TextContent);

        slider.Find("input[type=range]").Input("0");

        Assert.Equal("0.5", slider.Find("output").TextContent.Trim());
        Assert.Equal(["2", "200", "1", "1", "22 Apr – 5 Jun 2026", "0.67"], slider.FindAll("dd").Select(d => d.TextContent));
        await slider.InvokeAsync(() => slider.FindComponent<SelectField<int>>().Instance.ValueChanged.InvokeAsync(1));
        Assert.Equal("0.01", slider.Find("output").TextContent.Trim());
        Assert.Equal("4", slider.FindAll("dd")[0].TextContent);
    }

    [Fact]
    public void Headline_Sensitivity_MarksTheChosenValueOfEachParameter()
    {
        var panel = Render<HeadlinePanel>(p => p.Add(x => x.Analysis, AnalysisExample.Analysis));

        Assert.Equal(["3", "600", "22 Apr – 5 Jun 2026"], panel.FindAll(".figures b").Select(b => b.TextContent));
        Assert.Equal(["1 ◆ chosen", "5 ◆ chosen"], panel.FindAll("tr.chosen th").Select(t => t.TextContent));
        Assert.Contains("1 of 2 other values call nearly the same accounts pool", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Headline_WithoutSensitivity_SaysHowToGetIt()
    {
        var panel = Render<HeadlinePanel>(p => p.Add(x => x.Analysis, Examples.Analysis));

        Assert.Contains("was not computed with this run", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Clusters_OpenedRow_ShowsReasonSignalsTestsAndWhatWouldOverturnIt()
    {
        var panel = Clusters("1");

        Assert.Contains("Three accounts pay with one card.", panel.Find(".findings").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Holds", "Open", "Does not explain it"], panel.FindAll(".outcome .head > b").Select(t => t.TextContent));
        Assert.Contains("The card belongs to one corporate buyer.", panel.Markup, StringComparison.Ordinal);
        Assert.Equal("/cases/example/workbench?cluster=1", panel.Find(".findings a").GetAttribute("href"));
        Assert.Equal(
            ("?", "true"),
            (panel.Find("a[aria-expanded]").GetAttribute("href"), panel.Find("a[aria-expanded]").GetAttribute("aria-expanded")));
        Assert.Contains(
            "content strength 0.80, 75 % of the score", panel.Find(".score svg").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void Clusters_Closed_LinkToTheirRowAndOneThatIsNotThereIsSaid()
    {
        Assert.Equal("?1", Clusters(null).Find("a[aria-expanded=false]").GetAttribute("href"));
        Assert.Contains("This run has no cluster 9", Clusters("9").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Targeting_Cell_TellsItsNumbersWhenItIsFocused()
    {
        var panel = Render<TargetingPanel>(
            p => p.Add(x => x.View, Examples.View()).Add(x => x.Analysis, AnalysisExample.Analysis).Add(x => x.Shown, new AnalysisView())
            .Add(x => x.AddressOf, view => $"?{view}"));
        var cell = panel.FindAll("button.cell").Single(c => c.TextContent == "+1.5");

        cell.Focus();

        Assert.Contains("log-odds +1.50 [+1.00, +2.00]", panel.Find(".told").TextContent, StringComparison.Ordinal);
        Assert.All(panel.FindAll("button.too-few"), few => Assert.Equal((null, ""), (few.GetAttribute("style"), few.TextContent)));
        Assert.Equal(3, panel.FindAll("button.too-few").Count);
        Assert.Equal("?by=model", panel.FindAll(".choices a").Single(a => a.TextContent == "by model").GetAttribute("href"));
    }

    [Fact]
    public async Task Targeting_OfManyClusters_OffersAllOfThem()
    {
        var example = AnalysisExample.Analysis;
        var (cluster, slice, numbers) = (example.Result.Clusters[0], example.Result.Slices[0], Enumerable.Range(1, 14));
        var many = example with
        {
            Result = example.Result with
            {
                Clusters = [.. numbers.Select(n => cluster with { Id = $"{n}", Label = $"Cluster {n}" })],
                Slices = [.. numbers.Select(n => slice with { Cluster = $"{n}" })],
            },
        };
        var panel = Render<TargetingPanel>(
            p => p.Add(x => x.View, Examples.View()).Add(x => x.Analysis, many).Add(x => x.Shown, new AnalysisView())
            .Add(x => x.AddressOf, view => $"?{view}"));
        Assert.Equal("2 more …", panel.FindComponent<SelectField<string>>().Instance.Placeholder);
        Assert.Equal(["13", "14"], panel.FindComponents<MudSelectItem<string>>().Select(o => o.Instance.Value));

        await panel.InvokeAsync(() => panel.FindComponent<SelectField<string>>().Instance.ValueChanged.InvokeAsync("14"));

        Assert.EndsWith("?targeting=14", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Targeting_NoClusterToTellOf_SaysSo()
    {
        var panel = Render<TargetingPanel>(
            p => p.Add(x => x.View, Examples.View()).Add(x => x.Analysis, Examples.Analysis).Add(x => x.Shown, new AnalysisView())
            .Add(x => x.AddressOf, _ => ""));

        Assert.Contains("nothing whose targeting could be told", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Releases_PlaceboThatDoesNotHold_StandsOut()
    {
        var panel = Render<ReleasesPanel>(p => p.Add(x => x.Analysis, AnalysisExample.Analysis).Add(x => x.View, Examples.View()));

        Assert.Equal(3, panel.FindAll("tbody tr").Count);
        Assert.Contains("cannot be put down to the release", Assert.Single(panel.FindAll(".fails")).TextContent, StringComparison.Ordinal);
        Assert.Contains("It cannot tell why the accounts moved", panel.Markup, StringComparison.Ordinal);
        Assert.Contains(
            "/cases/example/timeline",
            Render<ReleasesPanel>(p => p.Add(x => x.Analysis, Examples.Analysis).Add(x => x.View, Examples.View())).Markup,
            StringComparison.Ordinal);
    }

    [Fact]
    public void TargetingAndReleases_WhoMayWriteFindings_CanBeFrozenAsShown()
    {
        RenderTree.Add<CascadingValue<CaseGrants>>(p => p.Add(x => x.Value, CaseGrants.Everything));

        var targeting = Render<TargetingPanel>(
            p => p.Add(x => x.View, Examples.View()).Add(x => x.Analysis, AnalysisExample.Analysis)
            .Add(x => x.Shown, new AnalysisView(By: TargetingCut.Model)).Add(x => x.AddressOf, _ => ""));
        var releases = Render<ReleasesPanel>(p => p.Add(x => x.View, Examples.View()).Add(x => x.Analysis, AnalysisExample.Analysis));

        var button = targeting.FindComponent<FreezeButton>().Instance;
        Assert.Equal((ExhibitView.Targeting, "targeting=1&by=model"), (button.Table, button.Query));
        Assert.Equal("Freeze as exhibit: targeting", targeting.Find(".panel-head button").GetAttribute("aria-label"));
        Assert.Equal(ExhibitView.Releases, releases.FindComponent<FreezeButton>().Instance.Table);
        Assert.Empty(
            Render<ReleasesPanel>(p => p.Add(x => x.View, Examples.View()).Add(x => x.Analysis, Examples.Analysis))
            .FindComponents<FreezeButton>());
    }

    [Fact]
    public void CoAction_WindowAndPairs_AreExplainedAndLinked()
    {
        var panel = Render<CoActionPanel>(p => p.Add(x => x.View, Examples.View()).Add(x => x.Analysis, AnalysisExample.Analysis));

        Assert.Contains("window of 30 s", panel.Find("p").TextContent, StringComparison.Ordinal);
        Assert.Contains("a sample of 50", panel.Find("dl").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["/cases/example/accounts/a", "/cases/example/accounts/b"], panel.FindAll("td a").Take(2).Select(a => a.GetAttribute("href")));
        Assert.Equal("30 s ◆ chosen", panel.FindAll("th[scope=row]")[1].TextContent);
        Assert.Contains(
            "cannot be judged",
            Render<CoActionPanel>(p => p.Add(x => x.View, Examples.View()).Add(x => x.Analysis, Examples.Analysis)).Markup,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_WrongValue_CannotBeRunAndARightOneCan()
    {
        var ran = new List<Analysis.Material.AnalysisOptions>();
        var fields = Render<RunFields>(p => p.Add(x => x.Options, new()).Add(x => x.OnRun, ran.Add));

        fields.Find("#Resolution").Input("lots");
        Assert.True(fields.Find("button[type=submit]").HasAttribute("disabled"));
        Assert.Contains("not a number", fields.Find("#Resolution-note").TextContent, StringComparison.Ordinal);
        fields.Find("#Resolution").Input("2.5");
        fields.Find("#seed").Input("42");
        fields.WaitForAssertion(() => Assert.False(fields.Find("button[type=submit]").HasAttribute("disabled")));
        fields.Find("form").Submit();

        fields.WaitForAssertion(() => Assert.Single(ran));
        Assert.Equal((2.5, 42UL), (Assert.Single(ran).Resolution, ran[0].Seed));
    }

    private IRenderedComponent<ClustersPanel> Clusters(string? opened) => Render<ClustersPanel>(p => p
        .Add(x => x.View, Examples.View()).Add(x => x.Analysis, AnalysisExample.Analysis).Add(x => x.Opened, opened)
        .Add(x => x.AddressOf, id => $"?{id}"));
}
