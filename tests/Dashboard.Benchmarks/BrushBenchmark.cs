using System.Diagnostics;
using Dashboard.BrowserTests;

namespace Dashboard.Benchmarks;

/// <summary>
/// From the end of a brush on the timeline to graph, timeline and heatmap redrawn, in Chromium on the training case or another.
/// </summary>
internal static class BrushBenchmark
{
    private const int Rounds = 20;

    public static async Task RunAsync()
    {
        var browser = new DashboardBrowser();
        await browser.InitializeAsync();
        await browser.SamplesReadyAsync();
        await using (var watched = await browser.OpenAsync("/cases/training-case/workbench")) await RunAsync(watched, Rounds);
        await browser.DisposeAsync();
    }

    /// <param name="watched">A workbench.</param>
    /// <param name="rounds">How many brushes.</param>
    public static async Task RunAsync(WatchedPage watched, int rounds)
    {
        await watched.DrawnAsync("");
        var milliseconds = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var box = await watched.BoxAsync("timeline");
            var (from, to, y) = (0.30 + round % 20 * 0.01, 0.50 + round * 0.007, box.Y + box.Height * 0.5);
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
        Console.WriteLine(
            $"{rounds} brushes: median {milliseconds[rounds / 2]:0} ms, p95 {milliseconds[(int)(0.95 * (rounds - 1))]:0} ms, worst {milliseconds[^1]:0} ms.");
        watched.AssertQuiet();
    }
}
