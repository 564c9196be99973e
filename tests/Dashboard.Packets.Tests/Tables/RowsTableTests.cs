using System.Text;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Tables;
using Parquet;

namespace Dashboard.Packets.Tests.Tables;

public sealed class RowsTableTests
{
    private const string Csv =
        "account,interactions,share,note,mixed\r\na-1,5,0.25,\"'=1+1, so\",007\r\na-2,,1.5,\"two\nlines\",8\r\na-3,-7,3,表,x\r\n";

    [Fact]
    public async Task Write_Rows_HaveTheTypesThatReadBackAsTheyAreWritten()
    {
        using var table = new MemoryStream(await RowsTable.WriteAsync(RowsTable.Records(Stream(Csv)), default));

        await using var reader = await ParquetReader.CreateAsync(table);
        Assert.Equal(
            [typeof(ReadOnlyMemory<char>), typeof(long), typeof(double), typeof(ReadOnlyMemory<char>), typeof(ReadOnlyMemory<char>)],
            reader.Schema.DataFields.Select(f => f.ClrType));
        Assert.Equal(3, await RowsTable.CompareAsync(RowsTable.Records(Stream(Csv)), table, "t.parquet", default));
    }

    [Fact]
    public async Task Write_SameRowsTwice_GivesTheSameBytes() =>
        Assert.Equal(
            await RowsTable.WriteAsync(RowsTable.Records(Stream(Csv)), default),
            await RowsTable.WriteAsync(RowsTable.Records(Stream(Csv)), default));

    [Theory]
    [InlineData("a-1,5", "a-1,6")]
    [InlineData("a-3,-7", "a-3,")]
    [InlineData("表", "表 ")]
    [InlineData("share", "part")]
    [InlineData("a-3,-7,3,表,x\r\n", "")]
    public async Task Compare_AnythingElse_IsNamed(string old, string with)
    {
        using var table = new MemoryStream(await RowsTable.WriteAsync(RowsTable.Records(Stream(Csv)), default));

        await Assert.ThrowsAsync<PacketFormatException>(
            () => RowsTable.CompareAsync(
                RowsTable.Records(Stream(Csv.Replace(old, with, StringComparison.Ordinal))), table, "t.parquet", default));
    }

    [Fact]
    public async Task Compare_BytesThatAreNoTable_IsRefused()
    {
        using var table = new MemoryStream(Encoding.ASCII.GetBytes("PAR1 and nothing that follows PAR1"));

        await Assert.ThrowsAsync<PacketFormatException>(
            () => RowsTable.CompareAsync(RowsTable.Records(Stream(Csv)), table, "t.parquet", default));
    }

    [Fact]
    public async Task Write_NoRowsAtAll_IsATableWithoutRows()
    {
        using var table = new MemoryStream(await RowsTable.WriteAsync(RowsTable.Records(Stream("")), default));

        Assert.Equal(0, await RowsTable.CompareAsync(RowsTable.Records(Stream("")), table, "t.parquet", default));
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
