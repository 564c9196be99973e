using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests.Import;

/// <summary>
/// Small logs in the shapes that makers write (rows of our own after their documentation; ids and addresses are made up), each
/// with every row whole: account, time, model, tokens, system prompt, tools, prompt.
/// </summary>
public sealed class MakerRowTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    /// <summary>
    /// File, preset, rows read = accepted + duplicates + rejected + set aside, the rows, and what must be no account, no prompt and nothing
    /// shared.
    /// </summary>
    public static TheoryData<string, string, string, string[], string[]> Logs => new()
    {
        {
            "otlp-new-agent.json", "opentelemetry", "3 = 1 + 0 + 0 + 2",
            [
                "acct-otlp-1 | 2026-05-04T08:00:00.25Z | gpt-5.1 | 900(512,-)>90 | Be exact about axes. | zoom | describe this chart\n[image: png 929e08d597fe]",
            ],
            []
        },
        {
            "otlp-old-flat.jsonl", "opentelemetry", "3 = 3 + 0 + 0 + 0",
            [
                "tl-user-0 | 2026-05-04T09:00:00Z | gpt-4o | 100(-,-)>10 | You are Relay 0. | lookup | question 0",
                "tl-user-1 | 2026-05-04T09:01:00Z | gpt-4o | 101(-,-)>11 | You are Relay 1. | lookup | question 1",
                "tl-user-2 | 2026-05-04T09:02:00Z | gpt-4o | 102(-,-)>12 | You are Relay 2. | lookup | question 2",
            ],
            []
        },
        {
            "otlp-logs-details.json", "opentelemetry", "2 = 2 + 0 + 0 + 0",
            [
                "eu-7 | 2026-05-05T10:00:01Z | claude-sonnet-4-5 | 1200(1000,100)>50 | – | – | sum it",
                "eu-8 | 2026-05-05T10:00:05Z | claude-sonnet-4-5 | 20(-,-)>5 | – | – | translate",
            ],
            []
        },
        {
            "openinference-nested.jsonl", "openinference", "4 = 1 + 0 + 0 + 3",
            [
                "phx-1 | 2026-05-06T07:01:00.123456Z | gpt-4o-mini | 310(128,-)>20 | You sort mail. | move_mail | which folder\n[image: bde6da8e9d39]",
            ],
            []
        },
        {
            "openinference-flat.csv", "openinference", "3 = 2 + 0 + 0 + 1",
            [
                "phx-11 | 2026-05-06T07:00:00.5Z | gpt-4o | 1200(-,-)>33 | Speak French. | – | It's late",
                "– | 2026-05-06T07:00:02.5Z | gpt-4o | 80(64,-)>3 | – | – | bye",
            ],
            ["nan"]
        },
        {
            "litellm-slp.jsonl", "litellm-payload", "3 = 3 + 0 + 0 + 0",
            [
                "lite-a | 2026-05-06T06:46:40.25Z | claude-sonnet-4-5 | 2100(1800,100)>70 | You are Fast. | crop | [image: https://example.com/a.png]\nwhat is it",
                "lite-b | 2026-05-06T06:46:41.25Z | claude-sonnet-4-5 | 15(-,-)>2 | – | – | hello",
                "lite-c | 2026-05-06T06:46:42.25Z | claude-sonnet-4-5 | 0(-,-)>0 | – | – | –",
            ],
            ["redacted-by-litellm", "127.0.0.1", "default_user_id"]
        },
        {
            "litellm-spend.csv", "litellm", "3 = 2 + 0 + 0 + 1",
            [
                "sp-a | 2026-05-07T11:00:00.5Z | gpt-4o | 1150(-,-)>50 | Act as clerk. | file_it | file \"this\", please",
                "sp-b | 2026-05-07T11:00:06Z | gpt-4o | 20(-,-)>10 | – | – | –",
            ],
            ["{}"]
        },
        {
            "bedrock-cloudwatch.json", "bedrock", "2 = 2 + 0 + 0 + 0",
            [
                "arn:aws:sts::123456789012:assumed-role/app/sess-0 | 2026-05-08T12:00:00Z | anthropic.claude-sonnet-4-5-20250929-v1:0 | 1240(1000,200)>12 | Speak plainly. | get_time | [image: png d7936edeb988]\nwhat now",
                "arn:aws:sts::123456789012:assumed-role/app/sess-1 | 2026-05-08T12:00:01Z | anthropic.claude-sonnet-4-5-20250929-v1:0 | 7(-,-)>9 | S two | – | two",
            ],
            []
        },
        {
            "bedrock-s3.json.gz", "bedrock", "3 = 2 + 0 + 0 + 1",
            [
                "arn:aws:sts::123456789012:assumed-role/app/sess-2 | 2026-05-08T12:00:02Z | anthropic.claude-sonnet-4-5-20250929-v1:0 | 5000(-,-)>100 | – | – | –",
                "arn:aws:sts::123456789012:assumed-role/app/sess-4 | 2026-05-08T12:00:04Z | anthropic.claude-sonnet-4-5-20250929-v1:0 | -(-,-)>- | – | – | four",
            ],
            []
        },
        {
            "cloudflare-logpush.ndjson", "cloudflare-ai-gateway", "2 = 2 + 0 + 0 + 0",
            [
                "cf-1 | 2026-05-09T10:00:00Z | gpt-4o | 88(-,-)>9 | – | – | –",
                "cf-2 | 2026-05-09T10:00:01Z | gpt-4o | -(-,-)>- | – | – | –",
            ],
            ["AAAA", "BBBB"]
        },
        {
            "cloudflare-api.json", "cloudflare-ai-gateway", "2 = 2 + 0 + 0 + 0",
            [
                "cf-11 | 2026-05-09T10:00:00Z | @cf/meta/llama-3.3-70b-instruct-fp8-fast | 1024(-,-)>12 | – | – | –",
                "cf-12 | 2026-05-09T10:01:00Z | gpt-4o | 0(-,-)>0 | – | – | –",
            ],
            []
        },
        {
            "kong.json", "kong", "3 = 2 + 0 + 0 + 1",
            [
                "A-1 | 2026-05-10T10:00:00.123Z | gpt-4o | 14(-,-)>3 | K sys | – | k user",
                "– | 2026-05-10T10:00:02.123Z | gpt-4o | 5(-,-)>2 | – | – | –",
            ],
            ["162.159.140.245", "curl/8.5.0"]
        },
        {
            "portkey.jsonl", "portkey", "2 = 2 + 0 + 0 + 0",
            [
                "pk-user-1 | 2026-05-11T09:00:00Z | claude-sonnet-4-5 | 120(100,0)>8 | P sys | – | p one",
                "– | 2026-05-11T09:00:01Z | gpt-4o | 9(-,-)>1 | – | – | p two",
            ],
            []
        },
        {
            "openrouter-gen.json", "openrouter-generation", "2 = 2 + 0 + 0 + 0",
            [
                "or-user-1 | 2026-05-12T10:00:00.433273Z | anthropic/claude-sonnet-4.5 | 104(64,-)>23 | – | – | –",
                "– | 2026-05-12T10:00:05Z | openai/gpt-4o | 11(0,-)>2 | – | – | –",
            ],
            []
        },
        {
            "openrouter-activity.json", "openrouter-daily", "2 = 2 + 0 + 0 + 0",
            [
                "– | 2026-05-12T00:00:00Z | openai/gpt-4.1-2025-04-14 | 50(-,-)>125 | – | – | –",
                "– | 2026-05-13T00:00:00Z | openai/gpt-4.1-2025-04-14 | 10(-,-)>7 | – | – | –",
            ],
            ["550e8400-e29b-41d4-a716-446655440000"]
        },
        {
            "openai-usage.json", "openai-usage", "2 = 2 + 0 + 0 + 0",
            [
                "user-a | 2026-05-01T00:00:00Z | gpt-4o-2024-08-06 | 5000(4000,-)>300 | – | – | –",
                "key_b | 2026-05-01T00:00:00Z | gpt-4o-2024-08-06 | 10(0,-)>3 | – | – | –",
            ],
            []
        },
        {
            "openai-responses.jsonl", "openai-responses", "2 = 2 + 0 + 0 + 0",
            [
                "safe-77 | 2026-05-12T15:33:20Z | gpt-5.1-2026-01-20 | 300(256,-)>40 | Answer in verse. | web_search, book | [image: 7f6f84eeb5c0]\nnewest",
                "u-78 | 2026-05-12T15:33:25Z | gpt-5.1-2026-01-20 | 3(0,-)>4 | – | – | just text",
            ],
            []
        },
        {
            "openai-batch-output.jsonl", "openai-chat", "2 = 2 + 0 + 0 + 0",
            [
                "– | 2026-05-12T15:35:00Z | gpt-4o-mini-2024-07-18 | 22(0,-)>2 | – | – | –",
                "– | 2026-05-12T15:35:01Z | gpt-4o-mini-2024-07-18 | 23(-,-)>3 | – | – | –",
            ],
            []
        },
        {
            "azure-records.json", "azure-openai", "2 = 1 + 0 + 0 + 1",
            [
                "obj-1 | 2026-05-13T08:00:00.123456Z | gpt-4o | -(-,-)>- | – | – | –",
            ],
            ["203.0.113.***"]
        },
        {
            "apim-llm.tsv", "azure-apim", "4 = 2 + 2 + 0 + 0",
            [
                "– | 2026-05-14T08:00:00Z | gpt-4o | 50(-,-)>6 | A sys | – | split text",
                "– | 2026-05-14T08:00:09Z | gpt-4o | 5(-,-)>1 | – | – | whole",
            ],
            []
        },
        {
            "newapi.json", "new-api", "4 = 2 + 0 + 0 + 2",
            [
                "7 | 2026-05-13T19:20:00Z | claude-sonnet-4-5 | 2180(2000,150)>4 | – | – | –",
                "8 | 2026-05-13T19:20:02Z | gpt-4o | 300(256,-)>9 | – | – | –",
            ],
            []
        },
        {
            "oneapi-dump.sql", "new-api", "3 = 2 + 0 + 0 + 1",
            [
                "3 | 2026-05-13T19:21:40Z | gpt-4o | 12(-,-)>3 | – | – | –",
                "3 | 2026-05-13T19:21:41Z | gpt-4o | 22(-,-)>4 | – | – | –",
            ],
            []
        },
        {
            "newapi-mysql.tsv", "new-api", "3 = 3 + 0 + 0 + 0",
            [
                "5 | 2026-05-13T19:23:20Z | deepseek-chat | 100(-,-)>10 | – | – | –",
                "6 | 2026-05-13T19:23:21Z | deepseek-chat | 101(-,-)>11 | – | – | –",
                "– | 2026-05-13T19:23:22Z | deepseek-chat | 102(-,-)>12 | – | – | –",
            ],
            ["\\N", "0.0.0.0"]
        },
        {
            "langfuse-traces.json", "langfuse", "3 = 1 + 0 + 0 + 2",
            [
                "lf-u1 | 2026-05-15T10:00:00.2Z | gpt-4o-2024-08-06 | 104(64,-)>5 | LF sys | – | lf ask",
            ],
            []
        },
        {
            "langfuse-obs.csv", "langfuse", "3 = 2 + 0 + 0 + 1",
            [
                "lf-a | 2026-05-15T11:00:00.123456Z | claude-sonnet-4-5 | 550(500,40)>7 | LS | – | line one\nline two",
                "– | 2026-05-15T11:00:03Z | gpt-4o | 4(-,-)>1 | – | – | plain\nembedded newline",
            ],
            []
        },
        {
            "helicone.jsonl", "helicone", "2 = 2 + 0 + 0 + 0",
            [
                "hel-1 | 2026-05-16T09:00:00Z | gpt-4o-2024-08-06 | 70(0,-)>9 | H dev | find | h ask",
                "– | 2026-05-16T09:00:05Z | gpt-4o | -(-,-)>- | r sys | – | r ask",
            ],
            []
        },
        {
            "langsmith.jsonl", "langsmith", "3 = 1 + 0 + 0 + 2",
            [
                "lsm-1 | 2026-05-17T10:00:01Z | gpt-4o | 50(-,-)>5 | LC sys | srch | lc ask",
            ],
            []
        },
        {
            "vercel-ai.json", "opentelemetry", "3 = 1 + 0 + 0 + 2",
            [
                "ver-1 | 2026-05-18T10:00:00.1Z | gpt-4o | 44(-,-)>6 | V sys | wx | v ask",
            ],
            []
        },
        {
            "vertex.jsonl", "vertex-ai", "2 = 2 + 0 + 0 + 0",
            [
                "gem-1 | 2026-05-19T10:00:00.123456Z | publishers/google/models/gemini-2.5-pro | 500(400,-)>42 | G sys | lookup_stock, order | [image: png 58bb119c3551]\ng last",
                "– | 2026-05-19T10:00:02Z | gemini-2.5-pro | 5(-,-)>2 | – | – | single",
            ],
            []
        },
        {
            "anthropic-messages.jsonl", "anthropic-calls", "2 = 2 + 0 + 0 + 0",
            [
                "ant-u1 | 2026-05-20T10:00:00Z | claude-opus-4-1-20250805 | 739(700,30)>21 | A one.\nA two. | ls, web_search | start",
                "ant-u2 | 2026-05-20T10:00:05Z | claude-opus-4-1-20250805 | 88(0,0)>2 | – | – | [image: png 58bb119c3551]\nlook",
            ],
            []
        },
        {
            "anthropic-usage.json", "anthropic-usage", "1 = 1 + 0 + 0 + 0",
            [
                "apikey_01R | 2026-05-01T00:00:00Z | claude-sonnet-4-5 | 3200(200,1500)>500 | – | – | –",
            ],
            []
        },
        {
            "envoy-ai.jsonl", "envoy-ai-gateway", "2 = 1 + 0 + 0 + 1",
            [
                "– | 2026-05-22T10:00:00.1Z | gpt-4o | 44(-,-)>5 | – | – | –",
            ],
            ["10.0.0.9", "-"]
        },
        {
            "datadog.json", "datadog-llm", "2 = 1 + 0 + 0 + 1",
            [
                "dd-1234 | 2026-05-23T10:00:01.5Z | gpt-4o | 64(-,-)>3 | DD sys | – | dd ask",
            ],
            []
        },
        {
            "mlflow.jsonl", "mlflow", "2 = 1 + 0 + 0 + 1",
            [
                "mlf-1 | 2026-05-24T09:00:00.1Z | gpt-4o-mini | 30(-,-)>4 | ML sys | calc | ml ask",
            ],
            []
        },
        {
            "weave.jsonl", "weave", "2 = 1 + 0 + 0 + 1",
            [
                "wv-1 | 2026-05-25T10:00:00Z | gpt-4o | 19(-,-)>4 | W sys | – | w ask",
            ],
            []
        },
        {
            "databricks.csv", "databricks", "2 = 2 + 0 + 0 + 0",
            [
                "ann@example.com | 2026-05-26T10:00:00.123Z | claude-sonnet-4-5 | 21(-,-)>6 | DB sys | – | db ask",
                "bob@example.com | 2026-05-26T10:00:01.123Z | ent1 | -(-,-)>- | DB sys | – | db ask",
            ],
            ["ent1"]
        },
        {
            "german-utf16.csv", "generic", "3 = 3 + 0 + 0 + 0",
            [
                "de-1 | 2026-05-27T08:00:00Z | gpt-4o | -(-,-)>56 | – | – | –",
                "de-2 | 2026-05-27T08:00:01Z | gpt-4o | -(-,-)>7 | – | – | –",
                "– | 2026-05-27T08:00:02Z | gpt-4o | 12(-,-)>8 | – | – | –",
            ],
            ["n/a", "::1", "-", "NULL"]
        },
        {
            "broken.ndjson", "generic", "4 = 2 + 0 + 2 + 0",
            [
                "br-1 | 2026-05-28T10:00:00Z | gpt-4o | 1200(-,-)>12 | – | – | cut \\ud83d",
                "br-3 | 2026-05-28T10:00:02Z | gpt-4o | -(-,-)>1 | – | – | fine",
            ],
            []
        },
        {
            "retries.jsonl", "generic", "4 = 2 + 2 + 0 + 0",
            [
                "re-1 | 2026-05-30T10:00:00.123Z | gpt-4o | 10(-,-)>25 | – | – | full",
                "re-2 | 2026-05-30T10:00:01.123Z | gpt-4o | 3(-,-)>1 | – | – | same",
            ],
            []
        },
        {
            "pretty-concat.json", "calls", "3 = 3 + 0 + 0 + 0",
            [
                "keyhash-0 | 2026-05-31T10:00:00.25Z | qwen-max | 30(-,-)>3 | You are a helpful assistant. | old_fn | part a\npart b 0",
                "pp-1 | 2026-05-31T10:00:01.25Z | qwen-max | 31(-,-)>3 | You are a helpful assistant. | old_fn | part a\npart b 1",
                "keyhash-2 | 2026-05-31T10:00:02.25Z | qwen-max | 32(-,-)>3 | You are a helpful assistant. | old_fn | part a\npart b 2",
            ],
            ["You are a helpful assistant."]
        },
    };

    public void Dispose() => directory.Dispose();

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task Import_LogOfAMaker_GivesItsRowsWhole(string file, string preset, string counts, string[] rows, string[] nobody)
    {
        await using var store = Open();
        var report = await store.ImportAsync(new ImportRequest(PathOf(file), file, null, "analyst", DateTime.UnixEpoch), null, default);
        var read = await RowsAsync(store);
        var shared = await store.SharedAttributesAsync(Selection.Everything, default);

        Assert.Equal(
            (preset, counts),
            (report.Mapping.Preset,
                $"{report.RowsRead} = {report.Accepted} + {report.Duplicates} + {report.Rejected} + {report.SetAside}"));
        Assert.Equal(rows, read.Select(r => r.Text));
        Assert.DoesNotContain(read, r => nobody.Contains(r.Row.AccountId) || nobody.Contains(r.Row.Prompt));
        Assert.DoesNotContain(shared.Attributes, a => nobody.Contains(a.Value));
    }

    [Theory]
    [InlineData("anthropic-batch-results.jsonl", "no time of their own")]
    [InlineData("vllm.log", "vLLM's server")]
    [InlineData("ollama-gin.log", "written with Gin")]
    [InlineData("nginx.log", "an access log as text")]
    public async Task Import_LogWithoutWhatItNeeds_SaysWhatItIs(string file, string what)
    {
        await using var store = Open();

        var refusal = await Assert.ThrowsAsync<ImportException>(
            () => store.ImportAsync(new ImportRequest(PathOf(file), file, null, "analyst", DateTime.UnixEpoch), null, default));

        Assert.Contains(what, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ZipOfTwoLogs_GivesBoth()
    {
        var (path, accounts) = (PathOf("two-logs.zip"), new List<string?>());
        await using var store = Open();
        var logs = await LogArchive.ListAsync(path, "two-logs.zip", default);
        for (var i = 0; i < logs.Count; i++)
        {
            var target = Path.Combine(directory.Path, $"{i}.csv");
            await LogArchive.UnpackAsync(path, "two-logs.zip", i, target, default);
            await store.ImportAsync(
                new ImportRequest(target, logs[i].NameIn("two-logs.zip"), null, "analyst", DateTime.UnixEpoch), null, default);
        }

        accounts.AddRange((await RowsAsync(store)).Select(r => r.Row.AccountId));

        Assert.Equal(["z-1", "z-2"], accounts.Order());
    }

    private static async Task<List<(Interaction Row, string Text)>> RowsAsync(DuckDbInteractionStore store)
    {
        var rows = new List<Interaction>();
        await foreach (var row in store.AllInteractionsAsync(new InteractionsRequest(Selection.Everything), withPrompts: true, default))
            rows.Add(row);
        var read = new List<(Interaction, string)>();
        foreach (var row in rows)
        {
            var text = await store.TextAsync(row.Import, row.Line, default);
            var time = row.At.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
            var tokens = $"{Number(row.InputTokens)}({Number(row.CachedTokens)},{Number(row.CacheWriteTokens)})>{Number(row.OutputTokens)}";
            read.Add(
                (row,
                    string.Join(
                        " | ", row.AccountId ?? "–", time, row.Model ?? "–", tokens, text?.SystemPrompt ?? "–", text?.Tools ?? "–",
                        row.Prompt ?? "–")));
        }

        return read;
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Import", "MakerRows", file);

    private DuckDbInteractionStore Open() => DuckDbInteractionStore.Open(Path.Combine(directory.Path, Guid.NewGuid().ToString("N")));
}
