using Dashboard.Packets.Redaction;

namespace Dashboard.Packets.Tests.Redaction;

public sealed class SmallCountsTests
{
    [Fact]
    public void Of_OneSmallCount_HidesARectangle()
    {
        long?[,] counts = { { 3, 20, 30 }, { 40, 50, 60 }, { 70, 80, 90 } };

        var hidden = SmallCounts.Of(counts);

        bool[,] expected = { { true, true, false }, { true, true, false }, { false, false, false } };
        Assert.Equal(expected, hidden);
    }

    [Fact]
    public void Of_AnyTable_LeavesNoLineWithExactlyOneHidden()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var counts = new long?[random.Next(2, 8), random.Next(2, 8)];
            foreach (var (r, c) in Cells(counts)) counts[r, c] = random.Next(4) == 0 ? random.Next(0, 9) : random.Next(5, 400);

            var hidden = SmallCounts.Of(counts);

            Assert.All(Cells(counts), p => Assert.True(hidden[p.R, p.C] || counts[p.R, p.C] is not (> 0 and < SmallCounts.Least)));
            for (var r = 0; r < counts.GetLength(0); r++)
                Assert.NotEqual(1, Enumerable.Range(0, counts.GetLength(1)).Count(c => hidden[r, c]));
            for (var c = 0; c < counts.GetLength(1); c++)
                Assert.NotEqual(1, Enumerable.Range(0, counts.GetLength(0)).Count(r => hidden[r, c]));
        }
    }

    [Fact]
    public void Of_NoSmallCount_HidesNothing() =>
        Assert.DoesNotContain(true, SmallCounts.Of(new long?[,] { { 5, 0 }, { null, 12 } }).Cast<bool>());

    private static IEnumerable<(int R, int C)> Cells(long?[,] counts) =>
        from r in Enumerable.Range(0, counts.GetLength(0)) from c in Enumerable.Range(0, counts.GetLength(1)) select (r, c);
}
