using System.Text;
using Dashboard.Interactions.Import.Reading;

namespace Dashboard.Interactions.Tests.Import;

public sealed class DelimitedScannerTests
{
    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a,b\n1,2")]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a,b\r\n1,2\r")]
    [InlineData("a,b\n\n \n1,2\n\n")]
    [InlineData("a,b\n\"1\",\"2\"")]
    public void Read_AnyLineEnd_GivesTheFields(string text)
    {
        foreach (var step in new[] { 1, 3, 1000 }) Assert.Equal(["1|2"], Records(text, step).Select(r => r.Fields));
    }

    [Fact]
    public void Read_EmptyFields_AreKept() =>
        Assert.Equal(["||", "|\"|", "x||"], Records("a,b,c\n,,\n\"\",\"\"\"\",\"\"\nx,,", 1).Select(r => r.Fields));

    [Fact]
    public void Read_QuotedLineEnds_CountAsLines()
    {
        var records = Records("a,b\n1,\"x\ny\r\nz\"\n2,w\n", 2);

        Assert.Equal([(2L, "1|x\ny\r\nz"), (5L, "2|w")], records.Select(r => (r.Line, r.Fields)));
    }

    [Fact]
    public void Read_UnclosedQuote_CostsItsLineAlone()
    {
        var records = Records("a,b\n1,x\n2,\"oops\n3,y\n4,\"fine\"\n5,z\n", 4);

        Assert.Equal(
            [(2L, null), (3L, "text follows a closing quote"), (4L, null), (5L, null), (6L, null)],
            records.Select(r => (r.Line, r.Problem)));
        Assert.Equal("4|fine", records[3].Fields);
    }

    [Fact]
    public void Read_QuoteNeverClosed_CostsItsLineAlone()
    {
        var records = Records("a,b\n1,\"oops\n2,y\n3,z", 1000);

        Assert.Equal([(2L, "a quote opened here is not closed"), (3L, null), (4L, null)], records.Select(r => (r.Line, r.Problem)));
    }

    [Fact]
    public void Read_AnyTextSplitAnywhere_GivesTheSame()
    {
        var random = new Random(20260422);
        const string Alphabet = "ab,\"\n\r;x";
        for (var round = 0; round < 300; round++)
        {
            var text = "a,b\n" + new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            var whole = Records(text, 1000);

            Assert.Equal(whole, Records(text, 1));
            Assert.Equal(whole, Records(text, 7));
        }
    }

    [Fact]
    public void Offset_OfEveryRecord_PointsToItsText()
    {
        const string Text = "\uFEFFa,b\r\n1,x\r\n\r\n2,\"y\nz\"\r\n3,w";
        var bytes = Encoding.UTF8.GetBytes(Text);
        using var scanner = new DelimitedScanner(new MemoryStream(bytes));
        while (scanner.Read()) Assert.True(bytes.AsSpan((int)scanner.Offset, scanner.Raw.Length).SequenceEqual(scanner.Raw));
    }

    private static List<(long Line, string Fields, string? Problem)> Records(string text, int step)
    {
        using var scanner = new DelimitedScanner(new StepStream(Encoding.UTF8.GetBytes(text), step));
        var records = new List<(long, string, string?)>();
        while (scanner.Read())
        {
            var fields = new List<string>();
            for (var i = 0; i < scanner.FieldCount; i++) fields.Add(Encoding.UTF8.GetString(scanner.Field(i)));
            records.Add((scanner.Line, string.Join('|', fields), scanner.Problem));
        }

        return records;
    }

    /// <summary>A stream that hands out a few bytes at a time, so that every boundary is tried.</summary>
    private sealed class StepStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, step));
    }
}
