using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>
/// What an analyst does with the graph of the training case besides narrowing: each is in the address, and can be taken back.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class GraphTests(DashboardBrowser browser)
{
    private const string Address = "/cases/training-case/workbench";

    [Fact]
    public async Task Find_ByKeyboard_OpensTheClusterOfAnAccount()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await FindAccountAsync(page);

        await Expect(page).ToHaveURLAsync(new Regex("open=\\d+"));
        await Expect(page.Locator(".graph-panel .sub")).ToContainTextAsync("drawn, the others as");
        await Expect(page.Locator(".graph-minimap")).ToBeVisibleAsync();
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Cluster_Opened_IsGoneTo()
    {
        await using var watched = await OpenAsync("?cluster=2");

        await watched.Button("Open").ClickAsync();

        // Where one is within the whole is shown as soon as only a part of it is seen.
        await Expect(watched.Page.Locator(".graph-minimap")).ToBeVisibleAsync();
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Links_ByFamilyAndStrength_AreNarrowedAndTakenBack()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await watched.Button("Links").ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new PageGetByRoleOptions { NameRegex = new Regex("^network") }).UncheckAsync();
        await Expect(page).ToHaveURLAsync(new Regex("family=payment"));
        Assert.DoesNotContain("family=network", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("30 accounts", new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await Expect(page).ToHaveURLAsync(new Regex("shared-by=30"));
        Assert.Empty(await watched.ViolationsAsync());
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex("^shared by at most 30") }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("shared-by"));
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new Regex("shared-by=30"));
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Account_OnItsOwn_ShowsItsNeighboursTheirLinkAndIsMovedAndHidden()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        var account = await FindAccountAsync(page);
        await watched.GoToAsync($"{Address}?account={account}");
        await watched.DrawnAsync("account=");

        await watched.Button("Neighbours").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("around=account"));
        await Expect(page.Locator(".graph-panel .changes")).ToContainTextAsync($"around {account}");

        await watched.Button("Move").ClickAsync();
        await Expect(page.Locator(".graph.carrying")).ToBeVisibleAsync();
        var graph = await watched.BoxAsync("graph");
        await page.Mouse.MoveAsync(graph.X + (graph.Width * 0.5f), graph.Y + (graph.Height * 0.4f));
        await page.Mouse.ClickAsync(graph.X + (graph.Width * 0.55f), graph.Y + (graph.Height * 0.42f));
        await Expect(page).ToHaveURLAsync(new Regex("pin="));

        await page.Locator(".side-panel table .link").First.ClickAsync();
        await Expect(watched.Heading("Link between two accounts")).ToBeVisibleAsync();
        await Expect(page.Locator(".side-panel")).ToContainTextAsync("by chance with a probability of");
        await Expect(watched.Link("Path between the two accounts")).ToBeVisibleAsync();
        await page.GoBackAsync();

        await watched.Button("Hide").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("hide=account"));
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Group_OfSelectedAccounts_IsDrawnAsOneNode()
    {
        await using var watched = await OpenAsync("?cluster=2");
        var page = watched.Page;

        await watched.Button("Links").ClickAsync();
        await watched.Button("Group the selected accounts").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("group=[0-9a-f]+"));
        await watched.Button("Take apart").ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("group="));
        watched.AssertQuiet();
    }

    [Theory]
    [InlineData("graph", "As SVG", "svg")]
    [InlineData("graph", "As PNG", "png")]
    [InlineData("timeline", "As SVG", "svg")]
    [InlineData("heatmap", "As PNG", "png")]
    public async Task Picture_OfAPanel_IsSavedAndSaysThatItIsSynthetic(string panel, string choice, string ending)
    {
        await using var watched = await OpenAsync();

        await watched.Page.Locator($".{panel}-panel").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save the picture" })
            .ClickAsync();
        var saved = await watched.Page.RunAndWaitForDownloadAsync(
            () => watched.Page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = choice }).ClickAsync());

        Assert.EndsWith($".{ending}", saved.SuggestedFilename, StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(await saved.PathAsync());
        if (ending == "svg")
            Assert.Contains("SYNTHETIC · Training case", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        else Assert.Equal("PNG"u8.ToArray(), bytes[1..4]);
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Selections_SideBySide_AreComparedSwappedAndChosen()
    {
        await using var watched = await OpenAsync("?cluster=1");
        var page = watched.Page;

        await watched.Link("A/B").ClickAsync();
        await Expect(watched.Heading("Two selections side by side")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new PageGetByRoleOptions { NameRegex = new Regex("^agentic reasoning") }))
            .ToContainTextAsync("[");
        await page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('[data-panel]')].length === 3 && [...document.querySelectorAll('[data-panel]')].every(p => p.dataset.drawn)");

        await page.ChooseAsync(page.Choice("Selection B").Last, "everything", isWhole: false);
        await Expect(page).ToHaveURLAsync(new Regex("b=$"));
        await Expect(watched.Link("Swap A and B")).ToHaveAttributeAsync("href", new Regex("a=&b=cluster"));
        await watched.Link("Swap A and B").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("a=&b=cluster"));
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Heatmap_OfClusters_NarrowsToTheClusterOfACell()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await page.ChooseAsync("Rows", "cluster");
        await page.ChooseAsync("Columns", "by hour of week");
        await Expect(page.Locator("[data-panel=heatmap][data-drawn*='hour-of-week'][aria-busy=false]")).ToBeVisibleAsync();
        var cells = await watched.BoxAsync("heatmap");
        await page.Mouse.MoveAsync(cells.X + (cells.Width * 0.6f), cells.Y + 12);
        await Expect(page.Locator("[data-panel=heatmap] .hovertext")).ToContainTextAsync("(1)");
        await page.Mouse.DownAsync();
        await page.Mouse.UpAsync();
        await Expect(page.Locator(".chips")).ToContainTextAsync("(1)");

        await page.ChooseAsync("Count days from", "0 = ", isWhole: false);
        await Expect(page.Locator(".timeline-panel .sub")).ToContainTextAsync("days from");
        watched.AssertQuiet();
    }

    private static async Task<string> FindAccountAsync(IPage page)
    {
        var find = page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Find in the graph" });
        await find.FillAsync("acct_");
        await Expect(page.Locator("#graph-hits [role=option]").First).ToBeVisibleAsync();
        await find.PressAsync("Enter");
        await Expect(page.Locator("#graph-hits")).ToHaveCountAsync(0);
        return await find.InputValueAsync();
    }

    private async Task<WatchedPage> OpenAsync(string query = "")
    {
        await browser.SamplesReadyAsync();
        var watched = await browser.OpenAsync(Address + query);
        await watched.DrawnAsync("");
        return watched;
    }
}
