using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Views;

namespace Dashboard.Tests.Workbench;

public sealed class WorkbenchStateTests
{
    [Theory]
    [InlineData("")]
    [InlineData("time=2026-04-22..2026-06-05")]
    [InlineData("time=2026-04-22..2026-06-05&cluster=3&capability=tool%20use&not-model=m%2Fsmall&panel=graph")]
    [InlineData(
        "time=2026-04-22..2026-06-05&stack=disposition&resolution=hour&zoom=selection&measure=share&columns=hour-of-week&table=graph&table=heatmap")]
    [InlineData("cluster=3&open=1&open=12&color=capability&scale=log")]
    [InlineData("open=all")]
    [InlineData("without-lane=created&without-lane=allegations")]
    public void Parse_WhatToStringPrinted_PrintsTheSame(string query) => Assert.Equal(query, WorkbenchState.Parse("?" + query).ToString());

    [Fact]
    public void ToString_AsFirstOpened_IsEmpty() =>
        Assert.Equal("", WorkbenchState.Parse("stack=capability&measure=targeting&columns=week").ToString());

    [Theory]
    [InlineData("panel=everything")]
    [InlineData("stack=hour-of-week")]
    [InlineData("columns=capability")]
    [InlineData("measure=3")]
    [InlineData("zoom=yes")]
    [InlineData("clusterr=1")]
    [InlineData("time=yesterday")]
    public void Parse_UnknownKeyOrValue_SaysWhatIsKnown(string query) =>
        Assert.NotEmpty(Assert.Throws<FormatException>(() => WorkbenchState.Parse(query)).Message);

    [Fact]
    public void With_SelectionWithoutTime_EndsTheZoom()
    {
        var zoomed = WorkbenchState.Parse("time=2026-04-22..2026-06-05&zoom=selection");

        Assert.True(zoomed.IsZoomed);
        Assert.False(zoomed.With(Selection.Everything).IsZoomed);
    }

    [Fact]
    public void DataQuery_PanelAndTable_AreLeftOut() =>
        Assert.Equal("cluster=3&stack=model", WorkbenchState.Parse("cluster=3&panel=graph&table=timeline&stack=model").DataQuery);

    [Fact]
    public void ToggleTable_Twice_IsAsBefore()
    {
        var state = WorkbenchState.Parse("cluster=3");

        Assert.Equal("cluster=3&table=heatmap", state.ToggleTable(Panel.Heatmap).ToString());
        Assert.Equal("cluster=3", state.ToggleTable(Panel.Heatmap).ToggleTable(Panel.Heatmap).ToString());
    }

    [Fact]
    public void Parse_EveryChoiceOfStackAndColumns_IsRead()
    {
        foreach (var stack in WorkbenchState.StackChoices)
            Assert.Equal(stack, WorkbenchState.Parse(new WorkbenchState { Stack = stack }.ToString()).Stack);
        foreach (var columns in WorkbenchState.ColumnChoices)
            Assert.Equal(columns, WorkbenchState.Parse(new WorkbenchState { Columns = columns }.ToString()).Columns);
        Assert.Contains(Grouping.HourOfWeek, WorkbenchState.ColumnChoices);
    }
}
