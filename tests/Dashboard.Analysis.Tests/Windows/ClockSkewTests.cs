using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Windows;

namespace Dashboard.Analysis.Tests.Windows;

public sealed class ClockSkewTests
{
    private const int Enough = ClockSkew.MinAccounts;

    // By hand: a single request in an otherwise quiet log, three hours later in the other. The changes are +1, −1 in
    // both, so that they are the same at lag 3; there n is 97, the mean 0 and r = 1. One hour off, +1 meets −1 once:
    // r = −1/2. Everywhere else nothing meets: r = 0.
    [Fact]
    public void Find_OneRequestThreeHoursLater_IsThreeHoursAhead()
    {
        var lag = ClockSkew.Find(Pulse(100, 40), Pulse(100, 43), Enough)!;

        Assert.Equal((3, 97), (lag.AheadHours, lag.Hours));
        Assert.Equal(1, lag.Correlation, 12);
        Assert.Equal(0, lag.SecondCorrelation, 12);
    }

    [Fact]
    public void Find_SwappedLogs_AreBehindByAsMuch() =>
        Assert.Equal(-3, ClockSkew.Find(Pulse(100, 43), Pulse(100, 40), Enough)!.AheadHours);

    [Fact]
    public void Find_SameClock_IsNoLag() => Assert.Equal(0, ClockSkew.Find(Pulse(100, 40), Pulse(100, 40), Enough)!.AheadHours);

    [Fact]
    public void Find_TwoEqualPeaks_IsNotKnown()
    {
        // The other log has it twice, 3 and 9 hours later: r = 1/√2 at both.
        double[] twice = [.. Pulse(100, 43).Zip(Pulse(100, 49), (a, b) => a + b)];

        Assert.Null(ClockSkew.Find(Pulse(100, 40), twice, Enough));
    }

    [Fact]
    public void Find_TooLittle_IsNotKnown()
    {
        Assert.Null(ClockSkew.Find(Pulse(ClockSkew.MinHours - 1, 40), Pulse(ClockSkew.MinHours - 1, 43), Enough));
        Assert.Null(ClockSkew.Find(Pulse(100, 40), Pulse(100, 43), Enough - 1));
        Assert.Null(ClockSkew.Find([], [], Enough));
        Assert.Null(ClockSkew.Find(new double[100], Pulse(100, 43), Enough));
        Assert.Null(ClockSkew.Find(Pulse(100, 40), Pulse(100, 60), Enough));
        Assert.NotNull(ClockSkew.Find(Pulse(ClockSkew.MinHours, 40), Pulse(ClockSkew.MinHours, 43), Enough));
    }

    [Fact]
    public void Find_SeriesThatAreNone_Throw()
    {
        Assert.Throws<ArgumentException>(() => ClockSkew.Find(new double[100], new double[99], Enough));
        Assert.Throws<ArgumentException>(() => ClockSkew.Find([double.NaN, 1], [1, 1], Enough));
        Assert.Throws<ArgumentException>(() => ClockSkew.Find([1, 1], [-1, 1], Enough));
    }

    // A campaign's ramp over a fortnight with day and night in it, and noise: the same traffic in both logs, the second
    // with a share of it and a clock that is off.
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(3, 1.0)]
    [InlineData(-7, 0.7)]
    [InlineData(14, 0.8)]
    [InlineData(-14, 0.8)]
    public void Find_SharedTraffic_FindsEveryLag(int ahead, double share)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var traffic = Traffic(random, 14 * 24 + 40);
            var first = traffic[20..^20];
            double[] second =
                [.. traffic[(20 - ahead)..(traffic.Length - 20 - ahead)]
                    .Select(n => (double)Enumerable.Range(0, (int)n).Count(_ => random.NextDouble() < share))];

            Assert.Equal(ahead, ClockSkew.Find(first, second, Enough)?.AheadHours);
        }
    }

    // Two logs of different traffic with the same rhythm and the same ramp, whatever their clocks: nothing is known.
    [Fact]
    public void Find_SameRhythmOfOtherTraffic_IsNotKnown()
    {
        for (var seed = 0; seed < 50; seed++)
            Assert.Null(
                ClockSkew.Find(Traffic(new Random(seed), 14 * 24), Traffic(new Random(1_000 + seed), 14 * 24 + 5).AsSpan(5), Enough));
    }

    [Fact]
    public void Find_CountsTimesAFactor_AreTheSame()
    {
        var traffic = Traffic(new Random(7), 240);
        var once = ClockSkew.Find(traffic.AsSpan(4), traffic.AsSpan(0, traffic.Length - 4), Enough)!;
        var tenfold = ClockSkew.Find(traffic.AsSpan(4), [.. traffic.SkipLast(4).Select(n => 10 * n)], Enough)!;

        Assert.Equal(
            (once.AheadHours, once.Correlation), (tenfold.AheadHours, tenfold.Correlation),
            (a, b) => a.AheadHours == b.AheadHours && Math.Abs(a.Correlation - b.Correlation) < 1e-9);
        Assert.Equal(4, once.AheadHours);
    }

    private static double[] Pulse(int hours, int at)
    {
        var counts = new double[hours];
        counts[at] = 1;
        return counts;
    }

    private static double[] Traffic(Random random, int hours) =>
        [.. Enumerable.Range(0, hours)
            .Select(h => Poisson(random, 30 * (1 + ((double)h / hours)) * (1 + (0.5 * Math.Sin(2 * Math.PI * h / 24)))))];

    // Knuth, 1969.
    private static double Poisson(Random random, double mean)
    {
        var (limit, product, n) = (Math.Exp(-mean), random.NextDouble(), 0);
        while (product > limit) (product, n) = (product * random.NextDouble(), n + 1);
        return n;
    }
}
