using Dashboard.Core;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests;

/// <summary>Small logs as their makers write them: records inside envelopes, JSON inside texts, and what stands around a table.</summary>
public sealed class LogShapeTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly DuckDbInteractionStore store;

    public LogShapeTests() => store = DuckDbInteractionStore.Open(Path.Combine(directory.Path, "case"));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await store.DisposeAsync();

    public void Dispose() => directory.Dispose();

    [SharedDataFact]
    public async Task Import_RecordsInEnvelopesAndOddForms_AreAllRead()
    {
        (string File, long Read, string[] Accounts)[] expected =
        [
            ("array-pretty.json", 2, ["acct-con-3", "acct-con-4"]),
            ("otel-console-pretty.json", 2, ["acct-con-1", "acct-con-2"]),
            ("bedrock-stream-array.jsonl", 3, []),
            ("bedrock-cloudwatch.json", 2, []),
            ("bedrock-cloudwatch-lines.jsonl", 2, []),
            ("otlp-file-exporter.jsonl", 4, ["acct-otlp-1", "acct-otlp-2"]),
            ("openai-usage-page.json", 2, ["acct-oa-1", "acct-oa-2"]),
            ("openai-usage-pretty.json", 2, ["acct-oa-1", "acct-oa-2"]),
            ("openai-usage-buckets.json", 3, ["acct-oa-1", "acct-oa-2"]),
            ("newapi-api.json", 2, []),
            ("preamble.csv", 1, ["acct-pa-1"]),
            ("header-newline.csv", 1, ["acct-hn-1"]),
        ];
        foreach (var (file, read, accounts) in expected)
        {
            await using var own = DuckDbInteractionStore.Open(Path.Combine(directory.Path, file));
            var report = await own.ImportAsync(
                new ImportRequest(SharedData.File($"log-shapes/{file}"), file, null, "analyst", DateTime.UnixEpoch), null, default);

            Assert.Equal((file, read), (file, report.RowsRead));
            Assert.Equal(
                (file, file == "bedrock-stream-array.jsonl" ? 1 : 0),
                (file, report.Rejected - (file.StartsWith("otlp", StringComparison.Ordinal) ? report.Rejected : 0)));
            var found = (await own.AccountsAsync(new AccountsRequest(Selection.Everything), default)).Rows.Select(r => r.AccountId)
                .Order(StringComparer.Ordinal);
            if (accounts.Length > 0) Assert.Equal(accounts, found);
        }
    }

    [SharedDataFact]
    public async Task Import_MetadataThatIsATextOfJson_IsMappedByItsPath()
    {
        var mapping = MappingArguments.Parse(["account=metadata.user", "time=created_at", "model=model"]);

        await store.ImportAsync(
            new ImportRequest(SharedData.File("log-shapes/cloudflare-lines.jsonl"), "log", mapping, "analyst", DateTime.UnixEpoch), null,
            default);

        Assert.Equal(
            ["acct-cf-1", "acct-cf-2"],
            (await store.AccountsAsync(new AccountsRequest(Selection.Everything), default)).Rows.Select(r => r.AccountId)
            .Order(StringComparer.Ordinal));
    }
}
