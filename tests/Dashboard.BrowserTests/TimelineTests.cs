using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>The timeline's windows, by mouse and by keys, and its table.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TimelineTests(DashboardBrowser browser)
{
    private const string Address = "/cases/training-case/workbench";

    [Fact]
    public async Task WindowEnd_Dragged_IsKeptBesideTheComputedWindow()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        var start = Slider(page, "Start of the computed window of the whole campaign");
        var computed = await start.GetAttributeAsync("aria-valuetext");
        var box = (await start.BoundingBoxAsync())!;

        await watched.DragAsync((box.X + 5, box.Y + 10), (box.X - 60, box.Y + 14));
        var dialog = page.GetByRole(AriaRole.Dialog).Filter(new LocatorFilterOptions { HasText = "Keep a drawn window" });
        await Expect(dialog).ToContainTextAsync("earlier");
        await Expect(dialog).ToContainTextAsync("changes no analysis, verdict or number");
        await dialog.GetByLabel("Reason").FillAsync("The first accounts <i>warm up</i>.");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save", Exact = true }).ClickAsync();

        await Expect(Slider(page, "Start of the window drawn by Ada")).ToBeVisibleAsync();
        await Expect(start).ToHaveAttributeAsync("aria-valuetext", computed!);
        await Expect(page.Locator(".timeline-panel .sub")).ToContainTextAsync("by Ada");
        Assert.Empty(await watched.ViolationsAsync());
        await page.Locator(".timeline-panel").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Table" }).ClickAsync();
        var row = page.Locator(".windows-table tr").Filter(new LocatorFilterOptions { HasText = "drawn by Ada" });
        await Expect(row).ToContainTextAsync("earlier");
        await Expect(row).ToContainTextAsync("The first accounts <i>warm up</i>.");
        await Expect(page.Locator(".lanes-table")).ToContainTextAsync("Atlas-5 released");
        await Expect(page.GetByRole(AriaRole.Columnheader, new PageGetByRoleOptions { Name = "accounts created" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Windows 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Edit the window drawn by Ada" }).ClickAsync();
        await watched.Button("Take away").ClickAsync();
        await watched.Button("Really take it away").ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        watched.AssertQuiet();
    }

    [Fact]
    public async Task WindowEnd_MovedByKeys_IsKeptByEnterAndGivenUpByEscape()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        var end = Slider(page, "End of the computed window of the whole campaign");
        var day = DateOnly.Parse((await end.GetAttributeAsync("aria-valuetext"))!, System.Globalization.CultureInfo.InvariantCulture);
        await end.FocusAsync();

        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("PageUp");
        await Expect(end).ToHaveAttributeAsync("aria-valuetext", Words(day.AddDays(8)));
        await page.Keyboard.PressAsync("Escape");
        await Expect(end).ToHaveAttributeAsync("aria-valuetext", Words(day));

        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Ends 1 day earlier.")).ToBeVisibleAsync();
        await watched.Button("Cancel").ClickAsync();

        await Expect(end).ToHaveAttributeAsync("aria-valuetext", Words(day));
        await Expect(page.GetByRole(AriaRole.Slider)).ToHaveCountAsync(2);
        watched.AssertQuiet();
    }

    private static ILocator Slider(IPage page, string name) => page.GetByRole(AriaRole.Slider, new PageGetByRoleOptions { Name = name });

    private static string Words(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<WatchedPage> OpenAsync()
    {
        await browser.SamplesReadyAsync();
        var watched = await browser.OpenAsync(Address);
        await watched.DrawnAsync("");
        return watched;
    }
}
