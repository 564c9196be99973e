using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>The gestures of the workbench on the training case: each narrows everything, and the address carries it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WorkbenchTests(DashboardBrowser browser)
{
    private const string Address = "/cases/training-case/workbench";

    [Fact]
    public async Task Gestures_BrushCellLasso_NarrowAllPanelsAndBackGoesBack()
    {
        await using var watched = await OpenTrainingCaseAsync();
        var page = watched.Page;
        await Expect(page.Locator(".counts")).ToContainTextAsync("400,000 of 400,000 interactions");

        await BrushAsync(watched);
        await Expect(page.Locator(".counts")).Not.ToContainTextAsync("400,000 of 400,000");
        var brushed = page.Url;

        await watched.ClickCellAsync(0.62, 0.12);

        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(brushed);
        await page.GoForwardAsync();
        await watched.DrawnAsync("capability=");

        await watched.Button("Reset").ClickAsync();
        await Expect(page.Locator(".counts")).ToContainTextAsync("400,000 of 400,000 interactions");
        Assert.DoesNotContain("=", new Uri(page.Url).Query, StringComparison.Ordinal);

        // A box over several cells takes all of them.
        var heatmap = await watched.BoxAsync("heatmap");
        await watched.DragAsync(
            (heatmap.X + (heatmap.Width * 0.5), heatmap.Y + (heatmap.Height * 0.08)),
            (heatmap.X + (heatmap.Width * 0.75), heatmap.Y + (heatmap.Height * 0.3)));
        await watched.DrawnAsync("capability=");
        await watched.DrawnAsync("time=");
        Assert.True(page.Url.Split("capability=").Length > 2, page.Url);
        await watched.Button("Reset").ClickAsync();
        await Expect(page.Locator(".counts")).ToContainTextAsync("400,000 of 400,000 interactions");

        var graph = await watched.BoxAsync("graph");
        var (x, y, radius) = (graph.X + graph.Width * 0.5, graph.Y + graph.Height * 0.5, Math.Min(graph.Width, graph.Height) * 0.25);
        await page.Keyboard.DownAsync("Shift");
        await watched.DragAsync((x - radius, y - radius), (x + radius, y - radius), (x + radius, y + radius), (x - radius, y + radius));
        await page.Keyboard.UpAsync("Shift");
        await watched.DrawnAsync("cluster=");
        await Expect(page.Locator(".counts")).Not.ToContainTextAsync("3,000 of 3,000 accounts");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Graph_OpenedIntoItsAccounts_LassoesAccountsAndClosesAgain()
    {
        await using var watched = await OpenTrainingCaseAsync("?color=disposition");
        var page = watched.Page;
        await Expect(page.Locator(".graph-panel .sub")).ToContainTextAsync("clusters");

        await watched.Button("Accounts").ClickAsync();
        await Expect(page.Locator(".graph-panel .sub")).ToContainTextAsync("each drawn");
        await Expect(page.Locator(".graph-panel .key")).ToContainTextAsync("bystander");
        var graph = await watched.BoxAsync("graph");
        var (x, y, radius) = (graph.X + graph.Width * 0.5, graph.Y + graph.Height * 0.5, Math.Min(graph.Width, graph.Height) * 0.25);
        await page.Keyboard.DownAsync("Shift");
        await watched.DragAsync((x - radius, y - radius), (x + radius, y - radius), (x + radius, y + radius), (x - radius, y + radius));
        await page.Keyboard.UpAsync("Shift");
        await watched.DrawnAsync("account-set=");
        Assert.Contains("open=all", page.Url, StringComparison.Ordinal);

        await watched.Button("Clusters").ClickAsync();
        await Expect(page.Locator(".graph-panel .sub")).ToContainTextAsync("clusters");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Panel_LongInComing_CanBeGivenUpAndTriedAgain()
    {
        const string ByModel = "**/heatmap?*columns=model*";
        await using var watched = await OpenTrainingCaseAsync();
        var page = watched.Page;
        await page.RouteAsync(ByModel, _ => Task.CompletedTask);

        await page.ChooseAsync("Columns", "by model");
        await Expect(page.Locator(".heatmap-panel .waiting")).ToContainTextAsync("Counting");
        await watched.Button("Cancel").ClickAsync();
        await Expect(page.Locator(".heatmap-panel .message")).ToContainTextAsync("Stopped before it was counted");
        await Expect(page.Locator(".waiting")).ToHaveCountAsync(0);

        await page.UnrouteAsync(ByModel);
        await watched.Button("Try again").ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[data-panel=heatmap]').dataset.drawn.includes('columns=model')");
        await Expect(page.Locator(".heatmap-panel .message")).ToHaveCountAsync(0);
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Address_OfASelection_RestoresIt()
    {
        await using var watched = await OpenTrainingCaseAsync("?time=2026-04-22..2026-06-05&capability=software%20engineering");

        await watched.DrawnAsync("software%20engineering");

        await Expect(watched.Page.Locator(".chips")).ToContainTextAsync("22 Apr – 5 Jun 2026");
        await Expect(watched.Page.Locator(".chips")).ToContainTextAsync("software engineering");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Address_ThatIsNoSelection_SaysWhatIsWrong()
    {
        await using var watched = await OpenTrainingCaseAsync("?country=xx");

        await Expect(watched.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("country");
    }

    [Fact]
    public async Task Panel_OpenedAlone_FillsThePageAndReturns()
    {
        await using var watched = await OpenTrainingCaseAsync();

        await watched.Link("Open Account graph alone").ClickAsync();
        await Expect(watched.Page.Locator("[data-panel]")).ToHaveCountAsync(1);
        await watched.Link("Show all panels").ClickAsync();
        await watched.DrawnAsync("");

        watched.AssertQuiet();
    }

    [Fact]
    public async Task Annotations_OnTimeCellAndAccount_AreListed()
    {
        await using var watched = await OpenTrainingCaseAsync();
        var page = watched.Page;
        await BrushAsync(watched);
        await AnnotateAsync(watched, ".timeline-panel", "The ramp begins *here*.");
        await watched.ClickCellAsync(0.62, 0.12);
        await AnnotateAsync(watched, ".heatmap-panel", "Twice what the rest would send.");
        await watched.Link("Accounts").ClickAsync();
        await page.Locator("main a[href*='/accounts/']").First.ClickAsync();
        await watched.Link("Annotate").ClickAsync();
        var notes = page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = "Annotations" });
        await notes.GetByLabel("Annotate this").FillAsync("<b>Not</b> a bystander.");
        await notes.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save", Exact = true }).ClickAsync();
        await Expect(watched.Link("Annotate · 1")).ToBeVisibleAsync();

        await watched.Link("Annotations").ClickAsync();

        await Expect(page.Locator("main")).ToContainTextAsync("The ramp begins here.");
        await Expect(page.Locator("main")).ToContainTextAsync("Twice what the rest would send.");
        await Expect(page.Locator("main")).ToContainTextAsync("<b>Not</b> a bystander.");
        watched.AssertQuiet();
    }

    private static async Task BrushAsync(WatchedPage watched)
    {
        var timeline = await watched.BoxAsync("timeline");
        await watched.DragAsync(
            (timeline.X + timeline.Width * 0.45, timeline.Y + timeline.Height * 0.5),
            (timeline.X + timeline.Width * 0.65, timeline.Y + timeline.Height * 0.5));
        await watched.DrawnAsync("time=");
    }

    private static async Task AnnotateAsync(WatchedPage watched, string panel, string text)
    {
        await watched.Page.Locator(panel).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Annotate", Exact = true })
            .ClickAsync();
        await WriteAsync(watched, text);
    }

    private static async Task WriteAsync(WatchedPage watched, string text)
    {
        var dialog = watched.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Annotate this").FillAsync(text);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private async Task<WatchedPage> OpenTrainingCaseAsync(string query = "")
    {
        await browser.SamplesReadyAsync();
        var watched = await browser.OpenAsync(Address + query);
        if (!query.Contains("country", StringComparison.Ordinal)) await watched.DrawnAsync("");
        return watched;
    }
}
