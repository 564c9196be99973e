using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>Every page, in both themes: it shows its heading, its console stays quiet, and axe finds nothing.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PagesTests(DashboardBrowser browser)
{
    private static readonly string[] CasePages =
        ["summary", "workbench", "analysis", "accounts", "interactions", "allegations", "exhibits", "sources", "timeline", "annotations", "imports", "capabilities", "packets", "audit", "hold", "details"];

    private static readonly string[] Everything =
    [
        "/", "/people", "/me", "/audit", "/methods", "/cases/public-record/allegations/1", "/cases/training-case/imports/1",
        "/cases/training-case/interactions?cluster=1&columns=time_utc,account,ip&row=1:2", "/cases/training-case/analysis?cluster=1&by=model", "/cases/training-case/compare?a=cluster%3D1",
        "/cases/training-case/workbench?rows=cluster&columns=hour-of-week&color=creation&anchor=2026-05-12",
        .. CasePages.SelectMany(page => (string[])[$"/cases/public-record/{page}", $"/cases/training-case/{page}"]),
    ];

    /// <summary>Every page of both sample cases, and those outside of cases.</summary>
    public static TheoryData<string> Addresses => [.. Everything];

    public static TheoryData<string, ColorScheme> Pages
    {
        get
        {
            var pages = new TheoryData<string, ColorScheme>();
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                foreach (var page in Everything) pages.Add(page, theme);
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InATheme_IsQuietAndAccessible(string path, ColorScheme theme)
    {
        await browser.SamplesReadyAsync();
        await using var watched = await browser.OpenAsync(path, theme);
        await Expect(watched.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToBeAttachedAsync();
        await Expect(watched.Page.GetByText("Loading")).ToHaveCountAsync(0);

        await Expect(watched.Page).ToHaveTitleAsync(new Regex("Dashboard|case|record"));

        var axe = await watched.Page.RunAxe();

        Assert.Empty(axe.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})"));
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
}
