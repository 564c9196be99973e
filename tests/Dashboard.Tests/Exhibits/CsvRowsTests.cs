using System.Text;
using Dashboard.Investigations.Exhibits;

namespace Dashboard.Tests.Exhibits;

public sealed class CsvRowsTests
{
    [Fact]
    public async Task Read_QuotedFields_KeepsCommasQuotesAndLines()
    {
        var rows = await ReadAsync("a,b,c\r\n1,\"x, \"\"y\"\"\",\"two\r\nlines\"\r\n2,,\r\n");

        Assert.Equal(["a", "b", "c"], rows.Header);
        Assert.Equal(["1", "x, \"y\"", "two\nlines"], rows.Rows[0]);
        Assert.Equal(["2", "", ""], rows.Rows[1]);
    }

    [Fact]
    public async Task Read_GuardedText_IsTheText() =>
        Assert.Equal(["=1", "-3.5", "'"], (await ReadAsync("a,b,c\r\n'=1,-3.5,''\r\n")).Rows[0]);

    [Fact]
    public async Task Read_MoreThanAsked_StopsThere() => Assert.Equal(2, (await ReadAsync("a\r\n1\r\n2\r\n3\r\n", 2)).Rows.Count);

    [Fact]
    public async Task Read_Nothing_IsEmpty() => Assert.Empty((await ReadAsync("")).Header);

    private static async Task<CsvRows> ReadAsync(string text, int take = 10)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await CsvRows.ReadAsync(stream, take, CancellationToken.None);
    }
}
