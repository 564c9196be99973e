using System.Globalization;
using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.Import;

/// <summary>
/// Small logs of further makers (rows of our own after their documentation; ids and addresses are made up), each with the right answer.
/// </summary>
public sealed class MakerLogTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    /// <summary>File, preset, rows read = accepted + duplicates + rejected + set aside, and the rows: account, tokens, prompt.</summary>
    public static TheoryData<string, string, string, string[]> Logs => new()
    {
        { "mlflow.json", "mlflow", "3 = 1 + 0 + 0 + 2", ["acct-ml-1 20(-,-)>5 What is rain?"] },
        { "mlflow-table.jsonl", "mlflow-traces", "1 = 1 + 0 + 0 + 0", ["acct-mt-1 7(-,-)>3 table question"] },
        { "gemini.jsonl", "gemini", "2 = 1 + 0 + 0 + 1", ["acct-ge-1 100(40,-)>17 Draw a cat"] },
        { "nginx.jsonl", "nginx", "4 = 2 + 0 + 0 + 2", ["acct-ng-1 -(-,-)>- –", "alice -(-,-)>- –"] },
        { "traefik.jsonl", "traefik", "3 = 2 + 0 + 0 + 1", ["acct-tr-1 -(-,-)>- –", "– -(-,-)>- –"] },
        { "vllm.jsonl", "vllm", "3 = 2 + 0 + 0 + 1", ["– -(-,-)>- What's rain?", "– -(-,-)>- –"] },
        { "chunks.jsonl", "openai-chat", "7 = 2 + 5 + 0 + 0", ["– 11(-,-)>2 –", "– -(-,-)>- –"] },
        { "chunks.sse", "openai-chat", "3 = 1 + 2 + 0 + 0", ["– 5(-,-)>2 –"] },
        { "responses.jsonl", "openai-responses", "6 = 2 + 4 + 0 + 0", ["– 30(10,-)>4 –", "– -(-,-)>- –"] },
        { "anthropic.jsonl", "anthropic-messages", "8 = 1 + 7 + 0 + 0", ["– 125(100,0)>15 –"] },
        { "openai-embeddings-usage.json", "openai-usage", "2 = 1 + 0 + 0 + 1", ["acct-ou 100(0,-)>9 –"] },
        { "openrouter-daily.json", "openrouter-daily", "1 = 1 + 0 + 0 + 0", ["– 50(-,-)>125 –"] },
        { "snowflake.csv", "snowflake-cortex", "1 = 1 + 0 + 0 + 0", ["acct-sf-1 100(-,-)>50 –"] },
        { "snowflake-functions.csv", "snowflake-cortex", "2 = 1 + 0 + 0 + 1", ["77 -(-,-)>- –"] },
        { "plain-titles.csv", "generic", "2 = 2 + 0 + 0 + 0", ["acct-pt-1 -(-,-)>- Tell me a joke", "acct-pt-2 -(-,-)>- Tell me two"] },
        { "datadog.jsonl", "datadog-llm", "2 = 1 + 0 + 0 + 1", ["acct-dd-1 9(-,-)>2 dd question"] },
        {
            "otlp-events.jsonl", "opentelemetry", "4 = 4 + 0 + 0 + 0",
            ["acct-ev-1 -(-,-)>- event prompt", "acct-ev-2 -(-,-)>- second prompt", "acct-ev-3 -(-,-)>- –",
                "acct-ev-4 -(-,-)>- detail prompt"]
        },
        { "otlp-logs.jsonl", "opentelemetry-events", "4 = 2 + 2 + 0 + 0",
            ["acct-lr-1 -(-,-)>- log question", "acct-lr-2 -(-,-)>- other question"] },
        { "otlp-log-details.jsonl", "opentelemetry", "1 = 1 + 0 + 0 + 0", ["acct-ld-1 12(-,-)>3 from the details"] },
        {
            "printed.jsonl", "generic", "8 = 8 + 0 + 0 + 0",
            [
                "acct-py-1 -(-,-)>- what's up\nnow", "acct-py-2 -(-,-)>- part one", "acct-py-3 -(-,-)>- js says",
                "acct-py-4 -(-,-)>- from langchain",
                "acct-py-5 -(-,-)>- –", "acct-py-6 -(-,-)>- –", "acct-py-7 -(-,-)>- {not a request at all}", "acct-py-8 -(-,-)>- –",
            ]
        },
        { "helicone-embed.jsonl", "helicone", "2 = 1 + 0 + 0 + 1", ["acct-he 5(-,-)>1 hi"] },
        { "azure-embed.jsonl", "azure-openai", "2 = 1 + 0 + 0 + 1", ["acct-az -(-,-)>- –"] },
        { "update-same-id.jsonl", "generic", "3 = 2 + 1 + 0 + 0", ["acct-up 5(-,-)>9 –", "acct-up 1(-,-)>- –"] },
        { "nothing.csv", "generic", "4 = 4 + 0 + 0 + 0", ["– -(-,-)>- –", "– -(-,-)>- –", "– 1024(-,-)>- –", "acct-no-1 -(-,-)>- –"] },
        { "times.csv", "generic", "7 = 4 + 0 + 1 + 2", [.. Enumerable.Repeat("acct-ti-1 -(-,-)>- –", 4)] },
        { "counts2.csv", "generic", "4 = 4 + 0 + 0 + 0",
            ["acct-c2 100(-,-)>2500 –", "acct-c2 -(-,-)>7 –", "acct-c2 -(-,-)>8 –", "acct-c2 -(-,-)>9 –"] },
        { "agents-only.jsonl", "opentelemetry", "2 = 2 + 0 + 0 + 0", [.. Enumerable.Repeat("acct-ag-1 -(-,-)>- –", 2)] },
        { "agent-and-call.jsonl", "opentelemetry", "2 = 1 + 0 + 0 + 1", ["acct-ac-1 10(-,-)>- –"] },
        { "envelope-deep.json", "generic", "2 = 2 + 0 + 0 + 0", ["acct-e1 -(-,-)>- –", "acct-e2 -(-,-)>- –"] },
        { "k8s-cri.jsonl", "generic", "1 = 1 + 0 + 0 + 0", ["acct-k1 -(-,-)>- inside"] },
        { "gemini-stream.json", "gemini", "2 = 1 + 1 + 0 + 0", ["– 8(-,-)>5 –"] },
        { "claude-code.jsonl", "anthropic-messages", "4 = 1 + 1 + 0 + 2", ["– 12(4,0)>20 –"] },
        { "nginx-msec.jsonl", "nginx", "1 = 1 + 0 + 0 + 0", ["acct-nm-1 -(-,-)>- –"] },
        { "openai-batch-output.jsonl", "openai-chat", "1 = 1 + 0 + 0 + 0", ["– 10(-,-)>3 –"] },
        { "openai-chat-whole.jsonl", "openai-chat", "2 = 2 + 0 + 0 + 0", ["acct-oc-1 9(2,-)>4 whole question", "acct-oc-2 9(-,-)>4 –"] },
        { "litellm-pg.sql", "litellm", "2 = 1 + 0 + 0 + 1", ["acct-lp-1 10(-,-)>5 –"] },
        { "parts-list.jsonl", "generic", "3 = 3 + 0 + 0 + 0",
            ["acct-pl-1 -(-,-)>- look\n[image: https://example.com/a.png]", "acct-pl-2 -(-,-)>- [1, 2, 3]",
                "acct-pl-3 -(-,-)>- {\"a\": 1}"] },
        { "traces-late-user.jsonl", "opentelemetry", "2 = 2 + 0 + 0 + 0", ["acct-tl-1 3(-,-)>- –", "– 4(-,-)>- –"] },
        { "responses-whole.jsonl", "openai-responses", "1 = 1 + 0 + 0 + 0", ["acct-rw-1 7(-,-)>2 –"] },
        { "dump-pg.sql", "new-api", "3 = 2 + 0 + 0 + 1", ["7 10(-,-)>5 –", "9 -(-,-)>5 –"] },
    };

    public void Dispose() => directory.Dispose();

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task Import_LogOfAMaker_MeansWhatItsMakerMeant(string file, string preset, string counts, string[] rows)
    {
        await using var store = Open();
        var report = await store.ImportAsync(Request(file), null, default);
        var read = await RowsAsync(store);

        Assert.Equal(
            (preset, counts),
            (report.Mapping.Preset,
                $"{report.RowsRead} = {report.Accepted} + {report.Duplicates} + {report.Rejected} + {report.SetAside}"));
        Assert.Equal(
            rows,
            read.Select(
                r =>
                $"{r.AccountId ?? "–"} {Number(r.InputTokens)}({Number(r.CachedTokens)},{Number(r.CacheWriteTokens)})>{Number(r.OutputTokens)} {r.Prompt ?? "–"}"));
    }

    [Theory]
    [InlineData("openai-audit.json", "OpenAI's audit log")]
    [InlineData("openai-costs.json", "OpenAI's costs")]
    [InlineData("vllm.log", "vLLM's server")]
    [InlineData("anthropic-notime.sse", "no time of their own")]
    public async Task Import_LogThatCannotBeRead_SaysWhatItIs(string file, string what)
    {
        await using var store = Open();

        var refusal = await Assert.ThrowsAsync<ImportException>(() => store.ImportAsync(Request(file), null, default));

        Assert.Contains(what, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chunks.jsonl", "Hello", "Two")]
    [InlineData("chunks.sse", "Hey")]
    [InlineData("responses.jsonl", "Hello", "Cut o")]
    [InlineData("anthropic.jsonl", "Hello")]
    [InlineData("gemini-stream.json", "Hello")]
    [InlineData("otlp-events.jsonl", "event answer", "two", null, null)]
    public async Task Import_StreamedAnswers_ArePutTogether(string file, params string?[] answers)
    {
        var path = Path.Combine(directory.Path, "answers");
        await using (var store = DuckDbInteractionStore.Open(path)) await store.ImportAsync(Request(file), null, default);
        using var connection = new DuckDbConnection($"Data Source={Path.Combine(path, "interactions.duckdb")}");
        connection.Open();

        Assert.Equal(
            answers,
            connection.Rows(
                "SELECT p.response FROM interactions i LEFT JOIN prompts p ON p.import = i.import AND p.line = i.line ORDER BY i.line",
                r => r.IsDBNull(0) ? null : r.GetString(0), default));
    }

    [Theory]
    [InlineData("helicone-embed.jsonl")]
    [InlineData("azure-embed.jsonl")]
    [InlineData("gemini.jsonl")]
    [InlineData("datadog.jsonl")]
    public async Task Import_EmbeddingsAskedFor_Count(string file)
    {
        await using var store = Open();
        var request = Request(
            file) with { Mapping = new ImportMapping(
                "", new Dictionary<string, IReadOnlyList<string>>(), null, null) { Embeddings = EmbeddingRows.Count } };

        Assert.Equal(2, (await store.ImportAsync(request, null, default)).Accepted);
    }

    [Fact]
    public async Task Import_FieldsThatComeLate_AreReadAndNamed()
    {
        const int Rows = 10_050;
        var log = new StringBuilder();
        for (var row = 0; row < Rows; row++)
        {
            var late = row == 10_020 ? ",\"session_id\":\"late\"" : row == 10_030
                ? ",\"metadata\":{\"a\":1,\"zone.name\":\"x\"}" : ",\"metadata\":{\"a\":1}";
            log.Append(CultureInfo.InvariantCulture, $"{{\"account_id\":\"acct-{row % 5}\",\"timestamp\":{1776852000 + row}{late}}}\n");
        }

        var path = directory.File("late.jsonl", log.ToString());
        await using var store = Open();
        var report = await store.ImportAsync(new ImportRequest(path, "late.jsonl", null, "analyst", DateTime.UnixEpoch), null, default);

        Assert.Equal(Rows, report.Accepted);
        Assert.Equal(["session_id"], report.Mapping.Columns["session_id"]);
        Assert.Contains(
            report.Notes, n => n.Contains("“session_id” (row 10021, read), “metadata.zone.name” (row 10031)", StringComparison.Ordinal));

        await using var other = Open();
        var mapping = new ImportMapping(
            "", new Dictionary<string, IReadOnlyList<string>> { ["status"] = ["metadata.zone.name"] }, null, null);
        await other.ImportAsync(new ImportRequest(path, "late.jsonl", mapping, "analyst", DateTime.UnixEpoch), null, default);

        Assert.Equal(1, (await RowsAsync(other)).Count(r => r.Status == "x"));
    }

    [Theory]
    [InlineData(
        "late.csv", "account_id,timestamp,properties\n", "acct-{0},{1},\"{{\"\"a\"\":1{2}}}\"\n", ",\"\"session_id\"\":\"\"late\"\"")]
    [InlineData("late.tsv", "account_id\ttimestamp\tproperties\n", "acct-{0}\t{1}\t{{\"a\":1{2}}}\n", ",\"session_id\":\"late\"")]
    [InlineData(
        "late.jsonl", "", "{{\"account_id\":\"acct-{0}\",\"timestamp\":{1},\"properties\":\"{{\\\"a\\\":1{2}}}\"}}\n",
        ",\\\"session_id\\\":\\\"late\\\"")]
    public async Task Import_KeyInsideATextThatComesLate_IsReadAndNamed(string name, string header, string row, string late)
    {
        const int Rows = 10_050;
        var log = new StringBuilder(header);
        for (var i = 0; i < Rows; i++) log.AppendFormat(CultureInfo.InvariantCulture, row, i % 5, 1776852000 + i, i == 10_020 ? late : "");
        var path = directory.File(name, log.ToString());
        await using var store = Open();
        var report = await store.ImportAsync(new ImportRequest(path, name, null, "analyst", DateTime.UnixEpoch), null, default);

        Assert.Equal(Rows, report.Accepted);
        Assert.Equal(["properties.session_id"], report.Mapping.Columns["session_id"]);
        Assert.Contains(
            report.Notes,
            n => n.Contains("“properties.session_id” (row", StringComparison.Ordinal) && n.Contains("read)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_RequestsPrintedInPart_SaysThatTheyHaveNoPrompt()
    {
        await using var store = Open();
        var report = await store.ImportAsync(Request("printed.jsonl"), null, default);

        Assert.Contains(
            report.Notes, n => n.StartsWith("In 2 rows “prompt” held a request that cannot be taken apart", StringComparison.Ordinal));
    }

    private static async Task<List<Interaction>> RowsAsync(DuckDbInteractionStore store)
    {
        var rows = new List<Interaction>();
        await foreach (var row in store.AllInteractionsAsync(new InteractionsRequest(Selection.Everything), withPrompts: true, default))
            rows.Add(row);
        return [.. rows.OrderBy(r => r.Line)];
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private DuckDbInteractionStore Open() => DuckDbInteractionStore.Open(Path.Combine(directory.Path, Guid.NewGuid().ToString("N")));

    private static ImportRequest Request(string file) =>
        new(Path.Combine(AppContext.BaseDirectory, "Import", "MakerLogs", file), file, null, "analyst",
            DateTime.UnixEpoch) { Rules = DefaultCapabilityRules.All };
}
