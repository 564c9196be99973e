using AngleSharp.Html.Parser;
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

    // Whatever is written, what comes out is of these elements and attributes, and points to these schemes.
    [Theory]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<iframe src=https://elsewhere.example></iframe>")]
    [InlineData("<style>@import 'https://elsewhere.example/x.css'</style>")]
    [InlineData("<a href='javascript:alert(1)'>x</a>")]
    [InlineData("<!-- --><script>alert(1)</script>")]
    [InlineData("<?php x ?> <![CDATA[<script>alert(1)</script>]]> <!DOCTYPE x>")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](javascript&#58;alert(1))")]
    [InlineData("[x](java&#10;script:alert(1))")]
    [InlineData("[x](&#1;javascript:alert(1))")]
    [InlineData("[x](<java\tscript:alert(1)>)")]
    [InlineData("[x](vbscript:msgbox(1))")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](blob:https://elsewhere.example/1)")]
    [InlineData("[x](//elsewhere.example)")]
    [InlineData("[x](\\\\elsewhere.example\\share)")]
    [InlineData("[x](/api/cases/other/packets/1)")]
    [InlineData("[x](https://a.example/\"onclick=\"alert(1))")]
    [InlineData("[x](https://a.example 'y\" onmouseover=\"alert(1)')")]
    [InlineData("[x](https://a.example/'onclick='alert(1))")]
    [InlineData("![x](data:image/svg+xml,<svg onload=alert(1)>)")]
    [InlineData("![x][1]\n\n[1]: https://elsewhere.example/pixel.png")]
    [InlineData("[![x](https://elsewhere.example/pixel.png)](javascript:alert(1))")]
    [InlineData("![x](https://elsewhere.example/\"onerror=\"alert(1))")]
    [InlineData("<javascript:alert(1)> <data:text/html,x> <https://a.example/?\"onclick=alert(1)>")]
    [InlineData("| <script>alert(1)</script> |\n|---|\n| ![x](https://elsewhere.example/p.png) |")]
    [InlineData("```\"><script>alert(1)</script>\nx\n```")]
    [InlineData("`<script>alert(1)</script>`")]
    [InlineData("# <img src=x onerror=alert(1)>")]
    public void ToHtml_Attack_OnlyEverMakesPlainElements(string markdown)
    {
        var page = new HtmlParser().ParseDocument(SafeMarkdown.ToHtml(markdown));

        string[] elements = ["p", "a", "h1", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "br"];
        string[] attributes = ["href", "title", "class"];
        Assert.All(page.Body!.QuerySelectorAll("*"), e => Assert.Contains(e.LocalName, elements));
        Assert.Empty(page.Head!.Children);
        Assert.All(page.All.SelectMany(e => e.Attributes), a => Assert.Contains(a.Name, attributes));
        Assert.All(page.QuerySelectorAll("[href]"), a => Assert.Matches("^(https?://|mailto:|$)", a.GetAttribute("href")));
    }

    [Theory]
    [InlineData(">", "> ")]
    [InlineData("[", "[")]
    [InlineData("*a ", "**a ")]
    [InlineData("- ", "- ")]
    public void ToHtml_DeeplyNested_IsShownAllTheSame(string start, string repeated) =>
        Assert.Contains(
            "&lt;script&gt;", SafeMarkdown.ToHtml(start + string.Concat(Enumerable.Repeat(repeated, 2000)) + "<script>"),
            StringComparison.Ordinal);

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
