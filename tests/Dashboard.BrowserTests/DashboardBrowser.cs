using Microsoft.Playwright;

namespace Dashboard.BrowserTests;

/// <summary>A real Chromium in front of a running program, shared by the tests.</summary>
public sealed class DashboardBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private bool areSamplesReady;

    public RunningDashboard Program { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var executable = await BrowserInstallation.EnsureAsync();
        Program = await RunningDashboard.StartAsync();
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args =
            [
                "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                // WebGL without a graphics card.
                "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (Program is not null) await Program.DisposeAsync();
    }

    /// <summary>Waits until the sample cases are made, which a new workspace does in the background.</summary>
    public async Task SamplesReadyAsync()
    {
        if (areSamplesReady) return;
        await using var watched = await OpenAsync("/");
        await Assertions.Expect(watched.Page.GetByText("3,000 accounts")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 180_000 });
        areSamplesReady = true;
    }

    /// <summary>A page in a context of its own that remembers every error its console shows.</summary>
    public async Task<WatchedPage> OpenAsync(string path, ColorScheme theme = ColorScheme.Light, int width = 1600, int height = 900)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Program.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = theme,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(60_000);
        var watched = new WatchedPage(context, await context.NewPageAsync());
        await watched.GoToAsync(path);
        return watched;
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<DashboardBrowser>
{
    public const string Name = "browser";
}
