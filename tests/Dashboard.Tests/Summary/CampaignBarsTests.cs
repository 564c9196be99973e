using Dashboard.Casework.Sources;
using Dashboard.Core;
using Dashboard.Investigations.Briefings;
using Dashboard.Investigations.Words;

namespace Dashboard.Tests.Summary;

public sealed class CampaignBarsTests
{
    private static readonly ReportedFigure Subject = Given.Figure(
        1, 1, Measure.Interactions, "roughly 28.8 million", 28.8e6, "2026-04-22..2026-06-05");

    [Fact]
    public void Of_TwiceAsMuch_IsTwiceAsLong()
    {
        var bars = CampaignBars.Of([Figure(2, 13e6), Figure(3, 26e6), Figure(4, 151e6)], null);

        Assert.Equal(2 * bars.Bars[0].Width, bars.Bars[1].Width, 6);
        Assert.Equal(["0", "50 M", "100 M", "150 M", "200 M"], bars.Ticks.Select(t => t.Label));
    }

    [Fact]
    public void Of_SumThatSomebodyElseMade_IsNoBar() =>
        Assert.Equal(
            ["“roughly 28.8 million”"], CampaignBars.Of([Subject, Figure(2, 190e6, isOthersSum: true)], Subject).Bars.Select(b => b.Text));

    [Fact]
    public void Of_OverlappingWindow_IsHatchedAndNotAdded()
    {
        var later = Given.Figure(2, 2, Measure.Interactions, "more than 151 million", 151e6, "2026-05-01..2026-07-31", "Later");

        var bars = CampaignBars.Of([Subject, later], Subject);

        Assert.Equal([BarLook.Subject, BarLook.Overlapping], bars.Bars.Select(b => b.Look));
        Assert.Equal(["“roughly 28.8 million”", "“more than 151 million”"], bars.Bars.Select(b => b.Text));
    }

    [Fact]
    public void Of_TotalAndItsParts_ShowsThePartsOnly()
    {
        var bars = CampaignBars.Of([Figure(2, 3e6, partOf: 4), Figure(3, 13e6, partOf: 4), Figure(4, 16e6)], null);

        Assert.Equal([2, 3], bars.Bars.Select(b => b.Figure.Number));
    }

    [Fact]
    public void Of_TwoWordingsOfTheSubject_IsOneBar()
    {
        var other = Given.Figure(2, 2, Measure.Interactions, "nearly 29 million", 29e6, "2026-04-22..2026-06-05", "In other words");

        Assert.Equal(["“roughly 28.8 million”"], CampaignBars.Of([other, Subject], Subject).Bars.Select(b => b.Text));
    }

    [Fact]
    public void Of_MoreThanFit_SaysHowManyAreCut()
    {
        var bars = CampaignBars.Of([.. Enumerable.Range(1, 11).Select(i => Figure(i + 1, i * 1000))], null);

        Assert.Equal((8, 3), (bars.Bars.Count, bars.Cut));
    }

    [Fact]
    public void Of_LongSubject_BreaksIntoTwoLines()
    {
        var bars = CampaignBars.Of(
            [Given.Figure(
                2, 1, Measure.Interactions, "1", 1, subject: "Three campaigns disclosed in February, together with much more than fits")],
                null);

        Assert.Equal(["Three campaigns disclosed", "in February, together wi…"], bars.Bars[0].Label);
    }

    [Fact]
    public void Of_Nothing_IsEmpty() => Assert.Empty(CampaignBars.Of([], null).Bars);

    private static ReportedFigure Figure(int number, double value, int? partOf = null, bool isOthersSum = false) => new()
    {
        CaseId = Given.Case, Number = number, SourceNumber = 1, Subject = $"Campaign {number}", Measure = Measure.Interactions,
        Qualifier = "", Wording = $"{value}", Value = value,
        PartOfNumber = partOf, IsOthersSum = isOthersSum,
    };
}
