using System.Text;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests.Import;

/// <summary>What is refused, and that nothing of it is kept.</summary>
public sealed partial class ImportTests
{
    [Theory]
    [InlineData("", "has no rows|No column")]
    [InlineData("account_id,timestamp\n", "has no rows")]
    [InlineData("who,when\na,2026-04-20T00:00:00Z\n", "Its columns are who, when")]
    [InlineData("account_id,timestamp\na,yesterday\n", "None of the 1 rows")]
    [InlineData("account_id,\"timestamp\na,2026-04-20T00:00:00Z\n", "header")]
    public async Task Import_NothingToRead_SaysWhyAndKeepsNothing(string text, string part)
    {
        var error = await Assert.ThrowsAsync<ImportException>(() => Import(text));

        Assert.Contains(part.Split('|'), p => error.Message.Contains(p, StringComparison.Ordinal));
        Assert.Empty(await store.ImportsAsync(default));
        Assert.Equal(0, (await store.DescribeAsync(default)).Accounts);
        Assert.False(Directory.Exists(Path.Combine(store.Directory, "imports")));
    }

    [Theory]
    [InlineData("no-such-file")]
    [InlineData(".")]
    public async Task Import_NoFile_SaysSo(string name) =>
        await Assert.ThrowsAsync<ImportException>(
            () => store.ImportAsync(
                new ImportRequest(Path.Combine(directory.Path, name), name, null, "analyst", ImportedAt), null, default));

    [Fact]
    public async Task Import_TextThatIsNotUtf8_RejectsTheRowAlone()
    {
        var path = directory.File(
            "log", [.. "account_id,timestamp\na,2026-04-20T00:00:00Z\n"u8, 0xff, .. "b,2026-04-20T00:00:00Z\nc,2026-04-20T00:00:00Z\n"u8]);

        var report = await store.ImportAsync(new ImportRequest(path, "log", null, "analyst", ImportedAt), null, default);

        Assert.Equal((3, 2, 1), (report.RowsRead, report.Accepted, report.Rejected));
    }

    [Fact]
    public async Task Import_TruncatedGzip_KeepsNothing()
    {
        var whole = File.ReadAllBytes(
            directory.GzipFile(
                "whole.gz",
                Encoding.UTF8.GetBytes(
                    "account_id,timestamp\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i},{1776643200 + i}\n")))));
        var path = directory.File("cut.gz", whole[..(whole.Length / 2)]);

        await Assert.ThrowsAsync<ImportException>(() => DuckDbImport(path));

        async Task DuckDbImport(string file)
        {
            await using var own = DuckDbInteractionStore.Open(Path.Combine(directory.Path, "cut"));
            try
            {
                await own.ImportAsync(new ImportRequest(file, "cut.gz", null, "analyst", ImportedAt), null, default);
            }
            finally
            {
                Assert.Equal(0, (await own.DescribeAsync(default)).Interactions);
            }
        }
    }

    [Fact]
    public async Task Import_GzipOfSeveralMembers_ReadsThemAll()
    {
        byte[] first = File.ReadAllBytes(directory.GzipFile("1.gz", "account_id,timestamp\na,2026-04-20T00:00:00Z\n"u8.ToArray()));
        byte[] second = File.ReadAllBytes(directory.GzipFile("2.gz", "b,2026-04-20T00:00:00Z\n"u8.ToArray()));
        var path = directory.File("both.gz", [.. first, .. second]);

        Assert.Equal(2, (await store.ImportAsync(new ImportRequest(path, "both.gz", null, "analyst", ImportedAt), null, default)).Accepted);
    }

    [Fact]
    public async Task Import_CancelledInTheMiddle_KeepsNothing()
    {
        using var cancellation = new CancellationTokenSource();
        var path = directory.File(
            "log", "account_id,timestamp\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"a{i},{1776643200 + i}\n")));
        var progress = new CancelAfter(10, cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.ImportAsync(new ImportRequest(path, "log", null, "analyst", ImportedAt), progress, cancellation.Token));

        Assert.Equal(0, (await store.DescribeAsync(default)).Interactions);
        Assert.Equal(30, (await store.ImportAsync(new ImportRequest(path, "log", null, "analyst", ImportedAt), null, default)).Accepted);
    }

    private sealed class CancelAfter(long rows, CancellationTokenSource cancellation) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.RowsRead >= rows) cancellation.Cancel();
        }
    }
}
