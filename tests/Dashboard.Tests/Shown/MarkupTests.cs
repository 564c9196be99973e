using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.Shown;

namespace Dashboard.Tests.Shown;

public sealed class MarkupTests : IDisposable
{
    private readonly string keys = Directory.CreateTempSubdirectory("keys-").FullName;

    private string Name => new AccountPseudonyms(keys).Of(Given.Case, "acct-77123");

    public void Dispose() => Directory.Delete(keys, recursive: true);

    [Theory]
    [InlineData("<p>acct-77123</p>", "<p>NAME</p>")]
    [InlineData("<p>acct-<strong>77</strong>123</p>", "<p>NAME<strong></strong></p>")]
    [InlineData("<p>ac<!-- -->ct-77123 &amp; more</p>", "<p>NAME<!-- --> &amp; more</p>")]
    [InlineData("<td>acct</td><td>77123</td>", "<td>acct</td><td>77123</td>")]
    [InlineData("<p>&#97;cct&#x2D;77123</p>", "<p>NAME</p>")]
    [InlineData(
        "<a href=\"https://e.example/acct-77123\" title='acct-77123'>x</a>", "<a href=\"https://e.example/NAME\" title='NAME'>x</a>")]
    [InlineData(
        "<a href=\"/cases/acct-77123/accounts/acct-77123?a=acct%2D77123#acct-77123\">x</a>",
        "<a href=\"/cases/acct-77123/accounts/NAME?a=NAME#NAME\">x</a>")]
    [InlineData("<img alt=acct-77123 src=/api/cases/own/exhibits/1/picture>", "<img alt=\"NAME\" src=/api/cases/own/exhibits/1/picture>")]
    [InlineData("<p class=\"acct-77123\" id=acct-77123>x</p>", "<p class=\"acct-77123\" id=acct-77123>x</p>")]
    [InlineData("<input value=\"acct-77123\"><textarea>acct-77123</textarea>", "<input value=\"NAME\"><textarea>NAME</textarea>")]
    [InlineData(
        "<script>let a = 'acct-77123' < 1;</script><!--Blazor:acct-77123-->",
        "<script>let a = 'acct-77123' < 1;</script><!--Blazor:acct-77123-->")]
    [InlineData("1 < 2 acct-77123", "1 < 2 NAME")]
    [InlineData("<title>acct-77123 · Dashboard</title>", "<title>NAME &#xB7; Dashboard</title>")]
    [InlineData("<p data-account=\"acct-77123\"", "<p data-account=\"NAME\"")]
    public void Shown_Masked_NamesNobodyAndLeavesTheRest(string markup, string shown)
    {
        var mask = new AccountMask([new HiddenAccounts(Given.Case, AccountPatterns.Of(["acct-77123"]))], null, new AccountPseudonyms(keys));

        Assert.Equal(shown.Replace("NAME", Name, StringComparison.Ordinal), Markup.Shown(markup, new ShownText(mask)));
    }

    [Theory]
    [InlineData("<p title=\"a\u202Eb\">a\u202Eb</p>", "<p title=\"a&#x27E8;U&#x2B;202E&#x27E9;b\">a&#x27E8;U&#x2B;202E&#x27E9;b</p>")]
    [InlineData("<p>a&#x202E;b</p>", "<p>a&#x27E8;U&#x2B;202E&#x27E9;b</p>")]
    [InlineData("<input value=\"a\u202Eb\"><textarea>a\u202Eb</textarea>", "<input value=\"a\u202Eb\"><textarea>a\u202Eb</textarea>")]
    [InlineData("<p>plain &amp; “text”</p>", "<p>plain &amp; “text”</p>")]
    public void Shown_WhatCannotBeSeen_IsMarkedWhereItIsRead(string markup, string shown) =>
        Assert.Equal(shown, Markup.Shown(markup, new ShownText(null)));
}
