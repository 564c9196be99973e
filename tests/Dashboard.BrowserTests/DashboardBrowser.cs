using Microsoft.Playwright;

namespace Dashboard.BrowserTests;

/// <summary>A real Chromium in front of a running program, shared by the tests.</summary>
public sealed class DashboardBrowser : IAsyncLifetime
{
    /// <summary>Who is signed in.</summary>
    public const string Person = "Ada";

    /// <summary>That person's password.</summary>
    public const string Password = "violet harbour lamp 77";

    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? session;
    private IBrowserContext? warm;
    private bool areSamplesReady;

    /// <summary>The workspace to serve; null for a fresh one.</summary>
    public string? Workspace { get; init; }

    public RunningDashboard Program { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var executable = await BrowserInstallation.EnsureAsync();
        Program = await RunningDashboard.StartAsync(Workspace);
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args =
            [
                "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
                // WebGL without a graphics card, and pages put together without it, as a browser does that has none.
                "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-compositing",
            ],
        });
        await MakeAdministratorAsync();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (Program is not null) await Program.DisposeAsync();
    }

    // By the console's link, as the owner of the workspace does: Ada manages people, and is analyst and counsel of the samples.
    private async Task MakeAdministratorAsync()
    {
        await using (var watched = await OpenAsync(null))
        {
            var page = watched.Page;
            await page.GotoAsync(await Program.FirstLink);
            await page.GetByLabel("Your name").FillAsync(Person);
            await page.Locator("#password").FillAsync(Password);
            await page.Locator("#again").FillAsync(Password);
            await watched.Button("Make the first administrator").ClickAsync();
            await page.Locator(".shell[data-ready]").WaitForAsync();
            session = await page.Context.StorageStateAsync();
        }

        await GiveRoleAsync("Counsel", "Public record");
        await GiveRoleAsync("Counsel", "Training case");
    }

    /// <summary>Gives the one who is signed in a role on a case, on the page of people.</summary>
    public async Task GiveRoleAsync(string role, string caseName)
    {
        await using var watched = await OpenAsync("/people");
        var page = watched.Page;
        await page.ChooseAsync($"Role to give to {Person}", role.ToLowerInvariant());
        await page.ChooseAsync($"Case to give {Person} a role on", caseName, isWhole: false);
        await watched.Button("Give").ClickAsync();
        await Assertions.Expect(page.GetByText($"{role.ToLowerInvariant()} · {caseName}")).ToBeVisibleAsync();
    }

    /// <summary>Waits until the sample cases are made and analysed, which a new workspace does in the background.</summary>
    public async Task SamplesReadyAsync()
    {
        if (areSamplesReady) return;
        await using var watched = await OpenAsync("/");
        await Assertions.Expect(watched.Page.GetByText("3,000 accounts"))
            .ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 300_000 });
        // Until the analysis is over it takes the processors, and then the open workbench draws itself anew.
        await Assertions.Expect(watched.Page.GetByText("Preparing the training case"))
            .ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 600_000 });
        areSamplesReady = true;
    }

    /// <summary>A page in a context of its own, signed in, that remembers every error its console shows.</summary>
    /// <param name="path">Where it goes; null for a page that stays empty.</param>
    public async Task<WatchedPage> OpenAsync(string? path, ColorScheme theme = ColorScheme.Light, int width = 1600, int height = 900)
    {
        var context = await MakeContextAsync(theme, width, height);
        return await GoAsync(new WatchedPage(await context.NewPageAsync(), context), path);
    }

    /// <summary>
    /// A page like those of <see cref="OpenAsync"/>, beside others in one context, whose cache is warm: for tests that
    /// leave nothing in the browser and are many.
    /// </summary>
    public async Task<WatchedPage> VisitAsync(string path) =>
        await GoAsync(new WatchedPage(await (warm ??= await MakeContextAsync(ColorScheme.Light, 1600, 900)).NewPageAsync()), path);

    /// <summary>A page in a context of its own, in which the same person has signed in once more, and so in another session.</summary>
    public async Task<WatchedPage> OpenSignedInAnewAsync()
    {
        var context = await MakeContextAsync(ColorScheme.Light, 1600, 900);
        await context.ClearCookiesAsync();
        var watched = new WatchedPage(await context.NewPageAsync(), context);
        await watched.Page.GotoAsync("/sign-in");
        await watched.Page.GetByLabel("Name").FillAsync(Person);
        await watched.Page.GetByLabel("Password").FillAsync(Password);
        await watched.Button("Sign in").ClickAsync();
        await watched.Page.Locator(".shell[data-ready]").WaitForAsync();
        return watched;
    }

    private static async Task<WatchedPage> GoAsync(WatchedPage watched, string? path)
    {
        if (path is not null) await watched.GoToAsync(path);
        return watched;
    }

    private async Task<IBrowserContext> MakeContextAsync(ColorScheme theme, int width, int height)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Program.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = theme,
            AcceptDownloads = true,
            StorageState = session,
        });
        context.SetDefaultTimeout(60_000);
        return context;
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<DashboardBrowser>
{
    public const string Name = "browser";
}
