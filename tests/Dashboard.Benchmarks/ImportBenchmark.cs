using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Dashboard.Interactions;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;

namespace Dashboard.Benchmarks;

/// <summary>
/// Importing the scale benchmark's ten columns in each format, whole: read, checked, without duplicates, numbered and
/// summed up. Beside it, turn by turn, DuckDB alone reads the same file into a table of a new database, which checks,
/// numbers and sums nothing. Beside the wall's time stands the processor's, which other programs on the machine change less.
/// </summary>
internal static class ImportBenchmark
{
    public const int DefaultRows = 28_800_000;
    public const string AllFormats = "csv,ndjson,parquet,csv.gz";
    public const int DefaultRounds = 5;

    public static async Task RunAsync(int rows, int rounds, string formats)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-import-").FullName;
        try
        {
            foreach (var format in formats.Split(','))
            {
                var file = await FileAsync(folder, format, rows);
                await MeasureAsync(folder, file, format, rounds);
                if (format != "csv") File.Delete(file);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, string file, string format, int rounds)
    {
        var (own, bare, peaks) = (new List<double>(), new List<double>(), new List<double>());
        var (ownBusy, bareBusy) = (new List<double>(), new List<double>());
        var (store, accepted) = (0L, 0L);
        for (var round = 0; round < rounds; round++)
        {
            var busy = Busy();
            bare.Add(await BareAsync(folder, file, format));
            bareBusy.Add(Busy() - busy);
            PeakMemory.Reset();
            var directory = Path.Combine(folder, "case");
            var stages = new Stages();
            busy = Busy();
            var clock = Stopwatch.StartNew();
            await using (var interactions = DuckDbInteractionStore.Open(directory))
            {
                var report = await interactions.ImportAsync(
                    new ImportRequest(file, Path.GetFileName(file), null, "benchmark", DateTime.UtcNow), stages, default);
                own.Add(clock.Elapsed.TotalSeconds);
                accepted = report.Accepted;
            }

            ownBusy.Add(Busy() - busy);
            peaks.Add(PeakMemory.MiB());
            store = new FileInfo(Path.Combine(directory, "interactions.duckdb")).Length;
            Directory.Delete(directory, recursive: true);
            Console.WriteLine(
                $"  {format}: {own[^1]:0.0} s ({ownBusy[^1]:0.0} s of the processor), DuckDB alone {bare[^1]:0.0} s ({bareBusy[^1]:0.0} s), peak {peaks[^1]:N0} MiB ({stages})");
        }

        var ratio = Median([.. bare.Zip(own, (b, o) => b / o)]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{format}: {accepted:N0} rows, {new FileInfo(file).Length / 1e9:0.00} GB; median {Median(own):0.0} s ({accepted / Median(own):N0} rows/s), DuckDB alone {Median(bare):0.0} s, {ratio:0.00} x its speed ({Median([.. bareBusy.Zip(ownBusy, (b, o) => b / o)]):0.00} x by the processor); peak {peaks.Max():N0} MiB; store {store / 1e6:N0} MB."));
    }

    /// <summary>The scenario's first rows, in a format.</summary>
    internal static async Task<string> FileAsync(string folder, string format, int rows)
    {
        var csv = Path.Combine(folder, "interactions.csv");
        if (!File.Exists(csv)) await GenerateAsync(folder, InteractionFormat.Csv, rows);
        switch (format)
        {
            case "csv":
                return csv;
            case "ndjson":
                await GenerateAsync(folder, InteractionFormat.Ndjson, rows);
                return Path.Combine(folder, "interactions.ndjson");
            case "parquet":
                await ParquetConversion.FromCsvAsync(csv, Path.ChangeExtension(csv, ".parquet"), default);
                return Path.ChangeExtension(csv, ".parquet");
            case "csv.gz":
                await using (var packed = new GZipStream(File.Create(csv + ".gz"), CompressionLevel.Fastest))
                await using (var source = File.OpenRead(csv))
                    await source.CopyToAsync(packed);
                return csv + ".gz";
            default:
                throw new ArgumentException($"There is no format '{format}': csv, ndjson, parquet, csv.gz.", nameof(format));
        }
    }

    private static Task GenerateAsync(string folder, InteractionFormat format, int rows) =>
        ScenarioFolder.WriteAsync(
            ScenarioCatalogue.Create(new ScenarioRequest("campaign", null, rows, 1)), folder, format, InteractionColumns.Narrow);

    private static async Task<double> BareAsync(string folder, string file, string format)
    {
        var database = Path.Combine(folder, "bare.duckdb");
        var source = format switch { "ndjson" => "read_json", "parquet" => "read_parquet", _ => "read_csv" };
        var clock = Stopwatch.StartNew();
        await Task.Run(() =>
        {
            using var connection = new DuckDbConnection($"Data Source={database};threads=2");
            connection.Open();
            connection.Run($"CREATE TABLE rows AS SELECT * FROM {source}({Sql.Literal(file)})", default);
        });
        var seconds = clock.Elapsed.TotalSeconds;
        File.Delete(database);
        return seconds;
    }

    private static double Busy() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    /// <summary>How long each stage took, up to the beginning of the next.</summary>
    private sealed class Stages : IProgress<ImportProgress>
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private readonly List<(string Stage, double Start, double Busy)> starts = [];

        public void Report(ImportProgress value)
        {
            if (starts.Count == 0 || starts[^1].Stage != value.Stage) starts.Add((value.Stage, clock.Elapsed.TotalSeconds, Busy()));
        }

        public override string ToString() =>
            string.Join(
                ", ",
                starts.Zip(starts.Skip(1), (a, b) => $"{a.Stage.ToLowerInvariant()} {b.Start - a.Start:0.0} s ({b.Busy - a.Busy:0.0} s)"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
