using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;
using Xunit.Abstractions;

namespace Dashboard.Analysis.Tests.Campaigns;

public sealed class CampaignAnalysisTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_PlantedCampaign_IsFoundWithItsWindow(ulong seed)
    {
        var data = new SyntheticData(seed).Benign(1500).Campaign("Alder", 300, 40, 75);

        var result = CampaignAnalysis.Run(data.Build(), new AnalysisOptions { Seed = seed });

        Describe(result, data);
        Assert.True(Recall(result, data, "Alder") > 0.95);
        Assert.True(Precision(result, data, "Alder") > 0.98);
        var overall = Assert.Single(result.Windows, w => w.Cluster is null);
        Assert.InRange(overall.Start.DayNumber - SyntheticData.FirstDay.DayNumber, 39, 44);
        Assert.InRange(overall.End.DayNumber - SyntheticData.FirstDay.DayNumber, 71, 76);
        Assert.True(overall.StartFrom <= overall.Start && overall.Start <= overall.StartTo);
        Assert.True(overall.EndFrom <= overall.End && overall.End <= overall.EndTo);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_BystandersOfAProxy_AreNotCalledPool(ulong seed)
    {
        var data = new SyntheticData(seed).Benign(1500).Campaign("Alder", 300, 40, 75, bystanders: 150);

        var result = CampaignAnalysis.Run(data.Build(), new AnalysisOptions { Seed = seed });

        Describe(result, data);
        var swept = result.Assignments.Count(a => a.Disposition == Disposition.Pool && data.Groups[a.Account] == "bystander");
        Assert.True(swept <= 5, $"{swept} of 150 bystanders were called pool.");
        Assert.True(Recall(result, data, "Alder") > 0.9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_BenignLookalikes_GetNoPool(ulong seed)
    {
        var data = new SyntheticData(seed).Benign(1200).University(150).Reseller(120).Hackathon(60);

        var result = CampaignAnalysis.Run(data.Build(), new AnalysisOptions { Seed = seed });

        Describe(result, data);
        Assert.DoesNotContain(result.Clusters, c => c.Disposition is Disposition.Pool or Disposition.Operator);
        Assert.DoesNotContain(result.Assignments, a => a.Disposition is Disposition.Pool or Disposition.Operator);
    }

    private void Describe(AnalysisResult result, SyntheticData data)
    {
        foreach (var cluster in result.Clusters.Take(12))
        {
            var groups = string.Join(" ", cluster.Accounts.GroupBy(a => data.Groups[a]).Select(g => $"{g.Key}:{g.Count()}"));
            output.WriteLine($"{cluster.Label} {cluster.Disposition} {cluster.Score:F2} stability {cluster.Stability:F2} [{groups}] {cluster.Reason}");
            foreach (var signal in cluster.Signals) output.WriteLine($"   + {signal.Kind} {signal.Strength:F2} q={signal.QValue:G2} {signal.Sentence}");
            foreach (var test in cluster.BenignTests) output.WriteLine($"   - {test.Outcome} {test.Explanation}: {test.Sentence}");
        }

        foreach (var window in result.Windows) output.WriteLine(window.ToString());
    }

    private static double Recall(AnalysisResult result, SyntheticData data, string group) =>
        result.Assignments.Count(a => a.Disposition == Disposition.Pool && data.Groups[a.Account] == group) / (double)data.Groups.Count(g => g == group);

    private static double Precision(AnalysisResult result, SyntheticData data, string group)
    {
        var pool = result.Assignments.Where(a => a.Disposition == Disposition.Pool).ToArray();
        return pool.Length == 0 ? 0 : pool.Count(a => data.Groups[a.Account] == group) / (double)pool.Length;
    }
}
