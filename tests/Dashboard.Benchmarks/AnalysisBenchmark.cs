using System.Diagnostics;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Randomness;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Opening;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Populations;

namespace Dashboard.Benchmarks;

/// <summary>The whole analysis of the full-scale campaign, and the linkage of 100,000 accounts with a million attributes.</summary>
internal static class AnalysisBenchmark
{
    private const int LinkageAccounts = 100_000;
    private const int LinkageAttributes = 1_000_000;

    /// <summary>
    /// Generates a campaign, imports its log and register of accounts, and analyses the case as <c>analyze</c> does,
    /// from the store and back into it.
    /// </summary>
    /// <param name="accounts">Accounts, the innocent included; null for the full scale.</param>
    /// <param name="interactions">Interactions; null for the full scale.</param>
    /// <param name="kept">A folder to make the case in, or to find it in from an earlier run; null for one that is deleted.</param>
    public static async Task RunCampaignAsync(int? accounts, long? interactions, string? kept)
    {
        var folder = kept ?? Directory.CreateTempSubdirectory("dashboard-analysis-").FullName;
        try
        {
            var id = CaseId.Parse("campaign");
            await using var stores = new InteractionStores(folder);
            if ((await stores.Open(id).ImportsAsync(default)).Count == 0)
                await ImportAsync(stores.Open(id), folder, new ScenarioRequest("campaign", accounts, interactions));
            PeakMemory.Reset();
            var clock = Stopwatch.StartNew();
            var (stage, used) = ("", Environment.CpuUsage.TotalTime);

            // What others do on the machine does not count.
            double Processor() => (Environment.CpuUsage.TotalTime - used).TotalSeconds;
            using var analyses = new CaseAnalyses(stores, TimeProvider.System);
            var analysis = await analyses.RunAsync(id, [], new AnalysisOptions(), new Said(p =>
            {
                if (p.Stage != stage)
                    Console.WriteLine(
                        $"{clock.Elapsed.TotalSeconds,6:0.0} s ({Processor():0.0} s of processors) {stage = p.Stage}, {Environment.WorkingSet >> 20:N0} MiB");
            }), default);
            Console.WriteLine(
                $"analysis of {analysis.AccountInteractions.Sum():N0} interactions of {analysis.Accounts.Count:N0} accounts, {analysis.EdgeAccounts.Length:N0} links: {clock.Elapsed.TotalSeconds:0.0} s, {Processor():0.0} s of processors, {PeakMemory.MiB():N0} MiB at most; {analysis.Result.Clusters.Length} clusters, pool of {analysis.Result.Assignments.Count(a => a.Disposition == Disposition.Pool):N0}.");
            CampaignPool.Require(analysis.Result.Assignments.Count(a => a.Disposition == Disposition.Pool), folder);
        }
        finally
        {
            if (kept is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ImportAsync(IInteractionStore store, string folder, ScenarioRequest request)
    {
        var clock = Stopwatch.StartNew();
        var logs = Path.Combine(folder, "logs");
        await ScenarioFolder.WriteAsync(ScenarioCatalogue.Create(request), logs);
        foreach (var name in (string[])[ScenarioFolder.InteractionsFile(InteractionFormat.Csv), ScenarioFolder.AccountsFile])
            await store.ImportAsync(new ImportRequest(Path.Combine(logs, name), name, null, "benchmark", DateTime.UtcNow), null, default);
        Directory.Delete(logs, recursive: true);
        Console.WriteLine($"generated and imported in {clock.Elapsed.TotalSeconds:0} s");
    }

    public static void RunLinkage()
    {
        // Attributes of 2 to 20 accounts, and one hub that a fifth of all accounts share.
        var random = new SeededRandom(1);
        var (accounts, attributes) = (new List<int>(), new List<int>());
        var df = new int[LinkageAttributes];
        for (var t = 0; t < LinkageAttributes; t++)
        {
            df[t] = t == 0 ? LinkageAccounts / 5 : 2 + (int)(18 * Math.Pow(random.NextDouble(), 4));
            for (var i = 0; i < df[t]; i++)
            {
                accounts.Add(random.NextBelow(LinkageAccounts));
                attributes.Add(t);
            }
        }

        var input = new AnalysisInput
        {
            Accounts = [.. Enumerable.Range(0, LinkageAccounts).Select(a => $"{a}")],
            Attributes = [.. df.Select((count, t) => new AnalysisAttribute(AttributeFamily.Network, "ip", $"{t}", count))],
            EdgeAccounts = [.. accounts],
            EdgeAttributes = [.. attributes],
            EdgeInteractions = [.. Enumerable.Repeat(1, accounts.Count)],
            Capabilities = [Capabilities.General],
            ActivityAccounts = [],
            ActivityDays = [],
            ActivityCapabilities = [],
            ActivityInteractions = [],
        };
        var clock = Stopwatch.StartNew();
        var graph = BipartiteGraph.Of(input, 0.05);
        var built = clock.Elapsed;
        var links = 0L;
        Parallel.For(0, LinkageAccounts, account => Interlocked.Add(ref links, AccountLinks.Of(graph, account, maxCarriers: 1000).Length));
        Console.WriteLine(
            $"linkage of {LinkageAccounts:N0} accounts with {LinkageAttributes:N0} attributes, {graph.LinkCount:N0} links: graph {built.TotalSeconds:0.0} s; every account’s linked accounts ({links:N0}) {clock.Elapsed.TotalSeconds:0.0} s.");
    }

    private sealed class Said(Action<AnalysisProgress> say) : IProgress<AnalysisProgress>
    {
        public void Report(AnalysisProgress value)
        {
            lock (say) say(value);
        }
    }
}
