using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Figures;
using Dashboard.Summary;

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

        var cards = SummaryCard.Of(HeadlineBasis.OfSources.From(null, sources, figures), Given.Case, sources);

        Assert.Equal(["“roughly 25,000”", "“roughly 28.8 million”", "22 Apr – 5 Jun 2026", "≈ 26", "$1.2 – 4.3 M"], cards.Select(c => c.Value));
        Assert.Equal([FigureKind.Reported, FigureKind.Reported, FigureKind.Reported, FigureKind.Inferred, FigureKind.Inferred], cards.Select(c => c.Kind));
        Assert.Equal("also “nearly 29 million”", cards[1].Note);
        Assert.Contains(cards[1].Lines, line => line is { Term: "Origins", Text: "1 independent origin" });
        Assert.Contains("not a finding", cards[4].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CountedFigures_LinksToTheSelectionAndComparesWithTheExhibit()
    {
        const string selection = "time=2026-04-22..2026-06-05";
        var exhibit = Given.Exhibit(4, selection, [Given.Counted(Measure.Accounts, 1200, selection)]);
        var basis = HeadlineBasis.OfData.From([Given.Counted(Measure.Accounts, 1204, selection), Given.Counted(Measure.Interactions, 212_480, selection)], exhibit, TimeRange.Parse("2026-04-22..2026-06-05"));

        var accounts = SummaryCard.Of(basis, Given.Case, [])[0];

        Assert.Equal(("1,204", FigureKind.Observed), (accounts.Value, accounts.Kind));
        Assert.Contains(accounts.Lines, line => line.Href == $"/cases/harbour/workbench?{selection}");
        Assert.Contains(accounts.Lines, line => line.Text == "drifted: 1,200 when frozen");
    }

    [Fact]
    public void Of_CaseWithoutData_HasNoCards() => Assert.Empty(SummaryCard.Of(HeadlineBasis.OfData.From([], null, null), Given.Case, []));
}
