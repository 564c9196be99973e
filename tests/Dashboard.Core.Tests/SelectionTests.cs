namespace Dashboard.Core.Tests;

public sealed class SelectionTests
{
    [Theory]
    [InlineData("")]
    [InlineData("time=2026-04-22..2026-06-05")]
    [InlineData("time=2026-04-22T10:00:00Z..2026-04-22T12:30:00.5Z")]
    [InlineData("cluster=4&not-cluster=7&capability=agentic%20reasoning&capability=software%20engineering")]
    [InlineData("account=a%26b%3Dc&attribute=ip%3A198.51.100.7&import=2")]
    public void Parse_CanonicalText_PrintsTheSame(string text) => Assert.Equal(text, Selection.Parse(text).ToString());

    [Fact]
    public void Parse_KeysInAnotherOrder_IsTheSameSelection()
    {
        var one = Selection.Parse("?capability=b&time=2026-04-22..2026-06-05&capability=a+c");
        var other = Selection.Parse("time=2026-04-22..2026-06-05&capability=a%20c&capability=b");

        Assert.Equal(other, one);
        Assert.Equal(other.GetHashCode(), one.GetHashCode());
    }

    [Theory]
    [InlineData("country=xx")]
    [InlineData("time")]
    [InlineData("capability=")]
    [InlineData("time=2026-06-05..2026-04-22")]
    public void Parse_NotASelection_SaysWhatIsWrong(string text) =>
        Assert.NotEmpty(Assert.Throws<FormatException>(() => Selection.Parse(text)).Message);

    [Fact]
    public void With_ValueExcludedThenIncluded_IsIncludedOnly()
    {
        var facet = Facet.Everything.Exclude("x").Include("x");

        Assert.Equal(["x"], facet.Included);
        Assert.Empty(facet.Excluded);
    }

    [Fact]
    public void With_FacetOfEverything_IsEverything() =>
        Assert.True(Selection.Everything.Only(Dimension.Model, "m").With(Dimension.Model, Facet.Everything).IsEverything);
}
