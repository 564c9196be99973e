using Dashboard.Core;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests.Store;

public sealed class DuckDbInteractionStoreTests : InteractionStoreContract
{
    [Fact]
    public async Task Open_AfterClosing_HoldsTheSame()
    {
        await Import("account_id,timestamp\na,2026-04-20T00:00:00Z\n");
        var before = await Store.DescribeAsync(default);
        var imports = await Store.ImportsAsync(default);
        await Store.DisposeAsync();

        await using var reopened = Open();

        Assert.Equal(before.Fingerprint, (await reopened.DescribeAsync(default)).Fingerprint);
        Assert.Equal(imports.Single().Notes, (await reopened.ImportsAsync(default)).Single().Notes);
    }

    [Fact]
    public async Task Measure_UnknownAccountSet_SaysSo() =>
        Assert.Contains("abc", (await Assert.ThrowsAsync<UnknownAccountSetException>(() => Store.MeasureAsync(Selection.Parse("account-set=abc"), [Measure.Accounts], default))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Stores_SameCase_IsOneStoreInItsFolder()
    {
        await using var stores = new InteractionStores(Path.Combine(Directory.Path, "workspace"));
        var id = CaseId.Parse("one");

        var store = stores.Open(id);

        Assert.Same(store, stores.Open(id));
        Assert.NotSame(store, stores.Open(CaseId.Parse("other")));
        Assert.True(File.Exists(Path.Combine(Directory.Path, "workspace", "cases", "one", "interactions.duckdb")));
    }

    protected override IInteractionStore Open() => DuckDbInteractionStore.Open(Path.Combine(Directory.Path, "case"));
}
