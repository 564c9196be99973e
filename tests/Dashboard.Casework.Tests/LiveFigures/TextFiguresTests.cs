using Dashboard.Casework.Dossiers;
using Dashboard.Casework.LiveFigures;
using Dashboard.Casework.Sources;
using Dashboard.Core;
using static Dashboard.Casework.Tests.GivenCase;

namespace Dashboard.Casework.Tests;

public class TextFiguresTests
{
    private static readonly ReportedFigure Said = new()
    {
        CaseId = Id, Number = 5, SourceNumber = ArticleB, Subject = "Campaign", Measure = Measure.Interactions, Qualifier = "roughly",
        Wording = "roughly 28.8 million", Value = 28.8e6,
    };

    [Fact]
    public void WrittenOut_References_KeepQualifierKindAndProvenance() => Assert.Equal(
        "Some 1,204 accounts (observed within an inferred cluster, Exhibit 1); “roughly 28.8 million” interactions (reported, Source 3).",
        TextFigures.WrittenOut("Some {{exhibit 1 accounts}}; {{figure 5}}.", Dossier()));

    [Fact]
    public void In_FigureThatCameOutDifferent_IsFlaggedAsDrifted()
    {
        var exhibit = HeadlineTests.Exhibit();
        exhibit.RecountedValues = [1210, 212_480];

        var figures = TextFigures.In("{{exhibit 1 accounts}} {{exhibit 1 interactions}}", Dossier() with { Exhibits = [exhibit] });

        Assert.Equal(["1,210 when it was counted last", ""], figures.Select(f => f.Drift));
    }

    [Theory]
    [InlineData("{{exhibit 9 accounts}}")]
    [InlineData("{{exhibit 1 tokens}}")]
    [InlineData("{{figure 6}}")]
    public void In_FigureThatIsNotThere_IsSaidSo(string text) => Assert.False(Assert.Single(TextFigures.In(text, Dossier())).IsKnown);

    [Fact]
    public void Offers_OfACase_AreReferencesThatAreFound() =>
        Assert.All(TextFigures.Offers(Dossier()), o => Assert.True(Assert.Single(TextFigures.In(o.Reference, Dossier())).IsKnown));

    private static AllegationDossier Dossier() => HeadlineTests.Dossier([]) with { Figures = [Said] };
}
