using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Opening;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

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
        Assert.Contains(
            "abc",
            (await Assert.ThrowsAsync<UnknownAccountSetException>(
                () => Store.MeasureAsync(
                    Selection.Parse("account-set=abc"), [Measure.Accounts], default))).Message, StringComparison.Ordinal);

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

    [Fact]
    public async Task Snapshot_OpenedAsAStore_HoldsTheSameToTheRow()
    {
        await Import(
            "account_id,timestamp,capability,model,ip,prompt\na,2026-04-20T00:00:00Z,code,m1,198.51.100.1,hello\nb,2026-04-21T00:00:00.123456Z,chat,,198.51.100.1,\nb,soon,chat,,,\n");
        await Store.SaveAssignmentsAsync([new Assignment("a", "c1", 0.5, Disposition.Operator)], default);
        var set = await Store.SaveAccountSetAsync(["a"], default);
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(Directory.Path, "copy")).FullName;

        await Store.SnapshotAsync(Path.Combine(folder, "interactions.duckdb"), default);
        await using var copy = DuckDbInteractionStore.Open(folder);

        Assert.Equal((await Store.DescribeAsync(default)).Fingerprint, (await copy.DescribeAsync(default)).Fingerprint);
        Assert.Equal(
            (await Store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows,
            (await copy.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows);
        Assert.Equal(await Store.AssignmentsAsync(default), await copy.AssignmentsAsync(default));
        Assert.Equal(1, (await copy.MeasureAsync(Selection.Parse($"account-set={set}"), [Measure.Accounts], default))[0].Value);
        Assert.Equal(1, (await copy.ImportsAsync(default)).Single().Rejected);
        Assert.False(File.Exists(Path.Combine(folder, "interactions.duckdb.wal")));
    }

    [Fact]
    public async Task Snapshot_CopiedStore_RefusesWhatTheOriginalRefuses()
    {
        var file = Path.Combine(Directory.Path, "copy.duckdb");
        await Store.SnapshotAsync(file, default);

        using var connection = new DuckDbConnection($"Data Source={file}");
        connection.Open();

        Assert.Contains(
            "NOT NULL", Assert.Throws<DuckDbException>(() => connection.Run("INSERT INTO accounts VALUES (1, NULL)", default)).Message,
            StringComparison.Ordinal);
        Assert.Equal(3, connection.Number("SELECT version FROM schema_version", default));
    }

    [Fact]
    public async Task Snapshot_DuringImports_IsOneCommittedState()
    {
        await Import(Rows(0));
        using var stop = new CancellationTokenSource();
        var importing = Task.Run(async () =>
        {
            for (var i = 1; i <= 200 && !stop.IsCancellationRequested; i++) await Import(Rows(i));
        });

        for (var i = 0; i < 5; i++)
        {
            var folder = System.IO.Directory.CreateDirectory(Path.Combine(Directory.Path, $"copy-{i}")).FullName;
            await Store.SnapshotAsync(Path.Combine(folder, "interactions.duckdb"), default);
            await using var copy = DuckDbInteractionStore.Open(folder);
            var imports = await copy.ImportsAsync(default);
            Assert.Equal(Enumerable.Range(1, imports.Count), imports.Select(r => r.Number));
            Assert.Equal(imports.Sum(r => r.Accepted), (await copy.DescribeAsync(default)).Interactions);
            Assert.Equal(
                imports.Sum(r => r.Accepted), (await copy.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Total);
        }

        await stop.CancelAsync();
        await importing;

        static string Rows(int import) =>
            "account_id,timestamp\n" + string.Concat(Enumerable.Range(0, 500).Select(row => $"a{row},2026-04-20T00:00:00.{import:000}Z\n"));
    }

    [Fact]
    public async Task Snapshot_WhileOthersRead_IsWholeInItsOneFile()
    {
        await Import(
            "account_id,timestamp\n" + string.Concat(
                Enumerable.Range(0, 5000).Select(row => $"a{row},2026-04-20T00:00:00.{row % 1000:000}Z\n")));
        using var stop = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await Store.MeasureAsync(Selection.Everything, [Measure.Accounts], default);
        })).ToList();

        for (var i = 0; i < 5; i++)
        {
            var file = Path.Combine(Directory.Path, $"copy-{i}.duckdb");
            await Store.SnapshotAsync(file, default);

            // As a backup takes it: the one file, and nothing that lies beside it.
            var folder = System.IO.Directory.CreateDirectory(Path.Combine(Directory.Path, $"moved-{i}")).FullName;
            File.Copy(file, Path.Combine(folder, "interactions.duckdb"));
            await using var copy = DuckDbInteractionStore.Open(folder);
            Assert.Equal(5000, (await copy.DescribeAsync(default)).Interactions);
        }

        await stop.CancelAsync();
        await Task.WhenAll(reading);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void Open_KeyOfTheCasesHashesThatIsNotWhole_IsRefusedAndNotMadeAnew(int bytes)
    {
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(Directory.Path, "keyed")).FullName;
        File.WriteAllBytes(Path.Combine(folder, "values.key"), new byte[bytes]);

        var refusal = Assert.Throws<InvalidOperationException>(() => DuckDbInteractionStore.Open(folder));

        Assert.Contains("values.key", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, new FileInfo(Path.Combine(folder, "values.key")).Length);
    }

    [Fact]
    public async Task Snapshot_FileThatIsThere_IsRefusedAndStays()
    {
        var file = Path.Combine(Directory.Path, "taken");
        await File.WriteAllTextAsync(file, "mine");

        await Assert.ThrowsAsync<IOException>(() => Store.SnapshotAsync(file, default));

        Assert.Equal("mine", await File.ReadAllTextAsync(file));
    }

    protected override IInteractionStore Open() =>
        DuckDbInteractionStore.Open(Path.Combine(Directory.Path, "case"), new StoreOptions { DailySums = DailySums.Never });
}
