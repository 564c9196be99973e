using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Randomness;

namespace Dashboard.Analysis.Tests.Layers;

public sealed class IndividualityTests
{
    [Fact]
    public void Of_HandComputed_Agrees()
    {
        // Five accounts: each has its four counts in one category, two of one kind and three of another.
        var layer = Layer.Of("x", 5, [(0, 0, 4), (1, 0, 4), (2, 1, 4), (3, 1, 4), (4, 1, 4)]);

        var individuality = Individuality.Of(layer, [0, 1, 2, 3, 4]);

        // Of 20 ordered pairs of accounts 2 + 6 agree.
        Assert.Equal(1, individuality.Within, 12);
        Assert.Equal(8 / 20.0, individuality.Between, 12);
        Assert.Equal(1, individuality.Index, 12);
    }

    [Fact]
    public void Of_AccountsFedFromOneQueue_IsNearZero()
    {
        var random = new SeededRandom(3);
        var layer = Layer.Of("x", 100, Enumerable.Range(0, 100 * 40).Select(i => (i / 40, random.NextBelow(24), 1.0)));

        var individuality = Individuality.Of(layer, [.. Enumerable.Range(0, 100)]);

        Assert.InRange(individuality.Index, -0.005, 0.005);
    }

    [Fact]
    public void Of_PeopleWithHoursOfTheirOwn_IsFarAboveZero()
    {
        var random = new SeededRandom(3);
        var layer = Layer.Of("x", 100, Enumerable.Range(0, 100 * 40).Select(i => (i / 40, ((i / 40 * 7) + random.NextBelow(8)) % 24, 1.0)));

        Assert.True(Individuality.Of(layer, [.. Enumerable.Range(0, 100)]).Index > 0.05);
    }

    [Fact]
    public void Of_TooFewAccountsOrCounts_CannotTell()
    {
        var layer = Layer.Of("x", 6, [(0, 0, 9), (1, 0, 9), (2, 0, 9), (3, 0, 9), (4, 0, 3)]);

        Assert.True(double.IsNaN(Individuality.Of(layer, [0, 1, 2, 3, 4, 5]).Index));
    }
}
