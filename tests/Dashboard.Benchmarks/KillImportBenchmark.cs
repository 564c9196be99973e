using System.Diagnostics;
using System.Text.Json;
using Dashboard.BrowserTests;
using Dashboard.Interactions;
using Dashboard.Interactions.Store;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;

namespace Dashboard.Benchmarks;

/// <summary>
/// Kills the command that imports a log, at moments spread over the time that it takes. Each time the case must hold
/// the whole log or nothing of it, and at the end the log must go in whole.
/// </summary>
internal static class KillImportBenchmark
{
    public const int DefaultRounds = 50;
    public const int DefaultRows = 1_000_000;

    /// <returns>0 when nothing was lost, else 1.</returns>
    public static async Task<int> RunAsync(int rounds, int rows)
    {
        var directory = Directory.CreateTempSubdirectory("dashboard-kill-import-").FullName;
        try
        {
            await ScenarioFolder.WriteAsync(
                ScenarioCatalogue.Create(new ScenarioRequest("campaign", null, rows, 1)), directory, InteractionFormat.Csv,
                InteractionColumns.Narrow);
            var file = Path.Combine(directory, "interactions.csv");
            var workspace = Path.Combine(directory, "workspace");
            using var created = JsonDocument.Parse(
                (await RunningDashboard.RunAsync("case", "create", "Killed", "--data", workspace, "--json")).Output);
            var id = created.RootElement.GetProperty("id").GetString()!;
            string[] import = ["import", "--case", id, file, "--data", workspace];
            var clock = Stopwatch.StartNew();
            await RunningDashboard.RunAsync(import);
            var whole = clock.Elapsed;
            var store = Path.Combine(workspace, "cases", id);
            var lost = await LostAsync(store, rows);
            var (killed, kept) = (0, 0);
            for (var round = 0; round < rounds; round++)
            {
                var after = whole * (round + 1) / (rounds + 1);
                if (!await RunningDashboard.KillAsync(after, import)) killed++;
                var missing = await LostAsync(store, rows);
                if (missing == 0) kept++;
                else if (missing != rows) lost += missing;
                Console.Error.WriteLine(
                    $"Killed after {after.TotalSeconds:0.0} s: {(missing == 0 ? "all" : missing == rows ? "nothing" : $"all but {missing:N0}")} of {rows:N0} rows is there.");
            }

            await RunningDashboard.RunAsync(import);
            lost += await LostAsync(store, rows);
            Console.WriteLine(
                $"{killed} imports of {rows:N0} rows killed ({kept} of {rounds} rounds had the whole log): {lost} rows lost.");
            return lost == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>How many of the log's rows the case lacks; what it has is taken out again, for the next round.</summary>
    private static async Task<long> LostAsync(string directory, long rows)
    {
        await using var store = DuckDbInteractionStore.Open(directory);
        var held = (await store.DescribeAsync(default)).Interactions;
        foreach (var import in await store.ImportsAsync(default))
        {
            if (import.Accepted != held)
                throw new InvalidOperationException($"Import {import.Number} accepted {import.Accepted} rows, and the case holds {held}.");
            await store.RemoveImportAsync(import.Number, "benchmark", DateTime.UtcNow, default);
        }

        return rows - held;
    }
}
