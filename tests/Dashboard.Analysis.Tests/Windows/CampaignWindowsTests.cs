using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Windows;

namespace Dashboard.Analysis.Tests.Windows;

public sealed class CampaignWindowsTests
{
    [Fact]
    public void Find_CountsThatOnlyGrow_HaveNoWindow()
    {
        var found = Enumerable.Range(1, 40)
            .Count(seed => CampaignWindows.Find(Counts((ulong)seed, 120, d => 20 * Math.Exp(d / 80.0))) is not null);

        Assert.True(found <= 2, $"{found} of 40 series that only grow were given a window.");
    }

    [Fact]
    public void Find_CountsThatDriftSlowly_MostlyHaveNoWindow()
    {
        var found = Enumerable.Range(1, 40).Count(seed =>
        {
            var (random, drift) = (new SeededRandom((ulong)seed), 0.0);
            double[] rates = [.. Enumerable.Range(0, 120).Select(_ => 40 * Math.Exp(drift = (0.8 * drift) + (0.12 * random.NextNormal())))];
            return CampaignWindows.Find(Counts((ulong)seed, 120, d => rates[d])) is not null;
        });

        // Drift of some weeks is not to be told from a campaign of some weeks.
        Assert.True(found <= 20, $"{found} of 40 drifting series were given a window.");
    }

    [Fact]
    public void Find_RaisedStretchUnderAWeeklySeason_IsFoundWithItsEnds()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var window = CampaignWindows.Find(Counts(seed, 120, d => (d is >= 52 and <= 96 ? 90 : 30) * (d % 7 >= 5 ? 0.4 : 1)));

            Assert.NotNull(window);
            Assert.InRange(window.Start, 51, 53);
            Assert.InRange(window.End, 95, 97);
            Assert.False(window.StartIsOpen || window.EndIsOpen);
        }
    }

    [Fact]
    public void Find_Intervals_HoldTheTruthAboutAsOftenAsTheySay()
    {
        var held = 0;
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var window = CampaignWindows.Find(Counts(seed, 100, d => d is >= 40 and < 70 ? 30 : 20), period: 1);
            if (window is not null && window.StartFrom <= 40 && window.StartTo >= 40 && window.EndFrom <= 69 && window.EndTo >= 69) held++;
        }

        // Both ends at once, each of an interval meant to hold 95 %.
        Assert.True(held >= 85, $"Only {held} of 100 windows hold both true ends.");
    }

    [Fact]
    public void Find_SteadyCounts_HardlyEverHaveAWindow()
    {
        var found = Enumerable.Range(1, 100)
            .Count(seed => CampaignWindows.Find(Counts((ulong)seed, 120, d => 40 * (d % 7 >= 5 ? 0.5 : 1))) is not null);

        Assert.True(found <= 5, $"{found} of 100 steady series were given a window.");
    }

    [Fact]
    public void Find_RiseThatLastsToTheEnd_IsOpen()
    {
        var window = CampaignWindows.Find(Counts(1, 60, d => d >= 30 ? 50 : 10));

        Assert.NotNull(window);
        Assert.True(window.EndIsOpen);
        Assert.Equal(59, window.End);
        Assert.InRange(window.Start, 29, 31);
    }

    [Fact]
    public void Find_SilenceAroundOneStretch_IsTheStretch()
    {
        var counts = new double[50];
        for (var d = 20; d <= 29; d++) counts[d] = 7;

        var window = CampaignWindows.Find(counts);

        Assert.NotNull(window);
        Assert.Equal((20, 29), (window.Start, window.End));
        Assert.Equal(7, window.InsideMean, 9);
        Assert.Equal(0, window.OutsideMean, 9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(100)]
    public void Find_NothingHappens_HasNoWindow(int length) => Assert.Null(CampaignWindows.Find(new double[length]));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Find_CountThatIsNone_Throws(double count) =>
        Assert.Throws<ArgumentException>(() => CampaignWindows.Find([1, 2, 3, count, 5, 6, 7]));

    [Fact]
    public void Of_WeeklySeason_IsRemoved()
    {
        var values = Enumerable.Range(0, 70).Select(d => d % 7 >= 5 ? 20.0 : 62.0).ToArray();

        var adjustment = SeasonalAdjustment.Of(values, 7);

        Assert.Equal(7, adjustment.Period);
        Assert.All(adjustment.Adjusted, value => Assert.Equal(50, value, 9));
        Assert.Equal(7, adjustment.Factors.Sum(), 9);
    }

    [Fact]
    public void Of_NoSeason_LeavesTheValues()
    {
        var values = Counts(5, 90, _ => 30);

        var adjustment = SeasonalAdjustment.Of(values, 7);

        Assert.Equal(1, adjustment.Period);
        Assert.Equal(values, adjustment.Adjusted);
    }

    [Fact]
    public void CountCost_NoDispersion_IsThePoissonLikelihood()
    {
        // Twice the negative log-likelihood of 2, 4 at mean 3 without the factorials: 2 (6 − 6 ln 3).
        Assert.Equal(2 * (6 - (6 * Math.Log(3))), new CountCost([2, 4], 0).Of(0, 2), 12);
        Assert.Equal(new CountCost([2, 4], 0).Of(0, 2), new CountCost([2, 4], 1e-7).Of(0, 2), 4);
    }

    /// <summary>Poisson counts by Knuth's multiplication, in steps for large means.</summary>
    private static double[] Counts(ulong seed, int length, Func<int, double> mean)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, length).Select(d =>
        {
            var (count, left) = (0.0, mean(d));
            while (left > 0)
            {
                var part = Math.Min(left, 20);
                left -= part;
                for (var product = random.NextDouble(); product > Math.Exp(-part); product *= random.NextDouble()) count++;
            }

            return count;
        })];
    }
}
