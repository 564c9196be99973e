using Dashboard.Analysis.Campaigns;

namespace Dashboard.Analysis.Tests.Campaigns;

public sealed class KnifeEdgeTests
{
    [Theory]
    [InlineData(100, 100, 100, false)]
    [InlineData(100, 100, 299, false)]
    [InlineData(100, 100, 300, true)]
    [InlineData(300, 100, 100, true)]
    [InlineData(0, 100, 0, false)] // A headline that vanishes accuses nobody wrongly.
    [InlineData(0, 0, 500, false)] // Nobody is accused.
    public void Of_NeighbouringChoices_IsToldWhereOneTriplesTheHeadline(int before, int chosen, int after, bool isTold) => Assert.Equal(
        isTold, KnifeEdge.Of([Point(0.5, before), Point(1, chosen, true), Point(3, after)]) is not null);

    [Fact]
    public void Of_ChoiceFartherAway_SaysNothing() => Assert.Null(KnifeEdge.Of([Point(1, 100, true), Point(2, 120), Point(3, 900)]));

    [Fact]
    public void Of_Told_NamesBothFigures()
    {
        var edge = KnifeEdge.Of([Point(1, 100, true), Point(2, 1200)])!;

        Assert.Contains("Resolution 2 instead of 1", edge, StringComparison.Ordinal);
        Assert.Contains("1,200 accounts would be called pool instead of 100", edge, StringComparison.Ordinal);
    }

    private static SensitivityPoint Point(double value, int accounts, bool isChosen = false) =>
        new("Resolution", value, isChosen, 1, 1, accounts, accounts, null, null, 1);
}
