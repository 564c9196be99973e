using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Presets;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests.Import;

/// <summary>Small logs in the shapes that their makers write, each with the right answer to the last token.</summary>
public sealed class LogShapeTests : IDisposable
{
    private const string Caller = "arn:aws:sts::111122223333:assumed-role/gw/";
    private const string Cached = "31917(100,31814)>130";
    private const string FirstKey = "88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b";
    private const string SecondKey = "99dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b";

    private readonly TemporaryDirectory directory = new();

    // File, preset, rows read = accepted + duplicates + rejected + set aside, and the rows: account, tokens, prompt.
    private static readonly (string File, string Preset, string Counts, string[] Rows)[] Shapes =
    [
        ("suffix-steals-column.jsonl", "langfuse", "2 = 2 + 0 + 0 + 0",
            ["acct-lfs-1 10(-,-)>5 Write a sorting function", "acct-lfs-2 10(-,-)>5 Recipe for lentil soup"]),
        ("langfuse-input-object.jsonl", "langfuse", "2 = 2 + 0 + 0 + 0",
            [.. Enumerable.Repeat("acct-lfo-1 10(-,-)>5 Write a Python function that sorts a list", 2)]),
        ("langfuse-ui.csv", "langfuse", "2 = 2 + 0 + 0 + 0", ["acct-lf-1 412(300,-)>87 héllo", "– 412(300,-)>87 héllo"]),
        ("langfuse-ui.json", "langfuse", "3 = 2 + 0 + 0 + 1", ["acct-lf-1 412(300,-)>87 héllo", "– 412(300,-)>87 héllo"]),
        ("langfuse-ui.jsonl", "langfuse", "2 = 1 + 0 + 0 + 1", ["acct-lf-1 412(300,-)>87 héllo"]),
        ("langfuse-legacy-usage.jsonl", "langfuse", "1 = 1 + 0 + 0 + 0", ["acct-lf-1 412(-,-)>87 héllo"]),
        ("langfuse-negative.jsonl", "langfuse", "2 = 2 + 0 + 0 + 0", ["acct-lf-1 -(500,-)>87 héllo", "acct-lf-1 412(300,-)>87 héllo"]),
        ("litellm-mixed-enduser.ndjson", "litellm", "3 = 3 + 0 + 0 + 0",
            [$"{FirstKey} 20(-,-)>10 –", "cust-7 8(-,-)>4 –", $"{SecondKey} 0(-,-)>0 –"]),
        ("litellm-empty-id.ndjson", "litellm", "3 = 3 + 0 + 0 + 0", [.. Enumerable.Repeat("acct-ll-1 20(-,-)>10 line one\nline two", 3)]),
        ("litellm-null-text.ndjson", "litellm", "3 = 3 + 0 + 0 + 0",
            ["hash-21 20(-,-)>10 line one\nline two", "hash-22 20(-,-)>10 line one\nline two", "acct-ll-2 20(-,-)>10 line one\nline two"]),
        ("litellm-retry-same-id.ndjson", "litellm", "2 = 1 + 1 + 0 + 0", ["acct-ll-1 20(-,-)>10 line one\nline two"]),
        ("otel-user-on-some.jsonl", "opentelemetry", "3 = 3 + 0 + 0 + 0",
            ["acct-otel-1 10(-,-)>5 –", "203.0.113.77 10(-,-)>5 –", "acct-otel-1 10(-,-)>5 –"]),
        ("otel-mixed-spans.jsonl", "opentelemetry", "3 = 1 + 0 + 0 + 2", ["acct-mix-1 10(-,-)>5 –"]),
        ("otlp-file-exporter.jsonl", "opentelemetry", "4 = 3 + 0 + 0 + 1",
            ["acct-otlp-1 10(-,-)>5 –", "acct-otlp-2 10(-,-)>5 –", "acct-otlp-1 10(-,-)>5 –"]),
        ("otel-console-pretty.json", "opentelemetry", "2 = 2 + 0 + 0 + 0", ["acct-con-1 10(-,-)>5 –", "acct-con-2 10(-,-)>5 –"]),
        ("array-pretty.json", "opentelemetry", "2 = 2 + 0 + 0 + 0", ["acct-con-3 10(-,-)>5 –", "acct-con-4 10(-,-)>5 –"]),
        ("otel-js-hrtime.jsonl", "opentelemetry", "1 = 1 + 0 + 0 + 0", ["acct-js-1 10(-,-)>3 –"]),
        ("prompt-object.jsonl", "bedrock", "1 = 1 + 0 + 0 + 0", ["acct-po-1 3(-,-)>4 Write a Python function"]),
        ("prompt-object-generic.jsonl", "generic", "3 = 3 + 0 + 0 + 0",
            ["acct-pg-1 -(-,-)>- hello object", "acct-pg-1 -(-,-)>- a plain string", "acct-pg-1 -(-,-)>- an array"]),
        (
            "bedrock-image-error.jsonl", "bedrock", "4 = 4 + 0 + 0 + 0",
            [$"{Caller}acct-bd-1 {Cached} [image: png 929e08d597fe]\nwhat is this\nsecond line ‫عربى‬ 👩‍👩‍👧 ﷽",
                $"{Caller}acct-bd-0 {Cached} –", $"{Caller}acct-bd-1 -(100,31814)>- –", $"111122223333 {Cached} –"]
        ),
        ("bedrock-cachewrite.jsonl", "bedrock", "2 = 2 + 0 + 0 + 0", [$"{Caller}acct-bd-1 {Cached} –", $"{Caller}acct-bd-0 {Cached} –"]),
        ("bedrock-cloudwatch.json", "bedrock", "2 = 2 + 0 + 0 + 0", [$"{Caller}acct-bd-0 {Cached} –", $"{Caller}acct-bd-1 {Cached} –"]),
        ("bedrock-cloudwatch-lines.jsonl", "bedrock", "2 = 2 + 0 + 0 + 0",
            [$"{Caller}acct-bd-0 {Cached} –", $"{Caller}acct-bd-1 {Cached} –"]),
        ("bedrock-stream-array.jsonl", "bedrock", "3 = 2 + 0 + 1 + 0", [$"{Caller}acct-bd-1 {Cached} –", $"{Caller}acct-bd-0 {Cached} –"]),
        ("apim-eventhub.json", "azure-apim", "2 = 1 + 1 + 0 + 0", ["– 12(-,-)>34 a"]),
        ("openai-usage-page.json", "openai-usage", "2 = 2 + 0 + 0 + 0", ["acct-oa-1 1000(800,-)>500 –", "acct-oa-2 2000(800,-)>1000 –"]),
        ("openai-usage-pretty.json", "openai-usage", "2 = 2 + 0 + 0 + 0", ["acct-oa-1 1000(800,-)>500 –", "acct-oa-2 2000(800,-)>1000 –"]),
        ("openai-usage-buckets.json", "openai-usage", "3 = 3 + 0 + 0 + 0",
            ["acct-oa-1 1000(800,-)>500 –", "acct-oa-2 2000(800,-)>1000 –", "acct-oa-1 3000(800,-)>1500 –"]),
        ("newapi-api.json", "new-api", "2 = 2 + 0 + 0 + 0", ["2 10(8,-)>5 –", "1 10(8,-)>5 –"]),
        ("newapi-lines.jsonl", "new-api", "5 = 3 + 0 + 0 + 2", ["2 10(8,-)>5 –", "1 10(8,-)>5 –", "2 -(8,-)>5 –"]),
        ("newapi-mysql-null.csv", "new-api", "3 = 3 + 0 + 0 + 0", ["1 12(-,-)>7 –", "2 12(-,-)>7 –", "3 -(-,-)>7 –"]),
        ("null-words.csv", "generic", "7 = 7 + 0 + 0 + 0",
            [.. Enumerable.Repeat("– 1(-,-)>- –", 4), "acct-nw-1 1(-,-)>- –", "acct-nw-2 1(-,-)>- –", "acct-nw-3 1(-,-)>- –"]),
        (
            "counts.csv", "generic", "7 = 7 + 0 + 0 + 0",
            ["acct-ct-1 1234(-,-)>5 –", "acct-ct-1 1200(-,-)>5 –", "acct-ct-1 12(-,-)>5 –", .. Enumerable.Repeat("acct-ct-1 -(-,-)>5 –", 4)]
        ),
        ("cloudflare-lines.jsonl", "cloudflare-ai-gateway", "2 = 2 + 0 + 0 + 0", ["acct-cf-1 10(-,-)>1 –", "acct-cf-2 20(-,-)>2 –"]),
        ("kong-http-log.jsonl", "kong", "3 = 3 + 0 + 0 + 0", ["acct-kong-1 11(-,-)>4 –", "acct-kong-2 11(-,-)>4 –", "– 11(-,-)>4 –"]),
        ("openrouter-activity.csv", "openrouter", "2 = 2 + 0 + 0 + 0", ["acct-or-1 10389(10000,-)>137 –", "k2 12(0,-)>13 –"]),
        ("helicone.jsonl", "helicone", "4 = 4 + 0 + 0 + 0",
            ["acct-hc-1 10(-,-)>4 a", "– 10(-,-)>4 a", "acct-hc-1 -(-,-)>- a", "acct-hc-1 10(-,-)>4 a"]),
        ("time-1970.csv", "generic", "3 = 2 + 0 + 0 + 1", ["acct-t7-1 -(-,-)>- –", "acct-t7-2 -(-,-)>- –"]),
        ("time-mixed.csv", "generic", "15 = 14 + 0 + 1 + 0", [.. Enumerable.Repeat("acct-tm-1 -(-,-)>- –", 14)]),
        ("time-zero.csv", "generic", "5 = 1 + 0 + 1 + 3", ["acct-tz-1 1(-,-)>- –"]),
        ("same-second.csv", "generic", "6 = 2 + 4 + 0 + 0", ["acct-ss-1 10(-,-)>5 –", "acct-ss-1 10(-,-)>5 –"]),
        ("header-newline.csv", "generic", "1 = 1 + 0 + 0 + 0", ["acct-hn-1 5(-,-)>- –"]),
        ("preamble.csv", "generic", "1 = 1 + 0 + 0 + 0", ["acct-pa-1 5(-,-)>- –"]),
    ];

    public void Dispose() => directory.Dispose();

    [SharedDataFact]
    public async Task Import_EveryShape_MeansWhatItsMakerMeant()
    {
        var wrong = new List<string>();
        foreach (var (file, preset, counts, rows) in Shapes)
        {
            var (read, _) = await Read(file);
            string[] expected = [$"{preset}: {counts}", .. rows];
            if (!expected.SequenceEqual(read))
                wrong.Add($"{file}\n  expected {string.Join(" | ", expected)}\n  read     {string.Join(" | ", read)}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [SharedDataFact]
    public async Task Import_CountsThatAreNone_AreSaidRowByRow()
    {
        var (_, report) = await Read("counts.csv");
        var (_, negative) = await Read("langfuse-negative.jsonl");

        Assert.Equal([(5L, "input_tokens"), (8L, "input_tokens")], report!.ValueProblems.Select(p => (p.Line, p.Column)));
        Assert.Contains(report.Notes, n => n.StartsWith("Line 5, input_tokens: \"-1\" is not a count", StringComparison.Ordinal));
        Assert.Contains(negative!.Notes, n => n.StartsWith("Line 1, usageDetails.input: \"-88\"", StringComparison.Ordinal));
    }

    [SharedDataFact]
    public async Task Import_RetryWithTheSameId_SaysThatTheRowsDiffer()
    {
        var (_, report) = await Read("litellm-retry-same-id.ndjson");

        Assert.Equal([new DifferingId("same", 0, 2, true)], report!.Differing);
        Assert.Contains(report.Notes, n => n.Contains("“same” (line 2 counts)", StringComparison.Ordinal));
    }

    [SharedDataFact]
    public async Task Import_WordsForNothing_LinkNobody()
    {
        foreach (var file in (string[])["null-words.csv", "newapi-mysql-null.csv", "suffix-steals-column.jsonl", "kong-http-log.jsonl"])
        {
            await using var store = Open();
            await store.ImportAsync(Request(file), null, default);
            var shared = await store.SharedAttributesAsync(Selection.Everything, default);

            Assert.Equal(
                file == "kong-http-log.jsonl" ? ["ip:203.0.113.8", "ip_prefix:203.0.113.0/24"] : [], shared.Attributes.Select(a => a.Id));
        }
    }

    [SharedDataFact]
    public async Task Import_TimesThatStandForNone_DoNotStretchTheTimeline()
    {
        var (_, report) = await Read("time-1970.csv");
        var (_, pair) = await Read("otel-js-hrtime.jsonl");

        Assert.Equal(new DateTime(2026, 4, 22, 10, 0, 0, DateTimeKind.Utc), report!.First);
        Assert.Equal(new DateTime(2026, 4, 22, 10, 0, 0, DateTimeKind.Utc).AddMicroseconds(123456), pair!.First);
    }

    private async Task<(string[] Read, ImportReport? Report)> Read(string file)
    {
        await using var store = Open();
        try
        {
            var report = await store.ImportAsync(Request(file), null, default);
            var rows = new List<Interaction>();
            await foreach (var row in store.AllInteractionsAsync(new InteractionsRequest(Selection.Everything), withPrompts: true, default))
                rows.Add(row);
            return (
                [
                    $"{report.Mapping.Preset}: {report.RowsRead} = {report.Accepted} + {report.Duplicates} + {report.Rejected} + {report.SetAside}",
                    .. rows.OrderBy(r => r.Line)
                    .Select(
                        r =>
                        $"{r.AccountId ?? "–"} {Number(r.InputTokens)}({Number(r.CachedTokens)},{Number(r.CacheWriteTokens)})>{Number(r.OutputTokens)} {r.Prompt ?? "–"}"),
                ],
                report);
        }
        catch (ImportException e)
        {
            return ([e.Message], null);
        }
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private DuckDbInteractionStore Open() => DuckDbInteractionStore.Open(Path.Combine(directory.Path, Guid.NewGuid().ToString("N")));

    private static ImportRequest Request(string file) =>
        new(SharedData.File($"log-shapes/{file}"), file, null, "analyst", DateTime.UnixEpoch) { Rules = DefaultCapabilityRules.All };
}
