using System.Diagnostics;
using Dashboard.BrowserTests;

namespace Dashboard.Benchmarks;

/// <summary>
/// Many analysts on the training case at once, each with a session and a circuit of its own, simulated on the wire:
/// what a selection change takes until all three panels have their data, and what the server takes of the machine.
/// </summary>
internal static class CrowdBenchmark
{
    public const int DefaultPeople = 50;
    public const int DefaultSeconds = 300;

    private const string Name = "Ada";
    private const string Password = "violet harbour lamp 77";
    private const int WarmingUp = 20;

    private static readonly TimeSpan SamplesLimit = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(int people, int seconds)
    {
        await using var program = await RunningDashboard.StartAsync();
        using var administrator = new SimulatedBrowser(program.Address);
        await MakeAdministratorAsync(administrator, await program.FirstLink);
        await SamplesReadyAsync(program.Directory);
        await WarmUpAsync(administrator);
        var browsers = await SignInAsync(program.Address, people);
        var empty = await UseAsync(program);
        Console.WriteLine($"Before the crowd: working set {empty.Megabytes:0} MB.");

        var tally = new CrowdTally();
        SimulatedAnalyst[] analysts = [.. browsers.Select((browser, person) => new SimulatedAnalyst(browser, person, tally))];
        await Task.WhenAll(analysts.Select(a => a.OpenAsync()));
        var opened = await UseAsync(program);
        Console.WriteLine($"{people} workbenches opened at once: {tally.Opened}. Working set {Circuits(opened)}.");

        var clock = Stopwatch.StartNew();
        await Task.WhenAll(analysts.Select(a => a.WorkAsync(TimeSpan.FromSeconds(seconds))));
        var (elapsed, peak) = (clock.Elapsed, ServerUse.Of(program.ProcessId));
        var worked = await UseAsync(program);
        Console.WriteLine(
            $"{elapsed.TotalSeconds:0} s of work with {SimulatedAnalyst.LeastThought.TotalSeconds:0} to {SimulatedAnalyst.MostThought.TotalSeconds:0} s of thought before each: {tally.Changed}.");
        Console.WriteLine(
            $"{tally.Failures} The server took {(peak.Processor - opened.Processor) / elapsed:0.00} of {Environment.ProcessorCount} processors. Working set {peak.Megabytes:0} MB at the end, {Circuits(worked)}.");

        foreach (var analyst in analysts) await analyst.DisposeAsync();
        foreach (var browser in browsers) browser.Dispose();

        string Circuits(ServerUse use) =>
            $"{use.Megabytes:0} MB after a collection, {(use.Megabytes - empty.Megabytes) / people:0.0} MB a circuit";
    }

    internal static async Task MakeAdministratorAsync(SimulatedBrowser browser, string link)
    {
        using var answer = await browser.SendAsync(
            await browser.FormAsync(link), new("Form.Name", Name), new("Form.Password", Password), new("Form.Again", Password),
            new("Form.OnCases", "true"));
    }

    internal static async Task SamplesReadyAsync(string workspace)
    {
        using var limit = new CancellationTokenSource(SamplesLimit);
        while (!File.Exists(Path.Combine(workspace, "samples-prepared"))) await Task.Delay(TimeSpan.FromSeconds(1), limit.Token);
    }

    // What is compiled, cached and read from files once is nobody's circuit.
    internal static async Task WarmUpAsync(SimulatedBrowser browser)
    {
        await using var analyst = new SimulatedAnalyst(browser, -1, new CrowdTally());
        await analyst.OpenAsync();
        for (var change = 0; change < WarmingUp; change++) await analyst.ChangeAsync();
    }

    internal static async Task<List<SimulatedBrowser>> SignInAsync(Uri server, int people)
    {
        var browsers = new List<SimulatedBrowser>();
        for (var person = 0; person < people; person++)
        {
            browsers.Add(new SimulatedBrowser(server));
            await browsers[^1].SignInAsync(Name, Password);
        }

        return browsers;
    }

    internal static async Task<ServerUse> UseAsync(RunningDashboard program)
    {
        await HeapCollection.RunAsync(program.ProcessId);
        return ServerUse.Of(program.ProcessId);
    }
}
