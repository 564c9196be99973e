using Bunit;
using Dashboard.Analysis.Verdicts;
using Dashboard.Methods;

namespace Dashboard.Tests.Methods;

/// <summary>What the page says of calibration, worlds and what cannot be told.</summary>
public sealed class CalibrationTests : ComponentContext
{
    [Fact]
    public void Curve_Bins_ArePointsWithTheirFiguresBeside()
    {
        var curve = Render<ReliabilityCurve>(
            p => p.Add(
                x => x.Calibration, new Calibration("Two worlds.", -3, [], [new(0, 0.1, 900, 0.01, 0.01), new(0.9, 1, 40, 0.97, 0.5)])));

        Assert.Equal(2, curve.FindAll("circle").Count);
        Assert.Equal(["as it says", "fewer than it says"], curve.FindAll("tbody tr td:last-child").Select(d => d.TextContent));
        Assert.Contains("Two worlds.", curve.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Curve_NothingMeasured_SaysSo() =>
        Assert.Contains(
            "Not measured yet.", Render<ReliabilityCurve>(p => p.Add(x => x.Calibration, new Calibration("By hand.", -3, [], []))).Markup,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(5, 0.1, 0.9, "too few to tell")]
    [InlineData(100, 0.5, 0.55, "as it says")]
    [InlineData(100, 0.5, 0.7, "more than it says")]
    [InlineData(100, 0.5, 0.3, "fewer than it says")]
    public void Bin_AgainstItsOwnProbability_IsReadWithinTwoStandardDeviations(int groups, double given, double were, string reading) =>
        Assert.Equal(reading, ReliabilityWords.Of(new(0, 1, groups, given, were)));

    [Fact]
    public void CannotBeTold_Section_IsThatOfTheAnalysisAndEndsWithIt()
    {
        Assert.Equal("* A", CannotBeTold.SectionOf("# X\n## What cannot be told\n\n* A\n\n## Y\n* B"));
        Assert.Equal("", CannotBeTold.SectionOf("# X"));
        Assert.Contains("<li>", CannotBeTold.Html.Value, StringComparison.Ordinal);
    }
}
