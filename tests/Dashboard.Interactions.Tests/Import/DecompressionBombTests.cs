using System.IO.Compression;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.Import;

/// <summary>Small files that unpack to a great deal: refused on the way, and nothing of them kept.</summary>
public sealed class DecompressionBombTests : IDisposable
{
    private static readonly DateTime ImportedAt = new(2026, 6, 24, 12, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Gzip_Bomb_StopsSoonAfterItsRatioTells()
    {
        using var file = File.OpenRead(Bomb("zeros.gz", "", '\0'));
        using var content = new GzipContent(file);
        var buffer = new byte[1 << 20];
        var read = 0L;

        Assert.Throws<InvalidDataException>(() =>
        {
            while (content.Read(buffer) is > 0 and var count) read += count;
        });

        Assert.InRange(read, UnpackLimits.RatioMatters - buffer.Length, UnpackLimits.RatioMatters);
    }

    [Fact]
    public async Task Import_GzipBomb_IsRefusedAndNothingKept()
    {
        var path = Bomb("log.gz", "account_id,timestamp\na,2026-04-20T00:00:00Z\n", ' ');
        await using var store = DuckDbInteractionStore.Open(Path.Combine(directory.Path, "case"));

        var refused = await Assert.ThrowsAsync<ImportException>(
            () => store.ImportAsync(new ImportRequest(path, "log.gz", null, "analyst", ImportedAt), null, default));

        Assert.Contains("200 times its size", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was kept", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await store.DescribeAsync(default)).Interactions);
        Assert.False(Directory.Exists(Path.Combine(store.Directory, "imports")));
    }

    [Fact]
    public async Task Preview_GzippedParquetBomb_IsRefused()
    {
        var path = Bomb("log.parquet.gz", "PAR1", '\0');

        var refused = await Assert.ThrowsAsync<ImportException>(() => LogPreview.ReadAsync(path, "log.parquet.gz", null, default));

        Assert.Contains("200 times its size", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ParquetWithMoreRowsThanBits_IsRefused()
    {
        var path = Parquet("SELECT 'a' AS account_id, TIMESTAMP '2026-04-20' AS timestamp FROM range(11_000_000)");
        await using var store = DuckDbInteractionStore.Open(Path.Combine(directory.Path, "case"));

        var refused = await Assert.ThrowsAsync<ImportException>(
            () => store.ImportAsync(new ImportRequest(path, "log.parquet", null, "analyst", ImportedAt), null, default));

        Assert.InRange(new FileInfo(path).Length, 1, 1_000_000);
        Assert.Contains("claims 11,000,000 rows", refused.Message, StringComparison.Ordinal);
    }

    // A gzip file of two parts: the beginning, and one part of 1 MiB over and over.
    private string Bomb(string name, string start, char filling)
    {
        var line = new byte[1 << 20];
        Array.Fill(line, (byte)filling);
        line[^1] = (byte)'\n';
        var part = Pack(line);
        var path = Path.Combine(directory.Path, name);
        using var file = File.Create(path);
        file.Write(Pack(System.Text.Encoding.ASCII.GetBytes(start)));
        for (var i = 0; i < 300; i++) file.Write(part);
        return path;
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private string Parquet(string query)
    {
        var path = Path.Combine(directory.Path, "log.parquet");
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        connection.Run($"COPY ({query}) TO {Sql.Literal(path)} (FORMAT parquet)", default);
        return path;
    }
}
