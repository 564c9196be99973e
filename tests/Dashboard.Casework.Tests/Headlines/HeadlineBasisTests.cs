using Dashboard.Casework.Allegations;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using static Dashboard.Casework.Tests.GivenCase;

namespace Dashboard.Casework.Tests;

public class HeadlineBasisTests
{
    private const string Spring = "2026-04-22..2026-06-05";
    private const string Summer = "2026-05-01..2026-07-31";

    private static readonly ReportedFigure[] Figures =
    [
        Said(1, Agency, Measure.Interactions, "more than 151 million", 151e6, Summer),
        Said(2, Agency, Measure.Interactions, "more than 16 million", 16e6),
        Said(3, Agency, Measure.Accounts, "about 24,000", 24_000),
        Said(4, ArticleA, Measure.Interactions, "nearly 29 million", 29e6, Spring),
        Said(5, ArticleB, Measure.Interactions, "roughly 28.8 million", 28.8e6, Spring),
        Said(6, ArticleA, Measure.Accounts, "roughly 25,000", 25_000, Spring),
        Said(7, ArticleB, Measure.Accounts, "approximately 25,000", 25_000, Spring),
    ];

    [Fact]
    public void From_SeveralCampaigns_TakesTheOneWithAccountsInteractionsAndAWindow()
    {
        var basis = HeadlineBasis.OfSources.From(null, GivenCase.Sources, Figures);

        Assert.Equal(7, basis.Accounts!.Leading.Number);
        Assert.Equal(new AllegedPeriod(new(2026, 4, 22), new(2026, 6, 5), PeriodBasis.Reported), basis.Period);
    }

    [Fact]
    public void From_TwoArticles_NeverJoinsOnesAccountsWithTheOthersInteractions()
    {
        var basis = HeadlineBasis.OfSources.From(null, GivenCase.Sources, Figures);

        Assert.Equal(basis.Accounts!.Leading.SourceNumber, basis.Interactions!.Leading.SourceNumber);
        Assert.Equal(("roughly 28.8 million", ArticleB), (basis.Interactions.Leading.Wording, basis.WordedBy!.Number));
        Assert.Equal(["nearly 29 million"], basis.Interactions.Others.Select(f => f.Wording));
    }

    [Fact]
    public void From_CountThatOnlyTheOtherArticleHas_StaysOutOfTheSentence()
    {
        var basis = HeadlineBasis.OfSources.From(null, GivenCase.Sources, [Figures[4], Figures[5]]);

        Assert.Null(basis.Accounts);
        Assert.Equal("roughly 28.8 million", basis.Interactions!.Leading.Wording);
    }

    [Fact]
    public void From_ArticleThatRepeatsTheLetter_AttributesToTheLetter() =>
        Assert.Equal(Letter, HeadlineBasis.OfSources.From(null, GivenCase.Sources, Figures).Origin!.Number);

    [Fact]
    public void Of_TwoArticlesOnOneLetter_SaysWhoAllegesAndWhoseWordsTheyAre()
    {
        var chain = Enum.GetValues<ElementKind>().Take(2)
            .Select(
                kind =>
                (kind, Standing.Alleged,
                    (IReadOnlyList<GroundEdit>)[Says(ArticleA, StatementKind.Relayed), Says(ArticleB, StatementKind.Relayed)]));
        var dossier = new AllegationDossier(Case(kind: CaseKind.PublicRecord), Allegation([.. chain]), GivenCase.Sources, [], Figures);

        Assert.Equal(
            "The provider alleges, as source 3 words it, that “approximately 25,000” fraudulent accounts acted together and drew “roughly 28.8 million” interactions from 22 April to 5 June 2026.",
            Headline.Of(dossier).Claim);
    }

    [Fact]
    public void From_NoFigures_HasNone()
    {
        var basis = HeadlineBasis.OfSources.From(null, GivenCase.Sources, []);

        Assert.Null(basis.Accounts);
        Assert.Null(basis.Interactions);
    }

    [Fact]
    public void ExhibitOf_SeveralCited_TakesTheOneForActingTogether()
    {
        var allegation = Allegation(
        [
            (ElementKind.AccountsFraudulent, Standing.Alleged, [Shows(2)]),
            (ElementKind.Coordinated, Standing.Alleged, [Shows(3, bearing: Bearing.Against), Shows(1)]),
        ]);

        Assert.Equal(1, HeadlineBasis.OfData.ExhibitOf(allegation, [HeadlineTests.Exhibit()])!.Number);
    }

    private static ReportedFigure Said(int number, int source, Measure measure, string wording, double value, string? window = null)
    {
        var range = window is null ? (TimeRange?)null : TimeRange.Parse(window);
        return new ReportedFigure
        {
            CaseId = Id, Number = number, SourceNumber = source, Subject = "Campaign", Measure = measure, Qualifier = "", Wording = wording,
            Value = value,
            WindowStart = range?.FirstDate, WindowEnd = range?.LastDate,
        };
    }
}
