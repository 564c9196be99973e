using Bunit;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Figures;
using Dashboard.Investigations.Figures;
using Dashboard.Investigations.Views;

namespace Dashboard.Tests.Figures;

public sealed class FigureViewTests
{
    [Fact]
    public void Render_Observed_IsPlainWithMethodAndData() =>
        Verify(Given.Counted(Measure.Accounts, 1204), "observed", "1,204 accounts", "count/1");

    [Fact]
    public void Render_Inferred_HasItsInterval() =>
        Verify(
            new Figure.Inferred(Measure.InteractionsPerAccountAndDay, 25.6, 25.6, 25.78, "28.8 M ÷ 25,000 ÷ 45", new Method("rate", 1)),
            "inferred", "≈ 26 interactions per account and day", "25.6 – 25.78");

    [Fact]
    public void Render_Reported_IsQuotedWithItsGrade() =>
        Verify(
            new Figure.Reported(Measure.Interactions, "nearly 29 million", "nearly", 29e6, 2, "B3"), "reported",
            "“nearly 29 million” interactions", "B3");

    [Fact]
    public void Shapes_OfStandings_AreAllDifferent()
    {
        var standings = Enum.GetValues<Standing>();

        Assert.Equal(standings.Length, standings.Select(s => s.Shape()).Distinct().Count());
        Assert.Equal(standings.Length, standings.Select(s => s.Word()).Distinct().Count());
    }

    [Theory]
    [InlineData(1_152_000, 4_320_000, "$1.2 – 4.3 M")]
    [InlineData(2_750, 13_750, "$2.8 – 14 k")]
    [InlineData(0, 12, "$0 – 12")]
    public void Dollars_Range_HasTwoDigits(double low, double high, string text) => Assert.Equal(text, FigureText.Dollars(low, high));

    private static void Verify(Figure figure, string kind, string text, string title)
    {
        using var context = new BunitContext();

        var span = context.Render<FigureView>(p => p.Add(x => x.Figure, figure).Add(x => x.Unit, true)).Find("span");

        Assert.Contains(kind, span.ClassList);
        Assert.Equal(text, span.TextContent);
        Assert.Contains(title, span.GetAttribute("title"), StringComparison.Ordinal);
    }
}
