using Dashboard.Analysis.Significance;

namespace Dashboard.Analysis.Tests.Significance;

public sealed class PoissonTests
{
    [Theory]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0.8646647167633873)]
    [InlineData(2, 5, 0.052653017343711)]
    [InlineData(0.5, 3, 0.014387677966970687)]
    [InlineData(100, 120, 0.028230394)]
    [InlineData(0, 1, 0)]
    public void UpperTail_KnownValues_AreMet(double mean, int observed, double expected) =>
        Assert.Equal(expected, Poisson.UpperTail(mean, observed), 1e-4 * Math.Max(expected, 1e-3));

    [Fact]
    public void UpperTail_AnyMean_IsWhatTheTermsAddUpTo()
    {
        foreach (var mean in new[] { 0.1, 1, 7.5, 40 })
        {
            for (var k = 1; k < 60; k += 7)
            {
                var below = 0.0;
                var term = Math.Exp(-mean);
                for (var x = 0; x < k; term *= mean / ++x) below += term;
                Assert.Equal(1 - below, Poisson.UpperTail(mean, k), 1e-9);
            }
        }
    }

    [Fact]
    public void UpperTail_NegativeMean_IsRefused() => Assert.Throws<ArgumentException>(() => Poisson.UpperTail(-1, 1));
}
