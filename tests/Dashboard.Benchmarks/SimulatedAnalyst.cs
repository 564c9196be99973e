using System.Diagnostics;
using Dashboard.Benchmarks.Circuits;
using Dashboard.Core;

namespace Dashboard.Benchmarks;

/// <summary>Somebody at a workbench of the training case, who looks, thinks, and selects something else.</summary>
/// <param name="browser">A browser with a session.</param>
/// <param name="seed">Makes the same person select the same again.</param>
/// <param name="tally">Where it is written down.</param>
internal sealed class SimulatedAnalyst(SimulatedBrowser browser, int seed, CrowdTally tally) : IAsyncDisposable
{
    public static readonly TimeSpan LeastThought = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan MostThought = TimeSpan.FromSeconds(15);

    private const string Workbench = "/cases/training-case/workbench";
    private const int Days = 45;
    private const int MostDays = 14;

    private static readonly DateOnly FirstDay = new(2026, 4, 22);

    private static readonly string[] Wanted =
    [
        Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning, Capabilities.ToolUse, Capabilities.LongHorizonTasks,
        Capabilities.ReasoningTraces,
    ];

    private readonly Random random = new(seed);
    private readonly PanelData data = new(browser.Http);
    private Selection selection = Selection.Everything;
    private AnalystPage? page;

    /// <summary>Opens the workbench, or counts why it did not open.</summary>
    public async Task OpenAsync()
    {
        var clock = Stopwatch.StartNew();
        try
        {
            page = await AnalystPage.OpenAsync(browser.Http, browser.Cookies, data, Address);
            tally.Open(clock.Elapsed);
        }
        catch (Failure failure)
        {
            tally.Fail(failure.Message);
        }
    }

    /// <summary>
    /// Thinks, and selects something else, until the time is over. A page that failed is opened again, as a person would.
    /// </summary>
    public async Task WorkAsync(TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var thought = LeastThought + random.NextDouble() * (MostThought - LeastThought);
            if (clock.Elapsed + thought > time) return;
            await Task.Delay(thought);
            if (page is null) await OpenAsync();
            else await ChangeAsync();
        }
    }

    /// <summary>Selects something else, and waits until all panels show it.</summary>
    public async Task ChangeAsync()
    {
        if (page is null) return;
        selection = Another();
        var clock = Stopwatch.StartNew();
        try
        {
            await page.SelectAsync(Address);
            tally.Change(clock.Elapsed);
        }
        catch (Failure failure)
        {
            tally.Fail(failure.Message);
            await DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (page is not null) await page.DisposeAsync();
        page = null;
    }

    private Uri Address => new(browser.Http.BaseAddress!, selection.IsEverything ? Workbench : $"{Workbench}?{selection}");

    // A brush of up to two weeks, and every other time one capability in it.
    private Selection Another()
    {
        while (true)
        {
            var first = FirstDay.AddDays(random.Next(Days));
            var other = Selection.Everything.At(TimeRange.OfDates(first, first.AddDays(random.Next(MostDays))));
            if (random.Next(2) == 0) other = other.Only(Dimension.Capability, Wanted[random.Next(Wanted.Length)]);
            if (other.ToString() != selection.ToString()) return other;
        }
    }
}
