using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>
/// Every page: it shows its heading, its console stays quiet, axe finds nothing in either theme, and on two screens and a telephone nothing
/// is cut, too wide or beneath something else. A photograph in each theme lies beside the tests, for whoever looks.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class PagesTests(DashboardBrowser browser)
{
    private static readonly string[] CasePages =
        ["summary", "workbench", "analysis", "accounts", "interactions", "allegations", "exhibits", "sources", "timeline", "annotations",
            "imports", "capabilities", "known", "packets", "audit", "hold", "details"];

    private static readonly string[] Everything =
    [
        "/", "/developer/blocks", "/people", "/me", "/audit", "/methods", "/help", "/cases/public-record/allegations/1",
        "/cases/training-case/imports/1",
        "/cases/training-case/interactions?cluster=1&columns=time_utc,account,ip&row=1:2",
        "/cases/training-case/analysis?cluster=1&by=model", "/cases/training-case/compare?a=cluster%3D1",
        "/cases/training-case/check?cluster=1&from=2026-04-22&aim=vision",
        "/cases/training-case/workbench?rows=cluster&columns=hour-of-week&color=creation&anchor=2026-05-12",
        .. CasePages.SelectMany(page => (string[])[$"/cases/public-record/{page}", $"/cases/training-case/{page}"]),
    ];

    /// <summary>Every page of both sample cases, and those outside of cases.</summary>
    public static TheoryData<string> Addresses => [.. Everything];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_InBothThemesAndOnEveryScreen_IsQuietAccessibleAndFits(string path)
    {
        await browser.SamplesReadyAsync();
        await using var watched = await browser.VisitAsync(path);
        await Expect(watched.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToBeAttachedAsync();
        await Expect(watched.Page.GetByText("Loading")).ToHaveCountAsync(0);
        await Expect(watched.Page).ToHaveTitleAsync(new Regex("Dashboard|case|record"));

        var light = await watched.ViolationsAsync();
        List<string> looks = [.. await watched.LooksAsync(1600, 900)];
        await watched.PhotographAsync(path, "light");
        await watched.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await Expect(watched.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        var dark = await watched.ColourViolationsAsync();
        await watched.PhotographAsync(path, "dark");
        foreach (var (width, height) in new[] { (1280, 720), (390, 844) }) looks.AddRange(await watched.LooksAsync(width, height));

        Assert.True(!light.Concat(dark).Any(), string.Join('\n', light.Concat(dark)));
        Assert.True(looks.Count == 0, string.Join('\n', looks));
        watched.AssertQuiet();
    }

    [Theory]
    [InlineData("/cases/nowhere/summary")]
    [InlineData("/cases/..%2f..%2fetc/summary")]
    [InlineData("/nothing-here")]
    public async Task Address_OfNothing_IsNotFoundAlike(string path)
    {
        await using var watched = await browser.OpenAsync("/");

        var answer = await watched.Page.GotoAsync(path);

        Assert.Equal(404, answer!.Status);
        await Expect(watched.Heading("There is nothing here")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1600, 900)]
    public async Task Workbench_OnAScreen_NeedsNoScrolling(int width, int height)
    {
        await browser.SamplesReadyAsync();
        await using var watched = await browser.OpenAsync("/cases/training-case/workbench", width: width, height: height);
        await watched.DrawnAsync("");

        var overflow = await watched.Page.EvaluateAsync<int>(
            "() => { const main = document.querySelector('main'); return Math.max(main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth); }");

        Assert.InRange(overflow, 0, 1);
    }
}
