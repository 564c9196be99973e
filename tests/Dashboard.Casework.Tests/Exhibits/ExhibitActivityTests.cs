using System.Text;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;

namespace Dashboard.Casework.Tests.Exhibits;

public sealed class ExhibitActivityTests
{
    private const string Header = "account,day,capability,model,interactions,input_tokens,output_tokens\r\n";

    [Fact]
    public async Task Write_TextsLikeFormulas_AreNoneInTheFileAndReadBack()
    {
        string[] accounts = ["=1+1", "'=1+1", "-2", "＝x", "a\tb", "plain"];
        using var stream = new MemoryStream();

        await ExhibitActivity.WriteAsync(
            accounts.Select(a => new ActivityLine(a, new DateOnly(2026, 5, 1), "@general", "+model", 1, 0, 0)).ToAsyncEnumerable(), stream);

        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n")[1..^1];
        Assert.All(lines, line => Assert.False("=+-@＝".Contains(line.TrimStart('"')[0], StringComparison.Ordinal), line));
        Assert.Equal("'=1+1,2026-05-01,'@general,'+model,1,0,0", lines[0]);
        stream.Position = 0;
        Assert.Equal(
            accounts.Select(a => (a, "@general", "+model")),
            (await ExhibitActivity.ReadAsync(stream).ToListAsync()).Select(l => (l.Account, l.Capability, l.Model)));
    }

    [Fact]
    public async Task Count_FileFromBeforeTheGuard_CountsTheSame()
    {
        using var stream = new MemoryStream(
            Encoding.UTF8.GetBytes(
                Header + "=x,2026-05-01,general,m,1,0,0\r\n'x,2026-05-01,general,m,1,0,0\r\nx,2026-05-01,general,m,1,0,0\r\n"));

        Assert.Equal(3, (await ExhibitActivity.CountAsync(stream))[Measure.Accounts]);
    }

    [Theory]
    [InlineData('x')]
    [InlineData(',')]
    public async Task Count_RecordWithoutAnEnd_IsNotReadWhole(char filling)
    {
        using var stream = new MemoryStream(
            Encoding.UTF8.GetBytes(Header + "\"" + new string('x', 10) + "\"" + new string(filling, 1 << 25)));

        var e = await Assert.ThrowsAsync<FormatException>(() => ExhibitActivity.CountAsync(stream));

        Assert.Contains("is longer than", e.Message, StringComparison.Ordinal);
        Assert.True(stream.Position < stream.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("account,day\r\n")]
    [InlineData("account,day,capability,model,interactions,input_tokens,output_tokens,more\r\n")]
    public async Task Count_AnotherHeader_IsRefused(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        await Assert.ThrowsAsync<FormatException>(() => ExhibitActivity.CountAsync(stream));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task Append_BlocksOfAnySize_ReadTheSame(int size)
    {
        ActivityLine[] lines = [
            new("a\r\n\"b\",ü漢", new DateOnly(2026, 5, 1), "x", "m", 1, 2, 3), new("=c", new DateOnly(2026, 5, 2), "x", "", 4, 5, 6),
            new(new string('d', 300), new DateOnly(2026, 5, 2), "y", "m", 7, 8, 9)];
        using var stream = new MemoryStream();
        var written = await ExhibitActivity.WriteAsync(lines.ToAsyncEnumerable(), stream);
        var rows = new List<ActivityRow>();
        var reader = new ActivityReader(rows.Add);

        foreach (var block in stream.ToArray().Chunk(size)) reader.Append(block);
        reader.Finish();

        Assert.Equal(lines, rows.Select(reader.LineOf));
        Assert.Equal((written, 2L), (reader.Count, reader.Count.ActiveDays));
    }

    [Theory]
    [InlineData("a,2026-05-01,x,m,1,2,3,4\r\n")]
    [InlineData("a,2026-05-01,x,m,1,2\r\n")]
    [InlineData("a,2026-05-01,x,m,+1,2,3\r\n")]
    [InlineData("a,2026-05-01,x,m,1 ,2,3\r\n")]
    [InlineData("a,2026-05-1,x,m,1,2,3\r\n")]
    [InlineData("a,2026-05-01,x,m,99999999999999999999,2,3\r\n")]
    [InlineData("\r\n")]
    public async Task Count_ARecordThatIsNone_IsRefusedByItsNumber(string record)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Header + "a,2026-05-01,x,m,1,2,3\r\n" + record));

        Assert.StartsWith(
            "Record 3 ", (await Assert.ThrowsAsync<FormatException>(() => ExhibitActivity.CountAsync(stream))).Message,
            StringComparison.Ordinal);
    }
}
