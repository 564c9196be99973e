using Dashboard.Interactions.ClickHouse;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.ClickHouse;

/// <summary>An import that is published elsewhere, of which the answer is lost or not. It needs no server.</summary>
public sealed class UnsureChangeTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Import_WhoseAnswerIsLost_KeepsItsManifestAndRejects()
    {
        await Assert.ThrowsAsync<UnsureChangeException>(
            () => ImportAsync(_ => throw new UnsureChangeException("It stopped answering.", new IOException())));

        Assert.Equal(["1.header", "1.json", "1.rejects.csv"], Kept());
    }

    [Fact]
    public async Task Import_ThatIsRefused_LeavesNothing()
    {
        await Assert.ThrowsAsync<ImportException>(() => ImportAsync(_ => throw new ImportException("It answered that it is full.")));

        Assert.Empty(Kept());
    }

    private IEnumerable<string?> Kept() =>
        Directory.EnumerateFiles(Path.Combine(directory.Path, ImportRecords.Folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private async Task ImportAsync(Action<DuckDbConnection> publish)
    {
        var path = Path.Combine(directory.Path, "log.csv");
        await File.WriteAllTextAsync(path, "account_id,timestamp\na,2026-04-20T10:00:00Z\nb,no time\n");
        var (scratch, options) = (Path.Combine(directory.Path, "scratch"), new StoreOptions());
        using var bench = Bench.Of(new StoreState { Number = 1, NextImport = 1, Seed = 0 }, scratch, options, default);
        var log = await LogFile.InspectAsync(path, "log.csv", null, default);
        new ImportRun(bench.Connection, directory.Path, scratch, options, default, publish)
            .Run(log, null, new ImportRequest(path, "log.csv", null, "analyst", DateTime.UtcNow), null);
    }
}
