using System.Diagnostics;
using Dashboard.BrowserTests;

namespace Dashboard.Benchmarks;

/// <summary>From the end of a brush on the timeline to graph, timeline and heatmap redrawn, in Chromium on the training case.</summary>
internal static class BrushBenchmark
{
    private const int Rounds = 20;

    public static async Task RunAsync()
    {
        var browser = new DashboardBrowser();
        await browser.InitializeAsync();
        await browser.SamplesReadyAsync();
        await using var watched = await browser.OpenAsync("/cases/training-case/workbench");
        await watched.DrawnAsync("");
        var milliseconds = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var box = await watched.BoxAsync("timeline");
            var (from, to, y) = (0.30 + round * 0.01, 0.50 + round * 0.01, box.Y + box.Height * 0.5);
            await watched.PressAndMoveAsync((box.X + box.Width * from, y), (box.X + box.Width * to, y));
            var before = watched.Page.Url;
            var clock = Stopwatch.StartNew();
            await watched.Page.Mouse.UpAsync();
            await watched.Page.WaitForFunctionAsync(
                """
                before => location.href !== before && [...document.querySelectorAll('[data-panel]')]
                  .every(panel => panel.dataset.drawn?.includes(new URLSearchParams(location.search).get('time')))
                """,
                before);
            milliseconds.Add(clock.Elapsed.TotalMilliseconds);
        }

        milliseconds.Sort();
        Console.WriteLine($"{Rounds} brushes: median {milliseconds[Rounds / 2]:0} ms, worst {milliseconds[^1]:0} ms.");
        watched.AssertQuiet();
        await browser.DisposeAsync();
    }
}
