using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Campaigns;

public sealed class CampaignAnalysisTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_PlantedCampaign_IsFoundWithItsWindow(ulong seed)
    {
        var data = new SyntheticData(seed).Benign(1500).Campaign("Alder", 300, 40, 75);

        var result = CampaignAnalysis.Run(data.Build(), Quick(seed));

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

        var result = CampaignAnalysis.Run(data.Build(), Quick(seed));

        var swept = result.Assignments.Count(a => a.Disposition == Disposition.Pool && data.Groups[a.Account] == "bystander");
        Assert.True(swept <= 5, $"{swept} of 150 bystanders were called pool.");
        Assert.True(Recall(result, data, "Alder") > 0.9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_LogWithoutPromptsPaymentsAndIdentities_AccusesNobodyAndSaysWhatIsMissing(ulong seed)
    {
        var data = new SyntheticData(seed).Benign(4000).Campaign("Alder", 300, 40, 75, bystanders: 300);

        var result = CampaignAnalysis.Run(
            data.Build(AttributeFamily.Content, AttributeFamily.Payment), Quick(seed) with { StabilitySeeds = 0 });

        Assert.DoesNotContain(result.Assignments, a => a.Disposition is Disposition.Pool or Disposition.Operator);
        Assert.Contains(result.Clusters, c => c.Reason.Contains("nothing of what accounts ask", StringComparison.Ordinal));
        Assert.All(result.Clusters, c => Assert.NotEmpty(c.Accounts));
        Assert.Equal(Enumerable.Range(1, result.Clusters.Length).Select(n => $"{n}"), result.Clusters.Select(c => c.Id));
    }

    [Fact]
    public void Run_LinkedAccountsThatAreBusyTogetherWithoutAnAim_AreNoPool()
    {
        var data = new SyntheticData(1).Benign(4000).Campaign("Alder", 300, 40, 75, bystanders: 300, hasAim: false);

        var result = CampaignAnalysis.Run(
            data.Build(AttributeFamily.Content, AttributeFamily.Payment), Quick(1) with { StabilitySeeds = 0 });

        Assert.DoesNotContain(result.Clusters, c => c.Disposition == Disposition.Pool);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_BenignLookalikes_GetNoPool(ulong seed)
    {
        var data = new SyntheticData(seed).Benign(1200).University(150).Reseller(120).Hackathon(60);

        var result = CampaignAnalysis.Run(data.Build(), Quick(seed));

        Assert.DoesNotContain(result.Clusters, c => c.Disposition is Disposition.Pool or Disposition.Operator);
        Assert.DoesNotContain(result.Assignments, a => a.Disposition is Disposition.Pool or Disposition.Operator);
    }

    [Fact]
    public void Run_WithSensitivity_SaysWhatEachChoiceDoesToTheFigures()
    {
        var input = new SyntheticData(4).Benign(400).Campaign("Alder", 120, 40, 75).Build();

        var result = CampaignAnalysis.Run(input, new AnalysisOptions { StabilitySeeds = 0, BootstrapSamples = 60, OtherSide = false });

        var chosen = result.Sensitivity.Where(p => p.IsChosen).ToArray();
        Assert.Equal(4, chosen.Length);
        Assert.All(chosen, p => Assert.Equal(1, p.Agreement));
        Assert.All(chosen, p => Assert.Equal(result.Assignments.Count(a => a.Disposition == Disposition.Pool), p.Accounts));
        Assert.All(result.Sensitivity, p => Assert.InRange(p.Agreement, 0, 1));
        Assert.Contains(result.Sensitivity, p => p is { Parameter: nameof(AnalysisOptions.Resolution), Value: 3 });
    }

    [Fact]
    public void Run_AccountsThatAskTheSameWithinSeconds_ShowCoAction()
    {
        var data = new SyntheticData(6).Benign(400).Campaign("Alder", 60, 40, 75);
        var start = (SyntheticData.FirstDay.AddDays(45).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * 86_400.0;
        var (members, others) = (Of("Alder"), Of("benign"));

        // Pairs of the campaign's accounts ask each prompt ten seconds apart; everybody else some day or other.
        var uses = Enumerable.Range(0, 600).SelectMany(k => ((int, int, double)[])[
                (members[k % 60], k, start + (k * 3000)), (members[(k + 1) % 60], k, start + (k * 3000) + 10),
                (others[k % 400], 1000 + (k % 100), start + (k * 2711)),
                (others[(k * 7) % 400], 1000 + (k % 100), start + ((k * 7919) % 3_000_000))]).ToArray();
        var input = data.Build() with
        {
            Uses = new SharedUses(
                "prompt_hash", [.. uses.Select(u => u.Item1)], [.. uses.Select(u => u.Item2)], [.. uses.Select(u => u.Item3)], 1),
        };

        var result = CampaignAnalysis.Run(
            input, new AnalysisOptions { StabilitySeeds = 0, BootstrapSamples = 60, Sensitivity = false, OtherSide = false });

        Assert.InRange(result.CoAction!.Window, 10, 60);
        Assert.True(result.CoAction.Accounts >= 60);
        var signal = Assert.Single(result.Clusters[0].Signals, s => s.Kind == SignalKind.CoAction);
        Assert.True(signal.QValue < 0.01);

        int[] Of(string group) => [.. data.Groups.Index().Where(g => g.Item == group).Select(g => g.Index)];
    }

    [Fact]
    public void Run_AccountsThatUseOneAnothersSessions_ShowItAsInfrastructure()
    {
        var data = new SyntheticData(6).Benign(400).Campaign("Alder", 60, 40, 75);
        var built = data.Build();
        var members = data.Groups.Index().Where(g => g.Item == "Alder").Select(g => g.Index).ToArray();
        var sessions = Enumerable.Range(0, 30).ToArray();
        var input = built with
        {
            Attributes = [
                .. built.Attributes, .. sessions.Select(s => new AnalysisAttribute(AttributeFamily.Identity, "session_id", $"s{s}", 2))],
            EdgeAccounts = [.. built.EdgeAccounts, .. sessions.SelectMany(s => (int[])[members[2 * s], members[(2 * s) + 1]])],
            EdgeAttributes = [.. built.EdgeAttributes, .. sessions.SelectMany(s => Enumerable.Repeat(built.Attributes.Count + s, 2))],
            EdgeInteractions = [.. built.EdgeInteractions, .. Enumerable.Repeat(1, 60)],
        };

        var result = CampaignAnalysis.Run(
            input, new AnalysisOptions { StabilitySeeds = 0, BootstrapSamples = 60, Sensitivity = false, OtherSide = false });

        var signal = Assert.Single(result.Clusters[0].Signals, s => s.Kind == SignalKind.SharedSessions);
        Assert.Equal(AttributeFamily.Identity, signal.Family);
        Assert.Contains(result.Clusters[0].BenignTests, t => t.Explanation.StartsWith("CI runners", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_ConductBeyondTheUsual_IsASignalWithItsTwin()
    {
        var data = new SyntheticData(6).Benign(1200).Campaign("Alder", 60, 40, 75);
        var isMember = data.Groups.Select(g => g == "Alder").ToArray();
        var release = SyntheticData.FirstDay.AddDays(60);
        var built = data.Build();
        var input = built with
        {
            // Members come from many networks, name no agent, are on a small plan on which hardly anybody does much, and
            // move to the new model at once; everybody else does so a week later.
            Traits = new RequestTraits(
                [.. isMember.Select((m, a) => m ? 40 : 1 + (a % 3))], null, [.. isMember.Select(m => m ? 0.9 : 0.1)]),
            Plans = [.. isMember.Select((m, a) => m || a % 2 == 0 ? "small" : "large")],
            ActivityInteractions = [.. built.ActivityInteractions.Select(
                (n, i) => isMember[built.ActivityAccounts[i]] ? 9 * n : built.ActivityAccounts[i] % 2 == 0 ? n : 30 * n)],
            Models = ["old", "new"],
            ActivityModels = [.. built.ActivityDays.Select(
                (day, i) => day >= release.AddDays(isMember[built.ActivityAccounts[i]] ? 0 : 7).DayNumber ? 1 : 0)],
            Releases = [new ModelRelease("new", release)],
        };

        var result = CampaignAnalysis.Run(
            input, new AnalysisOptions { StabilitySeeds = 0, BootstrapSamples = 60, Sensitivity = false, OtherSide = false });

        SignalKind[] conduct = [SignalKind.PlanThroughput, SignalKind.ManyOrigins, SignalKind.StrippedMetadata, SignalKind.Retargeting];
        Assert.Equal(conduct, result.Clusters[0].Signals.Select(s => s.Kind).Where(conduct.Contains).Order());
        Assert.Contains(result.Clusters[0].BenignTests, t => t.Explanation.StartsWith("privacy engineering", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, SignalKind.FullRateAtOnce)]
    [InlineData(true, null)]
    public void Run_NewAccountsAtFullRate_AreASignalUnlessTheyGrow(bool grow, SignalKind? expected)
    {
        var data = new SyntheticData(6).Benign(400).Campaign("Alder", 60, 40, 75);
        var built = data.Build();
        var epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        var first = new int[built.Accounts.Count];
        Array.Fill(first, int.MaxValue);
        for (var i = 0; i < built.ActivityAccounts.Length; i++)
            first[built.ActivityAccounts[i]] = Math.Min(first[built.ActivityAccounts[i]], built.ActivityDays[i]);

        // Everybody starts small and grows; the campaign's accounts only where they are told to.
        var input = built with
        {
            CreatedSeconds = [.. first.Select((day, a) => ((day - epoch) * 86_400.0) + (a * 37 % 80_000))],
            ActivityInteractions = [.. built.ActivityInteractions.Select(
                (n, i) => !grow && data.Groups[built.ActivityAccounts[i]] == "Alder"
                ? (built.ActivityDays[i] - first[built.ActivityAccounts[i]] < 2 ? 6 * n : n)
                : n * (1 + (built.ActivityDays[i] - first[built.ActivityAccounts[i]])))],
        };

        var result = CampaignAnalysis.Run(
            input, new AnalysisOptions { StabilitySeeds = 0, BootstrapSamples = 60, Sensitivity = false, OtherSide = false });

        Assert.Equal(expected is not null, result.Clusters[0].Signals.Any(s => s.Kind == SignalKind.FullRateAtOnce));
        if (expected is not null)
            Assert.Contains(result.Clusters[0].BenignTests, t => t.Explanation.StartsWith("existing customers", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_UnstableCluster_GetsNoVerdict()
    {
        var input = new SyntheticData(1).Benign(1500).Campaign("Alder", 300, 40, 75).Build();

        var result = CampaignAnalysis.Run(
            input,
            new AnalysisOptions { StabilitySeeds = 3, BootstrapSamples = 60, Sensitivity = false, OtherSide = false,
                LeastStability = 1.01 });

        Assert.DoesNotContain(result.Clusters, c => c.Disposition == Disposition.Pool);
        Assert.Contains(result.Clusters, c => c.Reason.Contains("halves of itself", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameResult()
    {
        var input = new SyntheticData(4).Benign(400).Campaign("Alder", 120, 40, 75).Build();

        var first = CampaignAnalysis.Run(
            input, new AnalysisOptions { Seed = 7, StabilitySeeds = 4, BootstrapSamples = 60, Sensitivity = false, OtherSide = false });
        var second = CampaignAnalysis.Run(
            input, new AnalysisOptions { Seed = 7, StabilitySeeds = 4, BootstrapSamples = 60, Sensitivity = false, OtherSide = false });

        Assert.Equal(first.Assignments.ToArray(), second.Assignments.ToArray());
        Assert.Equal(first.Targeting.ToArray(), second.Targeting.ToArray());
        Assert.Equal(first.Windows.ToArray(), second.Windows.ToArray());
        Assert.Equal(first.Clusters.Select(c => (c.Id, c.Score, c.Stability)), second.Clusters.Select(c => (c.Id, c.Score, c.Stability)));
    }

    [Fact]
    public void Run_InfrastructureAlone_IsNeverAPool()
    {
        // The campaign's own links without what it asks and when: nothing behavioural is left.
        var full = new SyntheticData(5).Benign(400).Campaign("Alder", 120, 40, 75).Build();
        var isContent = full.Attributes.Select(a => a.Family.IsBehavioural()).ToArray();
        var kept = Enumerable.Range(0, full.EdgeAccounts.Length).Where(i => !isContent[full.EdgeAttributes[i]]).ToArray();
        var input = full with
        {
            EdgeAccounts = [.. kept.Select(i => full.EdgeAccounts[i])],
            EdgeAttributes = [.. kept.Select(i => full.EdgeAttributes[i])],
            EdgeInteractions = [.. kept.Select(i => full.EdgeInteractions[i])],
            ActivityAccounts = [],
            ActivityDays = [],
            ActivityCapabilities = [],
            ActivityInteractions = [],
            WeeklyInteractions = null,
        };

        var result = CampaignAnalysis.Run(
            input, new AnalysisOptions { StabilitySeeds = 2, BootstrapSamples = 60, Sensitivity = false, OtherSide = false });

        Assert.NotEmpty(result.Clusters);
        Assert.All(result.Assignments, a => Assert.True(a.Disposition is Disposition.Unknown or Disposition.Lookalike));
    }

    [Fact]
    public void Run_Verdicts_FollowTheRuleAndAreExplained()
    {
        var result = CampaignAnalysis.Run(
            new SyntheticData(1).Benign(1500).Campaign("Alder", 300, 40, 75).Build(),
            new AnalysisOptions { StabilitySeeds = 2, BootstrapSamples = 60, Sensitivity = false, OtherSide = false });

        Assert.All(result.Clusters, cluster =>
        {
            Assert.NotEmpty(cluster.Reason);
            Assert.NotEmpty(cluster.WouldOverturn);
            Assert.All(cluster.Signals, s => Assert.NotEmpty(s.Numbers));
            Assert.InRange(cluster.Score, 0, 1);
            Assert.InRange(cluster.Stability, 0, 1);
            if (cluster.Disposition != Disposition.Pool) return;
            Assert.True(cluster.Waterfall.IsIndependent);
            Assert.Equal(cluster.Waterfall.Probability, cluster.Score, 12);
            Assert.DoesNotContain(cluster.BenignTests, t => t.Outcome == BenignOutcome.Failed);
        });
        Assert.Contains(result.Clusters, c => c.Disposition == Disposition.Pool);
        var pool = result.Clusters.First(c => c.Disposition == Disposition.Pool);
        Assert.Contains(Capabilities.AgenticReasoning, pool.TargetedCapabilities);
        Assert.Contains(result.Targeting, t => t.Cluster == pool.Id && t.Capability == Capabilities.SoftwareEngineering && t.Low > 0);
    }

    [Fact]
    public void Run_DefaultPromptOfEverybody_JoinsNobody()
    {
        // Forty pairs of accounts with an address each, and one prompt that all of them send.
        var input = new AnalysisInput
        {
            Accounts = [.. Enumerable.Range(0, 80).Select(a => $"account-{a}")],
            Attributes = [.. Enumerable.Range(0, 40).Select(t => new AnalysisAttribute(AttributeFamily.Network, "ip", $"{t}", 2)),
                new AnalysisAttribute(AttributeFamily.Content, "system-prompt", "default", 79)],
            EdgeAccounts = [.. Enumerable.Range(0, 80), .. Enumerable.Range(0, 79)],
            EdgeAttributes = [.. Enumerable.Range(0, 80).Select(a => a / 2), .. Enumerable.Repeat(40, 79)],
            EdgeInteractions = [.. Enumerable.Repeat(1, 159)],
            Capabilities = [Capabilities.General],
            ActivityAccounts = [],
            ActivityDays = [],
            ActivityCapabilities = [],
            ActivityInteractions = [],
        };

        var result = CampaignAnalysis.Run(input);

        Assert.Empty(result.Clusters);
    }

    [Fact]
    public void Run_NothingAtAll_SaysSo()
    {
        var result = CampaignAnalysis.Run(new SyntheticData(1).Build());

        Assert.Empty(result.Clusters);
        Assert.Empty(result.Windows);
        Assert.Empty(result.Assignments);
        Assert.Contains(result.Notes, note => note.StartsWith("No two accounts share", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => CampaignAnalysis.Run(new SyntheticData(1).Benign(50).Build(), cancellation: cancellation.Token));
    }

    private static AnalysisOptions Quick(ulong seed) =>
        new() { Seed = seed, StabilitySeeds = 2, BootstrapSamples = 60, Sensitivity = false, OtherSide = false };

    private static double Recall(AnalysisResult result, SyntheticData data, string group) =>
        result.Assignments.Count(
            a => a.Disposition == Disposition.Pool && data.Groups[a.Account] == group) / (double)data.Groups.Count(g => g == group);

    private static double Precision(AnalysisResult result, SyntheticData data, string group)
    {
        var pool = result.Assignments.Where(a => a.Disposition == Disposition.Pool).ToArray();
        return pool.Length == 0 ? 0 : pool.Count(a => data.Groups[a.Account] == group) / (double)pool.Length;
    }
}
