using Dashboard.Core;

namespace Dashboard.Interactions.Tests.Store;

public abstract partial class InteractionStoreContract
{
    [Fact]
    public async Task Import_SameFileTwice_AddsNothing()
    {
        await Import(Log);
        var before = await Store.DescribeAsync(default);

        var report = await Import(Log);

        Assert.Equal((0, 6, 0, 6, 0), (report.Number, report.RowsRead, report.Accepted, report.Duplicates, report.Rejected));
        Assert.Contains("imported before", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Equal(before.Fingerprint, (await Store.DescribeAsync(default)).Fingerprint);
        Assert.Single(await Store.ImportsAsync(default));
    }

    [Fact]
    public async Task Import_RowsThatOverlap_AreCountedOnceAndTheFingerprintChanges()
    {
        await Import(Log);
        var before = await Store.DescribeAsync(default);

        var report = await Import(Log + "d,2026-04-30T00:00:00Z,code,m1,1,1,198.51.100.1,card-9\n");
        var after = await Store.DescribeAsync(default);

        Assert.Equal((2, 7, 1, 6, 0), (report.Number, report.RowsRead, report.Accepted, report.Duplicates, report.Rejected));
        Assert.Equal((4, 7), (after.Accounts, after.Interactions));
        Assert.NotEqual(before.Fingerprint, after.Fingerprint);
        await AssertMeasures("import=2", 1, 1, 1, 1, 1, 1);
        Assert.Equal(3, (await Store.SharedAttributesAsync(Selection.Everything, default)).Attributes[0].AccountCount);
    }

    [Fact]
    public async Task Import_InTwoOrders_HasTwoFingerprints()
    {
        await Import(Header + "a,2026-04-20T00:00:00Z,code,m1,10,1,,\n");
        await Import(Header + "b,2026-04-20T00:00:00Z,code,m1,10,1,,\n");
        var one = (await Store.DescribeAsync(default)).Fingerprint;
        var measured = await Store.MeasureAsync(Selection.Everything, [Measure.Accounts], default);

        Assert.Equal(one, measured[0].Fingerprint);
        Assert.Equal((await Store.ImportsAsync(default)).Select(i => i.Number), [1, 2]);
    }

    [Fact]
    public async Task Import_LogWithoutAccounts_CountsInteractionsAndNoAccount()
    {
        var report = await Import("timestamp,model\n2026-04-20T00:00:00Z,m1\n2026-04-20T01:00:00Z,m1\n");

        await AssertMeasures("", 0, 2, 0, 0, 1, 0);
        await AssertMeasures("not-account=a", 0, 2, 0, 0, 1, 0);
        Assert.Equal(0, (await Store.AccountsAsync(new AccountsRequest(Selection.Everything), default)).Total);
        Assert.All(
            (await Store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows, r => Assert.Null(r.AccountId));
        Assert.Equal(
            ["no account"],
            (await Store.TimelineAsync(new TimelineRequest(Selection.Everything, StackBy: Grouping.Cluster), default)).Series.Select(
                s => s.Name));
        Assert.Contains(report.Notes, n => n.Contains("names no accounts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Query_Cancelled_Throws()
    {
        await Import(Log);
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.DescribeAsync(cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ImportText("x.csv", Log + "z,2026-04-30T00:00:00Z,code,m1,1,1,,\n", cancellation.Token));
        Assert.Equal(6, (await Store.DescribeAsync(default)).Interactions);
    }

    [Fact]
    public async Task Query_WhileImporting_SeesBeforeOrAfter()
    {
        await Import(Log);
        var more = Header + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"n{i},2026-04-20T00:00:00Z,code,m1,1,1,,\n"));

        var importing = ImportText("more.csv", more, default);
        var seen = new HashSet<long>();
        while (!importing.IsCompleted)
        {
            var rows = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Measured("", Measure.Accounts, Measure.Interactions)));
            foreach (var row in rows) seen.Add(row[1] - row[0]);
        }

        await importing;
        await AssertMeasures("", 20_003, 20_006, 210 + 20_000, 21 + 20_000, 3, 1);
        Assert.All(seen, difference => Assert.Equal(3, difference));
    }
}
