using Dashboard.Core;

namespace Dashboard.Interactions.Tests.Store;

/// <summary>What every engine behind <see cref="IInteractionStore"/> does alike. A second engine adds a subclass.</summary>
public abstract class InteractionStoreContract : IAsyncLifetime, IDisposable
{
    private const string Header = "account_id,timestamp,capability,model,input_tokens,output_tokens,ip,payment\n";

    // Monday 20 to Wednesday 29 April 2026. b's second row ends the second day by a microsecond.
    private const string Log = Header + """
        a,2026-04-20T00:00:00Z,code,m1,10,1,198.51.100.1,card-1
        a,2026-04-20T10:30:00Z,code,m1,20,2,198.51.100.2,card-1
        a,2026-04-21T10:30:00Z,chat,m2,30,3,198.51.100.1,card-1
        b,2026-04-20T12:00:00Z,code,m1,40,4,198.51.100.1,card-2
        b,2026-04-21T23:59:59.999999Z,code,m2,50,5,203.0.113.9,card-1
        c,2026-04-29T06:00:00Z,chat,,60,6,192.0.2.7,card-3

        """;

    private static readonly Measure[] AllMeasures =
        [Measure.Accounts, Measure.Interactions, Measure.InputTokens, Measure.OutputTokens, Measure.ActiveDays, Measure.InteractionsPerAccountAndDay];

    private IInteractionStore? store;

    protected TemporaryDirectory Directory { get; } = new();

    protected IInteractionStore Store => store!;

    /// <summary>Opens an empty store.</summary>
    protected abstract IInteractionStore Open();

    public Task InitializeAsync()
    {
        store = Open();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Store.DisposeAsync();

    public void Dispose()
    {
        Directory.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Describe_Empty_HoldsNothingAndHasTheEmptyFingerprint()
    {
        var data = await Store.DescribeAsync(default);

        Assert.Equal((0, 0, (TimeRange?)null, Fingerprint.Empty, false), (data.Accounts, data.Interactions, data.Time, data.Fingerprint, data.CountsTokens));
        Assert.Empty((await Store.TimelineAsync(new TimelineRequest(Selection.Everything), default)).Bins);
        Assert.Empty((await Store.HeatmapAsync(new HeatmapRequest(Selection.Everything), default)).Capabilities);
        Assert.Equal(0, (await Store.AccountsAsync(new AccountsRequest(Selection.Everything), default)).Total);
        await AssertMeasures("", 0, 0, 0, 0, 0, 0);
    }

    [Fact]
    public async Task Describe_OneImport_CountsIt()
    {
        await Import(Log);

        var data = await Store.DescribeAsync(default);

        Assert.Equal((3, 6, true), (data.Accounts, data.Interactions, data.CountsTokens));
        Assert.Equal([new ValueCount("code", 4), new ValueCount("chat", 2)], data.Capabilities);
        Assert.Equal([new ValueCount("m1", 3), new ValueCount("m2", 2)], data.Models);
        Assert.Equal(Utc("2026-04-20T00:00:00Z"), data.Time!.Value.Start);
        Assert.True(data.Time.Value.Contains(Utc("2026-04-29T06:00:00Z")));
    }

    [Theory]
    [InlineData("", 3, 6, 210, 21, 3, 1)]
    [InlineData("time=2026-04-20..2026-04-20", 2, 3, 70, 7, 1, 2)]
    [InlineData("time=2026-04-21..2026-04-21", 2, 2, 80, 8, 1, 1)]
    [InlineData("time=2026-04-20T10:30:00Z..2026-04-20T12:00:00Z", 1, 1, 20, 2, 1, 1)]
    [InlineData("time=2026-04-20T10:30:00Z..2026-04-20T12:00:01Z", 2, 2, 60, 6, 1, 1)]
    [InlineData("time=2030-01-01..2030-01-02", 0, 0, 0, 0, 0, 0)]
    [InlineData("capability=code", 2, 4, 120, 12, 2, 1)]
    [InlineData("capability=code&capability=chat&not-capability=code", 2, 2, 90, 9, 2, 1)]
    [InlineData("capability=nothing", 0, 0, 0, 0, 0, 0)]
    [InlineData("model=m2", 2, 2, 80, 8, 1, 1)]
    [InlineData("not-model=m2", 3, 4, 130, 13, 2, 1)]
    [InlineData("account=a&account=c", 2, 4, 120, 12, 3, 1)]
    [InlineData("not-account=a", 2, 3, 150, 15, 3, 1)]
    [InlineData("attribute=ip:198.51.100.1", 2, 5, 150, 15, 2, 1)]
    [InlineData("attribute=ip_prefix:203.0.113.0%2F24", 1, 2, 90, 9, 2, 1)]
    [InlineData("not-attribute=payment:card-1", 1, 1, 60, 6, 1, 1)]
    [InlineData("import=1", 3, 6, 210, 21, 3, 1)]
    [InlineData("import=2", 0, 0, 0, 0, 0, 0)]
    [InlineData("account=%27%20OR%201%3D1%20--", 0, 0, 0, 0, 0, 0)]
    public async Task Measure_Selection_CountsExactlyIt(string selection, long accounts, long interactions, long input, long output, long days, long perDay)
    {
        await Import(Log);

        await AssertMeasures(selection, accounts, interactions, input, output, days, perDay);
    }

    [Theory]
    [InlineData("cluster=1", 3)]
    [InlineData("not-cluster=1", 3)]
    [InlineData("disposition=operator", 3)]
    [InlineData("disposition=pool", 2)]
    [InlineData("disposition=unknown", 1)]
    [InlineData("disposition=unknown&disposition=pool", 3)]
    [InlineData("not-disposition=unknown", 5)]
    public async Task Measure_AssignedAccounts_FollowTheAssignments(string selection, long interactions)
    {
        await Import(Log);
        await Store.SaveAssignmentsAsync([new Assignment("a", "1", 0.9, Disposition.Operator), new Assignment("b", null, 0.2, Disposition.Pool)], default);

        Assert.Equal(interactions, (await Measured(selection))[1]);
    }

    [Fact]
    public async Task SaveAssignments_Again_ReplacesThem()
    {
        await Import(Log);
        await Store.SaveAssignmentsAsync([new Assignment("a", "1", 0.9, Disposition.Operator), new Assignment("b", "1", 0.8, Disposition.Pool)], default);

        await Store.SaveAssignmentsAsync([new Assignment("b", "2", 0.5, Disposition.Lookalike)], default);

        Assert.Equal([new Assignment("b", "2", 0.5, Disposition.Lookalike)], await Store.AssignmentsAsync(default));
        Assert.Equal([new ValueCount("2", 1)], (await Store.DescribeAsync(default)).Clusters);
    }

    [Fact]
    public async Task SaveAssignments_UnknownAccount_StoresNothing()
    {
        await Import(Log);

        await Assert.ThrowsAsync<ArgumentException>(() => Store.SaveAssignmentsAsync([new Assignment("a", "1", 1, Disposition.Operator), new Assignment("z", "1", 1, Disposition.Pool)], default));

        Assert.Empty(await Store.AssignmentsAsync(default));
    }

    [Fact]
    public async Task SaveAccountSet_SameAccountsInAnyOrder_HasTheSameHashAndSelectsThem()
    {
        await Import(Log);

        var hash = await Store.SaveAccountSetAsync(["c", "a"], default);

        Assert.Equal(hash, await Store.SaveAccountSetAsync(["a", "c", "a"], default));
        await AssertMeasures($"account-set={hash}", 2, 4, 120, 12, 3, 1);
        await AssertMeasures($"not-account-set={hash}", 1, 2, 90, 9, 2, 1);
    }

    [Fact]
    public async Task Timeline_Days_AreContiguousAndStacked()
    {
        await Import(Log);

        var timeline = await Store.TimelineAsync(new TimelineRequest(Selection.Everything, Resolution.Day), default);

        Assert.Equal(10, timeline.Bins.Count);
        Assert.Equal((Utc("2026-04-20T00:00:00Z"), Utc("2026-04-29T00:00:00Z")), (timeline.Bins[0], timeline.Bins[^1]));
        Assert.Equal(["code", "chat"], timeline.Series.Select(s => s.Name));
        Assert.Equal([3, 1, 0, 0, 0, 0, 0, 0, 0, 0], timeline.Series[0].Interactions);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 0, 0, 1], timeline.Series[1].Interactions);
    }

    [Theory]
    [InlineData(Resolution.Week, "2026-04-20T00:00:00Z", 2)]
    [InlineData(Resolution.Month, "2026-04-01T00:00:00Z", 1)]
    [InlineData(Resolution.Hour, "2026-04-20T00:00:00Z", (9 * 24) + 7)]
    public async Task Timeline_OtherWidths_StartWhereTheyShould(Resolution resolution, string first, int bins)
    {
        await Import(Log);

        var timeline = await Store.TimelineAsync(new TimelineRequest(Selection.Everything, resolution, Grouping.None), default);

        Assert.Equal((resolution, Utc(first), bins), (timeline.Resolution, timeline.Bins[0], timeline.Bins.Count));
        Assert.Equal(6, timeline.Series.Single().Interactions.Sum());
    }

    [Fact]
    public async Task Timeline_MoreValuesThanSeries_SumsTheRestIntoOther()
    {
        await Import(Log);

        var timeline = await Store.TimelineAsync(new TimelineRequest(Selection.Everything, Resolution.Month, Grouping.Model, MaxSeries: 1), default);

        Assert.Equal([("m1", 3L), ("other", 3L)], timeline.Series.Select(s => (s.Name, s.Interactions.Sum())));
        Assert.Equal(2, timeline.Cut);
    }

    [Fact]
    public async Task Timeline_ByDisposition_NamesAccountsWithoutOneUnknown()
    {
        await Import(Log);
        await Store.SaveAssignmentsAsync([new Assignment("b", "1", 1, Disposition.Pool)], default);

        var timeline = await Store.TimelineAsync(new TimelineRequest(Selection.Everything, Resolution.Month, Grouping.Disposition), default);

        Assert.Equal([("unknown", 4L), ("pool", 2L)], timeline.Series.Select(s => (s.Name, s.Interactions.Sum())));
    }

    [Fact]
    public async Task Timeline_TimeSelected_SpansThatTimeAndNoMore()
    {
        await Import(Log);

        var timeline = await Store.TimelineAsync(new TimelineRequest(Selection.Parse("time=2026-04-20T09:00:00Z..2026-04-20T13:00:00Z"), Resolution.Hour, Grouping.None), default);

        Assert.Equal([0, 1, 0, 1], timeline.Series.Single().Interactions);
        Assert.Equal(Utc("2026-04-20T09:00:00Z"), timeline.Bins[0]);
    }

    [Fact]
    public async Task Heatmap_Days_CountsInteractionsAndAccounts()
    {
        await Import(Log);

        var heatmap = await Store.HeatmapAsync(new HeatmapRequest(Selection.Parse("time=2026-04-20..2026-04-22"), Grouping.Day), default);

        Assert.Equal(["2026-04-20", "2026-04-21", "2026-04-22"], heatmap.Columns);
        Assert.Equal(["code", "chat"], heatmap.Capabilities);
        Assert.Equal([[3, 1, 0], [0, 1, 0]], heatmap.Interactions);
        Assert.Equal([[2, 1, 0], [0, 1, 0]], heatmap.Accounts);
    }

    [Fact]
    public async Task Heatmap_HourOfWeek_StartsOnMonday()
    {
        await Import(Log);

        var heatmap = await Store.HeatmapAsync(new HeatmapRequest(Selection.Everything, Grouping.HourOfWeek), default);

        Assert.Equal(168, heatmap.Columns.Count);
        Assert.Equal([0, 10, 12, 47], Enumerable.Range(0, 168).Where(h => heatmap.Interactions[0][h] > 0));
        Assert.Equal([34, 54], Enumerable.Range(0, 168).Where(h => heatmap.Interactions[1][h] > 0));
    }

    [Fact]
    public async Task Heatmap_MoreThanItsCaps_SaysWhatWasCut()
    {
        await Import(Log);

        var heatmap = await Store.HeatmapAsync(new HeatmapRequest(Selection.Everything, Grouping.Model, MaxColumns: 1, MaxCapabilities: 1), default);

        Assert.Equal(["m1"], heatmap.Columns);
        Assert.Equal([[3L]], heatmap.Interactions);
        Assert.Equal((2, 1), (heatmap.CutColumns, heatmap.CutCapabilities));
    }

    [Fact]
    public async Task Accounts_Default_HasTotalsAndTheMostInteractionsFirst()
    {
        await Import(Log);
        await Store.SaveAssignmentsAsync([new Assignment("a", "1", 0.9, Disposition.Operator)], default);

        var page = await Store.AccountsAsync(new AccountsRequest(Selection.Everything), default);

        Assert.Equal(3, page.Total);
        Assert.Equal(
            new AccountRow("a", 3, 2, 6, Utc("2026-04-20T00:00:00Z"), Utc("2026-04-21T10:30:00Z"), "code", new Assignment("a", "1", 0.9, Disposition.Operator)),
            page.Rows[0]);
        Assert.Equal(["a", "b", "c"], page.Rows.Select(r => r.AccountId));
    }

    [Theory]
    [InlineData(AccountOrder.AccountId, true, "c,b,a")]
    [InlineData(AccountOrder.Interactions, false, "c,b,a")]
    [InlineData(AccountOrder.First, false, "a,b,c")]
    [InlineData(AccountOrder.Last, true, "c,b,a")]
    [InlineData(AccountOrder.ActiveDays, true, "a,b,c")]
    [InlineData(AccountOrder.OutputTokens, true, "b,a,c")]
    [InlineData(AccountOrder.Score, true, "b,a,c")]
    [InlineData(AccountOrder.Score, false, "a,b,c")]
    public async Task Accounts_Ordered_TiesById(AccountOrder order, bool isDescending, string expected)
    {
        await Import(Log);
        await Store.SaveAssignmentsAsync([new Assignment("a", "1", 0.1, Disposition.Operator), new Assignment("b", "1", 0.2, Disposition.Operator)], default);

        var page = await Store.AccountsAsync(new AccountsRequest(Selection.Everything, order, isDescending), default);

        Assert.Equal(expected, string.Join(',', page.Rows.Select(r => r.AccountId)));
    }

    [Fact]
    public async Task Accounts_PageAndSearch_CountTheWholeAndShowAPart()
    {
        await Import(Log);

        var second = await Store.AccountsAsync(new AccountsRequest(Selection.Everything, Skip: 1, Take: 1), default);
        var found = await Store.AccountsAsync(new AccountsRequest(Selection.Everything, IdContains: "B"), default);

        Assert.Equal((3, "b"), (second.Total, second.Rows.Single().AccountId));
        Assert.Equal((1, "b"), (found.Total, found.Rows.Single().AccountId));
    }

    [Fact]
    public async Task Interactions_Page_IsOldestFirstWithWhereItCameFrom()
    {
        await Import(Log);

        var page = await Store.InteractionsAsync(new InteractionsRequest(Selection.Parse("capability=code"), Skip: 1, Take: 2), default);

        Assert.Equal(4, page.Total);
        Assert.Equal([("a", 3L), ("b", 5L)], page.Rows.Select(r => (r.AccountId!, r.Line)));
        Assert.Equal(
            new Interaction { Import = 1, Line = 3, AccountId = "a", At = Utc("2026-04-20T10:30:00Z"), Capability = "code", Model = "m1", InputTokens = 20, OutputTokens = 2 },
            page.Rows[0]);
    }

    [Fact]
    public async Task SharedAttributes_Everything_JoinsAccountsToWhatTwoHave()
    {
        await Import(Log);

        var shared = await Store.SharedAttributesAsync(Selection.Everything, default);

        Assert.Equal(["a", "b", "c"], shared.Accounts);
        Assert.Equal(
            [("ip:198.51.100.1", 2, AttributeFamily.Network), ("ip_prefix:198.51.100.0/24", 2, AttributeFamily.Network), ("payment:card-1", 2, AttributeFamily.Payment)],
            shared.Attributes.Select(a => (a.Id, a.AccountCount, a.Family)));
        Assert.Equal(
            [(0, 0, 2), (0, 1, 3), (0, 2, 3), (1, 0, 1), (1, 1, 1), (1, 2, 1)],
            shared.EdgeAccounts.Zip(shared.EdgeAttributes, shared.EdgeInteractions));
    }

    [Fact]
    public async Task SharedAttributes_OneAccountSelected_KeepsTheWholeCasesDocumentFrequency()
    {
        await Import(Log);

        var shared = await Store.SharedAttributesAsync(Selection.Parse("account=b"), default);

        Assert.Equal(["b"], shared.Accounts);
        Assert.All(shared.Attributes, a => Assert.Equal(2, a.AccountCount));
        Assert.Equal(3, shared.EdgeAccounts.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("capability=code&time=2026-04-20..2026-04-21")]
    [InlineData("time=2026-04-20T10:00:00Z..2026-04-21T11:00:00Z")]
    public async Task Activity_Selection_AddsUpToTheMeasures(string selection)
    {
        await Import(Log);

        var rows = new List<ActivityRow>();
        await foreach (var row in Store.ActivityAsync(Selection.Parse(selection), default)) rows.Add(row);

        long[] recounted =
            [rows.Select(r => r.AccountId).Distinct().Count(), rows.Sum(r => r.Interactions), rows.Sum(r => r.InputTokens), rows.Sum(r => r.OutputTokens), rows.Select(r => r.Day).Distinct().Count()];
        var measured = await Measured(selection, Measure.Accounts, Measure.Interactions, Measure.InputTokens, Measure.OutputTokens, Measure.ActiveDays);
        Assert.True(recounted.SequenceEqual(measured));
        Assert.Equal(rows.OrderBy(r => r.AccountId, StringComparer.Ordinal).ThenBy(r => r.Day).ThenBy(r => r.Capability, StringComparer.Ordinal).ThenBy(r => r.Model, StringComparer.Ordinal), rows);
    }

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
        Assert.All((await Store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows, r => Assert.Null(r.AccountId));
        Assert.Equal(["no account"], (await Store.TimelineAsync(new TimelineRequest(Selection.Everything, StackBy: Grouping.Cluster), default)).Series.Select(s => s.Name));
        Assert.Contains(report.Notes, n => n.Contains("names no accounts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Query_Cancelled_Throws()
    {
        await Import(Log);
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.DescribeAsync(cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportText("x.csv", Log + "z,2026-04-30T00:00:00Z,code,m1,1,1,,\n", cancellation.Token));
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

    protected static DateTime Utc(string text) =>
        DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);

    protected Task<ImportReport> Import(string text) => ImportText("log.csv", text, default);

    private Task<ImportReport> ImportText(string name, string text, CancellationToken cancellation) =>
        Store.ImportAsync(new ImportRequest(Directory.File(name, text), name, null, "analyst", Utc("2026-06-24T12:00:00Z")), null, cancellation);

    private async Task AssertMeasures(string selection, params long[] expected) =>
        Assert.Equal(string.Join(' ', expected), string.Join(' ', await Measured(selection)));

    private async Task<long[]> Measured(string selection, params Measure[] measures) =>
        [.. (await Store.MeasureAsync(Selection.Parse(selection), measures.Length == 0 ? AllMeasures : measures, default)).Select(f => f.Value)];
}
