using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>What makes long work bearable: palette, keys, saved selections, sizes that stay, paper and a telephone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ComfortTests(DashboardBrowser browser)
{
    private const string Workbench = "/cases/training-case/workbench";

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Palette_ByKeysAlone_FindsPagesAccountsAndWhatToDo(ColorScheme theme)
    {
        await using var watched = await OpenAsync("/cases/training-case/summary", theme);
        var page = watched.Page;
        var text = page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Go to or do" });

        await page.Keyboard.PressAsync("Control+K");
        await Expect(text).ToBeFocusedAsync();
        await Expect(page.Locator("#palette-list")).ToContainTextAsync("Workbench");
        Assert.Empty(await watched.ViolationsAsync());
        await page.Keyboard.TypeAsync("acct_91385f63");
        await Expect(page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "acct_91385f63" }))
            .ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/accounts/acct_91385f63");

        await page.Keyboard.PressAsync("Control+K");
        await Expect(text).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("an");
        await Expect(page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "Analysis" }))
            .ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(text).ToHaveAttributeAsync("aria-activedescendant", "palette-1");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/analysis");

        await page.Keyboard.PressAsync("Control+K");
        await Expect(text).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(text).ToBeHiddenAsync();
        watched.AssertQuiet();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Keys_OfTheMap_DoWhatItSaysUnlessSomebodyTypes(ColorScheme theme)
    {
        await using var watched = await OpenAsync(Workbench + "?cluster=1", theme);
        var page = watched.Page;
        var map = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Keyboard map" });
        await watched.DrawnAsync("cluster=1");

        await page.Keyboard.PressAsync("r");
        await Expect(page).Not.ToHaveURLAsync(new Regex("cluster="));
        await page.Keyboard.PressAsync("Control+Z");
        await Expect(page).ToHaveURLAsync(new Regex("cluster=1"));
        await page.Keyboard.PressAsync("Control+Shift+Z");
        await Expect(page).Not.ToHaveURLAsync(new Regex("cluster="));
        await page.Keyboard.PressAsync("4");
        await Expect(page.Locator(".timeline-panel")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("t");
        await page.Keyboard.PressAsync("t");
        await Expect(page.Locator(".timeline-panel table").First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("?");
        await Expect(map).ToBeVisibleAsync();
        await Expect(map).ToContainTextAsync("Freeze as exhibit");
        Assert.Empty(await watched.ViolationsAsync());
        await map.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await page.WaitForFunctionAsync("() => document.cookie.includes('keys=off')");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("s");
        await page.Keyboard.PressAsync("Control+K");
        await page.Keyboard.TypeAsync("keyboard map");
        await page.Keyboard.PressAsync("Enter");
        await Expect(map.GetByRole(AriaRole.Checkbox)).Not.ToBeCheckedAsync();
        Assert.Contains("/workbench", page.Url, StringComparison.Ordinal);
        await map.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.WaitForFunctionAsync("() => !document.cookie.includes('keys=off')");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("s");
        await page.WaitForURLAsync("**/summary");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task SavedSelection_SavedRenamedChosenAndTakenAway_IsThereForThePalette()
    {
        await using var watched = await OpenAsync(Workbench + "?cluster=1&stack=model");
        var page = watched.Page;
        var menu = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Saved selections" });
        await watched.DrawnAsync("cluster=1");
        await page.Locator(".saved").ClickAsync();
        await page.GetByLabel("Save what is selected now").FillAsync("Harbour pool");
        await menu.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator(".saved .name")).ToHaveTextAsync("Harbour pool");
        await Expect(menu).ToContainTextAsync(new Regex("accounts, [0-9,]+ interactions"));
        Assert.Empty(await watched.ViolationsAsync());

        await watched.Button("Edit Harbour pool").ClickAsync();
        await page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync("Quay pool");
        await menu.Locator("li").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator(".saved .name")).ToHaveTextAsync("Quay pool");
        await page.Keyboard.PressAsync("Escape");
        await watched.Button("Reset").ClickAsync();
        await Expect(page.Locator(".saved .name")).ToHaveTextAsync("Saved");

        await page.Keyboard.PressAsync("Control+K");
        await page.Keyboard.TypeAsync("quay");
        await Expect(page.Locator("#palette-list").GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?cluster=1&stack=model$"));

        await page.Locator(".saved").ClickAsync();
        await watched.Button("Edit Quay pool").ClickAsync();
        await watched.Button("Take away").ClickAsync();
        await watched.Button("Really take it away").ClickAsync();
        await Expect(menu).ToContainTextAsync("Nothing is saved in this case yet.");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Splitter_MovedByKeys_StaysAfterAReloadAndGoesBack()
    {
        await using var watched = await OpenAsync(Workbench);
        var page = watched.Page;
        await watched.DrawnAsync("");
        var line = page.GetByRole(AriaRole.Separator, new PageGetByRoleOptions { Name = "Between account graph and heatmap" });
        var first = (await watched.BoxAsync("graph")).Width;

        await line.FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        var larger = (await watched.BoxAsync("graph")).Width;
        await FitsAsync(page, "heatmap");
        Assert.True(larger > first + 40, $"{first} px became {larger} px.");
        var value = await line.GetAttributeAsync("aria-valuenow");
        await page.ReloadAsync();
        await watched.DrawnAsync("");
        await Expect(line).ToHaveAttributeAsync("aria-valuenow", value!);
        Assert.InRange((await watched.BoxAsync("graph")).Width, larger - 2, larger + 2);

        await line.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.InRange((await watched.BoxAsync("graph")).Width, first - 2, first + 2);
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Splitter_Dragged_MakesTheTimelineHigher()
    {
        await using var watched = await OpenAsync(Workbench);
        await watched.DrawnAsync("");
        var before = await watched.BoxAsync("timeline");
        var line =
            (await watched.Page.GetByRole(
                AriaRole.Separator, new PageGetByRoleOptions { Name = "Between the upper panels and the timeline" }).BoundingBoxAsync())!;
        var (x, y) = (line.X + line.Width / 2, line.Y + line.Height / 2);

        await watched.DragAsync((x, y), (x, y - 60));

        var after = await watched.BoxAsync("timeline");
        Assert.InRange(after.Height - before.Height, 40, 80);
        await FitsAsync(watched.Page, "timeline");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Density_Compact_StaysAndPutsMoreOnTheScreen()
    {
        await using var watched = await OpenAsync("/cases/training-case/accounts");
        var page = watched.Page;
        var row = page.Locator("tbody tr:has(a)").First;
        var before = (await row.BoundingBoxAsync())!.Height;

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Density: comfortable" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");

        Assert.True((await row.BoundingBoxAsync())!.Height < before);
        Assert.Empty(await watched.ViolationsAsync());
    }

    [Fact]
    public async Task Table_SortedAndItsColumnsChosen_OpensSoTheNextTime()
    {
        await using var watched = await OpenAsync("/cases/training-case/accounts");
        var page = watched.Page;
        await page.GetByRole(AriaRole.Columnheader, new PageGetByRoleOptions { Name = "Score" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new PageGetByRoleOptions { Name = "Score" }))
            .ToHaveAttributeAsync("aria-sort", "descending");
        await page.WaitForFunctionAsync("() => localStorage.getItem('table-accounts')");
        await watched.Link("Summary").ClickAsync();
        await page.WaitForURLAsync("**/summary");

        await watched.Link("Accounts").ClickAsync();
        await page.WaitForURLAsync("**/accounts?sort=-score");
        await watched.GoToAsync("/cases/training-case/accounts?sort=account");

        await Expect(page.GetByRole(AriaRole.Columnheader, new PageGetByRoleOptions { Name = "Account", Exact = false }).First)
            .ToHaveAttributeAsync("aria-sort", "ascending");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Print_OfTheWorkbench_SaysWhoseDataItIsAndShowsNoButtons()
    {
        await using var watched = await OpenAsync(Workbench, ColorScheme.Dark);
        await watched.DrawnAsync("");
        var page = watched.Page;
        await page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Expect(page.Locator(".print-head")).ToContainTextAsync(
            new Regex(@"Training case.*SYNTHETIC.*printed \d{4}-\d\d-\d\d \d\d:\d\d UTC by Ada", RegexOptions.Singleline));
        await Expect(watched.Button("Reset")).ToBeHiddenAsync();
        await Expect(page.Locator("nav").First).ToBeHiddenAsync();
        await Expect(page.Locator("[data-panel=timeline] .main-svg").First).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        watched.AssertQuiet();
    }

    private static Task FitsAsync(IPage page, string panel) => page.WaitForFunctionAsync(
        """
        name => {
          const panel = document.querySelector(`[data-panel=${name}]`);
          const drawing = panel.querySelector('.main-svg');
          return Number(drawing.getAttribute('width')) === panel.clientWidth && Number(drawing.getAttribute('height')) === panel.clientHeight;
        }
        """,
        panel);

    private async Task<WatchedPage> OpenAsync(string path, ColorScheme theme = ColorScheme.Light, int width = 1600, int height = 900)
    {
        await browser.SamplesReadyAsync();
        var watched = await browser.OpenAsync(path, theme, width, height);
        await watched.Page.Locator("html[data-keys]").WaitForAsync();
        return watched;
    }
}
