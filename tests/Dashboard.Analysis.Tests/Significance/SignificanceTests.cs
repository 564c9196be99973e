using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Significance;

namespace Dashboard.Analysis.Tests.Significance;

public sealed class SignificanceTests
{
    [Theory]
    [InlineData(10, 0.3, 4, 0.3503892816)]
    [InlineData(20, 0.5, 15, 0.0206947327)]
    [InlineData(5, 0.2, 0, 1)]
    [InlineData(5, 0.2, 6, 0)]
    [InlineData(5, 1, 5, 1)]
    [InlineData(5, 0, 1, 0)]
    public void BinomialUpperTail_KnownCases_Agree(int tries, double probability, int observed, double expected) =>
        Assert.Equal(expected, Binomial.UpperTail(tries, probability, observed), 9);

    [Theory]
    [InlineData(1.959964, 0.05)]
    [InlineData(-2.575829, 0.01)]
    [InlineData(0, 1)]
    public void NormalTwoSided_KnownCases_Agree(double z, double expected) => Assert.Equal(expected, Normal.TwoSided(z), 6);

    [Fact]
    public void NormalQuantile_AnyProbability_InvertsTheTail()
    {
        Assert.Equal(1.959964, Normal.Quantile(0.975), 5);
        Assert.Equal(-1.281552, Normal.Quantile(0.1), 5);
        Assert.Equal(0, Normal.Quantile(0.5));
        Assert.Equal(double.PositiveInfinity, Normal.Quantile(1));
    }

    [Fact]
    public void QValues_HandComputed_Agree()
    {
        // Sorted 0.01, 0.02, 0.03, 0.5: times 4/rank = 0.04, 0.04, 0.04, 0.5.
        Assert.Equal([0.04, 0.5, 0.04, 0.04], BenjaminiHochberg.QValues([0.03, 0.5, 0.01, 0.02]), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void QValues_TestsNotMade_DoNotCount()
    {
        var q = BenjaminiHochberg.QValues([double.NaN, 0.04, double.NaN, 0.02]);

        Assert.True(double.IsNaN(q[0]) && double.IsNaN(q[2]));
        Assert.Equal(0.04, q[1], 12);
        Assert.Equal(0.04, q[3], 12);
    }

    [Fact]
    public void QValues_AnyPValues_AreNoSmallerAndKeepTheirOrder()
    {
        var random = new SeededRandom(3);
        for (var round = 0; round < 50; round++)
        {
            var p = Enumerable.Range(0, 1 + random.NextBelow(40)).Select(_ => Math.Pow(random.NextDouble(), 3)).ToArray();

            var q = BenjaminiHochberg.QValues(p);

            Assert.All(p.Zip(q), pair => Assert.InRange(pair.Second, pair.First, 1));
            var order = Enumerable.Range(0, p.Length).OrderBy(i => p[i]).ToArray();
            Assert.All(order.Zip(order.Skip(1)), pair => Assert.True(q[pair.First] <= q[pair.Second]));
        }
    }

    [Fact]
    public void LogFactorial_TableAndSeries_Meet()
    {
        Assert.Equal(Math.Log(3628800), LogFactorial.Of(10), 12);
        Assert.Equal(LogFactorial.Of(255) + Math.Log(256), LogFactorial.Of(256), 9);
    }
}
