using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dashboard.Casework.Records;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Opening;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Workbench;

namespace Dashboard.Benchmarks;

/// <summary>
/// A change of the selection on the full-scale campaign: the server's time to the data of all three panels, as the
/// browser gets them, beside the same three questions to DuckDB alone over one table of the log's rows, turn by turn.
/// </summary>
internal static class SelectionBenchmark
{
    public const int DefaultChanges = 100;

    /// <param name="folder">Where <c>analysis - - FOLDER</c> left the case.</param>
    /// <param name="changes">How many selections.</param>
    public static async Task RunAsync(string folder, int changes)
    {
        await CampaignPool.RequireAsync(folder);
        var id = CaseId.Parse("campaign");
        var raw = Path.Combine(folder, "raw.duckdb");
        if (!File.Exists(raw)) await Task.Run(() => MakeRaw(Path.Combine(folder, "cases", id.Value, "interactions.duckdb"), raw));
        await using var stores = new InteractionStores(folder);
        using var analyses = new CaseAnalyses(stores, TimeProvider.System);
        var store = stores.Open(id);
        var analysis = await analyses.FindAsync(id, default) ?? throw new InvalidOperationException(
            "The case has not been analysed: run the benchmark 'analysis' first, with this folder.");
        var clock = Stopwatch.StartNew();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await store.TimelineAsync(new TimelineRequest(Selection.Everything), default);
        Console.WriteLine($"first answer, from the tables: {clock.Elapsed.TotalSeconds:0.0} s.");
        while (clock.Elapsed < TimeSpan.FromSeconds(60) && !await IsLoadedAsync(store)) await Task.Delay(200);
        Console.WriteLine(
            $"daily sums in memory after {clock.Elapsed.TotalSeconds:0.0} s: {(GC.GetTotalMemory(forceFullCollection: true) - before) >> 20:N0} MiB.");

        using var connection = new DuckDbConnection($"Data Source={raw};threads=2");
        connection.Open();
        var view = await ViewAsync(id, store, analysis);
        var contents = new PanelContents(new CaseGaps(), new CaseClocks());
        var (own, alone) = (new List<double>(), new List<double>());
        foreach (var (selection, where) in Selections(analysis, changes))
        {
            clock.Restart();
            await PanelsAsync(view, contents, new WorkbenchState { Selection = selection });
            own.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            await Task.Run(() => Raw(connection, where));
            alone.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{changes} changes of the selection, all three panels: median {At(own, 0.5):0} ms, p95 {At(own, 0.95):0} ms; DuckDB alone on the raw table: median {At(alone, 0.5):0} ms, p95 {At(alone, 0.95):0} ms; ratio median {At([.. own.Zip(alone, (o, a) => o / a)], 0.5):0.00}, p95 {At([.. own.Zip(alone, (o, a) => o / a)], 0.95):0.00}."));
    }

    // What the three endpoints make, up to the bytes.
    private static async Task PanelsAsync(CaseView view, PanelContents contents, WorkbenchState state)
    {
        var timeline = Task.Run(
            async () => JsonSerializer.SerializeToUtf8Bytes(await contents.TimelineAsync(view, state, default), PlotlyJson.Options));
        var heatmap = Task.Run(
            async () => JsonSerializer.SerializeToUtf8Bytes(await PanelContents.HeatmapAsync(view, state, default), PlotlyJson.Options));
        var members = Task.Run(
            async () => JsonSerializer.SerializeToUtf8Bytes(
                await PanelContents.MembersAsync(view, state, default), JsonSerializerOptions.Web));
        await Task.WhenAll(timeline, heatmap, members);
    }

    private static void Raw(DuckDbConnection connection, string where)
    {
        string[] questions =
        [
            "SELECT capability, date_trunc('day', timestamp), count(*) FROM log WHERE {0} GROUP BY ALL",
            "SELECT capability, date_trunc('week', timestamp), count(*), count(DISTINCT account_id) FROM log WHERE {0} GROUP BY ALL",
            "SELECT DISTINCT account_id FROM log WHERE {0}",
        ];
        foreach (var question in questions)
            connection.Rows(string.Format(CultureInfo.InvariantCulture, question, where), r => r.IsDBNull(0), default);
    }

    /// <summary>What analysts do: mostly brushes and clusters, and the rest in turn.</summary>
    private static IEnumerable<(Selection Selection, string Where)> Selections(StoredAnalysis analysis, int count)
    {
        var random = new Random(1);
        var clusters = analysis.Result.Clusters.Take(20).Select(c => c.Id).ToArray();
        string[] capabilities = [.. analysis.Result.Targeting.Select(t => t.Capability).Distinct()];
        for (var i = 0; i < count; i++)
        {
            var first = new DateOnly(2026, 3, 1).AddDays(random.Next(100));
            var last = first.AddDays(2 + random.Next(40));
            var cluster = clusters[random.Next(clusters.Length)];
            var capability = capabilities[random.Next(capabilities.Length)];
            string time = $"time={first:yyyy-MM-dd}..{last:yyyy-MM-dd}",
                days = $"timestamp >= '{first:yyyy-MM-dd}' AND timestamp < '{last.AddDays(1):yyyy-MM-dd}'";
            string ofCluster = $"account_id IN (SELECT account_id FROM assigned WHERE cluster = '{cluster}')",
                ofCapability = $"capability = '{capability}'";
            yield return (i % 8) switch
            {
                0 or 1 or 2 => (Selection.Parse(time), days),
                3 => (Selection.Parse($"cluster={cluster}"), ofCluster),
                4 =>
                    (Selection.Parse($"cluster=1&{time}"),
                        $"account_id IN (SELECT account_id FROM assigned WHERE cluster = '1') AND {days}"),
                5 => (Selection.Parse($"capability={Uri.EscapeDataString(capability)}"), ofCapability),
                6 =>
                    (Selection.Parse($"disposition=pool&capability={Uri.EscapeDataString(capability)}"),
                        $"account_id IN (SELECT account_id FROM assigned WHERE disposition = 'pool') AND {ofCapability}"),
                _ =>
                    (Selection.Parse($"not-cluster=1&{time}"),
                        $"account_id NOT IN (SELECT account_id FROM assigned WHERE cluster = '1') AND {days}"),
            };
        }
    }

    private static async Task<CaseView> ViewAsync(CaseId id, IInteractionStore store, StoredAnalysis analysis)
    {
        var data = await store.DescribeAsync(default);
        var made = DateTime.UtcNow;
        return new CaseView
        {
            Case = new Case { Id = id, Name = "Campaign", Kind = CaseKind.Telemetry, IsSynthetic = true, CreatedAt = made,
                CreatedBy = "benchmark", UpdatedAt = made, UpdatedBy = "benchmark" },
            Store = store,
            Data = data,
            Analysis = analysis,
            Events = [],
            Annotations = [],
        };
    }

    /// <summary>Whether a question is answered faster than the tables can.</summary>
    private static async Task<bool> IsLoadedAsync(IInteractionStore store)
    {
        var clock = Stopwatch.StartNew();
        await store.MeasureAsync(Selection.Everything, [Measure.Accounts, Measure.ActiveDays], default);
        return clock.ElapsedMilliseconds < 100;
    }

    private static void MakeRaw(string store, string raw)
    {
        using var connection = new DuckDbConnection($"Data Source={raw};threads=2");
        connection.Open();
        connection.Run(
            $"""
            ATTACH {Sql.Literal(store)} AS c (READ_ONLY);
            CREATE TABLE log AS SELECT a.id AS account_id, i.instant AS timestamp, m.name AS model, k.name AS capability, i.input_tokens, i.output_tokens
                FROM c.interactions i JOIN c.capabilities k ON k.no = i.capability LEFT JOIN c.accounts a ON a.no = i.account LEFT JOIN c.models m ON m.no = i.model ORDER BY i.line;
            CREATE TABLE assigned AS SELECT a.id AS account_id, cluster, disposition FROM c.assignments JOIN c.accounts a ON a.no = account;
            """,
            default);
    }

    private static double At(List<double> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));
}
