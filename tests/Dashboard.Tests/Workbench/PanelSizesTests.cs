using Dashboard.PageKit;

namespace Dashboard.Tests.Workbench;

public sealed class PanelSizesTests
{
    [Fact]
    public void Style_Sizes_AreTheTracksOfTheGrid() => Assert.Equal(
        "--panel-graph: 53fr; --panel-heatmap: 47fr; --panel-side: 20%; --panel-upper: 57fr; --panel-lower: 43fr",
        PanelSizes.Parse("53-80-57")!.Style);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("53-80")]
    [InlineData("53-80-57-1")]
    [InlineData("53-80-99")]
    [InlineData("53-80-5 7")]
    [InlineData("53-80-57;color:red")]
    public void Parse_WhatIsNone_IsNone(string? cookie) => Assert.Null(PanelSizes.Parse(cookie));
}
