using System.Diagnostics;
using System.Text.Json;
using Dashboard.BrowserTests;
using Dashboard.Interactions;
using Dashboard.Interactions.ClickHouse;
using Dashboard.Interactions.Store;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;

namespace Dashboard.Benchmarks;

/// <summary>
/// Kills the commands that import a log to ClickHouse, remove it, and copy a case there and back, at moments spread over the time that each
/// takes. Each time the case must hold the whole log or nothing of it, a copied case all of it, and its content must be what its digests
/// say.
/// </summary>
internal static class ClickHouseKillBenchmark
{
    public const int DefaultRounds = 25;
    public const int DefaultRows = 200_000;

    // What had ended when it was to be killed is tried again.
    private const int MostTries = 4;

    /// <returns>0 when nothing was lost and nothing is there in part, else 1.</returns>
    public static async Task<int> RunAsync(string address, int rounds, int rows)
    {
        var directory = Directory.CreateTempSubdirectory("dashboard-clickhouse-kill-").FullName;
        try
        {
            await ScenarioFolder.WriteAsync(
                ScenarioCatalogue.Create(new ScenarioRequest("campaign", null, rows, 1)), directory, InteractionFormat.Csv,
                InteractionColumns.Narrow);
            var (file, workspace) = (Path.Combine(directory, "interactions.csv"), Path.Combine(directory, "workspace"));
            using var created = JsonDocument.Parse(
                (await RunningDashboard.RunAsync(
                    "case", "create", "Killed", "--interactions", address, "--data", workspace, "--json")).Output);
            var id = created.RootElement.GetProperty("id").GetString()!;
            var place = Path.Combine(workspace, "cases", id);
            string[] import = ["import", "--case", id, file, "--data", workspace];
            string[] Copy(bool isThere) =>
                ["store", "copy", "--case", id, "--from", isThere ? address : InteractionMove.InFile, "--to",
                    isThere ? InteractionMove.InFile : address, "--data", workspace];
            var (importing, copying) = (await TimeAsync(import), await TimeAsync(Copy(isThere: true)));
            await TimeAsync(Copy(isThere: false));
            var removing = await TimeAsync(Remove((await HeldAsync(place))!.Value));
            await RunAsync(import);
            var wrong = await WrongAsync(place, rows, isAll: true);
            var (killed, round) = (0, 0);
            for (; killed < rounds && round < MostTries * rounds; round++)
            {
                var share = ((round % rounds) + 1.0) / (rounds + 1);
                var what = (round % 3) switch { 0 => "import", 1 => "removal", _ => "copy" };
                var there = await HeldAsync(place);
                if (what == "import" && there is { } held) await RunAsync(Remove(held));
                if (what != "import" && there is null) await RunAsync(import);
                var command =
                    what switch { "import" => import, "removal" => Remove((await HeldAsync(place))!.Value), _ =>
                        Copy(StorePlace.Find(place) is not null) };
                var after = what switch { "import" => importing, "removal" => removing, _ => copying } * share;
                var isDone = await RunningDashboard.KillAsync(after, command);
                if (!isDone) killed++;
                var found = await WrongAsync(place, rows, isAll: what == "copy" || (what == "import" && isDone));
                wrong += found;
                Console.Error.WriteLine(
                    $"{what} {(isDone ? "ended" : "killed")} after {after.TotalSeconds:0.0} s: {(found == 0 ? "whole" : "WRONG")}.");
            }

            if (await HeldAsync(place) is null) await RunAsync(import);
            wrong += await WrongAsync(place, rows, isAll: true);
            Console.WriteLine(
                $"{killed} of {round} imports, removals and copies of {rows:N0} rows killed: {wrong} times something was lost or there in part.");
            return wrong == 0 ? 0 : 1;

            string[] Remove(int number) => ["import", "remove", "--case", id, $"{number}", "--data", workspace];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<TimeSpan> TimeAsync(string[] command)
    {
        var clock = Stopwatch.StartNew();
        await RunAsync(command);
        return clock.Elapsed;
    }

    private static IInteractionStore Open(string place) => StorePlace.Find(place) is null
        ? DuckDbInteractionStore.Open(place) : ClickHouseInteractionStore.Open(place);

    private static async Task RunAsync(string[] command)
    {
        var (code, _, error) = await RunningDashboard.RunAsync(command);
        if (code != 0) throw new InvalidOperationException($"{string.Join(' ', command)}: {error}");
    }

    /// <summary>The number of the import that the case holds; null where it holds none.</summary>
    private static async Task<int?> HeldAsync(string place)
    {
        await using var store = Open(place);
        return (await store.ImportsAsync(default)).Select(i => (int?)i.Number).LastOrDefault();
    }

    /// <summary>1 where the case holds neither the whole log nor nothing of it, or what it holds is not what was written.</summary>
    private static async Task<int> WrongAsync(string place, long rows, bool isAll)
    {
        await using var store = Open(place);
        var data = await store.DescribeAsync(default);
        var accepted = (await store.ImportsAsync(default)).Sum(i => i.Accepted);
        var wrong = data.Faults.Concat(
            (await store.VerifyAsync(null, default)).Checks.Where(c => !c.Ok).Select(c => $"{c.Name}: {c.Detail}")).ToList();
        if (accepted != data.Interactions || (data.Interactions != rows && (isAll || data.Interactions != 0)))
            wrong.Add($"{accepted:N0} rows by its manifests, {data.Interactions:N0} there");
        foreach (var sentence in wrong) Console.Error.WriteLine($"  {sentence}");
        return wrong.Count == 0 ? 0 : 1;
    }
}
