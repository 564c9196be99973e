using Dashboard.Core;

namespace Dashboard.Interactions.Tests.Store;

/// <summary>What every engine behind <see cref="IInteractionStore"/> does alike. A second engine adds a subclass.</summary>
public abstract partial class InteractionStoreContract : IAsyncLifetime, IDisposable
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

    protected static readonly Measure[] AllMeasures =
        [Measure.Accounts, Measure.Interactions, Measure.InputTokens, Measure.OutputTokens, Measure.ActiveDays,
            Measure.InteractionsPerAccountAndDay];

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

        Assert.Equal(
            (0, 0, (TimeRange?)null, Fingerprint.Empty, false),
            (data.Accounts, data.Interactions, data.Time, data.Fingerprint, data.CountsTokens));
        Assert.Empty((await Store.TimelineAsync(new TimelineRequest(Selection.Everything), default)).Bins);
        Assert.Empty((await Store.HeatmapAsync(new HeatmapRequest(Selection.Everything), default)).Rows);
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
    public async Task Measure_Selection_CountsExactlyIt(
        string selection, long accounts, long interactions, long input, long output, long days, long perDay)
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
        await Store.SaveAssignmentsAsync(
            [new Assignment("a", "1", 0.9, Disposition.Operator), new Assignment("b", null, 0.2, Disposition.Pool)], default);

        Assert.Equal(interactions, (await Measured(selection))[1]);
    }

    [Fact]
    public async Task SaveAssignments_Again_ReplacesThem()
    {
        await Import(Log);
        await Store.SaveAssignmentsAsync(
            [new Assignment("a", "1", 0.9, Disposition.Operator), new Assignment("b", "1", 0.8, Disposition.Pool)], default);

        await Store.SaveAssignmentsAsync([new Assignment("b", "2", 0.5, Disposition.Lookalike)], default);

        Assert.Equal([new Assignment("b", "2", 0.5, Disposition.Lookalike)], await Store.AssignmentsAsync(default));
        Assert.Equal([new ValueCount("2", 1)], (await Store.DescribeAsync(default)).Clusters);
    }

    [Fact]
    public async Task SaveAssignments_UnknownAccount_StoresNothing()
    {
        await Import(Log);

        await Assert.ThrowsAsync<ArgumentException>(
            () => Store.SaveAssignmentsAsync(
                [new Assignment("a", "1", 1, Disposition.Operator), new Assignment("z", "1", 1, Disposition.Pool)], default));

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

    protected static DateTime Utc(string text) =>
        DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);

    protected Task<ImportReport> Import(string text) => ImportText("log.csv", text, default);

    private Task<ImportReport> ImportText(string name, string text, CancellationToken cancellation) =>
        Store.ImportAsync(
            new ImportRequest(Directory.File(name, text), name, null, "analyst", Utc("2026-06-24T12:00:00Z")), null, cancellation);

    private async Task AssertMeasures(string selection, params long[] expected)
    {
        Assert.Equal(string.Join(' ', expected), string.Join(' ', await Measured(selection)));
        Assert.Equal(expected[0], (await Store.AccountIdsAsync(Selection.Parse(selection), default)).Distinct().Count());
    }

    private async Task<long[]> Measured(string selection, params Measure[] measures) =>
        [.. (await Store.MeasureAsync(Selection.Parse(selection), measures.Length == 0 ? AllMeasures : measures, default))
            .Select(f => f.Value)];
}
