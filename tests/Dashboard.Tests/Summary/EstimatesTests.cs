using Dashboard.Investigations.Briefings;
using Dashboard.Investigations.Figures;

namespace Dashboard.Tests.Summary;

public sealed class EstimatesTests
{
    [Fact]
    public void OfExchanges_ReportedCampaign_IsARangeFromStatedAssumptions()
    {
        var value = ListPriceValue.OfExchanges(28.8e6);

        // 6,000 in and 400 out at 5 and 25 dollars a million: 0.04 each; 20,000 and 2,000: 0.15 each.
        Assert.Equal(1_152_000, value.Low, 3);
        Assert.Equal(4_320_000, value.High, 3);
        Assert.InRange(value.Value, value.Low, value.High);
        Assert.Equal("$1.2 – 4.3 M", FigureText.Value(value));
        Assert.Contains("6,000 in, 400 out", value.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void OfTokens_CountedTokens_RangesOverTheTiers()
    {
        var value = ListPriceValue.OfTokens(new PricedTokens(1_000_000, 0, 0, 1_000_000));

        Assert.Equal((6d, 18d, 30d), (value.Low, value.Value, value.High));
    }

    [Fact]
    public void DailyRate_ReportedCampaign_IsAboutTwentySix()
    {
        var rate = DailyRate.Of([28.8e6, 29e6], [25_000], 45)!;

        Assert.Equal(25.6, rate.Value, 9);
        Assert.Equal((25.6, 29e6 / 25_000 / 45), (rate.Low, rate.High));
        Assert.Equal("≈ 26", FigureText.Value(rate));
        Assert.Equal("28.8 M ÷ 25,000 ÷ 45 days", rate.Basis);
    }

    [Theory]
    [InlineData(0, 45)]
    [InlineData(25_000, 0)]
    public void DailyRate_NothingToDivideBy_IsNone(double accounts, int days) => Assert.Null(DailyRate.Of([1], [accounts], days));
}
