using System.Collections.Immutable;
using Dashboard.Analysis.Accuracy;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Accuracy;

public sealed class AnalysisAccuracyTests
{
    private static readonly DateOnly First = new(2026, 4, 22);
    private static readonly DateOnly Last = new(2026, 6, 5);

    [Fact]
    public void Of_OneMissedAndOneAccusedBystander_IsCountedByHand()
    {
        // Accounts 0 to 3 are guilty; 0, 1, 2 and the bystander 4 are accused.
        var accuracy = AnalysisAccuracy.Of(
            Result(["1", "1", "1", null, "1", null], [0, 1, 2, 4], new DateOnly(2026, 4, 20), Last),
            Truth(["Harrow", "Harrow", "Harrow", "Harrow", null, null], bystander: 4));

        Assert.Equal(0.75, accuracy.Precision);
        Assert.Equal(0.75, accuracy.Recall);
        Assert.Equal(0.75, accuracy.F1);
        Assert.Equal(2, accuracy.WindowErrorDays);
        Assert.Equal(1, accuracy.BystandersAccused);
        Assert.Equal(0, accuracy.FalseClusters);
        Assert.InRange(accuracy.AdjustedRandIndex, -0.5, 0.5);
    }

    [Fact]
    public void Of_NothingPlantedAndNobodyAccused_IsRightInEveryRespect()
    {
        var accuracy = AnalysisAccuracy.Of(Result([null, null], [], First, Last), Truth([null, null], bystander: -1));

        Assert.Equal((1, 1, 1), (accuracy.Precision, accuracy.Recall, accuracy.AdjustedRandIndex));
        Assert.True(double.IsNaN(accuracy.WindowErrorDays));
    }

    [Fact]
    public void Of_NothingPlantedAndSomebodyAccused_IsAFalseCluster()
    {
        var accuracy = AnalysisAccuracy.Of(Result(["1", "1"], [0, 1], First, Last), Truth([null, null], bystander: -1));

        Assert.Equal((0, 1), (accuracy.Precision, accuracy.FalseClusters));
    }

    private static PlantedTruth Truth(string?[] campaigns, int bystander) => new(
        [.. campaigns],
        [.. campaigns.Select((_, a) => a == bystander)],
        campaigns.OfType<string>().Distinct().ToImmutableDictionary(c => c, _ => (First, Last)));

    private static AnalysisResult Result(string?[] clusters, int[] accused, DateOnly start, DateOnly end) => new()
    {
        Clusters = [.. clusters.OfType<string>().Distinct().Select(id => new Cluster
        {
            Id = id, Label = id, Accounts = [.. clusters.Index().Where(c => c.Item == id).Select(c => c.Index)], Interactions = 1,
            Stability = 1,
            Disposition = Disposition.Pool, Score = 1, Signals = [], BenignTests = [], TargetedCapabilities = [], BindingAttributes = [],
            Reason = "", WouldOverturn = [],
        })],
        Windows = [.. clusters.OfType<string>().Distinct()
            .Select(id => new CampaignWindow(start, end, start, start, end, end, id, false, false))],
        Targeting = [],
        Assignments = [.. clusters.Select(
            (id, a) => new AccountAssignment(a, id, 1, accused.Contains(a) ? Disposition.Pool : Disposition.Unknown))],
        Methods = [],
        Options = new AnalysisOptions(),
        CommunityQuality = 0,
        Notes = [],
    };
}
