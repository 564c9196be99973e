using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Targeting;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Campaigns;

public sealed class TargetingSlicesTests
{
    private const int Monday = 739_000 - (739_000 % 7);

    [Fact]
    public void Of_WeekInWhichEverybodyAsksForTheSame_IsNoFinding()
    {
        // In the second week both ask for software engineering only; in the first the cluster alone does.
        var input = Input((account, week) => week == 1 || account < 20 ? 0 : 1);

        var slices = TargetingSlices.Of(input, ["1"], [false], Groups(20), 0.95);

        var weeks = slices.Where(s => s is { By: TargetingCut.Week, Capability: Capabilities.SoftwareEngineering }).ToArray();
        Assert.Equal(["2024-04-22", "2024-04-29"], weeks.Select(w => w.Slice));
        Assert.True(weeks[0].Low > 0.7, $"{weeks[0].LogOdds}");
        Assert.True(weeks[1].Low <= 0 && weeks[1].High >= 0);
    }

    [Fact]
    public void Of_LogWithModels_IsCutByModelToo()
    {
        var input = Input((account, week) => account < 20 && week == 0 ? 0 : 1, models: true);

        var models = TargetingSlices.Of(input, ["1"], [false], Groups(20), 0.95).Where(s => s.By == TargetingCut.Model).ToArray();

        Assert.Equal(["first", "second"], models.Select(m => m.Slice).Distinct());
        Assert.Equal(20 * 7 * 3, models.Where(m => m.Slice == "first").Sum(m => m.Interactions));
    }

    [Fact]
    public void Of_AccountsOutsideBaselineAndClusters_AreLeftOut()
    {
        var groups = Groups(20);
        for (var a = 20; a < 120; a++) groups[a] = -2;

        var slices = TargetingSlices.Of(Input((_, _) => 0), ["1"], [false], groups, 0.95);

        Assert.All(slices, s => Assert.True(s.TooFew));
        Assert.All(slices, s => Assert.True(double.IsNaN(s.Q)));
    }

    [Fact]
    public void Of_ClusterThatIsNoPool_IsPartOfTheBaselineOfTheOthers()
    {
        int[] groups = [.. Enumerable.Range(0, 120).Select(a => a < 20 ? 0 : 1)];

        var slices = TargetingSlices.Of(Input((account, _) => account < 20 ? 0 : account % 2), ["1", "2"], [false, true], groups, 0.95);

        Assert.Contains(slices, s => s is { Cluster: "1", Capability: Capabilities.SoftwareEngineering, TooFew: false, LogOdds: > 1 });
        Assert.All(slices.Where(s => s.Cluster == "2"), s => Assert.True(s.TooFew));
    }

    [Fact]
    public void Of_NoClusters_IsEmpty() => Assert.Empty(TargetingSlices.Of(Input((_, _) => 0), [], [], Groups(0), 0.95));

    /// <summary>120 accounts, two weeks, three requests a day with the capability that is given.</summary>
    private static AnalysisInput Input(Func<int, int, int> capability, bool models = false)
    {
        var rows = (from account in Enumerable.Range(0, 120) from day in Enumerable.Range(0, 14) select (account, day)).ToArray();
        return new AnalysisInput
        {
            Accounts = [.. Enumerable.Range(0, 120).Select(a => $"{a}")],
            Attributes = [],
            EdgeAccounts = [],
            EdgeAttributes = [],
            EdgeInteractions = [],
            Capabilities = [Capabilities.SoftwareEngineering, Capabilities.General],
            ActivityAccounts = [.. rows.Select(r => r.account)],
            ActivityDays = [.. rows.Select(r => Monday + r.day)],
            ActivityCapabilities = [.. rows.Select(r => capability(r.account, r.day / 7))],
            ActivityInteractions = [.. rows.Select(_ => 3)],
            Models = ["first", "second"],
            ActivityModels = models ? [.. rows.Select(r => r.day / 7)] : null,
        };
    }

    private static int[] Groups(int members) => [.. Enumerable.Range(0, 120).Select(a => a < members ? 0 : -1)];
}
