using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>The tables as a person reads them: to the row and its prompt, by search, and out as a file.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TablesTests(DashboardBrowser browser)
{
    private const string Address = "/cases/training-case/interactions";

    [Fact]
    public async Task Interactions_SortedByKeyboard_OpenARowAndComeBack()
    {
        await browser.SamplesReadyAsync();
        await using var watched = await browser.OpenAsync($"{Address}?cluster=1");
        var page = watched.Page;
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("of 400,000");

        await page.GetByRole(AriaRole.Columnheader, new PageGetByRoleOptions { Name = "Tokens in" }).GetByRole(AriaRole.Link)
            .PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("sort=-input_tokens", StringComparison.Ordinal));
        await watched.Button("Columns").ClickAsync();
        await page.GetByLabel("Address", new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new PageGetByRoleOptions { Name = "Address" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByTitle("All that is known of it").First.PressAsync("Enter");
        await Expect(watched.Heading("Interaction 1:")).ToBeVisibleAsync();
        await Expect(page.GetByTitle("The accounts that share it").First).ToBeVisibleAsync();

        await page.GoBackAsync();

        await Expect(watched.Heading("Interaction 1:")).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("cluster=1&sort=-input_tokens&columns=.*ip$"));
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new PageGetByRoleOptions { Name = "Tokens in" }))
            .ToHaveAttributeAsync("aria-sort", "descending");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Interactions_SearchedAndExported_ShowPromptsOnlyWhenAskedFor()
    {
        await browser.SamplesReadyAsync();
        await using var watched = await browser.OpenAsync(Address);
        var page = watched.Page;
        await page.GetByLabel("Search the prompts").FillAsync("refactor \"in the ledger\"");
        await watched.Button("Search prompts").ClickAsync();
        await Expect(page.Locator("mark").First).ToHaveTextAsync("Refactor");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("found");
        await page.GetByTitle("All that is known of it").First.ClickAsync();
        await watched.Button("Show the text").ClickAsync();
        await Expect(page.Locator("pre mark").First).ToHaveTextAsync("Refactor");

        await watched.GoToAsync($"{Address}?account=acct_91385f63&columns=time_utc,account");
        await watched.Button("Export").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => watched.Link("Export all rows").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());

        Assert.Equal("training-case-interactions.csv", download.SuggestedFilename);
        Assert.StartsWith("# SYNTHETIC", lines[0], StringComparison.Ordinal);
        Assert.Equal("time_utc,account", lines.First(l => !l.TrimStart('"').StartsWith('#')));
        await watched.GoToAsync("/cases/training-case/accounts?disposition=pool");
        download = await page.RunAndWaitForDownloadAsync(() => watched.Link("Export all rows").ClickAsync());
        Assert.Contains("pool", (await File.ReadAllLinesAsync(await download.PathAsync()))[^1], StringComparison.Ordinal);
        watched.AssertQuiet();
    }
}
