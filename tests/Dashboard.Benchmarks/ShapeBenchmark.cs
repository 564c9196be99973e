using System.Diagnostics;
using System.Globalization;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Presets;
using Dashboard.Interactions.Store;

namespace Dashboard.Benchmarks;

/// <summary>
/// Importing a log of each maker's shape, made of one row whose ids, accounts, times and texts change: what it costs to
/// open its envelopes, to try its columns row by row and to take its requests apart. The rows are made up.
/// </summary>
internal static class ShapeBenchmark
{
    public const int DefaultRows = 1_000_000;

    private const string Messages =
        """[{"role":"system","content":"Plug-in {p}: answer briefly."},{"role":"user","content":"first of {p}"},{"role":"assistant","content":"done"},{"role":"user","content":"question {n} of a user"}]""";

    // {n} the row, {a} its account, {t} seconds, {iso} the time as text, {p} one of a hundred; {"m"} messages inside a text.
    private static readonly (string Name, string Row)[] Shapes =
    [
        ("opentelemetry",
            """{"name":"chat","spanId":"{n}","startTimeUnixNano":"{t}000000000","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.system","value":{"stringValue":"p"}},{"key":"gen_ai.request.model","value":{"stringValue":"m"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"90"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"7"}},{"key":"user.id","value":{"stringValue":"acct-{a}"}}]}"""),
        ("otlp envelopes",
            """{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"gw"}}]},"scopeSpans":[{"spans":[{"spanId":"{n}","startTimeUnixNano":"{t}000000000","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.system","value":{"stringValue":"p"}},{"key":"gen_ai.request.model","value":{"stringValue":"m"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"90"}},{"key":"user.id","value":{"stringValue":"acct-{a}"}}]}]}]}]}"""),
        ("openinference",
            """{"context":{"span_id":"{n}"},"start_time":"{iso}","attributes":{"openinference.span.kind":"LLM","llm.model_name":"m","llm.token_count.prompt":90,"llm.token_count.completion":7,"user.id":"acct-{a}","input.value":{"m"}}}"""),
        ("litellm",
            """{"request_id":"r{n}","call_type":"acompletion","api_key":"k{a}","spend":0.1,"prompt_tokens":90,"completion_tokens":7,"startTime":"{iso}","model":"m","user":"","end_user":"acct-{a}","requester_ip_address":"203.0.113.{p}","messages":{"m"},"response":"{}","status":"success"}"""),
        ("litellm-payload",
            """{"id":"r{n}","call_type":"acompletion","response_cost":0.1,"prompt_tokens":90,"completion_tokens":7,"total_tokens":97,"startTime":{t}.25,"model":"m","end_user":"","metadata":{"user_api_key_hash":"k{a}","requester_ip_address":"203.0.113.{p}"},"messages":{m},"status":"success"}"""),
        ("langfuse",
            """{"id":"r{n}","traceId":"t","type":"GENERATION","startTime":"{iso}","model":"m","userId":"acct-{a}","usageDetails":{"input":90,"output":7,"total":97},"input":{"messages":{m}},"output":{"role":"assistant","content":"x"}}"""),
        ("helicone",
            """{"response_id":"r{n}","request_created_at":"{iso}","request_user_id":"acct-{a}","request_properties":{"app":"x"},"response_status":200,"model":"m","prompt_tokens":90,"completion_tokens":7,"request_body":{"messages":{m}}}"""),
        ("bedrock",
            """{"timestamp":"{iso}","accountId":"1","identity":{"arn":"acct-{a}"},"requestId":"r{n}","operation":"Converse","modelId":"m","input":{"inputTokenCount":3,"cacheReadInputTokenCount":100,"inputBodyJson":{"messages":{m}}},"output":{"outputTokenCount":7}}"""),
        ("bedrock in CloudWatch",
            """{"timestamp":{t}000,"message":"{\"timestamp\":\"{iso}\",\"accountId\":\"1\",\"identity\":{\"arn\":\"acct-{a}\"},\"requestId\":\"r{n}\",\"operation\":\"Converse\",\"modelId\":\"m\",\"input\":{\"inputTokenCount\":3},\"output\":{\"outputTokenCount\":7}}","ingestionTime":{t}001}"""),
        ("cloudflare-ai-gateway",
            """{"id":"r{n}","created_at":"{iso}","provider":"p","model":"m","cached":false,"status_code":200,"tokens_in":90,"tokens_out":7,"metadata":"{\"user\":\"acct-{a}\"}"}"""),
        ("kong",
            """{"started_at":{t}000,"client_ip":"203.0.113.{p}","consumer":{"id":"u","username":"acct-{a}"},"request":{"id":"r{n}","headers":{"user-agent":"made-up"},"method":"POST"},"response":{"status":200},"ai":{"proxy":{"usage":{"prompt_tokens":90,"completion_tokens":7},"meta":{"request_model":"m"}}}}"""),
        ("portkey",
            """{"id":"r{n}","created_at":"{iso}","ai_org":"p","ai_model":"m","req_units":90,"res_units":7,"total_units":97,"metadata":{"_user":"acct-{a}"},"request":{"messages":{m}},"response_status_code":200}"""),
        ("openrouter", "r{n},{iso},0.1,90,7,0,m,acct-{a},stop,app,k{p}"),
        ("openai-usage",
            """{"object":"bucket","start_time":{t},"end_time":{t},"results":[{"input_tokens":90,"output_tokens":7,"input_cached_tokens":{p},"num_model_requests":5,"user_id":"acct-{a}","api_key_id":"k{n}","model":"m"}]}"""),
        ("azure-apim",
            """{"records":[{"time":"{iso}","category":"GatewayLlmLogs","properties":{"CorrelationId":"r{n}","SequenceNumber":0,"PromptTokens":90,"CompletionTokens":7,"ModelName":"m","DeploymentName":"d"}}]}"""),
        ("azure-openai",
            """{"time":"{iso}","category":"RequestResponse","operationName":"ChatCompletions_Create","correlationId":"r{n}","callerIPAddress":"203.0.113.***","properties":"{\"modelDeploymentName\":\"d\",\"modelName\":\"m\",\"objectId\":\"acct-{a}\"}"}"""),
        ("new-api",
            """{"id":{n},"user_id":{a},"created_at":{t},"type":2,"token_name":"t","model_name":"m","prompt_tokens":90,"completion_tokens":7,"token_id":{a},"group":"g","ip":"","other":"{\"cache_tokens\":8}"}"""),
        ("generic",
            """{"account_id":"acct-{a}","timestamp":"{iso}","model":"m","input_tokens":90,"output_tokens":7,"ip":"203.0.113.{p}","prompt":{m}}"""),
        ("anthropic-console", "{iso},m,k{a},w,standard,{n},{p},7"),
        ("anthropic-usage",
            """{"starting_at":"{iso}","ending_at":"{iso}","results":[{"uncached_input_tokens":{n},"cache_read_input_tokens":{p},"output_tokens":7,"api_key_id":"k{a}","workspace_id":"w","model":"m"}]}"""),
        ("vertex-ai",
            """{"endpoint":"e","deployed_model_id":"d","logging_time":"{iso}","api_method":"generateContent","request_id":{n},"full_request":{"contents":[{"role":"user","parts":[{"text":"question {n}"}]}],"labels":{"user_id":"acct-{a}"}},"full_response":{"usageMetadata":{"promptTokenCount":90,"candidatesTokenCount":7}},"model":"m"}"""),
        ("databricks",
            """{"databricks_request_id":"r{n}","request_time":"{iso}","status_code":200,"requester":"acct-{a}","served_entity_id":"m","request":{"messages":{m}},"response":{"usage":{"prompt_tokens":90,"completion_tokens":7}}}"""),
        ("langsmith",
            """{"id":"r{n}","run_type":"llm","start_time":"{iso}","trace_id":"t","extra":{"metadata":{"user_id":"acct-{a}","ls_model_name":"m"}},"inputs":{"messages":{m}},"prompt_tokens":90,"completion_tokens":7,"status":"success"}"""),
        ("datadog-llm",
            """{"span_id":"{n}","ml_app":"app","start_ns":{t}000000000,"status":"ok","meta":{"kind":"llm","model_name":"m","input":{"messages":{m}}},"metrics":{"input_tokens":90,"output_tokens":7},"tags":["env:prod","user_id:acct-{a}"]}"""),
        ("weave",
            """{"id":"r{n}","op_name":"chat","trace_id":"t","started_at":"{iso}","attributes":{"user_id":"acct-{a}"},"inputs":{"model":"m","messages":{m}},"output":{"usage":{"prompt_tokens":90,"completion_tokens":7}}}"""),
        ("envoy-ai-gateway",
            """{"start_time":"{iso}","genai_model_name":"m","genai_tokens_input":90,"genai_tokens_output":7,"x-user-id":"acct-{a}","response_code":200,"x-request-id":"r{n}","user-agent":"made-up","x-forwarded-for":"203.0.113.{p}"}"""),
        ("openrouter-generation",
            """{"id":"gen-{n}","created_at":"{iso}","model":"m","external_user":"acct-{a}","native_tokens_prompt":90,"native_tokens_completion":7}"""),
        ("mlflow",
            """{"info":{"trace_id":"t{n}","trace_metadata":{"mlflow.trace.user":"acct-{a}"}},"data":{"spans":[{"span_id":"{n}","start_time_unix_nano":{t}000000000,"attributes":{"mlflow.traceRequestId":"\"t\"","mlflow.spanType":"\"CHAT_MODEL\"","mlflow.llm.model":"\"m\"","mlflow.spanInputs":{"m"},"mlflow.chat.tokenUsage":"{\"input_tokens\":90,\"output_tokens\":7}"}}]}}"""),
        ("mlflow-traces",
            """{"trace_id":"r{n}","request_time":{t}000,"state":"OK","execution_duration":5,"request":{"m"},"response":"x","trace_metadata":{"mlflow.trace.user":"acct-{a}"}}"""),
        ("gemini",
            """{"timestamp":"{iso}","user_id":"acct-{a}","model":"m","request":{"contents":[{"role":"user","parts":[{"text":"question {n}"}]}]},"response":{"responseId":"r{n}","candidates":[{"content":{"parts":[{"text":"x"}]}}],"usageMetadata":{"promptTokenCount":90,"candidatesTokenCount":7}}}"""),
        ("openai-chat",
            """{"id":"c{n}","object":"chat.completion.chunk","created":{t},"model":"m","user":"acct-{a}","choices":[{"index":0,"delta":{"content":"x"}}],"usage":{"prompt_tokens":90,"completion_tokens":7}}"""),
        ("openai-responses",
            """{"type":"response.completed","sequence_number":1,"response":{"id":"r{n}","object":"response","created_at":{t},"status":"completed","model":"m","safety_identifier":"acct-{a}","output":[],"tools":[],"usage":{"input_tokens":90,"output_tokens":7}}}"""),
        ("anthropic-messages",
            """{"timestamp":"{iso}","user_id":"acct-{a}","type":"message_start","message":{"id":"r{n}","role":"assistant","model":"m","content":[],"usage":{"input_tokens":90,"output_tokens":7}}}"""),
        ("opentelemetry-events",
            """{"timeUnixNano":"{t}000000000","eventName":"gen_ai.user.message","spanId":"{n}","attributes":{"gen_ai.system":"p","user.id":"acct-{a}"},"body":{"content":"question {n}"}}"""),
        ("vllm",
            """{"asctime":"{iso}","levelname":"INFO","user":"acct-{a}","message":"Received request c-{n}: prompt: 'question {n}', params: SamplingParams(n=1, temperature=0.7), lora_request: None."}"""),
        ("nginx",
            """{"time_iso8601":"{iso}","remote_addr":"203.0.113.{p}","remote_user":"acct-{a}","request":"POST /v1/messages HTTP/1.1","status":200,"body_bytes_sent":9,"http_user_agent":"made-up","request_id":"r{n}"}"""),
        ("traefik",
            """{"ClientHost":"203.0.113.{p}","ClientUsername":"acct-{a}","DownstreamStatus":200,"RequestMethod":"POST","RequestPath":"/v1/messages","StartUTC":"{iso}","RequestCount":{n}}"""),
        ("calls",
            """{"timestamp":"{iso}","user_id":"acct-{a}","ip":"203.0.113.{p}","request":{"model":"m","messages":{m},"temperature":0.7},"response":{"id":"r{n}","choices":[{"message":{"role":"assistant","content":"x"}}],"usage":{"prompt_tokens":90,"completion_tokens":7,"total_tokens":97}}}"""),
        ("anthropic-calls",
            """{"timestamp":"{iso}","user_id":"acct-{a}","request":{"model":"m","max_tokens":100,"messages":{m}},"response":{"id":"r{n}","type":"message","role":"assistant","content":[{"type":"text","text":"x"}],"stop_reason":"end_turn","usage":{"input_tokens":3,"cache_read_input_tokens":87,"output_tokens":7}}}"""),
        ("openrouter-daily",
            """{"date":"2026-04-22","model":"m{a}","model_permaslug":"m","endpoint_id":"e{n}","requests":5,"prompt_tokens":90,"completion_tokens":7}"""),
        ("snowflake-cortex",
            """{"START_TIME":"{iso}","REQUEST_ID":"r{n}","MODEL_NAME":"m","TOKENS":97,"TOKENS_GRANULAR":{"input":90,"output":7},"USER_ID":"acct-{a}","INFERENCE_REGION":"r"}"""),
        ("azure-llm", "{iso},{n},7"),
        ("mooncake", """{"timestamp":{n},"input_length":90,"output_length":7,"hash_ids":[{a},{p}]}"""),
        ("coortweet", "o{n},acct-{a},u{p},{t},d{p},"),
        ("accounts", "acct-{n},{iso},pro,active"),
        ("new-api from MySQL", "{n},{a},{t},2,u,t,m,90,7,1,\\N,g,\\N"),
    ];

    private static readonly Dictionary<string, string> Headers = new(StringComparer.Ordinal)
    {
        ["openrouter"] = "generation_id,created_at,cost_total,tokens_prompt,tokens_completion,tokens_cached,model_permaslug,user,finish_reason_normalized,app_name,api_key_name\n",
        ["anthropic-console"] = "usage_date_utc,model_version,api_key,workspace,usage_type,usage_input_tokens_no_cache,usage_input_tokens_cache_read,usage_output_tokens\n",
        ["azure-llm"] = "TIMESTAMP,ContextTokens,GeneratedTokens\n",
        ["coortweet"] = "post_id,account_id,url_id,timestamp,domain_id,phash_id\n",
        ["accounts"] = "account_id,created_at,plan,status\n",
        ["new-api from MySQL"] = "id,user_id,created_at,type,username,token_name,model_name,prompt_tokens,completion_tokens,channel,token_id,group,ip\n",
    };

    public static async Task RunAsync(int rows, string only)
    {
        var missing = Preset.All.Where(p => p.NoRequests is null && Shapes.All(s => s.Name != p.Name)).Select(p => p.Name).ToList();
        if (missing.Count > 0) throw new InvalidOperationException($"These presets have no shape here: {string.Join(", ", missing)}.");
        var folder = Directory.CreateTempSubdirectory("dashboard-shapes-").FullName;
        try
        {
            foreach (var (name, row) in Shapes.Where(s => only.Length == 0 || only.Split(',').Contains(s.Name)))
            {
                var file = Path.Combine(folder, "log");
                Write(file, name, row, rows);
                PeakMemory.Reset();
                var clock = Stopwatch.StartNew();
                var directory = Path.Combine(folder, "case");
                await using (var store = DuckDbInteractionStore.Open(directory))
                {
                    var report = await store.ImportAsync(
                        new ImportRequest(file, name, null, "benchmark", DateTime.UtcNow) { Rules = DefaultCapabilityRules.All }, null,
                        default);
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name}: read as {report.Mapping.Preset}, {report.Accepted:N0} of {report.RowsRead:N0} rows, {new FileInfo(file).Length / 1e6:N0} MB, {clock.Elapsed.TotalSeconds:0.0} s, {report.RowsRead / clock.Elapsed.TotalSeconds:N0} rows/s, peak {PeakMemory.MiB():N0} MiB"));
                }

                Directory.Delete(directory, recursive: true);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string file, string name, string row, int rows)
    {
        using var writer = new StreamWriter(file);
        writer.Write(Headers.GetValueOrDefault(name, ""));
        for (var n = 0; n < rows; n++)
        {
            var at = new DateTime(2026, 4, 22, 0, 0, 0, DateTimeKind.Utc).AddSeconds(n);
            var messages = row.Contains("{m}", StringComparison.Ordinal) || row.Contains("{\"m\"}", StringComparison.Ordinal)
                ? Filled(Messages, n, at) : "";
            writer.Write(
                Filled(
                    row.Replace("{\"m\"}", System.Text.Json.JsonSerializer.Serialize(messages), StringComparison.Ordinal)
                    .Replace("{m}", messages, StringComparison.Ordinal), n, at));
            writer.Write('\n');
        }
    }

    private static string Filled(string row, int n, DateTime at)
    {
        string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
        return row.Replace("{n}", Number(n + 1), StringComparison.Ordinal).Replace("{a}", Number(1 + (n % 5000)), StringComparison.Ordinal)
            .Replace("{p}", Number(1 + (n % 100)), StringComparison.Ordinal)
            .Replace("{t}", Number(new DateTimeOffset(at).ToUnixTimeSeconds()), StringComparison.Ordinal)
            .Replace("{iso}", at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
