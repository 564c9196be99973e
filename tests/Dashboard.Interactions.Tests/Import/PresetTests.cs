using Dashboard.Core;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests.Import;

/// <summary>A row of each log that is known, as its maker writes it.</summary>
public sealed class PresetTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly DuckDbInteractionStore store;

    public PresetTests() => store = DuckDbInteractionStore.Open(Path.Combine(directory.Path, "case"));

    public static TheoryData<string, string, string, string, string, long> Logs => new()
    {
        {
            "opentelemetry",
            """{"name":"chat m","startTimeUnixNano":"1776643200000000000","attributes":[{"key":"gen_ai.provider.name","value":{"stringValue":"p"}},{"key":"gen_ai.request.model","value":{"stringValue":"m"}},{"key":"user.id","value":{"stringValue":"acc"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"12"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":7}}]}""",
            "acc", "m", "2026-04-20T00:00:00Z", 19
        },
        {
            "opentelemetry",
            """{"timestamp":"2026-04-20T00:00:00Z","attributes":{"gen_ai.system":"p","gen_ai.request.model":"m","enduser.id":"acc","gen_ai.usage.prompt_tokens":12,"gen_ai.usage.completion_tokens":7}}""",
            "acc", "m", "2026-04-20T00:00:00Z", 19
        },
        {
            "litellm",
            "request_id,call_type,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,endTime,model,user,end_user,requester_ip_address\nr1,acompletion,k,0.1,19,12,7,2026-04-20 00:00:00.000,2026-04-20 00:00:01.000,m,u,acc,203.0.113.1\n",
            "acc", "m", "2026-04-20T00:00:00Z", 19
        },
        {
            "langfuse",
            "id,trace_id,type,start_time,end_time,provided_model_name,usage_details,user_id,session_id\n1,t,SPAN,2026-04-20 00:00:00.000000,,,{},acc,s\n2,t,GENERATION,2026-04-20 00:00:00.000000,,m,\"{\"\"input\"\":12,\"\"output\"\":7,\"\"total\"\":19}\",acc,s\n",
            "acc", "m", "2026-04-20T00:00:00Z", 19
        },
        {
            "helicone",
            "response_id,request_created_at,response_status,request_body,request_properties,request_user_id,model,prompt_tokens,completion_tokens,latency,cost\nr,2026-04-20T00:00:00Z,200,{},{},acc,m,12,7,10,0.1\n",
            "acc", "m", "2026-04-20T00:00:00Z", 19
        },
        {
            "bedrock",
            """{"timestamp":"2026-04-20T00:00:00Z","accountId":"1","identity":{"arn":"acc"},"requestId":"r","operation":"InvokeModel","modelId":"m","input":{"inputTokenCount":12},"output":{"outputTokenCount":7}}""",
            "acc", "m", "2026-04-20T00:00:00Z", 19
        },
        {
            "new-api",
            "id,user_id,created_at,type,username,token_name,model_name,prompt_tokens,completion_tokens,channel,token_id,group,ip\n1,acc,1776643200,1,n,t,m,0,0,1,5,g,203.0.113.1\n2,acc,1776643200,2,n,t,m,12,7,1,5,g,203.0.113.1\n",
            "acc", "m", "2026-04-20T00:00:00Z", 19
        },
        {
            "anthropic-console",
            "usage_date_utc,model_version,api_key,workspace,usage_type,usage_input_tokens_no_cache,usage_input_tokens_cache_read,usage_output_tokens\n2026-04-20,m,acc,w,standard,12,0,7\n",
            "acc", "m", "2026-04-20T00:00:00Z", 19
        },
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await store.DisposeAsync();

    public void Dispose() => directory.Dispose();

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task Import_KnownLog_IsRecognisedAndRead(string preset, string text, string account, string model, string at, long tokens)
    {
        var report = await Import(text);
        var row = Assert.Single((await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows);

        Assert.Equal(preset, report.Mapping.Preset);
        Assert.Equal((account, model), (row.AccountId, row.Model));
        Assert.Equal(
            DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal),
            row.At);
        Assert.Equal(tokens, row.InputTokens + row.OutputTokens);
    }

    [Fact]
    public async Task Import_UsageOfManyRequests_CountsThem()
    {
        var report = await Import(
            "start_time,end_time,input_tokens,input_cached_tokens,output_tokens,num_model_requests,project_id,user_id,api_key_id,model\n1776643200,1776646800,12,0,7,250,p,acc,k,m\n");

        Assert.Equal("openai-usage", report.Mapping.Preset);
        Assert.Equal(
            [250, 1],
            (await store.MeasureAsync(Selection.Everything, [Measure.Interactions, Measure.Accounts], default)).Select(f => f.Value));
        Assert.Contains(report.Notes, n => n.Contains("aggregated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_ApiManagement_JoinsTheGatewaysLog()
    {
        const string Llm =
            "TimeGenerated,CorrelationId,DeploymentName,ModelName,PromptTokens,CompletionTokens,TotalTokens,SequenceNumber\n2026-04-20T00:00:00Z,c1,d,m,12,7,19,0\n2026-04-20T00:00:00Z,c1,d,m,0,0,0,1\n2026-04-20T00:00:01Z,c2,d,m,1,1,2,0\n";
        const string Gateway =
            "TimeGenerated,CorrelationId,CallerIpAddress,ApimSubscriptionId\n2026-04-20T00:00:00Z,c1,203.0.113.1,acc\n2026-04-20T00:00:00Z,c9,203.0.113.2,other\n2026-04-20T00:00:00Z,c1,203.0.113.3,again\n";
        var request = Request("llm.csv", Llm) with { Companion = new CompanionLog(directory.File("gateway.csv", Gateway), "gateway.csv") };

        var report = await store.ImportAsync(request, null, default);

        Assert.Equal((3L, 2L, 1L, 0L), (report.RowsRead, report.Accepted, report.Duplicates, report.Rejected));
        Assert.Equal(
            (3L, 1L, 1L, 1L),
            (report.Companion!.RowsRead, report.Companion.Joined, report.Companion.Duplicates, report.Companion.Rejected));
        Assert.Equal(
            ["acc", null],
            (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows.Select(r => r.AccountId));
        Assert.Contains(report.Notes, n => n.Contains("1 rows are parts of requests", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Preview_ShowsHowRowsAreReadAndAsksWhatIsOpen()
    {
        var path = directory.File("log.csv", "account_id,timestamp,ip\na,03/04/2026 10:00,203.0.113.1\nb,04/04/2026 10:00,x\n");
        var open = await LogPreview.ReadAsync(path, "log.csv", null, default);
        var answered = await LogPreview.ReadAsync(
            path, "log.csv",
            open.Detected! with { DateOrder = DateOrder.DayFirst, TimeZone = "Europe/Berlin",
                Treatments = new Dictionary<string, Treatment> { ["ip"] = Treatment.Hash } }, default);

        Assert.Equal([ImportQuestion.DateOrder, ImportQuestion.TimeZone], open.Questions);
        Assert.All(open.ReadRows, r => Assert.Contains("could be two dates", r.Problem, StringComparison.Ordinal));
        Assert.Empty(answered.Questions);
        Assert.Equal(
            ("2026-04-03 08:00:00Z", "kept as a keyed hash"), (answered.ReadRows[0].Values["time"], answered.ReadRows[0].Values["ip"]));
    }

    private ImportRequest Request(string name, string text) => new(directory.File(name, text), name, null, "analyst", DateTime.UnixEpoch);

    private Task<ImportReport> Import(string text) => store.ImportAsync(Request("log", text), null, default);
}
