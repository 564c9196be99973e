using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>What people write beside what they see, and what they keep of it: each leads back to where it sits.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NotesTests(DashboardBrowser browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, 2)]
    [InlineData(ColorScheme.Dark, 3)]
    public async Task Cluster_AnnotatedAndAnsweredWithATag_IsFoundByItAndLeadsBack(ColorScheme theme, int cluster)
    {
        await browser.SamplesReadyAsync();
        await using var watched = await browser.OpenAsync($"/cases/training-case/workbench?cluster={cluster}", theme);
        var page = watched.Page;
        var dialog = page.GetByRole(AriaRole.Dialog);
        // A name and its number: “Harrow (2)”.
        ILocator Of(string what) =>
            page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex($@"^{what} .+ \({cluster}\)$") });
        await Of("Annotate").ClickAsync();
        await dialog.GetByLabel("Annotate this cluster").FillAsync("Who pays for *these*?");
        await SaveAsync(dialog);
        await Expect(dialog).ToHaveCountAsync(0);

        await Of("1 note on").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex("^Answer annotation") }).ClickAsync();
        var answers = dialog.Locator(".answers");
        await answers.GetByLabel("Answer to annotation").FillAsync("One corporate card.");
        await answers.GetByLabel("Tags").FillAsync($"#Corporate-Card-{cluster}");
        await SaveAsync(answers);
        Assert.Empty(await watched.ViolationsAsync());
        await answers.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = $"corporate-card-{cluster}", Exact = true })
            .ClickAsync();

        await page.WaitForURLAsync($"**/annotations?tag=corporate-card-{cluster}");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("1 thread of");
        await Expect(page.Locator("main em")).ToHaveTextAsync("these");
        Assert.Empty(await watched.ViolationsAsync());
        await page.ChooseAsync("On", "account");
        await Expect(page.GetByText("Nothing matches.")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new Regex($@"\({cluster}\)$") }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"workbench\\?cluster={cluster}$"));
        await Expect(Of("2 notes on").First).ToBeVisibleAsync();
        // The graph marks its node too, and keeps the mark in what is saved of it.
        await Expect(page.Locator(".graph-panel .key")).ToContainTextAsync("notes");
        await page.WaitForFunctionAsync(
            "async () => (await (await document.querySelector('[data-panel=graph]').picture?.('svg', ''))?.text())?.includes('class=\"note\"')");
        watched.AssertQuiet();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Table_FrozenAsExhibit_HoldsAndOpensAsItWas(ColorScheme theme)
    {
        var title = $"The pool by score, {theme}";
        const string Query = "disposition=pool&sort=-score&columns=account,score,interactions";
        await browser.SamplesReadyAsync();
        await using var watched = await browser.OpenAsync($"/cases/training-case/accounts?{Query}", theme);
        var page = watched.Page;
        await watched.Button("Freeze as exhibit").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Title").FillAsync(title);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Freeze", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { NameRegex = new Regex("^Open exhibit") }).ClickAsync();

        await Expect(watched.Heading(title)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader)).ToContainTextAsync(["account", "score", "interactions"]);
        await watched.Button("Recount").ClickAsync();
        await Expect(page.GetByText("holds on recount")).ToBeVisibleAsync();
        Assert.Empty(await watched.ViolationsAsync());
        await watched.Link("Open as it was").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($@"accounts\?{Query}&exhibit=\d+$"));
        await Expect(page.GetByText("The data and the analysis are the same.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader))
            .ToHaveTextAsync([new Regex("^Account"), new Regex("^Score"), new Regex("^Interactions")]);

        await watched.GoToAsync("/cases/training-case/exhibits?view=accounts&order=title");
        await Expect(watched.Heading(title)).ToBeVisibleAsync();
        Assert.Empty(await watched.ViolationsAsync());
        await page.ChooseAsync("Recount", "drifted");
        await Expect(watched.Heading(title)).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("view=accounts&state=drifted&order=title$"));
        watched.AssertQuiet();
    }

    private static Task SaveAsync(ILocator within) =>
        within.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save", Exact = true }).First.ClickAsync();
}
