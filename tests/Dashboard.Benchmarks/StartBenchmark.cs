using System.Diagnostics;
using Dashboard.BrowserTests;

namespace Dashboard.Benchmarks;

/// <summary>From the program's start to its first page, on a new workspace and on one that is there.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        var directory = Directory.CreateTempSubdirectory("dashboard-start-").FullName;
        Console.WriteLine($"New workspace: first page after {await FirstPageAsync(directory):0} ms.");
        var milliseconds = new List<double>();
        for (var round = 0; round < Rounds; round++) milliseconds.Add(await FirstPageAsync(directory));
        milliseconds.Sort();
        Console.WriteLine($"{Rounds} further starts: median {milliseconds[Rounds / 2]:0} ms, worst {milliseconds[^1]:0} ms.");
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<double> FirstPageAsync(string directory)
    {
        var clock = Stopwatch.StartNew();
        await using var program = await RunningDashboard.StartAsync(directory);
        using var client = new HttpClient { BaseAddress = program.Address };
        (await client.GetAsync("/")).EnsureSuccessStatusCode();
        return clock.Elapsed.TotalMilliseconds;
    }
}
