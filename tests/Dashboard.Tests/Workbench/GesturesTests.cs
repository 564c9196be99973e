using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Views;

namespace Dashboard.Tests.Workbench;

public sealed class GesturesTests
{
    [Theory]
    [InlineData("2026-04-22 03:10", "2026-06-05 22:50:10.5", "2026-04-22..2026-06-05")]
    [InlineData("2026-06-05 22:50", "2026-04-22 03:10", "2026-04-22..2026-06-05")]
    [InlineData("2026-04-22 10:20", "2026-04-22 18:40", "2026-04-22T10:00:00Z..2026-04-22T19:00:00Z")]
    [InlineData("2026-04-22 10:20:20", "2026-04-22 10:24:25", "2026-04-22T10:20:00Z..2026-04-22T10:24:00Z")]
    [InlineData("2026-04-22 10:20:20.4", "2026-04-22 10:20:20.5", "2026-04-22T10:20:20Z..2026-04-22T10:20:21Z")]
    public void Brush_TwoEnds_SnapToWhatTheirDistanceSuggests(string from, string to, string expected) =>
        Assert.Equal(expected, Gestures.Brush(from, to).ToString());

    [Fact]
    public void Brush_OfSeconds_SnapsToSeconds() =>
        Assert.Equal(TimeSpan.FromSeconds(8), Gestures.Brush("2026-04-20 10:00:01.4", "2026-04-20 10:00:09.2")!.Value.Duration);

    [Fact]
    public void Brush_NoTime_IsNoRange() => Assert.Null(Gestures.Brush("left", "right"));

    [Theory]
    [InlineData(SelectionChange.Replace, "time=2026-04-27..2026-05-03&capability=tool%20use")]
    [InlineData(SelectionChange.Add, "time=2026-04-13..2026-05-03&capability=general&capability=tool%20use")]
    [InlineData(SelectionChange.Exclude, "time=2026-04-13..2026-04-19&capability=general&not-capability=tool%20use")]
    public void Cell_OfAWeek_NarrowsCapabilityAndTime(SelectionChange change, string expected)
    {
        var selection = Selection.Parse("time=2026-04-13..2026-04-19&capability=general");

        var narrowed = Gestures.Cell(selection, new CellClick(Capabilities.ToolUse, "2026-04-27", change), Grouping.Week);

        Assert.Equal(expected, narrowed.ToString());
    }

    [Fact]
    public void Box_OverWeeks_SelectsItsCapabilitiesAndAllTheDays() => Assert.Equal(
        "time=2026-04-13..2026-05-03&capability=tool%20use&capability=vision&cluster=4",
        string.Join(
            '&',
            Gestures.Box(
                Selection.Parse("time=2026-03-01..2026-03-02&capability=general&cluster=4"),
                new CellBox([Capabilities.ToolUse, Capabilities.Vision], ["2026-04-13", "2026-04-20", "2026-04-27"]), Grouping.Week)
            .ToString().Split('&').OrderBy(part => part.StartsWith("cluster", StringComparison.Ordinal))));

    [Fact]
    public void Box_OverClustersAndModels_SelectsThemWithoutThoseInNone() => Assert.Equal(
        "cluster=1&cluster=2&model=m-large",
        Gestures.Box(Selection.Everything, new CellBox(["1", "2", "no cluster"], ["m-large", "no model"]), Grouping.Model, Grouping.Cluster)
        .ToString());

    [Fact]
    public void Cell_OfACluster_NarrowsCapabilityAndCluster() => Assert.Equal(
        "cluster=4&capability=vision",
        Gestures.Cell(Selection.Everything, new CellClick(Capabilities.Vision, "4", SelectionChange.Replace), Grouping.Cluster).ToString());

    [Fact]
    public void Cell_OfAnHourOfTheWeek_NarrowsCapabilityOnly() => Assert.Equal(
        "capability=vision",
        Gestures.Cell(Selection.Everything, new CellClick(Capabilities.Vision, "17", SelectionChange.Replace), Grouping.HourOfWeek)
        .ToString());

    [Fact]
    public void Cell_OfAccountsWithoutCluster_NarrowsCapabilityOnly() => Assert.Equal(
        "capability=vision",
        Gestures.Cell(Selection.Everything, new CellClick(Capabilities.Vision, "no cluster", SelectionChange.Replace), Grouping.Cluster)
        .ToString());

    [Fact]
    public void Lasso_AfterAClick_TakesTheClickedAccountsPlace() => Assert.Equal(
        "cluster=1&account-set=ab12",
        Gestures.Lasso(Selection.Parse("cluster=1&account=x"), "ab12", SelectionChange.Replace).ToString());

    [Fact]
    public void Lasso_WithAlt_ExcludesTheSet() => Assert.Equal(
        "account=x&not-account-set=ab12",
        Gestures.Lasso(Selection.Parse("account=x"), "ab12", SelectionChange.Exclude).ToString());
}
