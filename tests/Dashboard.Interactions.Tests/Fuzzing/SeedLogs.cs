using System.IO.Compression;
using System.Text;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.Fuzzing;

/// <summary>Small good logs, of every format and of the makers that are known: what mutations start from.</summary>
internal static class SeedLogs
{
    private const string Span =
        """{"traceId":"01","spanId":"0a","name":"chat m","startTimeUnixNano":"1776852001000000000","attributes":[{"key":"gen_ai.provider.name","value":{"stringValue":"p"}},{"key":"gen_ai.request.model","value":{"stringValue":"m"}},{"key":"user.id","value":{"stringValue":"acct-1"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"12"}},{"key":"gen_ai.input.messages","value":{"arrayValue":{"values":[{"kvlistValue":{"values":[{"key":"role","value":{"stringValue":"user"}},{"key":"content","value":{"stringValue":"hé 😀"}}]}}]}}}],"status":{}}""";

    private const string Bedrock =
        """{"schemaType":"ModelInvocationLog","timestamp":"2026-04-22T10:00:01Z","accountId":"1","identity":{"arn":"acct-2"},"requestId":"bd-1","operation":"Converse","modelId":"m","input":{"inputTokenCount":3,"inputBodyJson":{"messages":[{"role":"user","content":[{"text":"hi\nthere"}]}]}},"output":{"outputTokenCount":130}}""";

    private const string Usage =
        """{"object":"page","data":[{"object":"bucket","start_time":1776816000,"end_time":1776902400,"results":[{"input_tokens":1000,"output_tokens":5,"num_model_requests":5,"project_id":"p","user_id":"acct-3","api_key_id":"k","model":"m"}]}],"has_more":false}""";

    private const string Dump =
        "-- MySQL dump 10.13\nCREATE TABLE `logs` (\n  `id` int NOT NULL,\n  `user_id` int,\n  `created_at` bigint,\n  `type` int,\n  `username` varchar(64),\n  `token_name` text,\n  `model_name` text,\n  `prompt_tokens` int,\n  `completion_tokens` int,\n  `channel_id` int,\n  `token_id` int,\n  `group` text,\n  `ip` text,\n  `other` text,\n  PRIMARY KEY (`id`)\n);\nINSERT INTO `logs` VALUES (1,2,1776852001,2,'u','it''s \\'q\\'','m',10,5,1,7,'g',NULL,'{\"a\":1}'),\n(2,3,1776852002,2,'u','t','m',10,5,1,7,'g','203.0.113.1','{}');\n";

    /// <summary>The logs, by what they are.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> All { get; } = [
        .. Texts().Select(t => (t.Name, Encoding.UTF8.GetBytes(t.Text))), .. Binaries()];

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Zstandard(byte[] bytes)
    {
        using var compressor = new ZstdSharp.Compressor();
        return compressor.Wrap(bytes).ToArray();
    }

    public static byte[] Zip(params IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    private static IEnumerable<(string Name, string Text)> Texts()
    {
        yield return ("csv",
            "account_id,timestamp,model,input_tokens,ip,prompt\n\"a\"\"1\",2026-04-22T10:00:00Z,m,12,203.0.113.1,\"two\nlines\"\nb,1776852000,m,,10.0.0.1,\"{\"\"messages\"\":[{\"\"role\"\":\"\"user\"\",\"\"content\"\":\"\"x\"\"}]}\"\n");
        yield return ("tsv", "account_id\ttimestamp\tmodel\na\t2026-04-22 10:00:00\tm\nb\t04/22/2026 10:00\tm\n");
        yield return ("preamble", "# exported\nReport, of us\nsep=;\n\naccount_id;timestamp;model\na;2026-04-22T10:00:00Z;m\n");
        yield return ("litellm csv",
            "request_id,call_type,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,endTime,model,user,end_user,requester_ip_address\nr1,acompletion,k,0.1,19,12,7,2026-04-20 00:00:00.000,2026-04-20 00:00:01.000,m,u,acc,203.0.113.1\n");
        yield return ("langfuse csv",
            "id,trace_id,type,start_time,provided_model_name,usage_details,user_id,session_id\n2,t,GENERATION,2026-04-20 00:00:00.000000,m,\"{\"\"input\"\":12,\"\"output\"\":7}\",acc,s\n");
        yield return ("accounts",
            "account_id,created_at,plan,status,banned_at\na,2026-01-01,pro,active,\nb,2026-01-02,free,banned,2026-04-01\n");
        yield return ("ndjson",
            "{\"account_id\":\"a\",\"timestamp\":\"2026-04-22T10:00:00Z\",\"metadata\":\"{\\\"user\\\":\\\"u1\\\"}\",\"prompt\":\"caf\\u00e9 \\ud83d\\ude00\"}\n{\"account_id\":\"b\",\"timestamp\":1776852000123,\"prompt\":{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}}\n");
        yield return ("array",
            "[\n  {\"account_id\": \"a\", \"timestamp\": 1776852000},\n  {\"account_id\": \"b\", \"timestamp\": 1776852001, \"nested\": {\"x\": [1, 2, {\"y\": null}]}}\n]\n");
        yield return ("pretty",
            "{\n  \"account_id\": \"a\",\n  \"timestamp\": 1776852000\n}\n{\n  \"account_id\": \"b\",\n  \"timestamp\": 1776852001\n}\n");
        yield return ("concatenated", "{\"account_id\":\"a\",\"timestamp\":1776852000}{\"account_id\":\"b\",\"timestamp\":1776852001}");
        yield return ("otlp",
            """{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"gw"}}]},"scopeSpans":[{"scope":{"name":"s"},"spans":[""" + Span + "," + Span + "]}]}]}\n");
        yield return ("span", Span + "\n");
        yield return ("bedrock", Bedrock + "\n" + Bedrock + "\n");
        yield return ("cloudwatch",
            $$"""{"events":[{"logStreamName":"s","timestamp":1776852000000,"message":{{System.Text.Json.JsonSerializer.Serialize(Bedrock)}},"eventId":"0"}]}""");
        yield return ("usage", Usage);
        yield return ("records",
            """{"records":[{"time":"2026-04-22T10:00:01Z","account_id":"a","properties":{"PromptTokens":3}},[{"time":"x"}]]}""");
        yield return ("event stream",
            "event: x\ndata: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1776852000,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"h\u00e9\"}}]}\n\ndata: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1776852000,\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}\n\ndata: [DONE]\n");
        yield return ("events of answers",
            "{\"timestamp\":\"2026-04-22T10:00:01Z\",\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],\"usage\":{\"input_tokens\":5}}}\n{\"timestamp\":\"2026-04-22T10:00:01Z\",\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"x\"}}\n");
        yield return ("span events",
            """{"spanId":"1","startTimeUnixNano":"1776852001000000000","attributes":[{"key":"gen_ai.system","value":{"stringValue":"p"}},{"key":"gen_ai.request.model","value":{"stringValue":"m"}}],"events":[{"name":"gen_ai.user.message","attributes":[{"key":"content","value":{"stringValue":"x"}}]},{"name":"gen_ai.choice","attributes":[{"key":"message","value":{"stringValue":"{\"content\":\"y\"}"}}]}]}""" + "\n");
        yield return ("printed",
            "{\"account_id\":\"a\",\"timestamp\":1776852000,\"prompt\":\"[{'role': 'user', 'content': 'it\\\\'s \\\\x41', 'n': (1, None), 'm': AIMessage(content='z')}]\"}\n{\"account_id\":\"a\",\"timestamp\":1776852001,\"prompt\":\"Received request c-1: prompt: '<|im_start|>user\\\\nhi<|im_end|>', params: SamplingParams(n=1), x\"}\n{\"account_id\":\"a\",\"timestamp\":1776852002,\"tags\":[\"user_id:1\",\"env:x\"],\"prompt\":\"[INST] <<SYS>>a<</SYS>> b [/INST]\"}\n");
        yield return ("traces",
            """{"info":{"trace_id":"t","trace_metadata":{"mlflow.trace.user":"acct-1"}},"data":{"spans":[{"span_id":"s","start_time_unix_nano":1776852001000000000,"attributes":{"mlflow.spanType":"\"CHAT_MODEL\"","mlflow.spanInputs":"{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}","mlflow.chat.tokenUsage":"{\"input_tokens\":1}"}}]}}""" + "\n");
        yield return ("dump", Dump);
        yield return ("copy",
            "-- PostgreSQL database dump\nCOPY public.logs (id, user_id, created_at, type, model_name) FROM stdin;\n1\ta\\tb\t1776852000\t2\t\\N\n2\tc\t1776852001\t2\tm\n\\.\n");
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Binaries()
    {
        var csv = Encoding.UTF8.GetBytes(Texts().First().Text);
        yield return ("utf-16", [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Texts().First().Text)]);
        yield return ("utf-16 big", Encoding.BigEndianUnicode.GetBytes("account_id,timestamp\nä😀,1776852000\n"));
        yield return ("gzip", Gzip(csv));
        yield return ("zstd", Zstandard(csv));
        yield return ("zip", Zip(("dir/a.csv", csv)));
        yield return ("zip of two", Zip(("a.csv", csv), ("b/c.json", csv)));
        foreach (var compression in (string[])["uncompressed", "snappy", "zstd", "gzip"])
            yield return ($"parquet, {compression}", Parquet(compression));
    }

    private static byte[] Parquet(string compression)
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, "log.parquet");
        using (var connection = new DuckDbConnection("Data Source=:memory:"))
        {
            connection.Open();
            connection.Run(
                $"COPY (SELECT 'acct-' || (i % 7) AS account_id, TIMESTAMP '2026-04-22' + to_seconds(i) AS timestamp, 'm' AS model, i AS input_tokens, CASE WHEN i % 3 = 0 THEN '{{\"user\":\"u\"}}' END AS metadata, [i, i + 1] AS list FROM range(50) t(i)) TO {Sql.Literal(path)} (FORMAT parquet, COMPRESSION '{compression}')", default);
        }

        return File.ReadAllBytes(path);
    }
}
