using Dashboard.Interactions.ClickHouse;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.Tests.Store;

namespace Dashboard.Interactions.Tests.ClickHouse;

/// <summary>The same contract, kept by ClickHouse.</summary>
[TestCaseOrderer(WhereThereIsClickHouse.Name, WhereThereIsClickHouse.Assembly)]
public sealed class ClickHouseInteractionStoreTests : InteractionStoreContract
{
    [ClickHouseFact]
    public async Task Open_AfterClosing_HoldsTheSame()
    {
        await Import("account_id,timestamp\na,2026-04-20T00:00:00Z\n");
        var before = await Store.DescribeAsync(default);
        await Store.DisposeAsync();

        await using var reopened = Open();

        Assert.Equal(before.Fingerprint, (await reopened.DescribeAsync(default)).Fingerprint);
        Assert.Empty((await reopened.DescribeAsync(default)).Faults);
    }

    protected override IInteractionStore Open() =>
        ClickHouseInteractionStore.Open(Path.Combine(Directory.Path, "case"), ClickHouseAddress.Parse(ClickHouseProcess.Address!));
}
