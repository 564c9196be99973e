using Dashboard.Analysis.Randomness;

namespace Dashboard.Analysis.Tests.Randomness;

public sealed class SeededRandomTests
{
    [Fact]
    public void NextBits_SameSeed_GivesTheSameNumbers()
    {
        var (first, second) = (new SeededRandom(42), new SeededRandom(42));

        Assert.Equal(Enumerable.Range(0, 100).Select(_ => first.NextBits()), Enumerable.Range(0, 100).Select(_ => second.NextBits()));
    }

    [Fact]
    public void NextBits_SeedZero_IsTheReferenceSequence()
    {
        // SplitMix64 from 0 makes the state e220a8397b1dcdaf, 6e789e6aa1b965f4, 06c45d188009454f, f88bb8a8724c81ec;
        // xoshiro256** then gives rotl(s1 × 5, 7) × 9.
        Assert.Equal(System.Numerics.BitOperations.RotateLeft(unchecked(0x6e789e6aa1b965f4UL * 5), 7) * 9, new SeededRandom(0).NextBits());
    }

    [Fact]
    public void NextBelow_ManyDraws_AreEven()
    {
        var random = new SeededRandom(1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++) counts[random.NextBelow(7)]++;

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void NextNormal_ManyDraws_HaveMeanZeroAndVarianceOne()
    {
        var random = new SeededRandom(1);
        var draws = Enumerable.Range(0, 50_000).Select(_ => random.NextNormal()).ToArray();

        Assert.InRange(draws.Average(), -0.02, 0.02);
        Assert.InRange(draws.Average(x => x * x), 0.97, 1.03);
    }

    [Fact]
    public void Shuffle_AnySeed_KeepsTheItems()
    {
        var items = Enumerable.Range(0, 50).ToArray();

        new SeededRandom(3).Shuffle(items.AsSpan());

        Assert.NotEqual(Enumerable.Range(0, 50), items);
        Assert.Equal(Enumerable.Range(0, 50), items.Order());
    }

    [Fact]
    public void NextBelow_NoRange_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(1).NextBelow(0));
}
