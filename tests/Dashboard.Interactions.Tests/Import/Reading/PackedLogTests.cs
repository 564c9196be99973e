using System.Text;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Interactions.Tests.Fuzzing;

namespace Dashboard.Interactions.Tests.Import.Reading;

/// <summary>
/// Packed logs: zips of one and of several, those that are cut off, and those that were made to fill a disk or the memory.
/// </summary>
public sealed class PackedLogTests : IAsyncLifetime, IDisposable
{
    private const string Log = "account_id,timestamp\na,2026-04-20T00:00:00Z\n";

    private static readonly DateTime ImportedAt = new(2026, 6, 24, 12, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryDirectory directory = new();
    private readonly DuckDbInteractionStore store;

    public PackedLogTests() => store = DuckDbInteractionStore.Open(Path.Combine(directory.Path, "case"));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await store.DisposeAsync();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Import_ZipOfOneLog_ReadsIt()
    {
        var path = directory.File(
            "log.zip", SeedLogs.Zip(("__MACOSX/._a.csv", [1]), ("deep/a.csv", Encoding.UTF8.GetBytes(Log)), (".hidden", [2])));

        Assert.Empty(await LogArchive.ListAsync(path, "log.zip", default));
        Assert.Equal(1, (await Import(path)).Accepted);
        Assert.Equal("delimited text, zipped", (await LogPreview.ReadAsync(path, "log.zip", null, default)).Format);
    }

    [Fact]
    public async Task Unpack_ZipOfSeveralLogs_GivesEach()
    {
        var path = directory.File(
            "logs.zip",
            SeedLogs.Zip(
                ("a.csv", Encoding.UTF8.GetBytes(Log)),
                ("deep/er/b.json", Encoding.UTF8.GetBytes("""{"account_id":"b","timestamp":1776643200}""")),
                ("c.csv.gz", SeedLogs.Gzip(Encoding.UTF8.GetBytes("account_id,timestamp\nc,1776643200\n")))));

        var logs = await LogArchive.ListAsync(path, "logs.zip", default);
        var refused = await Assert.ThrowsAsync<ImportException>(() => Import(path));

        Assert.Equal(["logs.zip › a.csv", "logs.zip › deep › er › b.json", "logs.zip › c.csv.gz"], logs.Select(l => l.NameIn("logs.zip")));
        Assert.Contains("3 files", refused.Message, StringComparison.Ordinal);
        for (var i = 0; i < logs.Count; i++)
        {
            var target = Path.Combine(directory.Path, "unpacked");
            await LogArchive.UnpackAsync(path, "logs.zip", i, target, default);
            Assert.Equal(1, (await Import(target)).Accepted);
        }
    }

    [Theory]
    [InlineData("xl/workbook.xml", "Save the sheet as CSV")]
    [InlineData("word/document.xml", "office document")]
    public async Task Import_OfficeDocument_SaysWhatItIs(string part, string sentence)
    {
        var path = directory.File("book.xlsx", SeedLogs.Zip(("[Content_Types].xml", [1]), (part, [2])));

        Assert.Contains(sentence, (await Assert.ThrowsAsync<ImportException>(() => Import(path))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gz")]
    [InlineData("zst")]
    [InlineData("zip")]
    [InlineData("parquet")]
    public async Task Read_PackedLogThatIsCutOff_IsRefusedEverywhereWithASentence(string packing)
    {
        var text = Encoding.UTF8.GetBytes(
            "account_id,timestamp\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"a{i * 7919},{1776643200 + i}\n")));
        var whole =
            packing switch { "gz" => SeedLogs.Gzip(text), "zst" => SeedLogs.Zstandard(text), "zip" => SeedLogs.Zip(("a.csv", text)), _ =>
                SeedLogs.All.First(s => s.Name.StartsWith("parquet", StringComparison.Ordinal)).Bytes };
        foreach (var length in new[] { 5, 20, whole.Length / 2, whole.Length - 9, whole.Length - 1 })
        {
            var path = directory.File("cut", whole[..length]);

            Assert.Null(await Record.ExceptionAsync(() => LogHeader.ReadAsync(path, null, default)));
            var refused = await Assert.ThrowsAsync<ImportException>(() => Import(path));
            Assert.DoesNotContain("fault of the program", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await store.DescribeAsync(default)).Interactions);
    }

    [Fact]
    public async Task Import_ZstandardBomb_IsRefused()
    {
        var filling = new byte[300 << 20];
        Array.Fill(filling, (byte)' ');
        Encoding.ASCII.GetBytes(Log).CopyTo(filling, 0);

        Assert.Contains(
            "200 times its size",
            (await Assert.ThrowsAsync<ImportException>(() => Import(directory.File("log.zst", SeedLogs.Zstandard(filling))))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ZstandardThatAsksForTooLargeAWindow_IsRefused()
    {
        // A frame whose header asks for a window of 2 GiB.
        var path = directory.File("log.zst", [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0x01, 0x00, 0x00]);

        await Assert.ThrowsAsync<ImportException>(() => Import(path));
    }

    [Fact]
    public async Task Import_ZipBomb_IsRefusedAndNothingOfItIsLeft()
    {
        var filling = new byte[300 << 20];
        var path = directory.File("logs.zip", SeedLogs.Zip(("a.csv", filling), ("b.csv", [1])));
        var target = Path.Combine(directory.Path, "unpacked");

        var refused = await Assert.ThrowsAsync<ImportException>(() => LogArchive.UnpackAsync(path, "logs.zip", 0, target, default));

        Assert.Contains("200 times its size", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public async Task List_ZipThatClaimsMoreFilesThanAreRead_IsRefused()
    {
        var bytes = SeedLogs.Zip(("a.csv", Encoding.UTF8.GetBytes(Log)));
        bytes[^12] = bytes[^11] = 0xff;
        bytes[^14] = bytes[^13] = 0xff;

        Assert.Contains(
            "files",
            (await Assert.ThrowsAsync<ImportException>(
                () => LogArchive.ListAsync(directory.File("log.zip", bytes), "log.zip", default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ParquetThatStandsForFarMoreThanItsSize_IsRefused()
    {
        var path = Path.Combine(directory.Path, "log.parquet");
        using (var connection = new DuckDbConnection("Data Source=:memory:"))
        {
            connection.Open();
            connection.Run(
                $"COPY (SELECT 'a' || i AS account_id, TIMESTAMP '2026-04-20' AS timestamp, repeat('x', 20_000) AS prompt FROM range(20_000) t(i)) TO {Sql.Literal(path)} (FORMAT parquet, COMPRESSION zstd)", default);
        }

        var refused = await Assert.ThrowsAsync<ImportException>(() => Import(path));

        Assert.InRange(new FileInfo(path).Length, 1, 60_000);
        Assert.Contains("times its size", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await store.DescribeAsync(default)).Interactions);
    }

    [Fact]
    public async Task Import_ParquetWithNulAndWithHugeTexts_RejectsThoseRowsAlone()
    {
        var path = Path.Combine(directory.Path, "log.parquet");
        using (var connection = new DuckDbConnection("Data Source=:memory:"))
        {
            connection.Open();
            connection.Run(
                $"COPY (SELECT 'a' || i AS account_id, TIMESTAMP '2026-04-20' AS timestamp, CASE i WHEN 1 THEN 'x' || chr(0) WHEN 2 THEN repeat(md5(i::VARCHAR), 600_000) ELSE 'fine' END AS prompt FROM range(4) t(i)) TO {Sql.Literal(path)} (FORMAT parquet)", default);
        }

        var report = await Import(path);

        Assert.Equal((4L, 2L, 2L), (report.RowsRead, report.Accepted, report.Rejected));
    }

    private Task<ImportReport> Import(string path) =>
        store.ImportAsync(new ImportRequest(path, Path.GetFileName(path), null, "analyst", ImportedAt), null, default);
}
