using Dashboard.BrowserTests;

namespace Dashboard.Benchmarks;

/// <summary>
/// Workbenches of the training case opened whole and dropped again, a few at a time, as by people whose browsers break off: what of
/// the server's memory stays.
/// </summary>
internal static class DroppedCircuitsBenchmark
{
    public const int DefaultCircuits = 200;

    private const int AtATime = 4;

    private const int Rounds = 2;

    // A circuit that was dropped is kept for its browser to come back, three minutes as the framework has it.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(3.5);

    public static async Task RunAsync(int circuits)
    {
        await using var program = await RunningDashboard.StartAsync();
        using var administrator = new SimulatedBrowser(program.Address);
        await CrowdBenchmark.MakeAdministratorAsync(administrator, await program.FirstLink);
        await CrowdBenchmark.SamplesReadyAsync(program.Directory);
        await CrowdBenchmark.WarmUpAsync(administrator);
        var browsers = await CrowdBenchmark.SignInAsync(program.Address, AtATime);
        // What the first round leaves may be caches that fill once: what the second adds to it is what circuits leave.
        for (var round = 1; round <= Rounds; round++)
        {
            var before = await CrowdBenchmark.UseAsync(program);
            var tally = await OpenAndDropAsync(browsers, circuits);
            var dropped = await CrowdBenchmark.UseAsync(program);
            await Task.Delay(Kept);
            var after = await CrowdBenchmark.UseAsync(program);
            Console.WriteLine(
                $"Round {round}: {circuits} workbenches opened and dropped, {AtATime} at a time: {tally.Opened}. {tally.Failures}");
            Console.WriteLine(
                $"Working set after a collection: {before.Megabytes:0} MB before, {dropped.Megabytes:0} MB when the last was dropped, {after.Megabytes:0} MB {Kept.TotalMinutes:0.0} min later, {(after.Megabytes - before.Megabytes) / circuits:0.000} MB a circuit.");
        }

        foreach (var browser in browsers) browser.Dispose();
    }

    private static async Task<CrowdTally> OpenAndDropAsync(IReadOnlyList<SimulatedBrowser> browsers, int circuits)
    {
        var (tally, next) = (new CrowdTally(), 0);
        await Task.WhenAll(browsers.Select(async browser =>
        {
            while (Interlocked.Increment(ref next) is var circuit && circuit <= circuits)
            {
                await using var analyst = new SimulatedAnalyst(browser, circuit, tally);
                await analyst.OpenAsync();
            }
        }));
        return tally;
    }
}
