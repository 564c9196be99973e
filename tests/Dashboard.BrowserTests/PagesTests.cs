using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>Every page: it shows its heading, its console stays quiet, axe finds nothing in either theme, and on a telephone it scrolls only down.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PagesTests(DashboardBrowser browser)
{
    private static readonly string[] CasePages =
        ["summary", "workbench", "analysis", "accounts", "interactions", "allegations", "exhibits", "sources", "timeline", "annotations", "imports", "capabilities", "known", "packets", "audit", "hold", "details"];

    private static readonly string[] Everything =
    [
        "/", "/people", "/me", "/audit", "/methods", "/cases/public-record/allegations/1", "/cases/training-case/imports/1",
        "/cases/training-case/interactions?cluster=1&columns=time_utc,account,ip&row=1:2", "/cases/training-case/analysis?cluster=1&by=model", "/cases/training-case/compare?a=cluster%3D1",
        "/cases/training-case/workbench?rows=cluster&columns=hour-of-week&color=creation&anchor=2026-05-12",
        .. CasePages.SelectMany(page => (string[])[$"/cases/public-record/{page}", $"/cases/training-case/{page}"]),
    ];

    /// <summary>Every page of both sample cases, and those outside of cases.</summary>
    public static TheoryData<string> Addresses => [.. Everything];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_InBothThemesAndOnATelephone_IsQuietAccessibleAndFits(string path)
    {
        await browser.SamplesReadyAsync();
        await using var watched = await browser.VisitAsync(path);
        await Expect(watched.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToBeAttachedAsync();
        await Expect(watched.Page.GetByText("Loading")).ToHaveCountAsync(0);
        await Expect(watched.Page).ToHaveTitleAsync(new Regex("Dashboard|case|record"));

        var light = await watched.ViolationsAsync();
        await watched.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await Expect(watched.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        var dark = await watched.ColourViolationsAsync();
        await watched.Page.SetViewportSizeAsync(390, 844);
        var wide = await TooWideAsync(watched.Page);

        Assert.True(!light.Concat(dark).Any(), string.Join('\n', light.Concat(dark)));
        Assert.Empty(wide);
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

        var overflow = await watched.Page.EvaluateAsync<int>("() => { const main = document.querySelector('main'); return Math.max(main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth); }");

        Assert.InRange(overflow, 0, 1);
    }

    // What reaches beyond the page's width once charts and tables have taken their new size.
    private static Task<string[]> TooWideAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        async () => {
          const wide = () => [document.documentElement, document.querySelector('main'), document.querySelector('header.top')]
            .filter(e => e.scrollWidth > e.clientWidth + 1)
            .map(e => `${e.tagName} ${e.scrollWidth} > ${e.clientWidth}: ` + [...e.querySelectorAll('*')].filter(x => x.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(x => x.outerHTML.slice(0, 120)).join(' | '));
          for (let frame = 0; frame < 120 && wide().length > 0; frame++) await new Promise(requestAnimationFrame);
          return wide();
        }
        """);
}
