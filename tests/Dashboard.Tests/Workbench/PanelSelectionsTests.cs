using Dashboard.Core;
using Dashboard.Investigations.Views;

namespace Dashboard.Tests.Workbench;

public sealed class PanelSelectionsTests
{
    private const string All = "time=2026-04-22..2026-06-05&cluster=3&capability=vision&model=m";

    [Fact]
    public void Timeline_NotZoomed_IsNarrowedByAllButTime() =>
        Assert.Equal("cluster=3&capability=vision&model=m", PanelSelections.Timeline(WorkbenchState.Parse(All)).ToString());

    [Fact]
    public void Timeline_Zoomed_IsTheSelection() =>
        Assert.Equal(All, PanelSelections.Timeline(WorkbenchState.Parse($"{All}&zoom=selection")).ToString());

    [Theory]
    [InlineData("week", "cluster=3&model=m")]
    [InlineData("cluster", "time=2026-04-22..2026-06-05&model=m")]
    [InlineData("model", "time=2026-04-22..2026-06-05&cluster=3")]
    [InlineData("hour-of-week", "time=2026-04-22..2026-06-05&cluster=3&model=m")]
    public void Heatmap_Columns_AreNotNarrowedByThemselves(string columns, string expected) =>
        Assert.Equal(expected, PanelSelections.Heatmap(WorkbenchState.Parse($"{All}&columns={columns}")).ToString());

    [Theory]
    [InlineData("time=2026-04-22..2026-06-05&capability=vision", false)]
    [InlineData("cluster=3", true)]
    [InlineData("not-disposition=pool", true)]
    [InlineData("account-set=ab", true)]
    public void PicksAccounts_Selection_IsWhetherItNamesAccounts(string selection, bool expected)
    {
        var parsed = Selection.Parse(selection);

        Assert.Equal(expected, PanelSelections.PicksAccounts(parsed));
        Assert.False(PanelSelections.PicksAccounts(PanelSelections.WithoutAccounts(parsed)));
    }
}
