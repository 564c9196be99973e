using Dashboard.Allegations;
using Dashboard.Casework;
using Dashboard.Core;

namespace Dashboard.Tests.Allegations;

public sealed class WordingCheckTests
{
    private static readonly KnownNumber[] Known = [new(1204, "1,204 accounts"), new(212_480, "212,480 interactions"), new(28.8e6, "“roughly 28.8 million” interactions"), new(45, "45 days")];

    [Theory]
    [InlineData("This proves a campaign.", Standing.Alleged, "proves")]
    [InlineData("The exhibit confirms it.", Standing.Disputed, "confirms")]
    [InlineData("It is beyond doubt.", Standing.Unverifiable, "beyond doubt")]
    public void Check_StrongWordOnWeakStanding_IsRemarked(string text, Standing standing, string excerpt) =>
        Assert.Equal([excerpt], Check(text, standing).Select(r => r.Excerpt));

    [Theory]
    [InlineData("This proves a campaign.", Standing.Corroborated)]
    [InlineData("Nothing here proves a campaign, and nobody confirms it.", Standing.Alleged)]
    [InlineData("Does this prove a campaign?", Standing.Alleged)]
    public void Check_StrongWordThatIsCarriedOrDenied_IsNot(string text, Standing standing) => Assert.Empty(Check(text, standing));

    [Theory]
    [InlineData("We assess with high confidence that this is very likely.")]
    [InlineData("It is probably one operator, and our confidence is moderate.")]
    [InlineData("A remote chance, low confidence.")]
    public void Check_LikelihoodAndConfidenceInOneSentence_IsRemarked(string text)
    {
        var remark = Assert.Single(Check(text));

        Assert.Contains("two sentences", remark.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LikelihoodAndConfidenceInTwoSentences_IsNot() =>
        Assert.Empty(Check("This is very likely one operator. We hold this with moderate confidence."));

    [Fact]
    public void Check_ClaimOfALaterBrokenLink_IsRemarkedUnlessDenied()
    {
        ElementEdit[] chain = [Given.Element("They trained a rival model. That it was used in training is not shown."), Given.Element("", Standing.Unverifiable, ElementKind.UsedInTraining)];

        var remark = Assert.Single(WordingCheck.Check(chain[0], chain, Known));

        Assert.Equal("trained", remark.Excerpt);
        Assert.Contains("unverifiable", remark.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,204 accounts sent 212,480 interactions.")]
    [InlineData("Some 28.8 million interactions in 45 days.")]
    [InlineData("About 0.2 million interactions, of some 29 million.")]
    [InlineData("Between 22 April and 5 June 2026, on 2026-05-11 at 14:02, in 2025.")]
    [InlineData("See [Exhibit 13], Source 12 and [the page](https://example.org/4711).")]
    [InlineData("12. Twelfth point, with 3 parts.")]
    public void Check_NumbersThatAreKnownOrNoFigures_AreNotRemarked(string text) => Assert.Empty(Check(text));

    [Theory]
    [InlineData("1,300 accounts.", "1,300", "1,204 accounts")]
    [InlineData("Nearly 30 million interactions.", "30 million", "28.8 million")]
    [InlineData("48 % of it.", "48", "45 days")]
    public void Check_NumberOfNoFigure_IsRemarkedWithTheNearest(string text, string excerpt, string nearest)
    {
        var remark = Assert.Single(Check(text));

        Assert.Equal(excerpt, remark.Excerpt);
        Assert.Contains(nearest, remark.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KnownNumbers_CitedGroundsOnly_AreTheirFiguresAndWindows()
    {
        var element = Given.Element("", grounds: [new GroundEdit(Bearing.For, ExhibitNumber: 1), new GroundEdit(Bearing.Against, SourceNumber: 2)]);
        var exhibits = new[] { Given.Exhibit(1, "time=2026-04-22..2026-06-05", [Given.Counted(Measure.Accounts, 1204)]), Given.Exhibit(2, "", [Given.Counted(Measure.Accounts, 9)]) };

        var known = KnownNumbers.Of(element, exhibits, [Given.Figure(1, 2, Measure.Accounts, "nearly 2,000", 2000), Given.Figure(2, 3, Measure.Accounts, "some 3,000", 3000)]);

        Assert.Equal([1204, 77, 45, 2000], known.Select(k => k.Value));
    }

    private static IReadOnlyList<WordingRemark> Check(string text, Standing standing = Standing.Alleged)
    {
        var element = Given.Element(text, standing);
        return WordingCheck.Check(element, [element], Known);
    }
}
