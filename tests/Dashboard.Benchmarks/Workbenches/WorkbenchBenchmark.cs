using System.Globalization;
using Dashboard.BrowserTests;
using Microsoft.Playwright;

namespace Dashboard.Benchmarks.Workbenches;

/// <summary>
/// The workbench on the full-scale campaign in Chromium: first paint, the graph's overview and all its accounts, a brush
/// to all panels redrawn, frame rates beside WebGL alone, bytes, and the server's memory.
/// </summary>
internal static class WorkbenchBenchmark
{
    private const int Openings = 7;
    private const int Brushes = 40;
    private const int Idle = 10;
    private const int Pans = 7;
    private const double Seconds = 8;

    // So near the graph is brought by two steps, within its margin.
    private const double Zoom = 1.6 * 1.6 * 0.94;

    private static readonly TimeSpan Loading = TimeSpan.FromSeconds(30);

    /// <param name="folder">Where <c>analysis - - FOLDER</c> left the case.</param>
    public static async Task RunAsync(string folder)
    {
        using var workspace = await CampaignWorkspace.MakeAsync(folder);
        var browser = new DashboardBrowser { Workspace = workspace.Folder };
        try
        {
            await browser.InitializeAsync();
            await browser.SamplesReadyAsync();
            await browser.GiveRoleAsync("Analyst", CampaignWorkspace.Name);
            await MeasureAsync(browser, $"/cases/{workspace.CaseId}/workbench");
        }
        finally
        {
            await browser.DisposeAsync();
        }
    }

    private static async Task MeasureAsync(DashboardBrowser browser, string workbench)
    {
        await using (var first = await browser.VisitAsync(workbench))
        {
            await first.DrawnAsync("");
            // Daily sums come into memory meanwhile.
            await Task.Delay(Loading);
            Say("first opening of the case in the program's life", await OpenedAsync(first.Page));
        }

        await OpeningsAsync("cold cache", () => browser.OpenAsync(workbench));
        await OpeningsAsync("warm cache", () => browser.VisitAsync(workbench));
        await using (var watched = await browser.VisitAsync(workbench)) await BrushBenchmark.RunAsync(watched, Brushes);
        await using (var watched = await browser.VisitAsync(workbench))
        {
            await watched.DrawnAsync("");
            await PrepareAsync(watched.Page);
            var rate = await RateAsync(watched.Page, "drag");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"overview, dragged: {rate:0.0} frames/s."));
        }

        await AllAccountsAsync(browser, workbench);
        await MemoryAsync(browser, workbench);
    }

    private static async Task OpeningsAsync(string what, Func<Task<WatchedPage>> open)
    {
        var opened = new List<Opening>();
        for (var round = 0; round < Openings; round++)
        {
            await using var watched = await open();
            await watched.DrawnAsync("");
            opened.Add(await OpenedAsync(watched.Page));
        }

        var middle = Openings / 2;
        Say($"{what}, median of {Openings}",
            new Opening(
                opened.Select(o => o.Paint).Order().ElementAt(middle), opened.Select(o => o.Graph).Order().ElementAt(middle),
                opened.Select(o => o.All).Order().ElementAt(middle)));
        Say($"{what}, worst", new Opening(opened.Max(o => o.Paint), opened.Max(o => o.Graph), opened.Max(o => o.All)));
    }

    private static void Say(string what, Opening opening) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: first paint {opening.Paint:0} ms, graph overview drawn and answering {opening.Graph:0} ms, all three panels {opening.All:0} ms."));

    // From the navigation's start, as the browser's own clock has it.
    private static async Task<Opening> OpenedAsync(IPage page)
    {
        var times = await page.EvaluateAsync<double[]>(
            """
            () => {
              const drawn = performance.getEntriesByName('drawn');
              const graph = drawn.find(mark => mark.detail.includes('/members'));
              return [performance.getEntriesByName('first-contentful-paint')[0].startTime, graph.startTime, Math.max(...drawn.map(mark => mark.startTime))];
            }
            """);
        return new Opening(times[0], times[1], times[2]);
    }

    private static async Task AllAccountsAsync(DashboardBrowser browser, string workbench)
    {
        await using var watched = await browser.OpenAsync(workbench);
        await watched.DrawnAsync("");
        var page = watched.Page;
        var (bytes, answers) = (0L, new List<Task>());
        page.RequestFinished += (_, request) =>
        {
            if (request.Url.Contains("/graph?", StringComparison.Ordinal) || request.Url.Contains("/members", StringComparison.Ordinal))
                answers.Add(CountAsync(request));
        };
        var start = await page.EvaluateAsync<double>("() => performance.now()");
        await watched.Button("Accounts").ClickAsync();
        var drawn = await page.EvaluateAsync<double>(
            """
            async start => {
              let mark;
              while (!(mark = performance.getEntriesByName('drawn').findLast(m => m.detail.includes('/members') && m.startTime > start))) await new Promise(requestAnimationFrame);
              await new Promise(requestAnimationFrame);
              return performance.now();
            }
            """,
            start);
        await Task.WhenAll(answers);
        var summary = await page.Locator(".graph-panel .sub").InnerTextAsync();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"all accounts ({summary.ReplaceLineEndings(" ")}): {drawn - start:0} ms from the click to the first frame; {bytes / 1e6:0.00} MB compressed."));

        await PrepareAsync(page);
        var layout = page.Url.Replace("/cases/", "/api/cases/", StringComparison.Ordinal)
            .Replace("/workbench", "/graph", StringComparison.Ordinal);
        await page.EvaluateAsync("async url => { window.layout = await (await fetch(url)).json(); }", layout);
        var dragged = await RateAsync(page, "drag");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all accounts, dragged with edges hidden: {dragged:0.0} frames/s."));
        await page.Locator(".graph-panel .zoom button").First.ClickAsync();
        await page.Locator(".graph-panel .zoom button").First.ClickAsync();
        await page.Locator(".graph-minimap").WaitForAsync();
        var rounds = new List<(double Own, double Bare)>();
        for (var round = 0; round < Pans; round++) rounds.Add((await RateAsync(page, "pan"), await BareAsync(page)));
        foreach (var (own, bare) in rounds)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"all edges drawn while panning: {own:0.0} frames/s; WebGL alone {bare:0.0}; ratio {own / bare:0.00}."));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"median ratio of {Pans} turns: {rounds.Select(r => r.Own / r.Bare).Order().ElementAt(Pans / 2):0.00}."));

        async Task CountAsync(IRequest request) => Interlocked.Add(ref bytes, (await request.SizesAsync()).ResponseBodySize);
    }

    private static async Task MemoryAsync(DashboardBrowser browser, string workbench)
    {
        var before = await UseAsync(browser);
        var pages = new List<WatchedPage>();
        for (var person = 0; person < Idle; person++)
        {
            pages.Add(await browser.VisitAsync(workbench));
            await pages[^1].DrawnAsync("");
        }

        var after = await UseAsync(browser);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"the server with the case open {before.Megabytes:0} MB after a collection; with {Idle} workbenches more {after.Megabytes:0} MB: {(after.Megabytes - before.Megabytes) / Idle:0.0} MB each."));
        foreach (var page in pages) await page.DisposeAsync();
    }

    private static async Task<ServerUse> UseAsync(DashboardBrowser browser)
    {
        await HeapCollection.RunAsync(browser.Program.ProcessId);
        return ServerUse.Of(browser.Program.ProcessId);
    }

    private static async Task PrepareAsync(IPage page)
    {
        await using var script = typeof(WorkbenchBenchmark).Assembly.GetManifestResourceStream("frames.js")!;
        using var reader = new StreamReader(script);
        await page.EvaluateAsync(await reader.ReadToEndAsync());
    }

    private static Task<double> RateAsync(IPage page, string how) =>
        page.EvaluateAsync<double>($"seconds => frameRates.{how}(seconds)", Seconds);

    private static Task<double> BareAsync(IPage page) =>
        page.EvaluateAsync<double>("([seconds, zoom]) => frameRates.bare(seconds, layout, zoom)", new[] { Seconds, Zoom });

    private readonly record struct Opening(double Paint, double Graph, double All);
}
