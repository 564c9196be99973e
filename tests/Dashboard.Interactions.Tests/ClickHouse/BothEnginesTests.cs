using System.Globalization;
using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.ClickHouse;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests.ClickHouse;

/// <summary>What is imported on either engine is the same content, and answers alike.</summary>
[TestCaseOrderer(WhereThereIsClickHouse.Name, WhereThereIsClickHouse.Assembly)]
public sealed class BothEnginesTests : IDisposable
{
    private const string Header =
        "interaction_id,account_id,timestamp,capability,model,status,input_tokens,output_tokens,ip,session_id,prompt\n";

    private static readonly DateTime At = new(2026, 6, 24, 12, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [ClickHouseFact]
    public async Task Imports_OnEitherEngine_GiveTheSameFiguresAndDigests()
    {
        await using var stores = Open();
        var (file, server) = stores;
        await ImportAsync(file, server, Log(1, 400));
        await ImportAsync(file, server, Log(2, 200));
        foreach (var store in (IInteractionStore[])[file, server])
            await store.SaveAssignmentsAsync(
                [new Assignment("a1", "1", 0.5, Disposition.Pool), new Assignment("a2", null, 0.25, Disposition.Operator)], default);

        var compared = await StoreComparison.CompareAsync(file, server, null, default);

        Assert.Empty(compared.Differences);
        Assert.True(compared is { Interactions: > 500, Figures: > 10_000 });
    }

    /// <summary>
    /// The later import has more complete rows of ids of the earlier one, which are set aside there, and come back when it goes.
    /// </summary>
    [ClickHouseFact]
    public async Task Import_MoreCompleteRowsOfEarlierIds_AreSupersededOnBothAndComeBack()
    {
        await using var stores = Open();
        var (file, server) = stores;
        await ImportAsync(
            file, server,
            Header
            + "x1,a,2026-04-20T10:00:00Z,code,m,error,1,1,192.0.2.1,s1,first\nx2,b,2026-04-20T11:00:00Z,code,m,ok,1,1,192.0.2.1,s1,second\n");
        await ImportAsync(file, server, Header + "y1,c,2026-04-21T10:00:00Z,chat,m,ok,1,1,192.0.2.2,s2,third\n");
        var before = await EverythingAsync(file);
        Assert.Equal(before, await EverythingAsync(server));

        var (one, other) = await ImportAsync(
            file, server,
            Header
            + "x1,a,2026-04-20T10:00:00Z,code,m,ok,50,50,192.0.2.1,s1,first\nx2,b,2026-04-20T11:00:00Z,code,m,ok,1,1,192.0.2.1,s1,second\nz,d,2026-04-22T10:00:00Z,code,m,ok,2,2,,,\n");

        Assert.Equal((2L, 1L), (one.Accepted, one.Duplicates));
        Assert.Equal(Words(one), Words(other));
        Assert.Empty((await StoreComparison.CompareAsync(file, server, null, default)).Differences);
        Assert.NotEqual(before, await EverythingAsync(server));
        foreach (var store in (IInteractionStore[])[file, server]) await store.RemoveImportAsync(3, "analyst", At, default);
        Assert.Equal(before, await EverythingAsync(server));
        Assert.Empty((await StoreComparison.CompareAsync(file, server, null, default)).Differences);
    }

    [ClickHouseFact]
    public async Task Move_ToTheServerAndBack_ComparesEveryFigureAndChangesNone()
    {
        var folder = Path.Combine(directory.Path, "moved");
        string before;
        await using (var store = DuckDbInteractionStore.Open(folder))
        {
            await store.ImportAsync(Request(Log(3, 300)), null, default);
            await store.SaveAccountSetAsync(["a1", "a2"], default);
            before = await EverythingAsync(store);
            var compared = await InteractionMove.Of(folder, null, Address).RunAsync(store, null, default);
            Assert.Empty(compared.Differences);
        }

        Assert.False(File.Exists(Path.Combine(folder, "interactions.duckdb")));
        await using (var store = ClickHouseInteractionStore.Open(folder))
        {
            Assert.Equal(before, await EverythingAsync(store));
            Assert.True((await store.VerifyAsync(null, default)).IsValid);
            Assert.Throws<ImportException>(() => InteractionMove.Of(folder, null, Address));
            Assert.Empty((await InteractionMove.Of(folder, Address, null).RunAsync(store, null, default)).Differences);
        }

        await using var back = DuckDbInteractionStore.Open(folder);
        Assert.Equal(before, await EverythingAsync(back));
    }

    [ClickHouseFact]
    public async Task Verify_RowChangedPastTheProgram_IsFoundAndChangesTheFingerprint()
    {
        await using var store = ClickHouseInteractionStore.Open(Path.Combine(directory.Path, "changed"), Address);
        await store.ImportAsync(Request(Header + "x1,a,2026-04-20T10:00:00Z,code,m,ok,1,1,192.0.2.1,s1,first\n"), null, default);
        var before = (await store.DescribeAsync(default)).Fingerprint;
        using (var server = new ClickHouseServer(Address))
        {
            var name = StorePlace.Find(store.Directory)!.Store;
            await server.RunAsync(
                $"ALTER TABLE interactions UPDATE output_tokens = 2 WHERE store = '{name}' SETTINGS mutations_sync = 2", default);
        }

        var verification = await store.VerifyAsync(null, default);

        Assert.Contains(verification.Checks, c => !c.Ok && c.Name == "import 1");
        Assert.NotEqual(before, (await store.DescribeAsync(default)).Fingerprint);
    }

    [ClickHouseFact]
    public async Task Open_Twice_IsRefused()
    {
        var folder = Path.Combine(directory.Path, "twice");
        await using var store = ClickHouseInteractionStore.Open(folder, Address);

        Assert.Contains(
            "another program", Assert.Throws<InvalidOperationException>(() => ClickHouseInteractionStore.Open(folder)).Message,
            StringComparison.Ordinal);
    }

    [ClickHouseFact]
    public async Task Import_SentAndNotPublished_IsSeenByNobodyAndGoneAfterOpening()
    {
        var folder = Path.Combine(directory.Path, "half");
        await ClickHouseInteractionStore.Open(folder, Address).DisposeAsync();
        var name = StorePlace.Find(folder)!.Store;
        using var server = new ClickHouseServer(Address);
        await server.RunAsync(
            $"INSERT INTO interactions (store, portion, import, line, account, instant, capability, model, status, requests) VALUES ('{name}', 7, 1, 1, 'a', 0, 'code', '', '', 1)", default);

        await using var store = ClickHouseInteractionStore.Open(folder);

        Assert.Equal(0, (await store.DescribeAsync(default)).Interactions);
        Assert.Equal(
            0,
            await server.NumberAsync(
                $"SELECT (SELECT count() FROM interactions WHERE store = '{name}') + (SELECT count() FROM daily WHERE store = '{name}')",
                default));
    }

    private static ClickHouseAddress Address => ClickHouseAddress.Parse(ClickHouseProcess.Address!);

    private Stores Open() =>
        new(DuckDbInteractionStore.Open(Path.Combine(directory.Path, "file")),
            ClickHouseInteractionStore.Open(Path.Combine(directory.Path, "server"), Address));

    private ImportRequest Request(string text) => new(directory.File("log.csv", text), "log.csv", null, "analyst", At);

    private async Task<(ImportReport One, ImportReport Other)> ImportAsync(
        DuckDbInteractionStore file, ClickHouseInteractionStore server, string text) =>
        (await file.ImportAsync(Request(text), null, default), await server.ImportAsync(Request(text), null, default));

    private static string Log(int seed, int rows)
    {
        var (random, log) = (new Random(seed), new StringBuilder(Header));
        var start = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < rows; i++)
        {
            var (account, model) = (random.Next(12), random.Next(4));
            string[] fields =
            [
                random.Next(4) == 0 ? "" : $"i{random.Next(5000)}", account == 0 ? "" : $"a{account}",
                start.AddMicroseconds(random.NextInt64(30 * 86_400_000_000)).ToString("O", CultureInfo.InvariantCulture),
                random.Next(5) == 0 ? "" : ((string[])["code", "chat", "vision"])[random.Next(3)], model == 0 ? "" : $"m{model}",
                random.Next(3) == 0 ? "" : "ok", random.Next(5) == 0 ? "" : $"{random.Next(1000)}", $"{random.Next(500)}",
                random.Next(9) == 0 ? "\"[\"\"192.0.2.1\"\",\"\"192.0.2.200\"\"]\"" : random.Next(4) == 0
                ? "" : $"198.51.100.{random.Next(20)}", random.Next(3) == 0 ? "" : $"s{random.Next(30)}",
                random.Next(2) == 0 ? "" : $"Größe „{random.Next(40)}“",
            ];
            log.AppendJoin(',', fields).Append('\n');
        }

        return log.ToString();
    }

    private static string Words(ImportReport report) => System.Text.Json.JsonSerializer.Serialize(report);

    private static async Task<string> EverythingAsync(IInteractionStore store)
    {
        var described = await store.DescribeAsync(default);
        var shared = await store.SharedAttributesAsync(Selection.Everything, default);
        var rows = await store.InteractionsAsync(new InteractionsRequest(Selection.Everything, Take: 1000), default);
        return System.Text.Json.JsonSerializer.Serialize(new { described, shared, rows });
    }

    private sealed record Stores(DuckDbInteractionStore File, ClickHouseInteractionStore Server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await File.DisposeAsync();
            await Server.DisposeAsync();
        }
    }
}
