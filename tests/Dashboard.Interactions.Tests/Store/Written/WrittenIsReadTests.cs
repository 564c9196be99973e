using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests.Store.Written;

/// <summary>The process that wrote reads the same as one that opens the store later.</summary>
public sealed class WrittenIsReadTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Case => Path.Combine(directory.Path, "case");

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Import_LargeLogWithAnEmptyColumn_IsReadAsAfterReopening()
    {
        IReadOnlyList<string> tables, answers;
        ImportReport report;
        await using (var store = DuckDbInteractionStore.Open(Case))
        {
            report = await ImportAsync(store, LargeLog.Of(450_000, 0, "device", "payment", "system_prompt_hash"));
            (tables, answers) = (StoreTables.Of(Case), await StoreAnswers.OfAsync(store));
        }

        await using var reopened = DuckDbInteractionStore.Open(Case);

        Assert.Equal(450_000, report.Accepted);
        Assert.Equal(StoreTables.Of(Case), tables);
        Assert.Equal(await StoreAnswers.OfAsync(reopened), answers);
    }

    [Fact]
    public async Task Remove_AfterLargeImportWithAnEmptyColumn_LeavesWhatWasBefore()
    {
        await using var store = DuckDbInteractionStore.Open(Case);
        await ImportAsync(store, LargeLog.Of(1_000, 900_000));
        var before = StoreTables.Of(Case).Where(t => !t.StartsWith("imports", StringComparison.Ordinal)).ToList();
        await ImportAsync(store, LargeLog.Of(450_000, 0, "device", "payment", "system_prompt_hash"));

        await store.RemoveImportAsync(2, "analyst", DateTime.UnixEpoch, default);

        Assert.Equal(before, StoreTables.Of(Case).Where(t => !t.StartsWith("imports", StringComparison.Ordinal)));
    }

    private Task<ImportReport> ImportAsync(DuckDbInteractionStore store, byte[] log) =>
        store.ImportAsync(new ImportRequest(directory.File("log.csv", log), "log.csv", null, "analyst", DateTime.UnixEpoch), null, default);
}
