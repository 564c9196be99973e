using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Tests.Workbench;

public sealed class SelectionWordsTests
{
    [Theory]
    [InlineData("2026-04-22..2026-06-05", "22 Apr – 5 Jun 2026", "45 days")]
    [InlineData("2025-12-30..2026-01-02", "30 Dec 2025 – 2 Jan 2026", "4 days")]
    [InlineData("2026-04-22..2026-04-22", "22 Apr 2026", "1 day")]
    [InlineData("2026-04-22T10:00:00Z..2026-04-22T12:30:00Z", "22 Apr 2026 10:00 – 12:30", "2.5 h")]
    [InlineData("2026-04-22T10:00:00Z..2026-04-22T10:05:00Z", "22 Apr 2026 10:00 – 10:05", "5 min")]
    public void Words_Range_SayItsDatesAndLength(string range, string words, string length)
    {
        var time = TimeRange.Parse(range);

        Assert.Equal(words, SelectionWords.Words(time));
        Assert.Equal(length, SelectionWords.Length(time));
    }

    [Fact]
    public void Chips_IncludedAndExcluded_EachRemovesItself()
    {
        var selection = Selection.Parse("time=2026-04-22..2026-06-05&cluster=3&capability=vision&not-capability=general");

        var chips = SelectionWords.Chips(selection, (d, v) => d == Dimension.Cluster ? ($"Cluster {v} · pool", "1,204 accounts") : null);

        Assert.Equal(["22 Apr – 5 Jun 2026", "Cluster 3 · pool", "vision", "not general"], chips.Select(c => c.Text));
        Assert.Equal(["45 days", "1,204 accounts", null, null], chips.Select(c => c.Count));
        Assert.Equal(
            [
                "cluster=3&capability=vision&not-capability=general",
                "time=2026-04-22..2026-06-05&capability=vision&not-capability=general",
                "time=2026-04-22..2026-06-05&cluster=3&not-capability=general", "time=2026-04-22..2026-06-05&cluster=3&capability=vision",
            ],
            chips.Select(c => c.Without.ToString()));
    }

    [Fact]
    public void Chips_ManyValues_NamesThreeAndCountsTheRest() =>
        Assert.Equal(
            "a, b, c and 2 more",
            Assert.Single(SelectionWords.Chips(Selection.Everything.Only(Dimension.Model, "e", "d", "c", "b", "a"))).Text);

    [Fact]
    public void Line_Everything_SaysSo() => Assert.Equal("everything", SelectionWords.Line(Selection.Everything));
}
