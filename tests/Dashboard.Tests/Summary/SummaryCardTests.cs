using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Sources;
using Dashboard.Core;
using Dashboard.Investigations.Briefings;
using Dashboard.Investigations.Figures;

namespace Dashboard.Tests.Summary;

public sealed class SummaryCardTests
{
    [Fact]
    public void Of_ReportedFigures_QuotesThemAndInfersTheRest()
    {
        Source[] sources = [Given.Source(1), Given.Source(2, "Outlet", origin: 1)];
        ReportedFigure[] figures =
        [
            Given.Figure(1, 1, Measure.Accounts, "roughly 25,000", 25_000, "2026-04-22..2026-06-05"),
            Given.Figure(2, 1, Measure.Interactions, "roughly 28.8 million", 28.8e6, "2026-04-22..2026-06-05"),
            Given.Figure(3, 2, Measure.Interactions, "nearly 29 million", 29e6, "2026-04-22..2026-06-05"),
        ];

        var cards = SummaryCard.Of(HeadlineBasis.OfSources.From(null, sources, figures), sources);

        Assert.Equal(
            ["“roughly 25,000”", "“roughly 28.8 million”", "22 Apr – 5 Jun 2026", "≈ 26", "$1.2 – 4.3 M"], cards.Select(c => c.Value));
        Assert.Equal(
            [FigureKind.Reported, FigureKind.Reported, FigureKind.Reported, FigureKind.Inferred, FigureKind.Inferred],
            cards.Select(c => c.Kind));
        Assert.Equal("also “nearly 29 million”", cards[1].Note);
        Assert.Contains(cards[1].Lines, line => line is { Term: "Origins", Text: "1 independent origin" });
        Assert.Contains("not a finding", cards[4].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CountedFigures_LinksToTheSelectionAndComparesWithTheExhibit()
    {
        const string selection = "time=2026-04-22..2026-06-05";
        var exhibit = Given.Exhibit(4, selection, [Given.Counted(Measure.Accounts, 1200, selection)]);
        var counted = new CountedNow(
            [Given.Counted(Measure.Accounts, 1204, selection), Given.Counted(Measure.Interactions, 212_480, selection)],
            Selection.Parse(selection), exhibit, HeadlineBasis.OfData.SelectedDays(exhibit));

        var accounts = SummaryCard.Of(counted, Given.Case)[0];

        Assert.Equal(("1,204", FigureKind.Observed), (accounts.Value, accounts.Kind));
        Assert.Contains(accounts.Lines, line => line.Href == $"/cases/harbour/workbench?{selection}");
        Assert.Contains(accounts.Lines, line => line.Text == "drifted: 1,200 when frozen");
        Assert.StartsWith("△ drifted: Exhibit 4 froze 1,200", accounts.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CountsOverAnInferredCluster_AreObservedWithinIt()
    {
        var counted = new CountedNow([Given.Counted(Measure.Accounts, 1204)], Selection.Parse("cluster=4"), null, null);

        var accounts = Assert.Single(SummaryCard.Of(counted, Given.Case));

        Assert.Equal(("observed within an inferred cluster", "within an inferred cluster"), (accounts.Tag, accounts.Qualifier));
        Assert.Equal("observed within an inferred cluster · synthetic", accounts.Marked(isSynthetic: true).Tag);
    }

    [Fact]
    public void Of_InferredWindow_SaysItsDoubtAndRatesAreOverItsDays()
    {
        var window = new AllegedPeriod(
            new(2026, 4, 22), new(2026, 6, 5), PeriodBasis.Inferred, new(2026, 4, 20), new(2026, 4, 24), new(2026, 6, 4), new(2026, 6, 7));
        var counted = new CountedNow(
            [Given.Counted(Measure.Accounts, 1000), Given.Counted(Measure.Interactions, 450_000)], Selection.Everything, null, window);

        var cards = SummaryCard.Of(counted, Given.Case);

        Assert.Equal(
            "45 days, both ends included; begins 20 Apr – 24 Apr 2026, ends 4 Jun – 7 Jun 2026",
            cards.Single(c => c.Label == "Window").Note);
        Assert.Equal("≈ 10", cards.Single(c => c.Label == "Per account and day").Value);
    }

    [Fact]
    public void Of_CountedWithoutAWindow_HasNoWindowAndNoRate()
    {
        var counted = new CountedNow(
            [Given.Counted(Measure.Accounts, 1000), Given.Counted(Measure.Interactions, 450_000)], Selection.Everything, null, null);

        Assert.Equal(["Accounts", "Interactions", "Value at list price"], SummaryCard.Of(counted, Given.Case).Select(c => c.Label));
    }

    [Fact]
    public void Of_CaseWithoutData_HasNoCards() =>
        Assert.Empty(SummaryCard.Of(new CountedNow([], Selection.Everything, null, null), Given.Case));
}
