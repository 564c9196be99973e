using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Words;

namespace Dashboard.Tests.Charts;

public sealed class CaseColorsTests
{
    private readonly CaseColors palette = new(Examples.Data);

    [Fact]
    public void OfCapability_OfTheTaxonomy_AreAllDifferent() =>
        Assert.Equal(Capabilities.All.Length, Capabilities.All.Select(palette.OfCapability).Distinct().Count());

    [Fact]
    public void OfCapability_OnlyInTheLog_IsByRank() => Assert.Equal("var(--category-1)", palette.OfCapability("house style"));

    [Fact]
    public void Of_ValuesNobodyKnows_AreTheRest()
    {
        Assert.Equal("var(--category-rest)", palette.OfModel("unheard of"));
        Assert.Equal("var(--category-rest)", palette.OfCluster("99"));
        Assert.Equal("var(--category-benign)", palette.OfCluster(null));
    }

    [Fact]
    public void Of_Grouping_IsTheSameAsByName()
    {
        Assert.Equal(palette.OfCapability(Capabilities.Vision), palette.Of(Grouping.Capability, Capabilities.Vision));
        Assert.Equal(palette.OfCluster("1"), palette.Of(Grouping.Cluster, "1"));
        Assert.Equal(CaseColors.OfDisposition(Disposition.Pool), palette.Of(Grouping.Disposition, "pool"));
    }

    [Theory]
    [InlineData(Grouping.HourOfWeek, "hour-of-week")]
    [InlineData(Grouping.Day, "day")]
    public void Word_OfAMember_IsLowerCaseWithHyphens(Grouping grouping, string word) => Assert.Equal(word, Slug.Of(grouping));
}
