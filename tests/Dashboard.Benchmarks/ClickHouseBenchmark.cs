using System.Diagnostics;
using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.ClickHouse;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Benchmarks;

/// <summary>
/// The same log on both engines, in one run: its import, beside a bare <c>INSERT … FORMAT</c> of the same rows; three panels (timeline,
/// heatmap, accounts) of ten selections, turn by turn; and a comparison of every figure.
/// </summary>
internal static class ClickHouseBenchmark
{
    public const int DefaultRows = 5_000_000;

    private static readonly string[] Selections =
    [
        "", "time=2026-03-10..2026-03-20", "time=2026-04-01..2026-05-15", "time=2026-03-15T06:00:00Z..2026-03-15T18:00:00Z",
        "not-account=a", "capability=coding", "not-capability=coding",
        "import=1", "capability=coding&time=2026-04-01..2026-04-30", "disposition=unknown&time=2026-03-01..2026-03-31",
    ];

    /// <summary>
    /// Panels of ten selections on ClickHouse alone, over more rows than a machine imports in an hour: a log of <see cref="DefaultRows"/>
    /// rows is imported, and copied on the server until there are as many as asked, each copy with accounts and ids of its own.
    /// </summary>
    public static async Task RunInPlaceAsync(string address, long rows)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-clickhouse-").FullName;
        try
        {
            var log = await ImportBenchmark.FileAsync(folder, "csv", DefaultRows);
            await using var store = ClickHouseInteractionStore.Open(Path.Combine(folder, "server"), ClickHouseAddress.Parse(address));
            await store.ImportAsync(new ImportRequest(log, "interactions.csv", null, "benchmark", DateTime.UtcNow), null, default);
            await CopyAsync(store, rows / DefaultRows);
            var all = new List<double>();
            for (var round = 0; round < 3; round++)
            {
                foreach (var selection in Selections.Select(Selection.Parse))
                {
                    all.Add(await AskAsync(store, selection));
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"  {(selection == Selection.Everything ? "everything" : selection)}: {all[^1]:N0} ms."));
                }
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"three panels of {all.Count} selections: median {At(all, .5):N0} ms, p95 {At(all, .95):N0} ms, worst {all.Max():N0} ms."));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>0 when no figure differs, else 1.</returns>
    public static async Task<int> RunAsync(string address, int rows)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-clickhouse-").FullName;
        try
        {
            var at = DateTime.UtcNow;
            var log = await ImportBenchmark.FileAsync(folder, "csv", rows);
            await using var file = DuckDbInteractionStore.Open(
                Path.Combine(folder, "file"), new StoreOptions { DailySums = DailySums.First });
            await using var server = ClickHouseInteractionStore.Open(Path.Combine(folder, "server"), ClickHouseAddress.Parse(address));
            foreach (var (name, store) in ((string, IInteractionStore)[])[("embedded", file), ("ClickHouse", server)])
            {
                var clock = Stopwatch.StartNew();
                var report = await store.ImportAsync(new ImportRequest(log, "interactions.csv", null, "benchmark", at), null, default);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"import, {name}: {report.Accepted:N0} rows in {clock.Elapsed.TotalSeconds:0.0} s, {report.Accepted / clock.Elapsed.TotalSeconds:N0} rows/s."));
            }

            await BareAsync(server, folder);
            await PanelsAsync(file, server);
            var whole = Stopwatch.StartNew();
            var compared = await StoreComparison.CompareAsync(file, server, null, default);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"compared in {whole.Elapsed.TotalSeconds:0} s: {compared.Interactions:N0} interactions, {compared.Figures:N0} figures, {compared.Differences.Count} differences{string.Concat(compared.Differences.Take(5).Select(d => $"; {d}"))}."));
            return compared.Differences.Count == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Into the portion of the import, past the program: the daily sums come along by themselves.
    private static async Task CopyAsync(ClickHouseInteractionStore store, long copies)
    {
        using var server = new ClickHouseServer(store.Address);
        var name = StorePlace.Find(store.Directory)!.Store;
        var columns =
            (await server.RowsAsync(
                "SELECT name FROM system.columns WHERE database = currentDatabase() AND table = 'interactions' ORDER BY position",
                r => r.GetString(0), default))
            .Select(c => c switch
            {
                "line" => "line + {k:Int64} * 1000000000",
                "account" => "concat(account, '-', toString({k:Int64}))",
                "interaction_id" => "concat(interaction_id, '-', toString({k:Int64}))",
                _ => c,
            });
        var clock = Stopwatch.StartNew();
        var own = await server.NumberAsync($"SELECT max(line) FROM interactions WHERE store = '{name}'", default);
        for (var k = 1L; k < copies; k++)
        {
            await server.RunAsync(
                $"INSERT INTO interactions SELECT {string.Join(", ", columns)} FROM interactions WHERE store = '{name}' AND line <= {own.ToString(CultureInfo.InvariantCulture)}"
                    .Replace("{k:Int64}", k.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
                default);
            if (k % 8 == 0)
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture, $"  {(k + 1) * DefaultRows:N0} rows after {clock.Elapsed.TotalSeconds:0} s."));
        }

        var rows = await server.NumberAsync($"SELECT count() FROM interactions WHERE store = '{name}'", default);
        var disk = await server.NumberAsync(
            $"SELECT sum(bytes_on_disk) FROM system.parts WHERE database = currentDatabase() AND active AND table IN ('interactions', 'daily')", default);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rows:N0} rows, {disk / 1e9:0.0} GB with their daily sums, {(rows - DefaultRows) / clock.Elapsed.TotalSeconds:N0} rows/s copied."));
    }

    // The rows as the store has them, out into a Parquet file and in again, into tables of the same columns that sum nothing.
    private static async Task BareAsync(ClickHouseInteractionStore store, string folder)
    {
        using var server = new ClickHouseServer(store.Address);
        var (name, parquet) = (StorePlace.Find(store.Directory)!.Store, Path.Combine(folder, "bare.parquet"));
        await server.ExportAsync($"SELECT * FROM interactions WHERE store = '{name}'", parquet, default);
        await server.RunAsync("DROP TABLE IF EXISTS bare", default);
        await server.RunAsync("CREATE TABLE bare AS interactions", default);
        var columns = await server.RowsAsync(
            "SELECT name FROM system.columns WHERE database = currentDatabase() AND table = 'bare' ORDER BY position", r => r.GetString(0),
            default);
        var clock = Stopwatch.StartNew();
        await server.InsertAsync("bare", columns, parquet, default);
        var seconds = clock.Elapsed.TotalSeconds;
        var rows = await server.NumberAsync("SELECT count() FROM bare", default);
        await server.RunAsync("DROP TABLE bare", default);
        var sizes = await server.RowsAsync(
            $"SELECT table, sum(rows), sum(bytes_on_disk) FROM system.parts WHERE database = currentDatabase() AND active AND startsWith(partition, '(''{name}'',') GROUP BY table ORDER BY table",
            r => (Table: r.GetString(0), Rows: r.Long(1), Bytes: r.Long(2)), default);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"bare INSERT … FORMAT Parquet of the interactions: {rows:N0} rows in {seconds:0.0} s, {rows / seconds:N0} rows/s; {new FileInfo(parquet).Length / 1e6:N0} MB of Parquet."));
        foreach (var (table, count, bytes) in sizes)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {table}: {count:N0} rows, {bytes / 1e6:N1} MB, {bytes / (double)Math.Max(1, count):0.0} bytes a row."));
    }

    private static async Task PanelsAsync(IInteractionStore file, IInteractionStore server)
    {
        await file.MeasureAsync(Selection.Everything, [Measure.Accounts], default);
        var (own, other) = (new List<double>(), new List<double>());
        foreach (var selection in Selections.Select(Selection.Parse))
        {
            own.Add(await AskAsync(file, selection));
            other.Add(await AskAsync(server, selection));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {(selection == Selection.Everything ? "everything" : selection)}: embedded {own[^1]:N0} ms, ClickHouse {other[^1]:N0} ms."));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"three panels of {own.Count} selections: embedded median {At(own, .5):N0} ms, p95 {At(own, .95):N0} ms; ClickHouse median {At(other, .5):N0} ms, p95 {At(other, .95):N0} ms."));
    }

    private static async Task<double> AskAsync(IInteractionStore store, Selection selection)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(
            store.TimelineAsync(new TimelineRequest(selection), default), store.HeatmapAsync(new HeatmapRequest(selection), default),
            store.MeasureAsync(selection, Measures.Countable, default));
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double At(List<double> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));
}
