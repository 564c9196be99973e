using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.OtherSide;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Candidates;

public sealed class GroupSearchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_QueueDividedAmongAccounts_IsFoundWhole(ulong seed)
    {
        var traffic = new SyntheticTraffic(seed).People(300).Harvesters(60, 20, 50);

        var result = CampaignAnalysis.Run(traffic.Build(), Quick(seed));

        var pool = Assert.Single(result.Clusters, c => c.Disposition == Disposition.Pool);
        int[] accused = [.. result.Assignments.Where(a => a.Disposition == Disposition.Pool).Select(a => a.Account)];
        Assert.True(accused.Intersect(traffic.Of("harvesters")).Count() >= 57);
        Assert.True(accused.Except(traffic.Of("harvesters")).Count() <= 2);
        Assert.Equal(pool.Waterfall.Probability, pool.Score, 12);
        Assert.Contains(pool.Waterfall.Steps, s => s is { Key: "habit-hours", LogLikelihoodRatio: > 0 });
        Assert.Contains(pool.Waterfall.Steps, s => s is { Key: "shared-payment", IsTold: false, LogLikelihoodRatio: 0 });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_PeopleAlone_AccusesNobody(ulong seed)
    {
        var result = CampaignAnalysis.Run(new SyntheticTraffic(seed).People(300).Build(), Quick(seed));

        Assert.DoesNotContain(result.Assignments, a => a.Disposition == Disposition.Pool);
    }

    [Fact]
    public void Run_ToolWhoseButtonsSendFewTexts_AccusesNobody()
    {
        var traffic = new SyntheticTraffic(4).People(150).People(200, "tool", (i, k) => k % 3 == 0 ? $"button {(i + k) % 6}" : null);

        var result = CampaignAnalysis.Run(traffic.Build(), Quick(4));

        Assert.DoesNotContain(result.Assignments, a => a.Disposition == Disposition.Pool);
    }

    [Fact]
    public void Run_ListThatEachGoesThrough_IsALookalikeAtMost()
    {
        var traffic = new SyntheticTraffic(5).People(300).Harvesters(60, 20, 50, "benchmark", isDivided: false);

        var result = CampaignAnalysis.Run(traffic.Build(), Quick(5));

        Assert.DoesNotContain(result.Assignments, a => a.Disposition == Disposition.Pool);
        var cluster = result.Clusters.First(c => c.Accounts.Intersect(traffic.Of("benchmark")).Count() > 50);
        Assert.Contains(
            cluster.BenignTests,
            t => t.Outcome == BenignOutcome.Failed && t.Explanation.StartsWith("a public benchmark", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_PoolOfHalfTheAccounts_TakesTheOtherSide()
    {
        var traffic = new SyntheticTraffic(6).People(150).Harvesters(60, 20, 50);

        var result = CampaignAnalysis.Run(traffic.Build(), Quick(6) with { OtherSide = true });

        var view = Assert.Single(result.OtherSide);
        Assert.True(view.Analyses.Length >= 200, $"{view.Analyses.Length} analyses.");
        Assert.InRange(view.FoundShare, 0.5, 1);
        Assert.NotEmpty(view.ExculpatoryReading);
        Assert.All(view.Flips, f => Assert.InRange(f.Share, 0.0001, 0.9999));
        Assert.True(view.Framing!.Nearest is -1 or > 0);
    }

    [Fact]
    public void Run_MoreAgreementThanThereIs_AccusesNobody()
    {
        var traffic = new SyntheticTraffic(1).People(300).Harvesters(60, 20, 50);

        var result = CampaignAnalysis.Run(traffic.Build(), Quick(1) with { LeastAgreement = 1.01 });

        Assert.DoesNotContain(result.Assignments, a => a.Disposition == Disposition.Pool);
        Assert.Contains(result.Clusters, c => c.Reason.Contains("100 % of the resolutions", StringComparison.Ordinal));
    }

    private static AnalysisOptions Quick(ulong seed) =>
        new() { Seed = seed, StabilitySeeds = 3, BootstrapSamples = 40, Sensitivity = false, OtherSide = false };
}
