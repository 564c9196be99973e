using System.Diagnostics;
using System.Globalization;
using Dashboard.Interactions;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Tests.Store.Written;

namespace Dashboard.Benchmarks;

/// <summary>
/// Rows taken out at full scale by the process that brought them in: a log is imported, a second one beside it, each is removed in turn and
/// comes back, and what the tables hold after each step is the same as where the store is closed and opened after every one.
/// </summary>
internal static class RemovalBenchmark
{
    public const int DefaultRows = 28_800_000;

    /// <param name="rows">Rows of the larger log; the second has a quarter of them, with ids of its own.</param>
    /// <returns>1 where anything differs.</returns>
    public static async Task<int> RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-removal-").FullName;
        try
        {
            var large = await ImportBenchmark.FileAsync(Directory.CreateDirectory(Path.Combine(folder, "large")).FullName, "csv", rows);
            var small = await ImportBenchmark.FileAsync(Directory.CreateDirectory(Path.Combine(folder, "small")).FullName, "csv", rows / 4);
            small = await WithOwnIdsAsync(small);
            var stayed = await RunAsync(Path.Combine(folder, "stayed"), large, small, isReopened: false);
            var reopened = await RunAsync(Path.Combine(folder, "reopened"), large, small, isReopened: true);
            var differing = stayed.Except(reopened).Concat(reopened.Except(stayed)).ToList();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rows:N0} rows and {rows / 4:N0} more: {stayed.Count} tables compared, {differing.Count} differ."));
            foreach (var line in differing) Console.WriteLine($"  {line}");
            return differing.Count > 0 ? 1 : 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> RunAsync(string directory, string large, string small, bool isReopened)
    {
        // One key for both, so that hashes of values are the same.
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(directory).FullName, "values.key"), new byte[32]);
        var held = new List<string>();
        var store = DuckDbInteractionStore.Open(directory);
        try
        {
            (string Name, Func<IInteractionStore, Task> Run)[] steps =
            [
                ("large log", s => ImportAsync(s, large)), ("second log", s => ImportAsync(s, small)),
                ("second removed", s => RemoveAsync(s, 2)),
                ("second again", s => ImportAsync(s, small)), ("large removed", s => RemoveAsync(s, 1)),
                ("large again", s => ImportAsync(s, large)),
            ];
            foreach (var (name, step) in steps)
            {
                var clock = Stopwatch.StartNew();
                await step(store);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {(isReopened ? "reopened" : "one process")}, {name}: {clock.Elapsed.TotalSeconds:0.0} s."));
                if (isReopened)
                {
                    await store.DisposeAsync();
                    store = DuckDbInteractionStore.Open(directory);
                }

                held.AddRange(StoreTables.Of(directory).Select(table => $"{name}: {table}"));
            }

            var verification = await store.VerifyAsync(null, default);
            held.AddRange(verification.Checks.Where(c => !c.Ok).Select(c => $"{c.Name}: {c.Detail}"));
            Console.WriteLine($"  {verification.Checks.Count(c => c.Ok)} of {verification.Checks.Count} checks hold.");
            return held;
        }
        finally
        {
            await store.DisposeAsync();
        }
    }

    private static async Task ImportAsync(IInteractionStore store, string log)
    {
        var report = await store.ImportAsync(
            new ImportRequest(log, Path.GetFileName(log), null, "benchmark", DateTime.UnixEpoch), null, default);
        if (report.Accepted == 0) throw new BenchmarkFailedException($"Of '{log}' no row was accepted, so there is nothing to remove.");
    }

    private static Task RemoveAsync(IInteractionStore store, int import) =>
        store.RemoveImportAsync(import, "benchmark", DateTime.UnixEpoch, default);

    // Ids are numbered from the first row of any log.
    private static async Task<string> WithOwnIdsAsync(string log)
    {
        var own = Path.Combine(Path.GetDirectoryName(log)!, "own.csv");
        using (var reader = new StreamReader(log))
        await using (var writer = new StreamWriter(own))
        {
            await writer.WriteLineAsync(await reader.ReadLineAsync());
            while (await reader.ReadLineAsync() is { } line)
            {
                writer.Write('j');
                writer.WriteLine(line.AsSpan(1));
            }
        }

        File.Delete(log);
        return own;
    }
}
