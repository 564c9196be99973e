using Dashboard.Analysis.Significance;

namespace Dashboard.Analysis.Tests.Significance;

public sealed class PoissonBinomialTests
{
    private static readonly BernoulliClass[] Few = [new(0.1, 2), new(0.5, 1, 3), new(0.03, 3, 2), new(0.999, 1), new(1e-4, 2, 5)];

    [Fact]
    public void Distribution_FewTries_AgreesWithEveryOutcome()
    {
        var expected = Outcomes(Few, weighted: true);

        var found = WeightedSum.Distribution(Few, 1e-30);

        // The two rarest tries are a Poisson number.
        for (var s = 0; s < Math.Min(expected.Length, found.Length); s++) Assert.Equal(expected[s], found[s], 5e-8);
        Assert.Equal(1, found.Sum(), 12);
    }

    [Fact]
    public void Tail_FewTries_AgreesWithEveryOutcome()
    {
        BernoulliClass[] tries = [new(0.1, 3), new(0.5, 2), new(0.03, 3), new(0.999, 1)];
        var expected = Outcomes(tries, weighted: false);

        for (var k = 0; k <= 10; k++)
        {
            var tail = PoissonBinomial.Tail(tries, k);
            Assert.Equal(expected.Skip(k).Sum(), tail.AtLeast, 1e-12);
            Assert.Equal(expected.Skip(k + 1).Sum(), tail.MoreThan, 1e-12);
        }
    }

    [Theory]
    [InlineData(40, 0.3, 25)]
    [InlineData(1000, 0.02, 45)]
    [InlineData(20_000, 0.0001, 9)]
    public void Tail_AllAlike_IsTheBinomialTail(int tries, double probability, int observed)
    {
        var expected = Binomial.UpperTail(tries, probability, observed);

        Assert.Equal(1, PoissonBinomial.Tail([new(probability, tries)], observed).AtLeast / expected, 2);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(120)]
    [InlineData(400)]
    public void Tail_TooManyToConvolve_IsOffByLessThanAHundredth(int beyond)
    {
        // 50,000 accounts of 2,000 kinds: by the saddlepoint; halves of the same kinds are convolved.
        BernoulliClass[] many = [.. Enumerable.Range(1, 2000).Select(i => new BernoulliClass(0.00004 * i, 25))];
        var observed = (int)many.Sum(c => c.Count * c.Probability) + beyond;
        var exact = WeightedSum.Distribution(
            [.. many.Chunk(40).Select(c => new BernoulliClass(c.Average(t => t.Probability), 1000))], 1e-300).Skip(observed).Sum();

        Assert.Equal(1, PoissonBinomial.Tail(many, observed).AtLeast / exact, 1.5e-2);
    }

    [Fact]
    public void Tail_NoneObservedOrMoreThanThereAre_IsOneOrNone()
    {
        Assert.Equal(1, PoissonBinomial.Tail(Few, 0).AtLeast);
        Assert.Equal(0, PoissonBinomial.Tail(Few, 10).AtLeast, 12);
        Assert.Equal(1, PoissonBinomial.Tail([], 0).AtLeast);
        Assert.Equal(0, PoissonBinomial.Tail([], 1).AtLeast);
    }

    [Fact]
    public void Distribution_VeryManyRareTries_NeitherUnderflowsNorLosesItsTail()
    {
        var found = WeightedSum.Distribution([new(0.0005, 4_000_000, 2), new(0.0002, 5_000_000, 3)], 1e-30);

        Assert.Equal(1, found.Sum(), 9);
        Assert.Equal(7000, found.Select((p, s) => p * s).Sum(), 5);
    }

    [Fact]
    public void Combine_OneTestFindsAndOthersHardlyCan_IsNotWateredDown()
    {
        double[] rare = [1 - 1e-6, 1e-6];

        Assert.Equal(1e-6, DiscreteFisher.Combine([rare], [1]).AtLeast, 12);
        Assert.InRange(DiscreteFisher.Combine([rare, rare, rare, rare], [1, 0, 0, 0]).AtLeast, 3.9e-6, 4.1e-6);
        Assert.InRange(DiscreteFisher.Combine([rare, rare], [1, 1]).AtLeast, 0.9e-12, 1.1e-12);
        Assert.Equal(1, DiscreteFisher.Combine([rare, rare], [0, 0]).AtLeast);
        Assert.Equal(1, DiscreteFisher.Combine([], []).AtLeast);
    }

    [Theory]
    [InlineData(1.2, 1)]
    [InlineData(0.5, -1)]
    [InlineData(double.NaN, 1)]
    public void Distribution_ChanceThatIsNone_Throws(double probability, long count) =>
        Assert.Throws<ArgumentException>(() => WeightedSum.Distribution([new(probability, count)], 1e-9));

    private static double[] Outcomes(BernoulliClass[] classes, bool weighted)
    {
        double[] tries = [.. classes.SelectMany(c => Enumerable.Repeat(c.Probability, (int)c.Count))];
        int[] steps = [.. classes.SelectMany(c => Enumerable.Repeat(weighted ? c.Steps : 1, (int)c.Count))];
        var chances = new double[steps.Sum() + 1];
        for (var outcome = 0; outcome < 1 << tries.Length; outcome++)
        {
            var (chance, sum) = (1.0, 0);
            for (var i = 0; i < tries.Length; i++)
            {
                var isSuccess = (outcome >> i & 1) == 1;
                chance *= isSuccess ? tries[i] : 1 - tries[i];
                if (isSuccess) sum += steps[i];
            }

            chances[sum] += chance;
        }

        return chances;
    }
}
