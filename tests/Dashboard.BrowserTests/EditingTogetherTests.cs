using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>Two people, each in a browser of their own, on one case: nobody's text is lost, and what one does the other sees.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EditingTogetherTests(DashboardBrowser browser)
{
    private const string Allegation = "/cases/public-record/allegations/1";
    private const string Timeline = "/cases/public-record/timeline";

    [Fact]
    public async Task Allegation_EditedByBoth_KeepsBothTexts()
    {
        await using var mine = await browser.OpenAsync(Allegation);
        await using var theirs = await browser.OpenAsync(Allegation);
        await WriteTextAsync(mine, "What I found.");
        await WriteTextAsync(theirs, "What they found.");

        await theirs.Button("Save").ClickAsync();
        await Expect(theirs.Button("Saved")).ToBeVisibleAsync();
        // The other page says so by itself, and what is being typed stays.
        await Expect(mine.Page.GetByText("saved this allegation")).ToBeVisibleAsync();
        await Expect(Text(mine.Page)).ToHaveValueAsync("What I found.");

        await mine.Button("Save").ClickAsync();
        await Expect(mine.Page.Locator(".sides .text").First).ToHaveTextAsync("What I found.");
        await Expect(mine.Page.Locator(".sides .text").Last).ToHaveTextAsync("What they found.");
        await mine.Page.GetByLabel("Write it out of both").CheckAsync();
        await mine.Page.GetByLabel("text, out of both").FillAsync("What I found, and what they found.");
        await mine.Button("Save the merged text").ClickAsync();
        await Expect(mine.Button("Saved")).ToBeVisibleAsync();

        await Expect(Text(theirs.Page)).ToHaveValueAsync("What I found, and what they found.");
        mine.AssertQuiet();
        theirs.AssertQuiet();
    }

    [Fact]
    public async Task Event_AddedElsewhere_AppearsWhileAnotherIsTyped()
    {
        await using var mine = await browser.OpenAsync(Timeline);
        await using var theirs = await browser.OpenAsync(Timeline);
        await mine.Button("Add an event").ClickAsync();
        await mine.Page.GetByLabel("What happened").FillAsync("Half a sen");

        await theirs.Button("Add an event").ClickAsync();
        await theirs.Page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Day, or the first of them" })
            .FillAsync("2026-06-20");
        await theirs.Page.GetByLabel("What happened").FillAsync("Added elsewhere");
        await theirs.Button("Save").ClickAsync();

        await Expect(mine.Page.GetByText("Added elsewhere")).ToBeVisibleAsync();
        await Expect(mine.Page.GetByLabel("What happened")).ToHaveValueAsync("Half a sen");
        await Expect(mine.Page.GetByLabel("What happened")).ToBeFocusedAsync();
        mine.AssertQuiet();
        theirs.AssertQuiet();
    }

    [Fact]
    public async Task Draft_TypedWithoutAConnection_IsBackAfterAReload()
    {
        await using var watched = await browser.OpenAsync(Allegation);
        var page = watched.Page;
        await WriteTextAsync(watched, "Typed with a connection. ");

        await LoseConnectionAsync(page);
        await Text(page).PressSequentiallyAsync("And without.");
        await page.Context.SetOfflineAsync(false);
        await watched.GoToAsync(Allegation);

        await Expect(page.GetByText("Your unsaved text of")).ToBeVisibleAsync();
        await ShowTextAsync(watched);
        await Expect(Text(page)).ToHaveValueAsync("Typed with a connection. And without.");
        await watched.Button("Discard it").ClickAsync();
        await Expect(page.GetByText("Your unsaved text of")).ToBeHiddenAsync();
        await watched.GoToAsync(Allegation);
        await Expect(watched.Button("Saved")).ToBeVisibleAsync();
        await Expect(page.GetByText("Your unsaved text of")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Draft_TypedWithoutAConnection_IsSavedOnceThereIsOneAgain()
    {
        await using var watched = await browser.OpenAsync(Allegation);
        var page = watched.Page;
        await WriteTextAsync(watched, "Typed with a connection. ");

        await LoseConnectionAsync(page);
        await Text(page).PressSequentiallyAsync("And without, but kept.");
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await watched.Button("Save").ClickAsync();
        await Expect(watched.Button("Saved")).ToBeVisibleAsync();

        await using var other = await browser.OpenAsync(Allegation);
        await Expect(
            other.Page.GetByText("Typed with a connection. And without, but kept.")
            .Filter(new LocatorFilterOptions { Visible = true }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Event_TypedBeforeAReload_IsOpenAgainWithItsText()
    {
        await using var watched = await browser.OpenAsync(Timeline);
        await watched.Button("Add an event").ClickAsync();
        await watched.Page.GetByLabel("What happened").FillAsync("Typed, never saved");

        await watched.GoToAsync(Timeline);

        await Expect(watched.Page.GetByLabel("What happened")).ToHaveValueAsync("Typed, never saved");
        await watched.Button("Cancel").ClickAsync();
        await Expect(watched.Button("Add an event")).ToBeVisibleAsync();
        await watched.GoToAsync(Timeline);
        await Expect(watched.Button("Add an event")).ToBeVisibleAsync();
        watched.AssertQuiet();
    }

    private static ILocator Text(IPage page) => page.GetByLabel("Claim, with attribution");

    private static async Task WriteTextAsync(WatchedPage watched, string text)
    {
        await ShowTextAsync(watched);
        await Text(watched.Page).FillAsync(text);
        await Expect(watched.Button("Save")).ToBeEnabledAsync();
    }

    // What is there is read first; where nothing is, the field is open already.
    private static async Task ShowTextAsync(WatchedPage watched)
    {
        await watched.Button("Edit the text").Or(watched.Button("Read the text")).WaitForAsync();
        if (await watched.Button("Edit the text").IsVisibleAsync()) await watched.Button("Edit the text").ClickAsync();
    }

    // As when a laptop is closed: the socket is dropped at the browser's end, and no other can be opened.
    private static async Task LoseConnectionAsync(IPage page)
    {
        await page.Context.SetOfflineAsync(true);
        await page.EvaluateAsync("Blazor._internal.forceCloseConnection()");
        await Expect(page.GetByText("Connection lost.")).ToBeVisibleAsync();
    }
}
