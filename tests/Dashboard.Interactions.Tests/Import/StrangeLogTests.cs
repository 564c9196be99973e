using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests.Import;

/// <summary>Logs in the shapes of their makers that once went wrong: what each row says is what is stored.</summary>
public sealed class StrangeLogTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly DuckDbInteractionStore store;

    public StrangeLogTests() => store = DuckDbInteractionStore.Open(Path.Combine(directory.Path, "case"));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await store.DisposeAsync();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("""{"a":NaN,"b":[-Infinity,Infinity]}""", """{"a":null,"b":[null,null]}""")]
    [InlineData("""{"a":[1,2,],"b":"x", }""", """{"a":[1,2],"b":"x" }""")]
    [InlineData("""{"a":"NaN, \" ,}","b":NaN}""", """{"a":"NaN, \" ,}","b":null}""")]
    public void Mend_NearlyJson_IsWhatItMeans(string json, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(JsonMending.Mend(Encoding.UTF8.GetBytes(json))!));

    [Theory]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":NaNny}""")]
    [InlineData("""{'a': 1}""")]
    [InlineData("""{"a":"NaN,}"}""")]
    public void Mend_OtherText_IsLeftAlone(string json) => Assert.Null(JsonMending.Mend(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("1_234", 1234)]
    [InlineData("1 234 567", 1234567)]
    [InlineData("1'234", 1234)]
    [InlineData("1\u00A0234", 1234)]
    [InlineData("1\u202F234.0", 1234)]
    public void TryRead_CountInGroups_IsRead(string text, long expected)
    {
        Assert.Equal(CountReader.Result.Read, CountReader.TryRead(Encoding.UTF8.GetBytes(text), out var count));
        Assert.Equal(expected, count);
    }

    [Theory]
    [InlineData("12 34")]
    [InlineData("1_23")]
    [InlineData("1 2345")]
    public void TryRead_OtherGroups_IsNoCount(string text) =>
        Assert.NotEqual(CountReader.Result.Read, CountReader.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("Wed Apr 22 2026 12:00:00 GMT+0200 (Central European Summer Time)")]
    [InlineData("Wed Apr 22 2026 10:00:00 GMT+0000")]
    public void TryRead_DateOfJavaScript_IsRead(string text)
    {
        Assert.True(new TimeReader(null, null, null).TryRead(Encoding.UTF8.GetBytes(text), out var microseconds, out _));
        Assert.Equal(new DateTime(2026, 4, 22, 10, 0, 0), DateTime.UnixEpoch.AddMicroseconds(microseconds));
    }

    [Theory]
    [InlineData("user.id", "labels.user.id", true)]
    [InlineData("gen_ai.system", "tags.gen_ai.system", true)]
    [InlineData("prompt", "labels.prompt", false)]
    [InlineData("model", "tags.model", false)]
    [InlineData("accountId", "@message.accountId", true)]
    public void IsNamed_BelowKeysThatAnybodyChooses_NeedsANameOfSeveralParts(string name, string column, bool expected) =>
        Assert.Equal(expected, ColumnPaths.IsNamed(column, name));

    [Theory]
    [InlineData("\"redacted-by-litellm\"")]
    [InlineData("""[{"role":"user","content":"redacted-by-litellm"}]""")]
    [InlineData("""[{"role":"system","content":"[REDACTED]"},{"role":"user","content":"__REDACTED__"}]""")]
    public async Task Import_TextThatWasTakenOut_IsSharedByNobody(string prompt)
    {
        await Import(
            $$"""
            {"account_id":"a","timestamp":"2026-04-22T10:00:00Z","prompt":{{prompt}}}
            {"account_id":"b","timestamp":"2026-04-22T10:00:01Z","prompt":{{prompt}}}
            """);

        Assert.Empty((await store.SharedAttributesAsync(Selection.Everything, default)).Attributes);
    }

    [Fact]
    public async Task Import_RecordsOnOneLine_EachCanBeOpened()
    {
        await Import(
            """{"account_id":"a","timestamp":"2026-04-22T10:00:00Z","prompt":"one"}{"account_id":"b","timestamp":"2026-04-22T10:00:01Z","prompt":"two"}""");

        Assert.Equal([("a", "one"), ("b", "two")], await Texts());
    }

    [Fact]
    public async Task Import_RowsOfOneStatement_EachCanBeOpened()
    {
        await Import(
            "CREATE TABLE `t` (`account_id` text, `timestamp` text, `prompt` text);\nINSERT INTO `t` VALUES ('a','2026-04-22T10:00:00Z','one'),('b','2026-04-22T10:00:01Z','two');\n");

        Assert.Equal([("a", "one"), ("b", "two")], await Texts());
    }

    [Fact]
    public async Task Import_NaNAmongNumbers_CostsTheNumber()
    {
        var report = await Import("""{"account_id":"a","timestamp":"2026-04-22T10:00:00Z","input_tokens":NaN,"output_tokens":3,}""");
        var row = (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows.Single();

        Assert.Equal((1, 0), (report.Accepted, report.Rejected));
        Assert.Equal((null, 3L), (row.InputTokens, row.OutputTokens));
    }

    [Theory]
    [InlineData(
        """{"id":"o","trace_id":"t","type":"GENERATION","start_time":"2026-04-22T10:00:00Z","user_id":"u","input":"\"plain\"","output":"\"said\""}""", "u", null, "plain", null, null)]
    [InlineData(
        """{"start_time":"2026-04-22T10:00:00Z","context":{"span_id":"1"},"attributes":{"llm.request.type":"chat","gen_ai.system":"x","gen_ai.request.model":"m","gen_ai.prompt.0.role":"user","gen_ai.prompt.0.content":"[{\"type\":\"text\",\"text\":\"describe\"},{\"type\":\"text\",\"text\":\"it\"}]","gen_ai.usage.prompt_tokens":5,"traceloop.association.properties.user_id":"u"}}""", "u", "m", "describe\nit", 5L, null)]
    [InlineData(
        """{"span_kind":"LLM","start_time":"2026-04-22T10:00:00Z","context.span_id":"1","attributes.user.id":"u","attributes.llm.model_name":"m","attributes.llm.token_count.prompt":5.0,"attributes.llm.input_messages":[{"message":{"role":"user","contents":[{"message_content":{"type":"text","text":"look"}}]}}]}""", "u", "m", "look", 5L, null)]
    [InlineData(
        """{"span_kind":"LLM","start_time":"2026-04-22T10:00:00Z","context.span_id":"1","attributes.user.id":"u","attributes.llm.model_name":"m","attributes.llm.token_count.prompt":NaN,"attributes.llm.input_messages":[{"message.role":"user","message.content":"flat"}]}""", "u", "m", "flat", null, null)]
    [InlineData(
        """{"started_at":1776852000000,"request":{"id":"k","method":"POST"},"consumer":{"username":"u"},"ai":{"ai-proxy-advanced":{"meta":{"request_model":"m"},"usage":{"prompt_tokens":5,"completion_tokens":2}}}}""", "u", "m", null, 5L, 2L)]
    [InlineData(
        """{"id":"p","created_at":"Wed Apr 22 2026 10:00:00 GMT+0000 (Coordinated Universal Time)","ai_model":"m","req_units":5,"res_units":2,"metadata":[{"key":"_user","value":"u"}],"request":{"body":{"messages":[{"role":"user","content":"hi"}]}}}""", "u", "m", "hi", 5L, 2L)]
    [InlineData(
        """{"logging_time":"2026-04-22 10:00:00 UTC","model":"m","api_method":"generateContent","full_request":"{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"v\"}]}],\"labels\":{\"user_id\":\"u\"}}","full_response":"{\"usageMetadata\":{\"promptTokenCount\":5,\"candidatesTokenCount\":2,\"thoughtsTokenCount\":7,\"totalTokenCount\":14}}"}""", "u", "m", "v", 5L, 9L)]
    [InlineData(
        """{"databricks_request_id":"d","request_time":"2026-04-22T10:00:00Z","status_code":200,"requester":"u","request":"{\"messages\":[{\"role\":\"user\",\"content\":\"d\"}]}","response":"{\"model\":\"m\",\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}"}""", "u", "m", "d", 5L, 2L)]
    [InlineData(
        """{"id":"l","run_type":"llm","trace_id":"t","start_time":"2026-04-22T10:00:00","inputs":{"messages":[[{"lc":1,"type":"constructor","id":["langchain","schema","messages","HumanMessage"],"kwargs":{"content":"q"}}]]},"prompt_tokens":5,"completion_tokens":2,"extra":{"metadata":{"ls_model_name":"m","user_id":"u"}}}""", "u", "m", "q", 5L, 2L)]
    [InlineData(
        """{"data":[{"id":"1","type":"span","attributes":{"span_id":"d","span_kind":"llm","ml_app":"a","start_ns":1776852000000000000,"model_name":"m","metadata":{"user_id":"u"},"input":{"messages":[{"role":"user","content":"q"}]},"metrics":{"input_tokens":5,"output_tokens":2}}}],"meta":{},"links":{}}""", "u", "m", "q", 5L, 2L)]
    [InlineData(
        """{"id":"w","op_name":"x","trace_id":"t","started_at":"2026-04-22T10:00:00Z","attributes":{"user_id":"u"},"inputs":{"model":"m","messages":[{"role":"user","content":"q"}]},"output":{"usage":{"prompt_tokens":5,"completion_tokens":2}}}""", "u", "m", "q", 5L, 2L)]
    [InlineData(
        """{"data":{"id":"g","created_at":"2026-04-22T10:00:00Z","model":"m","tokens_prompt":1,"tokens_completion":1,"native_tokens_prompt":5,"native_tokens_completion":2,"external_user":"u"}}""", "u", "m", null, 5L, 2L)]
    [InlineData(
        """{"data":[{"starting_at":"2026-04-22T10:00:00Z","ending_at":"2026-04-23T00:00:00Z","results":[{"uncached_input_tokens":1,"cache_creation":{"ephemeral_1h_input_tokens":1,"ephemeral_5m_input_tokens":1},"cache_read_input_tokens":2,"output_tokens":2,"api_key_id":"u","model":"m"}]}],"has_more":false}""", "u", "m", null, 5L, 2L)]
    [InlineData(
        """{"start_time":"2026-04-22T10:00:00Z","x-user-id":"u","genai_model_name":"m","genai_tokens_input":"5","genai_tokens_output":"2"}""", "u", "m", null, 5L, 2L)]
    [InlineData(
        """{"data":[{"traceID":"t","spans":[{"traceID":"t","spanID":"j","startTime":1776852000000000,"tags":[{"key":"gen_ai.system","value":"x"},{"key":"gen_ai.operation.name","value":"chat"},{"key":"gen_ai.request.model","value":"m"},{"key":"gen_ai.usage.input_tokens","value":5},{"key":"user.id","value":"u"}]}],"processes":{"p1":{"serviceName":"s"}}}]}""", "u", "m", null, 5L, null)]
    public async Task Import_OneRowOfAMaker_MeansWhatItSays(
        string row, string account, string? model, string? prompt, long? input, long? output)
    {
        var report = await Import(row);
        var read = (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows.Single();

        Assert.NotEqual("generic", report.Mapping.Preset);
        Assert.Equal((account, model, input, output), (read.AccountId, read.Model, read.InputTokens, read.OutputTokens));
        Assert.Equal(prompt, (await store.TextAsync(read.Import, read.Line, default))?.Prompt);
        Assert.Equal(new DateTime(2026, 4, 22, 10, 0, 0), read.At);
    }

    [Fact]
    public async Task Import_EventWithoutATimeOfItsOwn_StandsWhereItWasObserved()
    {
        await Import(
            """{"timeUnixNano":"0","observedTimeUnixNano":"1776852000000000000","attributes":{"gen_ai.operation.name":"chat","gen_ai.request.model":"m","user.id":"u"}}""");

        Assert.Equal(
            new DateTime(2026, 4, 22, 10, 0, 0),
            (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows.Single().At);
    }

    private async Task<List<(string?, string?)>> Texts()
    {
        var texts = new List<(string?, string?)>();
        foreach (var row in (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows)
        {
            Assert.NotNull(await store.InteractionAsync(row.Import, row.Line, default));
            texts.Add((row.AccountId, (await store.TextAsync(row.Import, row.Line, default))?.Prompt));
        }

        return texts;
    }

    private async Task<ImportReport> Import(string content)
    {
        var path = Path.Combine(directory.Path, $"{Guid.NewGuid():N}.log");
        await File.WriteAllTextAsync(path, content);
        return await store.ImportAsync(new ImportRequest(path, "log", null, "analyst", DateTime.UnixEpoch), null, default);
    }
}
