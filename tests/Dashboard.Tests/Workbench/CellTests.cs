using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;
using Dashboard.Workbench;

namespace Dashboard.Tests.Workbench;

public sealed class CellTests
{
    private static Heatmap Cells(long[][] interactions) => new(
        [.. interactions.Select((_, r) => Capabilities.All[r])],
        [.. interactions[0].Select((_, c) => $"{new DateOnly(2026, 4, 20).AddDays(7 * c):yyyy-MM-dd}")],
        interactions,
        [.. interactions.Select(row => row.Select(n => Math.Min(n, 10)).ToArray())],
        0);

    [Theory]
    [InlineData("columns=week&column=2026-04-27&capability=tool%20use")]
    [InlineData("columns=hour-of-week&column=17&capability=a%26b%3D")]
    public void CellAddress_Text_IsReadBack(string text) => Assert.Equal(text, CellAddress.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("time=2026-04-22..2026-06-05")]
    [InlineData("columns=capability&column=1&capability=vision")]
    public void CellAddress_OtherText_IsNone(string text) => Assert.Null(CellAddress.Parse(text));

    [Theory]
    [InlineData("time=2026-04-27..2026-05-03&capability=vision", "columns=week&column=2026-04-27&capability=vision")]
    [InlineData("cluster=4&capability=vision&columns=cluster", "columns=cluster&column=4&capability=vision")]
    [InlineData("time=2026-04-28..2026-05-03&capability=vision", null)]
    [InlineData("time=2026-04-27..2026-05-03&capability=vision&capability=general", null)]
    [InlineData("capability=vision&columns=hour-of-week", null)]
    public void CellAddress_OfASelection_IsItsOneCell(string state, string? expected) =>
        Assert.Equal(expected, CellAddress.Of(WorkbenchState.Parse(state))?.ToString());

    [Fact]
    public void Frame_NothingNarrowed_IsNone() => Assert.Empty(HeatmapFrame.Of(Cells([[1, 2, 3], [4, 5, 6]]), new WorkbenchState()));

    [Fact]
    public void Frame_RowsAndWeeks_SurroundTheSelectedCells()
    {
        var cells = Cells([[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]]);
        var state = WorkbenchState.Parse($"time=2026-04-29..2026-05-05&not-capability={Uri.EscapeDataString(Capabilities.All[1])}");

        var frames = HeatmapFrame.Of(cells, state).ToList();

        // The first and the third row, each over the two weeks that the range touches.
        Assert.Equal([(-0.5, 0.5), (1.5, 2.5)], frames.Select(f => ((double)f.Y0, (double)f.Y1)));
        Assert.All(frames, f => Assert.Equal((0.5, 2.5), ((double)f.X0, (double)f.X1)));
    }

    [Fact]
    public void Targeting_ChosenAccounts_AreComparedWithTheColumnOfTheBaseline()
    {
        // Of 100 chosen interactions 80 are of the first capability; of the baseline's 1,000, 100 are.
        var chosen = Cells([[80], [20]]);
        var baseline = Cells([[100], [900]]);

        var target = CellTargeting.Compute(chosen, baseline);

        Assert.Equal(10, target[0][0].Expected, 6);
        Assert.Equal(90, target[1][0].Expected, 6);
        Assert.True(target[0][0].LogOdds > 1);
        Assert.Equal(-target[0][0].LogOdds, target[1][0].LogOdds, 6);
        Assert.InRange(target[0][0].LogOdds, target[0][0].Low, target[0][0].High);
        Assert.False(target[0][0].TooFew);
    }

    [Fact]
    public void Targeting_FewerThanFiveExpected_IsTooFew() =>
        Assert.True(CellTargeting.Compute(Cells([[3], [20]]), Cells([[10], [1000]]))[0][0].TooFew);
}
