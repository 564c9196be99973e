using Dashboard.Packets.Reports;

namespace Dashboard.Packets.Tests;

public sealed class SafeMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("a <img src=x onerror=alert(1)> b", "<img")]
    [InlineData("![x](https://elsewhere.example/pixel.png)", "<img")]
    [InlineData("[x](javascript:alert(1))", "javascript:")]
    [InlineData("[x](data:text/html,y)", "data:")]
    [InlineData("[x][1]\n\n[1]: javascript:alert(1)", "javascript:")]
    public void ToHtml_HostileText_HasNothingThatRunsOrLoads(string markdown, string forbidden) =>
        Assert.DoesNotContain(forbidden, SafeMarkdown.ToHtml(markdown), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void ToHtml_AutolinkToScript_HasNoLink() =>
        Assert.DoesNotContain("href", SafeMarkdown.ToHtml("<javascript:alert(1)>"), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("**very likely**", "<strong>very likely</strong>")]
    [InlineData("[letter](https://source.example/a)", "href=\"https://source.example/a\"")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "<td>1</td>")]
    public void ToHtml_OrdinaryText_IsRendered(string markdown, string expected) =>
        Assert.Contains(expected, SafeMarkdown.ToHtml(markdown), StringComparison.Ordinal);

    [Fact]
    public void ToHtml_Nothing_IsEmpty() => Assert.Equal("", SafeMarkdown.ToHtml(null));
}
