using System.IO.Compression;
using System.Text;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests;

public sealed class LogPreviewTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("preview-").FullName;

    [Fact]
    public async Task ReadAsync_KnownCsv_ShowsRowsAndDetectsThePreset()
    {
        var path = Write("account_id,timestamp,model,note\na,2026-04-22T10:00:00Z,m,\"x, y\"\nb,2026-04-22T10:00:01Z,,\n");

        var preview = await LogPreview.ReadAsync(path, "log.csv", null, CancellationToken.None);

        Assert.Equal(["account_id", "timestamp", "model", "note"], preview.Columns);
        Assert.Equal(["a", "2026-04-22T10:00:00Z", "m", "x, y"], preview.Rows[0]);
        Assert.Equal("generic", preview.Preset);
        Assert.Equal(["account_id"], preview.Detected!.Columns["account"]);
    }

    [Fact]
    public async Task ReadAsync_UnknownColumns_DetectsNothing()
    {
        var preview = await LogPreview.ReadAsync(Write("wer;wann\nx;1\n"), "log.csv", null, CancellationToken.None);

        Assert.Equal(["wer", "wann"], preview.Columns);
        Assert.Null(preview.Detected);
    }

    [Fact]
    public async Task ReadAsync_PackedJsonLines_ShowsNestedColumns()
    {
        var path = Path.Combine(folder, "log");
        await using (var packed = new GZipStream(File.Create(path), CompressionMode.Compress))
            await packed.WriteAsync(Encoding.UTF8.GetBytes("{\"timestamp\":1,\"user\":{\"id\":\"a\"}}\n"));

        var preview = await LogPreview.ReadAsync(path, "log.ndjson.gz", null, CancellationToken.None);

        Assert.Contains("user.id", preview.Columns);
        Assert.Contains("gzipped", preview.Format, StringComparison.Ordinal);
        Assert.Contains("a", preview.Rows[0]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string text)
    {
        var path = Path.Combine(folder, "log");
        File.WriteAllText(path, text);
        return path;
    }
}
