using System.Diagnostics;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;

namespace Dashboard.Benchmarks;

/// <summary>
/// Rows a second from nothing to a file, for as many interactions as the largest campaign alleged so far, with the planning of the
/// scenario.
/// </summary>
internal static class GenerateBenchmark
{
    public const int DefaultRounds = 5;
    private const long Interactions = 28_800_000;

    public static async Task RunAsync(int rounds)
    {
        var directory = Directory.CreateTempSubdirectory("dashboard-generate-").FullName;
        await TimeAsync("CSV, ten columns", directory, InteractionFormat.Csv, InteractionColumns.Narrow, rounds);
        await TimeAsync("NDJSON, ten columns", directory, InteractionFormat.Ndjson, InteractionColumns.Narrow, rounds);
        await TimeAsync("CSV, all columns", directory, InteractionFormat.Csv, InteractionColumns.All, rounds);
        await TimeAsync("NDJSON, all columns", directory, InteractionFormat.Ndjson, InteractionColumns.All, rounds);
        Directory.Delete(directory, recursive: true);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"Most memory: {process.PeakWorkingSet64 / 1e6:0} MB.");
    }

    private static async Task TimeAsync(
        string name, string directory, InteractionFormat format, IReadOnlyList<InteractionColumn> columns, int rounds)
    {
        var path = Path.Combine(directory, ScenarioFolder.InteractionsFile(format));
        var millionsPerSecond = new List<double>();
        var megabytes = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            var scenario = ScenarioCatalogue.Create(new ScenarioRequest("campaign", Interactions: Interactions));
            await ScenarioFolder.WriteAsync(scenario, directory, format, columns);
            millionsPerSecond.Add(Interactions / clock.Elapsed.TotalSeconds / 1e6);
            megabytes = new FileInfo(path).Length / 1e6;
            File.Delete(path);
        }

        millionsPerSecond.Sort();
        Console.WriteLine(
            $"{name}, {Interactions:N0} rows, {megabytes:N0} MB: median of {rounds} {millionsPerSecond[rounds / 2]:0.00} million rows a second, best {millionsPerSecond[^1]:0.00}, worst {millionsPerSecond[0]:0.00}.");
    }
}
