using Dashboard.Interactions;
using Dashboard.Investigations.Cases;

namespace Dashboard.Tests.Workbench;

public sealed class ClockFindingTests
{
    private static readonly DateTime Start = new(2026, 4, 20, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(43, "import 2 seems 3 h ahead of import 1 (r = 1.00)")]
    [InlineData(38, "import 2 seems 2 h behind import 1 (r = 1.00)")]
    public void Of_ImportsThatLag_SaysByHowMuchAndWhatElseWouldExplainIt(int at, string sentence)
    {
        var finding = Assert.Single(ClockFinding.Of(new ImportClocks([], [Pair(40, at)], 0)).All);

        Assert.Equal(sentence, finding.Sentence);
        Assert.Equal((Start, Start.AddHours(100)), (finding.Span.Start, finding.Span.End));
        Assert.Contains("so would a system that passes the same work on", finding.Explanation, StringComparison.Ordinal);
        Assert.Contains("Nothing was corrected.", finding.Explanation, StringComparison.Ordinal);
        Assert.True(finding.Concerns(1) && finding.Concerns(2) && !finding.Concerns(3));
    }

    [Fact]
    public void Of_ClocksThatAgreeOrAreNotKnown_SaysNothing()
    {
        var findings = ClockFinding.Of(new ImportClocks([], [Pair(40, 40), Pair(40, 80)], 4));

        Assert.Empty(findings.All);
        Assert.Equal(4, findings.CutPairs);
    }

    [Fact]
    public void Of_TimesAfterTheImport_CountsThem()
    {
        var late = new LateTimes(2, Start, 1_204, Start.AddHours(1), Start.AddHours(1));

        Assert.Equal(
            "1,204 interactions of import 2 are dated after its import",
            Assert.Single(ClockFinding.Of(new ImportClocks([late], [], 0)).All).Sentence);
    }

    private static ImportPair Pair(int first, int second)
    {
        var (x, y) = (new double[100], new double[100]);
        (x[first], y[second]) = (5, 5);
        return new ImportPair(1, 2, 40, Start, x, y);
    }
}
