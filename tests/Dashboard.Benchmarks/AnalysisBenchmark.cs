using System.Diagnostics;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Randomness;
using Dashboard.Core;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;

namespace Dashboard.Benchmarks;

/// <summary>The whole analysis of the full-scale campaign, and the linkage of 100,000 accounts with a million attributes.</summary>
internal static class AnalysisBenchmark
{
    private const int LinkageAccounts = 100_000;
    private const int LinkageAttributes = 1_000_000;

    public static void RunCampaign(int? accounts, long? interactions)
    {
        var clock = Stopwatch.StartNew();
        var input = ScenarioInput.Of(ScenarioCatalogue.Create(new ScenarioRequest("campaign", accounts, interactions)));
        Console.WriteLine($"input of {input.Accounts.Count:N0} accounts, {input.Attributes.Count:N0} shared attributes, {input.EdgeAccounts.Length:N0} links: {clock.Elapsed.TotalSeconds:0} s.");
        GC.Collect();
        clock.Restart();
        var stage = "";
        var result = CampaignAnalysis.Run(input, progress: new Said(p =>
        {
            if (p.Stage != stage) Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:0.0} s {stage = p.Stage}, {Environment.WorkingSet >> 20:N0} MiB");
        }));
        Console.WriteLine($"analysis: {clock.Elapsed.TotalSeconds:0.0} s, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MiB at most; {result.Clusters.Length} clusters, pool {result.Assignments.Count(a => a.Disposition == Disposition.Pool):N0}.");
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
        for (var account = 0; account < LinkageAccounts; account++) links += AccountLinks.Of(graph, account, maxCarriers: 1000).Length;
        Console.WriteLine($"linkage of {LinkageAccounts:N0} accounts with {LinkageAttributes:N0} attributes, {graph.LinkCount:N0} links: graph {built.TotalSeconds:0.0} s; every account's linked accounts with their p-values ({links:N0}) {clock.Elapsed.TotalSeconds:0.0} s.");
    }

    private sealed class Said(Action<AnalysisProgress> say) : IProgress<AnalysisProgress>
    {
        public void Report(AnalysisProgress value)
        {
            lock (say) say(value);
        }
    }
}
