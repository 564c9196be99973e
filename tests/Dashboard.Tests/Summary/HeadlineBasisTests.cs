using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Investigations.Words;
using Dashboard.Summary;

namespace Dashboard.Tests.Summary;

public sealed class HeadlineBasisTests
{
    private const string Spring = "2026-04-22..2026-06-05";
    private const string Summer = "2026-05-01..2026-07-31";

    private static readonly Source[] Sources = [Given.Source(1), Given.Source(2, "Outlet A", SourceKind.Press, origin: 1), Given.Source(3, "Outlet B", SourceKind.Press, origin: 1), Given.Source(4)];

    private static readonly ReportedFigure[] Figures =
    [
        Given.Figure(1, 4, Measure.Interactions, "more than 151 million", 151e6, Summer),
        Given.Figure(2, 4, Measure.Interactions, "more than 16 million", 16e6),
        Given.Figure(3, 4, Measure.Accounts, "about 24,000", 24_000),
        Given.Figure(4, 2, Measure.Interactions, "nearly 29 million", 29e6, Spring),
        Given.Figure(5, 3, Measure.Interactions, "roughly 28.8 million", 28.8e6, Spring),
        Given.Figure(6, 1, Measure.Accounts, "roughly 25,000", 25_000, Spring),
    ];

    [Fact]
    public void From_SeveralCampaigns_TakesTheOneWithAccountsInteractionsAndAWindow()
    {
        var basis = HeadlineBasis.OfSources.From(null, Sources, Figures);

        Assert.Equal(6, basis.Accounts!.Leading.Number);
        Assert.Equal((new DateOnly(2026, 4, 22), new DateOnly(2026, 6, 5)), basis.Window);
    }

    [Fact]
    public void From_TwoWordingsOfOneCount_LeadsWithTheMorePreciseAndKeepsTheOther()
    {
        var basis = HeadlineBasis.OfSources.From(null, Sources, Figures);

        Assert.Equal("roughly 28.8 million", basis.Interactions!.Leading.Wording);
        Assert.Equal(["nearly 29 million"], basis.Interactions.Others.Select(f => f.Wording));
    }

    [Fact]
    public void From_ArticleThatRepeatsTheLetter_AttributesToTheLetter()
    {
        var basis = HeadlineBasis.OfSources.From(null, Sources, Figures);

        Assert.Equal(1, basis.Origin!.Number);
    }

    [Fact]
    public void From_AllegationThatCitesAnotherSource_TakesItsCampaign()
    {
        var allegation = Given.Allegation(Standing.Alleged);
        allegation.Cite(1, source: 4);

        var basis = HeadlineBasis.OfSources.From(allegation, Sources, Figures);

        Assert.Equal("more than 16 million", basis.Interactions!.Leading.Wording);
        Assert.Null(basis.Window);
    }

    [Fact]
    public void From_NoFigures_HasNone()
    {
        var basis = HeadlineBasis.OfSources.From(null, Sources, []);

        Assert.Null(basis.Accounts);
        Assert.Null(basis.Interactions);
    }

    [Fact]
    public void ExhibitOf_SeveralCited_TakesTheOneForActingTogether()
    {
        var allegation = Given.Allegation(Standing.Alleged, Standing.Alleged);
        allegation.Cite(1, exhibit: 1);
        allegation.Cite(2, exhibit: 3, bearing: Bearing.Against);
        allegation.Cite(2, exhibit: 2);

        Assert.Equal(2, HeadlineBasis.OfData.ExhibitOf(allegation, [Given.Exhibit(1), Given.Exhibit(2), Given.Exhibit(3)])!.Number);
    }
}
