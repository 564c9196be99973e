using System.Globalization;
using Dashboard.Benchmarks;
using Dashboard.Benchmarks.Workbenches;

// Run by hand: dotnet run -c Release --project tests/Dashboard.Benchmarks -- NAME [ARGUMENTS]
(string Name, string Arguments, string What, Func<string[], Task<int>> Run)[] benchmarks =
[
    ("start", "", "from the program's start to its first page", _ => Done(StartBenchmark.RunAsync())),
    ("brush", "", "from a brush to all three panels redrawn", _ => Done(BrushBenchmark.RunAsync())),
    ("audit", "", "what the trail costs, and a trail of a million entries", _ => Done(AuditBenchmark.RunAsync())),
    ("kill", "[ROUNDS]", "what is lost when the program is killed at work, again and again",
        a => KillBenchmark.RunAsync(Number(a, 0, KillBenchmark.DefaultRounds))),
    ("crowd", "[PEOPLE [SECONDS]]", "many analysts on one case at once",
        a => Done(CrowdBenchmark.RunAsync(Number(a, 0, CrowdBenchmark.DefaultPeople), Number(a, 1, CrowdBenchmark.DefaultSeconds)))),
    ("dropped", "[CIRCUITS]", "what stays of workbenches that were opened and dropped",
        a => Done(DroppedCircuitsBenchmark.RunAsync(Number(a, 0, DroppedCircuitsBenchmark.DefaultCircuits)))),
    ("signin", "[SECONDS]", "attempts to sign in, with the right password and many wrong ones",
        a => Done(SignInBenchmark.RunAsync(Number(a, 0, SignInBenchmark.DefaultSeconds)))),
    ("generate", "[ROUNDS]", "rows a second of synthetic telemetry, written to a file",
        a => Done(GenerateBenchmark.RunAsync(Number(a, 0, GenerateBenchmark.DefaultRounds)))),
    ("import", "[ROWS [ROUNDS [FORMATS]]]", "a whole log in each format, beside DuckDB alone", a => Done(ImportBenchmark.RunAsync(
        Number(a, 0, ImportBenchmark.DefaultRows), Number(a, 1, ImportBenchmark.DefaultRounds),
        a.Length > 2 ? a[2] : ImportBenchmark.AllFormats))),
    ("differential", "[SIZES]", "what one thread, two and a reopened store hold after the same work, at sizes around whole row groups",
        a => DifferentialBenchmark.RunAsync(a.Length > 0 ? a[0] : DifferentialBenchmark.DefaultSizes)),
    ("removal", "[ROWS]",
        "a log of full scale and a second one removed in turn by the process that imported them, beside a store that is reopened after each step", a => RemovalBenchmark.RunAsync(Number(a, 0, RemovalBenchmark.DefaultRows))),
    ("shapes", "[ROWS [NAMES]]", "a log of each maker's shape, NAMES parted by commas",
        a => Done(ShapeBenchmark.RunAsync(Number(a, 0, ShapeBenchmark.DefaultRows), a.Length > 1 ? a[1] : ""))),
    ("fuzz", "[--minutes N] [--seed S]", "mutated logs of every kind through the reading and the import", FuzzBenchmark.RunAsync),
    ("clickhouse", "ADDRESS [ROWS]",
        "a log on the embedded engine and on ClickHouse: import, three panels of ten selections, a copy compared",
        a => ClickHouseBenchmark.RunAsync(a[0], Number(a, 1, ClickHouseBenchmark.DefaultRows))),
    ("clickhouse-large", "ADDRESS [ROWS]", "panels of ten selections on ClickHouse over a log that is copied on the server",
        a => Done(ClickHouseBenchmark.RunInPlaceAsync(a[0], Number(a, 1, 288_000_000)))),
    ("clickhouse-kill", "ADDRESS [ROUNDS [ROWS]]", "what is lost when imports, removals and copies on ClickHouse are killed",
        a => ClickHouseKillBenchmark.RunAsync(
        a[0], Number(a, 1, ClickHouseKillBenchmark.DefaultRounds), Number(a, 2, ClickHouseKillBenchmark.DefaultRows))),
    ("kill-import", "[ROUNDS [ROWS]]", "what is lost when an import is killed, again and again", a => KillImportBenchmark.RunAsync(
        Number(a, 0, KillImportBenchmark.DefaultRounds), Number(a, 1, KillImportBenchmark.DefaultRows))),
    ("analysis", "[ACCOUNTS INTERACTIONS | - - FOLDER]", "the whole analysis of the campaign at full scale, from the store and back",
        a => Done(AnalysisBenchmark.RunCampaignAsync(
        a.Length > 0 && a[0] != "-" ? Number(a, 0, 0) : null, a.Length > 1 && a[1] != "-" ? Number(a, 1, 0) : null,
        a.Length > 2 ? a[2] : null))),
    ("evidence", "FILE [SEEDS]", "what the waterfall's measures weigh, fitted on open worlds and written to FILE",
        a => Done(EvidenceBenchmark.RunAsync(Number(a, 1, EvidenceBenchmark.DefaultSeeds), a[0]))),
    ("error-rates", "FILE DAY RESULTS...",
        "writes the error rates that the program shows to FILE, from RESULTS of 'evaluate --json', measured on DAY",
        a => Done(ErrorRatesBenchmark.RunAsync(a[0], a[1], a[2..]))),
    ("packet", "[INTERACTIONS [analysed|plain [FOLDER]]]",
        "the packet of a large case: exported, and verified beside sha256sum; FOLDER keeps the case", a => Done(PacketBenchmark.RunAsync(
        Number(a, 0, PacketBenchmark.DefaultInteractions), a.Length > 1 && a[1] == "analysed", a.Length > 2 ? a[2] : null))),
    ("selection", "FOLDER [CHANGES]",
        "a change of the selection at full scale, beside DuckDB alone; FOLDER is where 'analysis - - FOLDER' left the case",
        a => Done(SelectionBenchmark.RunAsync(a[0], Number(a, 1, SelectionBenchmark.DefaultChanges)))),
    ("workbench", "FOLDER", "the workbench in Chromium at full scale: openings, brushes, frame rates, bytes, memory; FOLDER as above",
        a => Done(WorkbenchBenchmark.RunAsync(a[0]))),
    ("leiden", "", "communities of 24,000 nodes and 58,000 edges, beside igraph", _ => Done(CommunitiesBenchmark.RunAsync())),
    ("coaction", "FILE", "the command on the real events of german_elections.csv", a => Done(CoActionBenchmark.RunAsync(a[0]))),
    ("linkage", "", "every account's linked accounts: 100,000 accounts, a million attributes",
        _ => Done(Task.Run(AnalysisBenchmark.RunLinkage))),
];

if (args is [var name, .. var rest] && benchmarks.FirstOrDefault(b => b.Name == name) is { Run: { } run })
{
    try
    {
        return await run(rest);
    }
    catch (BenchmarkFailedException failure)
    {
        Console.Error.WriteLine(failure.Message);
        return 1;
    }
}

Console.Error.WriteLine("Name a benchmark:");
foreach (var benchmark in benchmarks) Console.Error.WriteLine($"  {benchmark.Name} {benchmark.Arguments}\t{benchmark.What}");
return 2;

static async Task<int> Done(Task benchmark)
{
    await benchmark;
    return 0;
}

static int Number(string[] arguments, int place, int fallback) => arguments.Length > place
    ? int.Parse(arguments[place], CultureInfo.InvariantCulture) : fallback;
