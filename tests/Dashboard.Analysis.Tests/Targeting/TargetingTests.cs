using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Targeting;

namespace Dashboard.Analysis.Tests.Targeting;

public sealed class TargetingTests
{
    [Fact]
    public void LogOdds_HandComputed_Agree()
    {
        // Prior 10 split 40:60 over both groups together (20 + 20 of 100 against 60).
        var odds = LogOdds.Of([30, 10], [10, 50], 10);

        Assert.Equal(Math.Log(34.0 / 16) - Math.Log(14.0 / 56), odds[0].LogOdds, 12);
        Assert.Equal((1 / 34.0) + (1 / 16.0) + (1 / 14.0) + (1 / 56.0), odds[0].Variance, 12);
        Assert.Equal(-odds[0].LogOdds, odds[1].LogOdds, 12);
    }

    [Fact]
    public void LogOdds_GroupsExchanged_ChangesSign()
    {
        double[] first = [5, 40, 3, 0], second = [100, 7, 30, 0];

        var there = LogOdds.Of(first, second);
        var back = LogOdds.Of(second, first);

        for (var c = 0; c < 4; c++) Assert.Equal(there[c].LogOdds, -back[c].LogOdds, 12);
        Assert.Equal(0, there[3].LogOdds);
    }

    [Fact]
    public void LogOdds_EmptyGroup_SaysNothing() => Assert.All(LogOdds.Of([0, 0], [0, 0]), o => Assert.Equal(0, o.LogOdds));

    [Fact]
    public void Compare_PlantedCell_StandsOutAlone()
    {
        var random = new SeededRandom(2);
        var table = Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 12).Select(_ => 200L + random.NextBelow(20)).ToArray())
            .ToArray();
        table[3][7] = 700;

        var cells = TargetingTable.Compare(table);

        Assert.True(cells[3][7].LogOdds > 1);
        Assert.True(cells[3][7].Q < 1e-10);
        Assert.True(cells[3][7].Low < cells[3][7].LogOdds && cells[3][7].LogOdds < cells[3][7].High);
        var others = cells.SelectMany((row, r) => row.Where((_, c) => (r, c) != (3, 7) && c != 7));
        Assert.All(others, cell => Assert.True(cell.Q > 0.01 || cell.LogOdds < 0));
    }

    [Fact]
    public void Compare_FewExpected_IsFlaggedAndNotTested()
    {
        var cells = TargetingTable.Compare([[1000, 1000], [2, 3]]);

        Assert.True(cells[1][0].TooFew);
        Assert.True(double.IsNaN(cells[1][0].Q));
        Assert.False(cells[0][0].TooFew);
    }

    [Fact]
    public void Compare_FewAccountsBehindManyInteractions_WidensTheInterval()
    {
        long[][] interactions = [[900, 500], [600, 500]];

        var byInteraction = TargetingTable.Compare(interactions);
        var byAccount = TargetingTable.Compare(interactions, [[3, 50], [20, 50]]);

        Assert.Equal(byInteraction[0][0].LogOdds, byAccount[0][0].LogOdds, 12);
        Assert.True(byAccount[0][0].High - byAccount[0][0].Low > 3 * (byInteraction[0][0].High - byInteraction[0][0].Low));
    }

    [Fact]
    public void Compare_OneColumnOrNone_TestsNothing()
    {
        Assert.Empty(TargetingTable.Compare([]));
        Assert.All(TargetingTable.Compare([[50], [60]]).SelectMany(r => r), cell => Assert.True(double.IsNaN(cell.Q)));
    }

    [Fact]
    public void Compare_RaggedTable_Throws() => Assert.Throws<ArgumentException>(() => TargetingTable.Compare([[1, 2], [3]]));

    [Fact]
    public void Totals_SameSeed_AreTheSameAndKeepTheVolumeOnAverage()
    {
        int[] counts = [10, 0, 0, 10, 5, 5];

        var first = AccountBootstrap.Totals(counts, 2, [0, 1, 2], 400, 9);
        var second = AccountBootstrap.Totals(counts, 2, [0, 1, 2], 400, 9);

        Assert.Equal(first.SelectMany(t => t), second.SelectMany(t => t));
        Assert.All(first, totals => Assert.Equal(30, totals.Sum()));
        Assert.InRange(first.Average(t => t[0]), 14, 16);
    }

    [Fact]
    public void Compare_OneAccountMakesTheDifference_IsNotCertain()
    {
        // One account of eight does all the first capability: by interactions certain, by accounts not.
        var counts = new int[16 * 2];
        for (var a = 0; a < 16; a++) (counts[2 * a], counts[(2 * a) + 1]) = (20, 100);
        (counts[0], counts[1]) = (2000, 100);
        int[] group = [0, 1, 2, 3, 4, 5, 6, 7], baseline = [8, 9, 10, 11, 12, 13, 14, 15];

        var contrast = ClusterTargeting.Compare(
            [2140, 800], [160, 800], AccountBootstrap.Totals(counts, 2, group, 300, 1),
            AccountBootstrap.Totals(counts, 2, baseline, 300, 2), 0.95);

        Assert.True(contrast[0].LogOdds > 1.5);
        Assert.True(contrast[0].High - contrast[0].Low > 2);
    }
}
