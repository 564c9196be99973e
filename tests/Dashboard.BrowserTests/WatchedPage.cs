using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dashboard.BrowserTests;

/// <summary>A page whose console is watched: <see cref="AssertQuiet"/> fails on any error it showed.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    // What axe leaves out unless it is asked: how large a target is, and whether a table's cells have headings.
    private static readonly AxeRunOptions Checked = new()
    {
        ResultTypes = [ResultType.Violations],
        Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true },
            ["td-has-header"] = new() { Enabled = true }, ["table-fake-caption"] = new() { Enabled = true } },
    };

    // What another theme can change; what the page is built of it cannot.
    private static readonly AxeRunOptions Colours = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

    private static readonly string Looks = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "looks.js"));

    private readonly IBrowserContext? context;
    private readonly List<string> errors = [];

    /// <param name="page">The page.</param>
    /// <param name="context">The context that it has for itself, which ends with it; null where it shares one.</param>
    public WatchedPage(IPage page, IBrowserContext? context = null)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error") errors.Add($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => errors.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Goes to an address of the program and waits until the page answers to what is done on it.</summary>
    public async Task GoToAsync(string path)
    {
        var answer = await Page.GotoAsync(path);
        try
        {
            await Page.Locator(".shell[data-ready]").WaitForAsync();
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException(
                $"{path} answered {answer?.Status} and did not come alive at {Page.Url}: {string.Join("; ", errors)}\n{await Page.Locator("body").InnerTextAsync()}", exception);
        }
    }

    /// <summary>Waits until graph, timeline and heatmap have drawn a selection that has this part.</summary>
    public Task DrawnAsync(string selectionPart) => Page.WaitForFunctionAsync(
        """
        part => {
          const panels = [...document.querySelectorAll('[data-panel]')];
          return panels.length === 3 && panels.every(panel => panel.dataset.drawn?.includes(part));
        }
        """,
        selectionPart);

    /// <summary>The box of a panel's drawing.</summary>
    public async Task<LocatorBoundingBoxResult> BoxAsync(string panel) => (await Page.Locator($"[data-panel={panel}]").BoundingBoxAsync())!;

    /// <summary>Drags with the mouse along points of the page.</summary>
    public async Task DragAsync(params (double X, double Y)[] points)
    {
        await PressAndMoveAsync(points);
        await Page.Mouse.UpAsync();
    }

    /// <summary>Drags and keeps the button pressed.</summary>
    public async Task PressAndMoveAsync(params (double X, double Y)[] points)
    {
        await Page.Mouse.MoveAsync((float)points[0].X, (float)points[0].Y);
        await Page.Mouse.DownAsync();
        foreach (var (x, y) in points[1..]) await Page.Mouse.MoveAsync((float)x, (float)y, new MouseMoveOptions { Steps = 4 });
    }

    /// <summary>
    /// Waits until a panel's drawing no longer changes: a heading that takes another line resizes the chart, which is
    /// then drawn once more and forgets what the pointer was on.
    /// </summary>
    private Task SettledAsync(string panel) => Page.EvaluateAsync(
        """
        panel => new Promise(settled => {
          const element = document.querySelector(`[data-panel=${panel}]`);
          let quiet;
          const changes = new MutationObserver(wait);
          function wait() {
            clearTimeout(quiet);
            quiet = setTimeout(() => { changes.disconnect(); settled(); }, 500);
          }
          changes.observe(element, { subtree: true, childList: true, attributes: true });
          wait();
        })
        """,
        panel);

    /// <summary>
    /// Clicks a cell of the heatmap by its place, as a person does: once the pointer shows what it is on, and again where
    /// a redrawing came between. Waits until all panels have drawn the capability.
    /// </summary>
    public async Task ClickCellAsync(double left, double top)
    {
        const int Tries = 4;
        for (var attempt = 1; !Page.Url.Contains("capability=", StringComparison.Ordinal); attempt++)
        {
            Assert.True(attempt <= Tries, "The heatmap takes no click.");
            await Assertions.Expect(Page.Locator("[data-panel=heatmap]")).Not.ToHaveAttributeAsync("aria-busy", "true");
            await SettledAsync("heatmap");
            var heatmap = await BoxAsync("heatmap");
            var (x, y) = ((float)(heatmap.X + heatmap.Width * left), (float)(heatmap.Y + heatmap.Height * top));
            await Page.Mouse.MoveAsync(x + 40, y + 20);
            await Page.Mouse.MoveAsync(x, y, new MouseMoveOptions { Steps = 3 });
            try
            {
                await Page.Locator("[data-panel=heatmap] .hoverlayer .hovertext").First.WaitForAsync(
                    new LocatorWaitForOptions { Timeout = 5_000 });
                await Page.Mouse.ClickAsync(x, y);
                await Page.WaitForURLAsync(
                    url => url.Contains("capability=", StringComparison.Ordinal), new PageWaitForURLOptions { Timeout = 5_000 });
            }
            catch (TimeoutException)
            {
                // The cell moved away under the pointer.
            }
        }

        await DrawnAsync("capability=");
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name });

    /// <summary>What axe finds on the page as it is now.</summary>
    public Task<IEnumerable<string>> ViolationsAsync() => ViolationsAsync(Checked);

    /// <summary>What axe finds of the colours of a page that was looked at in another theme before.</summary>
    public Task<IEnumerable<string>> ColourViolationsAsync() => ViolationsAsync(Colours);

    /// <summary>What is cut, too wide or beneath something else on a screen of this size.</summary>
    public async Task<IEnumerable<string>> LooksAsync(int width, int height)
    {
        await Page.SetViewportSizeAsync(width, height);
        return (await Page.EvaluateAsync<string[]>(Looks)).Select(fault => $"{width} × {height}: {fault}");
    }

    /// <summary>Keeps a picture of what is in sight, beside the tests.</summary>
    public Task PhotographAsync(string path, string theme) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(AppContext.BaseDirectory, "photographs",
            $"{string.Concat(path.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}-{theme}.jpg"),
        Type = ScreenshotType.Jpeg,
        Quality = 70,
    });

    private async Task<IEnumerable<string>> ViolationsAsync(AxeRunOptions checks)
    {
        // Colours on their way to another theme are neither's.
        await Page.EvaluateAsync(
            "() => Promise.allSettled(document.getAnimations().filter(a => a.effect?.getComputedTiming().endTime !== Infinity).map(a => a.finished))");
        return (await Page.RunAxe(checks)).Violations.Select(
            v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})");
    }

    public void AssertQuiet() => Assert.True(errors.Count == 0, string.Join('\n', errors));

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        if (context is not null) await context.DisposeAsync();
    }
}
