using Dashboard.Allegations;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Tests.Allegations;

public sealed class NumberCheckTests
{
    private static readonly KnownNumber[] Known = [
        new(1204, "1,204 accounts"), new(212_480, "212,480 interactions"), new(28.8e6, "“roughly 28.8 million” interactions"),
        new(45, "45 days")];

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
    public void KnownNumbers_OfTheWhole_AreThoseOfEveryElementAndItsPeriod()
    {
        var edit = AllegationEdit.New("Title") with
        {
            Elements = [Given.Element("", grounds: [new GroundEdit(Bearing.For, ExhibitNumber: 1)]),
                Given.Element("", grounds: [new GroundEdit(Bearing.Against, SourceNumber: 2)])],
            Particulars = AllegationParticulars.None with { Period = new(new(2026, 4, 22), new(2026, 6, 5), PeriodBasis.Chosen) },
        };

        var known = KnownNumbers.Of(
            edit, [Given.Exhibit(1, "", [Given.Counted(Measure.Accounts, 1204)])],
            [Given.Figure(1, 2, Measure.Accounts, "nearly 2,000", 2000)]);

        Assert.Empty(NumberCheck.Check("1,204 accounts, nearly 2,000 as source 2 has it, in 45 days.", known));
        Assert.Equal("1,300", Assert.Single(NumberCheck.Check("1,300 accounts.", known)).Excerpt);
    }

    [Fact]
    public void KnownNumbers_CitedGroundsOnly_AreTheirFiguresAndWindows()
    {
        var element = Given.Element(
            "", grounds: [new GroundEdit(Bearing.For, ExhibitNumber: 1), new GroundEdit(Bearing.Against, SourceNumber: 2)]);
        var exhibits =
            new[] { Given.Exhibit(1, "time=2026-04-22..2026-06-05", [Given.Counted(Measure.Accounts, 1204)]),
                Given.Exhibit(2, "", [Given.Counted(Measure.Accounts, 9)]) };

        var known = KnownNumbers.Of(
            element, exhibits,
            [Given.Figure(1, 2, Measure.Accounts, "nearly 2,000", 2000), Given.Figure(2, 3, Measure.Accounts, "some 3,000", 3000)]);

        Assert.Equal([1204, 77, 45, 2000], known.Select(k => k.Value));
    }

    [Fact]
    public void Check_FiguresByReference_AreNotTypedNumbers() => Assert.Empty(Check("{{exhibit 13 accounts}} and {{figure 12}}."));

    private static IReadOnlyList<WordingRemark> Check(string text) => NumberCheck.Check(text, Known);
}
