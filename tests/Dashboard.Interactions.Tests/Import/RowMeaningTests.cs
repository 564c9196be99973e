using Dashboard.Core;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests.Import;

/// <summary>What a row means where columns, words, ids, times and counts could be taken for something else.</summary>
public sealed class RowMeaningTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly DuckDbInteractionStore store;

    public RowMeaningTests() => store = DuckDbInteractionStore.Open(Path.Combine(directory.Path, "case"));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await store.DisposeAsync();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("input", "usage.input")]
    [InlineData("prompt", "costDetails.prompt")]
    [InlineData("model", "metadata.model")]
    public void IsNamed_EndOfAnotherPath_IsSomethingElse(string name, string column) => Assert.False(ColumnPaths.IsNamed(column, name));

    [Theory]
    [InlineData("gen_ai.system", "attributes.gen_ai.system")]
    [InlineData("gen_ai.system", "_source.Attributes.gen_ai.system")]
    [InlineData("CorrelationId", "properties.CorrelationId")]
    [InlineData("userId", "userid")]
    public void IsNamed_BelowEnvelopes_IsIt(string name, string column) => Assert.True(ColumnPaths.IsNamed(column, name));

    [Fact]
    public async Task Import_CountUnderThePromptsName_IsNoPrompt()
    {
        await Import(
            """{"account_id":"a","timestamp":"2026-04-22T10:00:00Z","prompt":412}""" + "\n"
            + """{"account_id":"b","timestamp":"2026-04-22T10:00:01Z","prompt":412}""");

        Assert.Empty((await store.SharedAttributesAsync(Selection.Everything, default)).Attributes);
    }

    [Fact]
    public async Task Import_OneColumnAskedForTwice_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<ImportException>(
            () => Import("account_id,timestamp,x\na,2026-04-22T10:00:00Z,1\n", MappingArguments.Parse(["model=x", "status=x"])));

        Assert.Contains("asked for as", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_SeveralColumnsForTheAccount_TakesTheFirstThatHasAValueAndKeepsWhich()
    {
        var report = await Import(
            "customer,key,timestamp\nc1,k1,2026-04-22T10:00:00Z\n,k2,2026-04-22T10:00:01Z\nNone,k2,2026-04-22T10:00:02Z\nunknown,-,2026-04-22T10:00:03Z\n",
            MappingArguments.Parse(["account=customer", "account=key"]));
        var rows = (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows;

        Assert.Equal([("c1", 0), ("k2", 1), ("k2", 1), (null, null)], rows.Select(r => (r.AccountId, r.AccountSource)));
        Assert.Equal([new ColumnUse("account", "customer", 1), new ColumnUse("account", "key", 2)], report.ColumnUses);
        Assert.Contains("The account came from customer in 1 rows, key in 2 rows.", report.Notes);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("\\N")]
    [InlineData("NULL")]
    [InlineData("n/a")]
    [InlineData("undefined")]
    [InlineData("unknown")]
    [InlineData("0000-0000-0000")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public void IsNobody_WordForNothing_Is(string word) =>
        Assert.True(new NothingWords([]).IsNobody(System.Text.Encoding.UTF8.GetBytes(word)));

    [Theory]
    [InlineData("0")]
    [InlineData("none-such")]
    [InlineData("10.0.0.0")]
    [InlineData("nullius")]
    public void IsNobody_OtherWord_IsNot(string word) =>
        Assert.False(new NothingWords([]).IsNobody(System.Text.Encoding.UTF8.GetBytes(word)));

    [Fact]
    public async Task Import_FurtherWordsForNothing_AreNothingToo()
    {
        var mapping = new ImportMapping("", new Dictionary<string, IReadOnlyList<string>>()) { Nothing = ["anonymous"] };

        await Import("account_id,timestamp,ip\nanonymous,2026-04-22T10:00:00Z,anonymous\nb,2026-04-22T10:00:01Z,203.0.113.1\n", mapping);

        Assert.Equal(["b"], (await store.AccountsAsync(new AccountsRequest(Selection.Everything), default)).Rows.Select(a => a.AccountId));
    }

    [Theory]
    [InlineData("1,234", 1234)]
    [InlineData("12,345,678", 12345678)]
    [InlineData("1.2e3", 1200)]
    [InlineData("12.0", 12)]
    [InlineData("1e+2", 100)]
    public void TryRead_Count_IsRead(string text, long count)
    {
        Assert.Equal(CountReader.Result.Read, CountReader.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out var read));
        Assert.Equal(count, read);
    }

    [Theory]
    [InlineData("12,5")]
    [InlineData("1,23,456")]
    [InlineData("12.5")]
    [InlineData("-1")]
    [InlineData("0x10")]
    [InlineData("many")]
    public void TryRead_WhatIsNoCount_IsNone(string text) =>
        Assert.Equal(CountReader.Result.NoCount, CountReader.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData(10, 100, 31814, 130, -1, true, 31924)]
    [InlineData(412, 300, -1, 87, 499, true, 412)]
    [InlineData(412, 300, -1, 87, 799, true, 712)]
    [InlineData(412, 300, -1, 87, 799, false, 712)]
    [InlineData(412, 300, -1, 87, -1, false, 412)]
    [InlineData(3, 300, -1, 87, -1, false, 303)]
    [InlineData(-1, 300, 5, 87, -1, true, -1)]
    public void All_InputTokens_IncludeWhatWasReadAndWritten(
        long input, long read, long written, long output, long total, bool isBeside, long expected) =>
        Assert.Equal(
            expected, TokenCounts.All(input, read, written, output, total, isBeside ? CacheCounting.Beside : CacheCounting.Within).Input);

    [Fact]
    public async Task Measure_PricedTokens_AddUpToTheInput()
    {
        await Import(
            "account_id,timestamp,input_tokens,cached_tokens,cache_write_tokens,output_tokens\na,2026-04-22T10:00:00Z,100,30,20,7\na,2026-04-22T10:00:01Z,10,,,1\n");

        var priced = (await store.MeasureAsync(Selection.Everything, [.. Measures.Priced, Measure.InputTokens], default))
            .Select(f => f.Value);
        var within =
            (await store.MeasureAsync(
                Selection.Everything.At(
                    new TimeRange(
                        new DateTime(2026, 4, 22, 10, 0, 0, DateTimeKind.Utc), new DateTime(2026, 4, 22, 10, 0, 1, DateTimeKind.Utc))),
                        Measures.Priced, default)).Select(f => f.Value);

        Assert.Equal([60, 30, 20, 8, 110], priced);
        Assert.Equal([50, 30, 20, 7], within);
    }

    [Fact]
    public async Task Import_RowsOfOneIdThatDiffer_KeepTheMostComplete()
    {
        var report = await Import(
            "interaction_id,account_id,timestamp,status,output_tokens,model\n" +
            "1,a,2026-04-22T10:00:00Z,started,,\n1,a,2026-04-22T10:00:00Z,success,5,m\n1,z,2026-04-22T10:00:00Z,error,900,m\n" +
            "2,b,2026-04-22T10:00:01Z,success,5,m\n2,b,2026-04-22T10:00:01Z,success,5,m\n3,c,2026-04-22T10:00:02Z,success,5,m\n");
        var rows = (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows;
        var accounts = (await store.AccountsAsync(new AccountsRequest(Selection.Everything), default)).Rows.Select(a => a.AccountId)
            .Order();

        Assert.Equal((6L, 3L, 3L, 0L), (report.RowsRead, report.Accepted, report.Duplicates, report.Rejected));
        Assert.Equal(
            [("1", "a", 5L, 3L), ("2", "b", 5L, 5L), ("3", "c", 5L, 7L)],
            rows.Select(r => (r.InteractionId!, r.AccountId!, r.OutputTokens!.Value, r.Line)));
        Assert.Equal((1, 2), (report.DifferingIds, report.Differing.Count));
        Assert.Equal(["a", "b", "c"], accounts);
        Assert.Equal(["m"], (await store.DescribeAsync(default)).Models.Select(m => m.Value));
    }

    [Fact]
    public async Task Import_RowsOfAnEarlierImportThatAreLessComplete_CountNoMoreUntilItIsRemoved()
    {
        const string Header = "interaction_id,account_id,timestamp,status,output_tokens,model,ip\n";
        await Import(
            Header + "1,only,2026-04-22T10:00:00Z,,,old,203.0.113.1\n2,a,2026-04-22T10:00:01Z,error,9,m,203.0.113.2\n"
            + "3,a,2026-04-22T10:00:02Z,success,9,m,\n4,a,2026-04-22T10:00:03Z,success,5,m,\n");
        var (before, verified) = (await store.DescribeAsync(default), await StateAsync());
        var report = await Import(
            Header
            + "1,,2026-04-22T10:00:00Z,,5,m,\n2,a,2026-04-22T10:00:01Z,success,2,m,\n3,a,2026-04-22T10:00:02Z,error,99,m,\n4,a,2026-04-22T10:00:03Z,success,5,n,\n"
            + "5,b,2026-04-22T10:00:04Z,success,5,m,\n");
        var file = await File.ReadAllLinesAsync(Path.Combine(store.Directory, report.DifferingFile!));

        Assert.Equal((5L, 3L, 2L, 4L), (report.RowsRead, report.Accepted, report.Duplicates, report.DifferingIds));
        Assert.Equal([new EarlierRows(1, 4, 2)], report.EarlierRows);
        Assert.Equal(
            [("1", 1, true), ("2", 1, true), ("3", 1, false), ("4", 1, false)], report.Differing.Select(d => (d.Id, d.Import, d.Counts)));
        Assert.Equal(
            ["line,id,counts", "2,1,\"this row, and no more the one of import 1\"", "3,2,\"this row, and no more the one of import 1\"",
                "4,3,the row of import 1", "5,4,the row of import 1"],
            file);
        Assert.Contains(
            report.Notes,
            n => n.StartsWith(
                "For 2 of these ids the rows here succeeded or have more tokens and count in place of those of import 1",
                StringComparison.Ordinal));
        Assert.Equal(["1 2  5", "2 2 a 2", "3 1 a 9", "4 1 a 5", "5 2 b 5"], await StateAsync());
        Assert.True((await store.VerifyAsync(null, default)).IsValid);

        await store.RemoveImportAsync(2, "test", DateTime.UnixEpoch, default);
        Assert.Equal(before.Fingerprint, (await store.DescribeAsync(default)).Fingerprint);
        Assert.Equal(verified, await StateAsync());
        Assert.True((await store.VerifyAsync(null, default)).IsValid);
        Assert.False(File.Exists(Path.Combine(store.Directory, report.DifferingFile!)));
    }

    [Fact]
    public async Task Import_RowsSupersededTwice_ComeBackInTheOrderInWhichTheyWent()
    {
        static string Log(int tokens) =>
            $"interaction_id,account_id,timestamp,output_tokens,prompt\n1,,2026-04-2{tokens}T10:00:00Z,{tokens},text {tokens}\n";
        for (var tokens = 1; tokens <= 3; tokens++) await Import(Log(tokens));
        Assert.Equal(["1 3  3"], await StateAsync());

        await store.RemoveImportAsync(2, "test", DateTime.UnixEpoch, default);
        Assert.Equal(["1 3  3"], await StateAsync());
        await store.RemoveImportAsync(3, "test", DateTime.UnixEpoch, default);
        Assert.Equal(["1 1  1"], await StateAsync());
        await Import(Log(2));
        await store.RemoveImportAsync(1, "test", DateTime.UnixEpoch, default);

        Assert.Equal(["1 4  2"], await StateAsync());
        Assert.True((await store.VerifyAsync(null, default)).IsValid);
    }

    [Fact]
    public async Task Import_IdOfAnotherAccount_IsLeftOutAndSaid()
    {
        await Import("interaction_id,account_id,timestamp,output_tokens\n1,a,2026-04-22T10:00:00Z,1\n");
        var report = await Import(
            "interaction_id,account_id,timestamp,output_tokens\n1,b,2026-04-22T10:00:00Z,9\n2,b,2026-04-22T10:00:01Z,9\n");

        Assert.Equal([new EarlierRows(1, 1, 0, 1)], report.EarlierRows);
        Assert.Equal((1L, 1L), (report.Accepted, report.Duplicates));
        Assert.Equal(["1 1 a 1", "2 2 b 9"], await StateAsync());
        Assert.Contains(
            report.Notes, n => n.StartsWith("For 1 of these ids import 1 has a row of another account", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_SupersededRows_AreClassifiedAgainWithTheOthers()
    {
        static string Log(int tokens) =>
            $"interaction_id,account_id,timestamp,output_tokens,prompt\n1,a,2026-04-22T10:00:00Z,{tokens},write code\n";
        await Import(Log(1));
        await Import(Log(2));
        await store.ClassifyAsync([new CapabilityRule("coding", RuleField.Prompt, "code")], null, default);
        await store.RemoveImportAsync(2, "test", DateTime.UnixEpoch, default);

        Assert.Equal(
            ["coding"],
            (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows.Select(r => r.Capability));
        Assert.True((await store.VerifyAsync(null, default)).IsValid);
    }

    private async Task<IReadOnlyList<string>> StateAsync() =>
        [.. (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows.OrderBy(r => r.InteractionId)
            .Select(r => $"{r.InteractionId} {r.Import} {r.AccountId} {r.OutputTokens}")];

    [Fact]
    public async Task Import_MoreRowsThatDifferThanTheReportLists_AreAllInTheFile()
    {
        static string Log(int tokens) => "interaction_id,account_id,timestamp,output_tokens\n" + string.Concat(
            Enumerable.Range(1, 300).Select(i => FormattableString.Invariant($"{i},a,2026-04-22T10:00:00Z,{tokens}\n")));
        var report = await Import(Log(1) + Log(2)[(Log(2).IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        var lines = await File.ReadAllLinesAsync(Path.Combine(store.Directory, report.DifferingFile!));

        Assert.Equal((300L, 300L, 300L), (report.Accepted, report.DifferingIds, lines.Length - 1L));
        Assert.All(lines.Skip(1), line => Assert.EndsWith(",this row", line, StringComparison.Ordinal));
        Assert.Empty(report.EarlierRows);
    }

    [Fact]
    public async Task Import_PartsOfOneRequest_ArePutTogetherInTheirOrder()
    {
        var report = await Import(
            "TimeGenerated,CorrelationId,ModelName,PromptTokens,CompletionTokens,SequenceNumber,RequestMessages,ApimSubscriptionId\n" +
            "2026-04-22T10:00:00Z,c1,m,0,0,1,\"\"\"content\"\":\"\"long\"\"}]\",acc\n2026-04-22T10:00:01Z,c2,m,1,1,0,plain,acc\n2026-04-22T10:00:00Z,c1,m,12,7,0,\"[{\"\"role\"\":\"\"user\"\",\",acc\n");
        var rows = new List<Interaction>();
        await foreach (var row in store.AllInteractionsAsync(new InteractionsRequest(Selection.Everything), true, default)) rows.Add(row);

        Assert.Equal((3L, 2L, 1L), (report.RowsRead, report.Accepted, report.Duplicates));
        Assert.Equal([("long", 12L, 7L), ("plain", 1L, 1L)], rows.Select(r => (r.Prompt!, r.InputTokens!.Value, r.OutputTokens!.Value)));
    }

    [Theory]
    [InlineData("[1776852000,123456789]", "2026-04-22T10:00:00.123456Z")]
    [InlineData("{\"seconds\":1776852000,\"nanos\":5000}", "2026-04-22T10:00:00.000005Z")]
    [InlineData("639124488001234567", "2026-04-22T10:00:00.123456Z")]
    [InlineData("134213256001234567", "2026-04-22T10:00:00.123456Z")]
    [InlineData("1.776852e9", "2026-04-22T10:00:00Z")]
    [InlineData("20260422T100000Z", "2026-04-22T10:00:00Z")]
    [InlineData("Wed Apr 22 10:00:00 2026", "2026-04-22T10:00:00Z")]
    [InlineData("Apr 22, 2026 @ 10:00:00.123", "2026-04-22T10:00:00.123Z")]
    public void TryRead_TimeOfAnyForm_IsRead(string text, string expected)
    {
        Assert.True(new TimeReader(null, null, null).TryRead(System.Text.Encoding.UTF8.GetBytes(text), out var microseconds, out _));
        Assert.Equal(
            DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime,
            DateTime.UnixEpoch.AddMicroseconds(microseconds));
    }

    [Fact]
    public async Task Import_OneRowFarFromAllOthers_IsSetAsideUnlessItIsSaidToBeRight()
    {
        const string Log =
            "account_id,timestamp\na,2001-09-09T01:46:40Z\nb,2026-04-22T10:00:00Z\nb,2026-04-22T11:00:00Z\nc,2026-04-23T10:00:00Z\n";
        var report = await Import(Log);
        var kept = new ImportMapping("", new Dictionary<string, IReadOnlyList<string>>()) { OutlyingTimes = OutlyingTimes.Keep };
        var preview = await LogPreview.ReadAsync(directory.File("log2", Log), "log", null, default);
        await using var other = DuckDbInteractionStore.Open(Path.Combine(directory.Path, "other"));
        var whole = await other.ImportAsync(
            new ImportRequest(directory.File("log3", Log), "log", kept, "analyst", DateTime.UnixEpoch), null, default);

        Assert.Equal((4L, 3L, 0L, 0L, 1L), (report.RowsRead, report.Accepted, report.Duplicates, report.Rejected, report.SetAside));
        Assert.Equal(new DateTime(2026, 4, 22, 10, 0, 0, DateTimeKind.Utc), report.First);
        Assert.Equal(
            ["b", "c"], (await store.AccountsAsync(new AccountsRequest(Selection.Everything), default)).Rows.Select(a => a.AccountId));
        Assert.Equal([ImportQuestion.OutlyingTimes], preview.Questions);
        Assert.Equal((4L, 0L), (whole.Accepted, whole.SetAside));
    }

    [Fact]
    public async Task Import_AgentAndTheModelCallInside_AreOneRequest()
    {
        var report = await Import(Spans("invoke_agent", "chat", "execute_tool", "embeddings"));

        Assert.Equal((4L, 1L, 3L), (report.RowsRead, report.Accepted, report.SetAside));
        Assert.Contains(report.SetAsideGroups, g => g.Reason.Contains("agent", StringComparison.Ordinal));
        Assert.Contains(report.SetAsideGroups, g => g.Reason.Contains("tool", StringComparison.Ordinal));
        Assert.Contains(report.SetAsideGroups, g => g.Reason.Contains("embeddings", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_EmbeddingsThatAreToCount_Do()
    {
        var log = directory.File("log.ndjson", Spans("chat", "embeddings", "embedding"));
        var mapping = new ImportMapping(
            ImportMapping.DetectedPreset, new Dictionary<string, IReadOnlyList<string>>()) { Embeddings = EmbeddingRows.Count };
        var report = await store.ImportAsync(new ImportRequest(log, "log", mapping, "analyst", DateTime.UnixEpoch), null, default);

        Assert.Equal((3L, 3L, 0L, EmbeddingRows.Count), (report.RowsRead, report.Accepted, report.SetAside, report.Mapping.Embeddings));
    }

    [Theory]
    [InlineData(
        "call_type", "aembedding",
        "request_id,call_type,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,endTime,model,user,end_user,requester_ip_address\nr1,acompletion,k,0.1,19,12,7,2026-04-20T00:00:00Z,,m,acc,,\nr2,KIND,k,0.1,12,12,0,2026-04-20T00:00:01Z,,e,acc,,\n")]
    [InlineData(
        "type", "EMBEDDING",
        "id,trace_id,type,start_time,end_time,provided_model_name,usage_details,user_id,session_id\n1,t,GENERATION,2026-04-20 00:00:00.000000,,m,{},acc,s\n2,t,KIND,2026-04-20 00:00:01.000000,,m,{},acc,s\n")]
    public async Task Import_EmbeddingsOfOtherMakers_AreSetAsideByName(string column, string kind, string log)
    {
        var report = await Import(log.Replace("KIND", kind, StringComparison.Ordinal));

        Assert.Equal((2L, 1L, 1L), (report.RowsRead, report.Accepted, report.SetAside));
        Assert.Equal(
            (column, true),
            (report.SetAsideGroups[0].Column, report.SetAsideGroups[0].Reason.Contains("embeddings", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Import_LogOfAgentsAlone_CountsTheirRuns()
    {
        var log = Spans("invoke_agent", "execute_tool", "invoke_agent");
        var report = await Import(log);

        Assert.Equal((3L, 2L, 1L), (report.RowsRead, report.Accepted, report.SetAside));
        Assert.Contains(report.Notes, n => n.StartsWith("This log has no calls of models, only runs of agents", StringComparison.Ordinal));
        Assert.Equal(2, (await store.DescribeAsync(default)).Interactions);
        var preview = await LogPreview.ReadAsync(directory.File("agents.ndjson", log), "agents.ndjson", null, default);
        Assert.Equal([false, true, false], preview.ReadRows.Select(r => r.IsSetAside));
    }

    [Fact]
    public async Task Import_OnlyRowsThatAreNoRequest_IsRefusedByName()
    {
        var refused = await Assert.ThrowsAsync<ImportException>(
            () => Import("id,user_id,created_at,type,token_name,model_name,prompt_tokens,completion_tokens\n1,a,1776852000,1,t,m,0,0\n"));

        Assert.Contains("a payment", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WhatEveryDeploymentHas_LinksNobody()
    {
        await Import(
            "account_id,timestamp,ip,user_agent,system_prompt\n" +
            string.Concat(((string[])["a", "b"]).Select((account, i) =>
                $"{account},2026-04-22T10:00:0{i}Z,192.168.1.4,OpenAI/Python 1.2.3,You are a helpful assistant.\n{account},2026-04-22T10:01:0{i}Z,\"203.0.113.{i}, 10.0.0.1\",Mozilla/5.0 (X),Grade this essay.\n")));
        var shared = await store.SharedAttributesAsync(Selection.Everything, default);

        Assert.Equal(["ip_prefix", "system_prompt_hash", "user_agent"], shared.Attributes.Select(a => a.Kind).Order());
        Assert.All(shared.Attributes, a => Assert.DoesNotContain("192.168", a.Value, StringComparison.Ordinal));
        Assert.Contains((await store.InteractionAsync(1, 2, default))!.Attributes, a => a.Value == "192.168.1.4");
    }

    [Fact]
    public async Task Import_Requests_GiveEachPartAnAttributeOfItsOwn()
    {
        static string Row(string account, string asked, string second) =>
            $$$"""{"account_id":"{{{account}}}","timestamp":"2026-04-22T10:00:{{{second}}}Z","prompt":{"temperature":0.1,"tools":[{"name":"b"},{"name":"a"}],"messages":[{"role":"system","content":"Plug-in {{{account}}}"},{"role":"user","content":"one"},{"role":"assistant","content":"two"},{"role":"user","content":"{{{asked}}}"}]},"response":{"choices":[{"message":{"content":"three"}}]},"metadata":{"ip":"203.0.113.9","user_agent":"made-up/1"}}""";
        var report = await Import($"{Row("a", "hi", "01")}\n{Row("b", "hello", "02")}");
        var shared = await store.SharedAttributesAsync(Selection.Everything, default);
        var text = await store.TextAsync(1, 1, default);

        Assert.Equal(
            ["history_hash", "ip", "ip_prefix", "parameters_hash", "tool_set_hash", "user_agent"],
            shared.Attributes.Select(a => a.Kind).Order());
        Assert.Equal(("hi", "Plug-in a", "b, a", "three"), (text!.Prompt, text.SystemPrompt, text.Tools, text.Response));
        Assert.Contains(report.Notes, n => n.StartsWith("“prompt” held whole requests in 2 rows", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Treatment.Hash)]
    [InlineData(Treatment.Drop)]
    public async Task Import_AnswersAndPromptsNotKept_AreNowhereInTheStore(Treatment treatment)
    {
        var mapping = new ImportMapping(
            "",
            new Dictionary<string, IReadOnlyList<string>>()) { Treatments = ((string[])["prompt", "response", "system_prompt", "tools"])
            .ToDictionary(t => t, _ => treatment) };
        await Import(
            """{"account_id":"a","timestamp":"2026-04-22T10:00:00Z","prompt":[{"role":"system","content":"secret one"},{"role":"user","content":"secret two"}],"response":"secret three"}""", mapping);
        var text = await store.TextAsync(1, 1, default);
        var details = await store.InteractionAsync(1, 1, default);

        Assert.DoesNotContain("secret", text?.ToString() ?? "", StringComparison.Ordinal);
        Assert.Equal(treatment == Treatment.Hash ? 2 : 0, details!.Attributes.Count);
        Assert.DoesNotContain(
            details.Attributes, a => a.Value == Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("secret two"u8)));
    }

    [Fact]
    public async Task Preview_SaysWhereEachTargetComesFromWithValues()
    {
        var preview = await LogPreview.ReadAsync(
            directory.File(
                "log",
                "account_id,timestamp,model\na,2026-04-22T10:00:00Z,m1\nb,2026-04-22T10:00:01Z,m2\na,2026-04-22T10:00:02Z,m3\na,2026-04-22T10:00:03Z,m4\n"), "log", null, default);

        Assert.Equal(["m1", "m2", "m3"], preview.Sources.Single(s => s.Target == "model").Samples);
        Assert.Equal("account_id", preview.Sources.Single(s => s.Target == "account").Column);
    }

    private static string Spans(params string[] operations)
    {
        const string Span =
            """{"name":"s","spanId":"ID","startTimeUnixNano":"1776852000000000000","attributes":{"gen_ai.operation.name":"OP","gen_ai.system":"p","gen_ai.request.model":"m","gen_ai.usage.input_tokens":5,"user.id":"a"}}""";
        return string.Join(
            '\n',
            operations.Select(
                (op, i) => Span.Replace("OP", op, StringComparison.Ordinal).Replace("ID", $"s{i}", StringComparison.Ordinal)));
    }

    private Task<ImportReport> Import(string text, ImportMapping? mapping = null) =>
        store.ImportAsync(
            new ImportRequest(directory.File(Guid.NewGuid().ToString("N"), text), "log", mapping, "analyst",
                DateTime.UnixEpoch) { Rules = DefaultCapabilityRules.All }, null, default);
}
