using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>The analysis as a person runs it and reads it, and the methods behind it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AnalysisTests(DashboardBrowser browser) : IDisposable
{
    private const string Address = "/cases/training-case/analysis";

    private readonly string folder = Directory.CreateTempSubdirectory("analysis-").FullName;

    [Fact]
    public async Task Run_OnItsWay_OutlivesThePageIsSeenByOthersAndCanBeCancelled()
    {
        await browser.SamplesReadyAsync();
        await using var watched = await browser.OpenAsync(Address);
        var page = watched.Page;
        await page.GetByText("Run it again with other parameters").ClickAsync();
        await page.GetByLabel("Resolution", new PageGetByLabelOptions { Exact = true }).FillAsync("two");
        await Expect(page.GetByText("This is not a number.")).ToBeVisibleAsync();
        await Expect(watched.Button("Run the analysis")).ToBeDisabledAsync();
        await page.GetByLabel("Resolution", new PageGetByLabelOptions { Exact = true }).FillAsync("2");
        await watched.Button("Run the analysis").ClickAsync();
        await Expect(page.GetByText("asked for by Ada")).ToBeVisibleAsync();

        // Left and come back to, on another page, and by somebody else: it is the same run.
        await watched.GoToAsync("/cases/training-case/summary");
        await watched.GoToAsync(Address);
        await Expect(page.GetByText("asked for by Ada")).ToBeVisibleAsync();
        await using var other = await browser.OpenAsync(Address);
        await Expect(other.Page.GetByRole(AriaRole.Progressbar, new PageGetByRoleOptions { Name = "Analysis" })).ToBeVisibleAsync();

        await watched.Button("Cancel").ClickAsync();

        await Expect(page.GetByText("The analysis was cancelled. What was stored before stays as it was.")).ToBeVisibleAsync();
        await Expect(other.Page.GetByText("The analysis was cancelled.")).ToBeVisibleAsync();
        await Expect(page.Locator("#figures")).ToContainTextAsync("Accounts called pool");
        watched.AssertQuiet();
        other.AssertQuiet();
    }

    [Theory]
    [InlineData("targeting")]
    [InlineData("the strongest pairs")]
    public async Task Table_FrozenAsExhibit_OpensAtItAndSaysSoUntilSomethingIsChanged(string table)
    {
        await browser.SamplesReadyAsync();
        await using var watched = await browser.OpenAsync(Address);
        var page = watched.Page;
        await watched.Button($"Freeze as exhibit: {table}").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Freeze", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { NameRegex = new Regex("^Open exhibit") }).ClickAsync();
        await watched.Link("Open as it was").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"exhibit=\d+#"));
        var notice = page.GetByText("The data and the analysis are the same.");
        var frozen = watched.Button($"Freeze as exhibit: {table}");
        await Expect(notice).ToBeInViewportAsync();
        await Expect(frozen).ToBeInViewportAsync();
        // Beneath the notice, and not behind it.
        Assert.True(
            await frozen.EvaluateAsync<bool>(
                "b => { const { x, y, width, height } = b.getBoundingClientRect(); return b.contains(document.elementFromPoint(x + width / 2, y + height / 2)); }"));
        // What loads above moves the page beneath the notice, which half covers a link for a moment.
        await page.WaitForFunctionAsync(
            "() => { const at = document.querySelector('#figures').getBoundingClientRect().top, same = at === window.lastTop; window.lastTop = at; return same; }",
            null, new PageWaitForFunctionOptions { PollingInterval = 500 });
        Assert.Empty(await watched.ViolationsAsync());
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "by model", Exact = true }).ClickAsync();
        await Expect(notice).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("analysis\\?[^#]*by=model$"));
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Run_OfANewCase_ComesToItsEnd()
    {
        var log = Path.Combine(folder, "log.csv");
        await File.WriteAllLinesAsync(log, ["account_id,timestamp,payment", .. Enumerable.Range(0, 200).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"a{i % 20},2026-04-{1 + (i % 28):00}T10:00:00Z,card-{i % 2}"))]);
        await using var watched = await browser.OpenAsync("/");
        var page = watched.Page;
        await page.GetByLabel("Name").FillAsync("Quay");
        await watched.Button("Create case").ClickAsync();
        await Expect(watched.Heading("Add logs")).ToBeVisibleAsync();
        await watched.Link("Analysis").ClickAsync();
        await Expect(page.GetByText("There is nothing to analyse yet")).ToBeVisibleAsync();
        await watched.Link("Import a log").ClickAsync();
        await page.GetByLabel("Choose log files").SetInputFilesAsync(log);
        await watched.Button("Import").ClickAsync();
        await Expect(watched.Link("log.csv")).ToBeVisibleAsync();

        await watched.Link("Analysis").ClickAsync();
        await Expect(page.GetByText("The analysis has not run yet.")).ToBeVisibleAsync();
        await watched.Button("Run the analysis").ClickAsync();

        await page.GetByText("On what, with what and by which methods it was made").ClickAsync();
        await Expect(page.GetByText("All other parameters are the defaults")).ToBeVisibleAsync();
        await Expect(page.GetByText("No content attribute is shared")).ToBeVisibleAsync();
        await Expect(page.GetByText("This is the only run that is kept.")).ToBeVisibleAsync();
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Findings_OfTheTrainingCase_OpenSlideAndLeadOn()
    {
        await browser.SamplesReadyAsync();
        await using var watched = await browser.OpenAsync(Address);
        var page = watched.Page;

        // A row opens, and the address carries it.
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex(@"\(1\): what speaks for and against it$") })
            .ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("cluster=1"));
        await Expect(watched.Heading("What would overturn it")).ToBeVisibleAsync();

        // A step of the slider is another resolution.
        await page.GetByText("What other choices of the parameters would have given").ClickAsync();
        await Expect(page.Locator("output")).ToHaveTextAsync("1 (chosen)");
        await page.Locator("#resolution-step").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator("output")).ToHaveTextAsync("0.5");

        // A cell tells its numbers; the texts of prompts come when they are asked for.
        await page.Locator("button.cell.significant").First.FocusAsync();
        await Expect(page.Locator(".told")).ToContainTextAsync("log-odds");
        await watched.Link("by model").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("cluster=1&by=model"));
        await Expect(page.Locator("#templates pre")).ToHaveCountAsync(0);
        await watched.Button("Show the texts").ClickAsync();
        await Expect(page.Locator("#templates pre").First).ToBeVisibleAsync();

        await page.Locator("#clusters").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Show it in the workbench" })
            .ClickAsync();
        await watched.DrawnAsync("cluster=1");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Methods_FromARun_AreShownAtTheOneThatWasAskedFor()
    {
        await browser.SamplesReadyAsync();
        await using var watched = await browser.OpenAsync(Address);

        await watched.Page.GetByText("On what, with what and by which methods it was made").ClickAsync();
        await watched.Page.Locator("#run").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { NameRegex = new Regex("^leiden") })
            .ClickAsync();

        await Expect(watched.Page).ToHaveURLAsync(new Regex("/methods#leiden$"));
        await Expect(watched.Page.Locator("article#leiden")).ToBeInViewportAsync();
        await Expect(watched.Page.GetByText("Infrastructure alone never makes a verdict.", new PageGetByTextOptions { Exact = true }))
            .ToBeAttachedAsync();
        watched.AssertQuiet();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
