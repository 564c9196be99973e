using System.Text;
using System.Text.Json;

namespace Dashboard.Interactions.Tests.Import.Reading;

/// <summary>Records inside envelopes: each is a row with what it inherits, and the notes say where it stood.</summary>
public sealed class EnvelopeTests : IDisposable
{
    private readonly LogRows log = new();

    public static TheoryData<string, string, string, string[]> Envelopes => new()
    {
        { "an OTLP file, one export a line",
            """{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"gw"}}]},"scopeSpans":[{"scope":{"name":"s"},"spans":[{"spanId":"1"},{"spanId":"2"}]},{"scope":{"name":"t"},"spans":[{"spanId":"3"}]}]}]}""" + "\n" + """{"resourceSpans":[]}""" + "\n" + """{"resourceSpans":[{"resource":{},"scopeSpans":[{"spans":[{"spanId":"4"}],"scope":{"name":"u"}}]}]}""" + "\n", "spanId|resource.attributes.service.name|scope.name", ["1|gw|s", "2|gw|s", "3|gw|t", "4||u"] },
        { "OTLP with the other spelling, as one pretty document",
            "{\n  \"resource_spans\": [\n    {\n      \"resource\": {\"attributes\": []},\n      \"scope_spans\": [ { \"scope\": {\"name\": \"s\"}, \"spans\": [\n        {\n          \"span_id\": \"1\"\n        }\n      ] } ]\n    }\n  ]\n}\n", "span_id|scope.name", ["1|s"] },
        { "OTLP logs",
            """{"resourceLogs":[{"resource":{"attributes":[]},"scopeLogs":[{"scope":{},"logRecords":[{"timeUnixNano":"1","body":{"stringValue":"x"}}]}]}]}""", "timeUnixNano", ["1"] },
        { "Azure diagnostics", """{"records": [{"time":"t1","properties":{"a":1}}, {"time":"t2","properties":{"a":2}}]}""",
            "time|properties.a", ["t1|1", "t2|2"] },
        { "CloudTrail", """{"Records":[{"eventTime":"t"}]}""", "eventTime", ["t"] },
        { "a page with words around", """{"success":true,"message":"","data":{"page":1,"total":2,"items":[{"id":1},{"id":2}]}}""", "id",
            ["1", "2"] },
        { "pages one after another", """{"data":[{"id":1}],"has_more":true}{"data":[{"id":2}],"has_more":false}""", "id", ["1", "2"] },
        { "a list of pages", """[{"result":[{"id":1}]},{"result":[{"id":2},{"id":3}]}]""", "id", ["1", "2", "3"] },
        { "a list of lists", """[[{"id":1},{"id":2}],[{"id":3}]]""", "id", ["1", "2", "3"] },
        { "usage buckets, of which one is empty",
            """{"object":"page","data":[{"object":"bucket","start_time":10,"end_time":20,"results":[{"user_id":"a"},{"user_id":"b"}]},{"start_time":20,"end_time":30,"results":[]},{"results":[{"user_id":"c"}],"start_time":30}],"next_page":null}""", "user_id|start_time|end_time", ["a|10|20", "b|10|20", "c|30|"] },
        { "usage buckets of another maker",
            """{"data":[{"starting_at":"t","ending_at":"u","results":[{"api_key_id":"k"}]}],"has_more":false,"next_page":null}""",
            "api_key_id|starting_at", ["k|t"] },
        { "CloudWatch's events, of which one is a text",
            """{"events":[{"logStreamName":"s","timestamp":1,"message":"{\"id\":\"a\",\"t\":\"\\ud83d\"}","eventId":"0"},{"logStreamName":"s","timestamp":2,"message":"START","eventId":"1"}]}""", "id|logStreamName|t|message", ["a|s|\\ud83d|", "|s||START"] },
        { "CloudWatch's lines",
            """{"timestamp":1,"message":"{\"id\":\"a\"}","ingestionTime":2}""" + "\n"
            + """{"timestamp":3,"message":"{\"id\":\"b\",\"timestamp\":4}","ingestionTime":2}""" + "\n", "id|timestamp", ["a|1", "b|4"] },
        { "a subscription's record",
            """{"messageType":"DATA_MESSAGE","owner":"o","logGroup":"g","logStream":"s","logEvents":[{"id":"1","timestamp":5,"message":"{\"who\":\"a\"}"}]}""", "who|logGroup", ["a|g"] },
        { "Docker's lines", """{"log":"{\"id\":1}\n","stream":"stdout","time":"t"}""" + "\n", "id|time", ["1|t"] },
        { "documents of Elasticsearch",
            """{"took":1,"timed_out":false,"_shards":{},"hits":{"total":{"value":1},"hits":[{"_index":"i","_id":"d","_source":{"id":1}}]}}""", "id|_id", ["1|d"] },
        { "entries of Google Cloud", """{"insertId":"i","timestamp":"t","jsonPayload":{"id":1}}""" + "\n", "id|timestamp", ["1|t"] },
    };

    public void Dispose() => log.Dispose();

    [Theory]
    [MemberData(nameof(Envelopes))]
    public void Read_Envelope_GivesItsRecordsWithWhatTheyInherit(string what, string text, string columns, string[] rows)
    {
        Assert.Equal(rows, log.Read(text, columns.Split('|')));
        using var reader = log.Open(text);
        while (reader.Read())
        {
        }

        if (what != "a list of lists")
            Assert.Contains(reader.Notes, n => n.StartsWith("Its records stand inside “", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"id":1,"events":[{"name":"x"}],"items":[{}]}""")]
    [InlineData("""{"id":1,"data":[{"name":"x"}]}""")]
    [InlineData("""{"id":1,"spans":[{"name":"x"}]}""")]
    [InlineData("""{"id":1,"message":"{\"id\":2}"}""")]
    [InlineData("""{"id":1,"results":[1,2]}""")]
    public void Read_RecordWithSuchAMemberOfItsOwn_IsTheRow(string text) => Assert.Equal(["1"], log.Read(text + "\n", "id"));

    [Fact]
    public void Read_EnvelopeBehindManyPlainRows_IsOpenedAllTheSame()
    {
        var text = string.Concat(Enumerable.Range(0, 10_100).Select(i => $"{{\"id\":{i}}}\n"))
            + "{\"records\":[{\"id\":\"x\"},{\"id\":\"y\"}]}\n{\"id\":\"z\"}\n";

        var rows = log.Read(text, "id");

        Assert.Equal(["10099", "x", "y", "z"], rows.TakeLast(4));
    }

    [Fact]
    public void Read_ExportOfMetrics_SaysWhatItIs() =>
        Assert.Equal(
            ["[the record is an export of OpenTelemetry metrics, which hold sums over requests and no requests]"],
            log.Read("""{"resourceMetrics":[{"resource":{}}]}""" + "\n", "id"));

    [Fact]
    public void Read_EnvelopeTooLongForMemory_IsReadElementByElement()
    {
        const int Records = 40_000;
        var filling = new string('x', 480);
        var text = new StringBuilder("""{"object":"page","data":{"total":1,"items":[""");
        for (var i = 0; i < Records; i++) text.Append(i == 0 ? "" : ",")
            .Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{"id":{{i}},"text":"{{filling}}"}""");
        text.Append("]},\"links\":[1,{\"a\":\"]\"}]}\n{\"id\":\"after\",\"text\":\"\"}\n");

        var rows = log.Read(text.ToString(), "id");

        Assert.True(text.Length > 18 << 20);
        Assert.Equal(Records + 1, rows.Count);
        Assert.Equal([$"{Records - 1}", "after"], rows.TakeLast(2));
    }

    [Fact]
    public void Read_BucketTooLongForMemory_InheritsWhatStandsBeforeIt()
    {
        var text =
            $$"""{"data":[{"start_time":7,"results":[{{string.Join(',', Enumerable.Repeat($$"""{"user_id":"a","x":"{{new string('x', 900)}}"}""", 20_000))}}],"end_time":8},{"start_time":9,"results":[{"user_id":"b"}]}],"has_more":false}""";

        var rows = log.Read(text, "user_id", "start_time");

        Assert.Equal((20_001, "b|9"), (rows.Count, rows[^1]));
        Assert.Equal("a|7", rows.SkipLast(1).Distinct().Single());
    }

    [Fact]
    public void Read_RecordsInsideATextInsideAnEnvelope_AreReadAsTheyStand()
    {
        var inner = JsonSerializer.Serialize(new { a = "quote \" and \\ and é" });

        Assert.Equal(
            ["quote \" and \\ and é"],
            log.Read(JsonSerializer.Serialize(new { events = new[] { new { message = inner, eventId = "1" } } }), "a"));
    }
}
