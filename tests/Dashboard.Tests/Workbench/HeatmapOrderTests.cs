using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;
using Dashboard.Workbench;

namespace Dashboard.Tests.Workbench;

public sealed class HeatmapOrderTests
{
    private static readonly WorkbenchState State = new();

    [Fact]
    public void Ordered_CampaignsAgainstOthers_HaveWhatIsOverRepresentedOnTop()
    {
        // Of the campaigns' interactions nine in ten are software engineering, of the others' one in ten.
        var all = Cells([[1_000, 1_000], [1_000, 1_000]]);
        var compared = new ComparedHeatmap(
            all, Cells([[90, 90], [810, 810]]), Cells([[900, 900], [100, 100]]), HeatmapGround.CampaignsWithOthers);

        var ordered = HeatmapFigure.Ordered(compared, State, Examples.View());

        Assert.Equal([Capabilities.SoftwareEngineering, Capabilities.General], ordered.Cells.Rows);
        Assert.Equal([810L, 810], ordered.Group.Interactions[0]);
        Assert.All(ordered.Targets()[0], cell => Assert.True(cell.LogOdds > 1));
    }

    [Fact]
    public void Comparison_OfEachGround_SaysWhatIsComparedWithWhat()
    {
        Assert.Equal(
            "accounts in a campaign against accounts in none, week by week",
            HeatmapFigure.Comparison(HeatmapGround.CampaignsWithOthers, State, Examples.View()));
        Assert.Equal(
            "the selected accounts against accounts in no campaign, week by week",
            HeatmapFigure.Comparison(HeatmapGround.SelectedWithOthers, State, Examples.View()));
        Assert.Equal("each week against all others", HeatmapFigure.Comparison(HeatmapGround.OtherColumns, State, Examples.View()));
    }

    private static Heatmap Cells(long[][] interactions) => new(
        [Capabilities.General, Capabilities.SoftwareEngineering], ["2026-04-20", "2026-04-27"], interactions,
        [.. interactions.Select(row => row.Select(n => Math.Max(1, n / 10)).ToArray())], 0);
}
