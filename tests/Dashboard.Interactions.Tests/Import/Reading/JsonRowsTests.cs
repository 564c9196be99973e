using System.Text;

namespace Dashboard.Interactions.Tests.Import.Reading;

/// <summary>JSON in whatever form, and the values in it: a row's fields by their full path.</summary>
public sealed class JsonRowsTests : IDisposable
{
    private readonly LogRows log = new();

    public void Dispose() => log.Dispose();

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":2}\n")]
    [InlineData("{\"a\":1}{\"a\":2}")]
    [InlineData("{\"a\":1} {\"a\":2}\n")]
    [InlineData("{\"a\":1},\n{\"a\":2},\n")]
    [InlineData("{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n")]
    [InlineData("{\r\n\t\"a\": 1\r\n}\r\n\r\n{\r\n\t\"a\": 2\r\n}\r\n")]
    [InlineData("[{\"a\":1},{\"a\":2}]")]
    [InlineData("[\n{\"a\":1},\n{\"a\":2}\n]\n")]
    [InlineData("[{\"a\":1}]\n[{\"a\":2}]\n")]
    [InlineData("[[{\"a\":1}],[{\"a\":2}]]")]
    [InlineData("\u001e{\"a\":1}\n\u001e{\"a\":2}\n")]
    [InlineData("{\"a\":1}\n{\"a\":\n 2}\n")]
    [InlineData("{\"a\":1,\"b\":\"}{\"}{\"a\":2,\"b\":\"\\\"}\"}")]
    [InlineData("\uFEFF \n[ {\"a\" : 1 } , { \"a\" : 2 } ] ")]
    public void Read_AnyForm_GivesTheSameRecords(string text) => Assert.Equal(["1", "2"], log.Read(text, "a"));

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":\n{\"a\":3}\n", 1)]
    [InlineData("{\"a\":1}\n{\"a\":\"x\n{\"a\":3}\n", 1)]
    [InlineData("{\"a\":1}\n{\"a\":\"x}\n{\"a\":3}\n", 1)]
    [InlineData("{\"a\":1}\nnot JSON\n{\"a\":3}\n", 1)]
    [InlineData("{\"a\":1}\n{\"a\":\"\\x\"}\n{\"a\":3}\n", 1)]
    [InlineData("{\"a\":1}\n[1,2]\n{\"a\":3}\n", 1)]
    [InlineData("[\n  {\"a\": 1},\n  {\"a\": \"x,\n  {\"a\": 3}\n]\n", 1)]
    [InlineData("[{\"a\":1},{\"a\":oops},{\"a\":3}]", 1)]
    [InlineData("[{\"a\":1},7,{\"a\":3}]", 1)]
    [InlineData("{\n  \"a\": 1\n}\n{\n  \"a\": oops\n}\n{\n  \"a\": 3\n}\n", 1)]
    [InlineData("{\n  \"a\": 1\n}\n{\n  \"a\": {\n{\n  \"a\": 3\n}\n", 1)]
    public void Read_BadRecord_CostsItselfAlone(string text, int bad)
    {
        var rows = log.Read(text, "a");

        Assert.Equal("1", rows[0]);
        Assert.Equal("3", rows[^1]);
        Assert.Equal(bad, rows.Count(r => r.StartsWith('[')));
    }

    [Theory]
    [InlineData("""{"a":"x\ud83d"}""", "x\\ud83d")]
    [InlineData("""{"a":"x\ude00y"}""", "x\\ude00y")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", "\\ud83d😀")]
    [InlineData("""{"a":"\uD83D\u0041"}""", "\\uD83DA")]
    [InlineData("""{"a":"\ud83d\n"}""", "\\ud83d\n")]
    [InlineData("""{"a":"x\u0000y"}""", "x\\u0000y")]
    [InlineData("""{"\ud83d":1,"a":"x"}""", "x")]
    [InlineData("""{"b":{"\ude00":{"\ud83d":"\ud83d"}},"\u0061":"x"}""", "x")]
    public void Read_HalfACharacter_KeepsTheRowAndItsEscape(string row, string text) =>
        Assert.Equal([text, "fine"], log.Read(row + "\n{\"a\":\"fine\"}\n", "a"));

    [Fact]
    public void Columns_HalfACharacterInAKey_AreFoundAndRead() => Assert.Equal(["1"], log.Read("""{"\ud83d":1}""" + "\n", "\\ud83d"));

    [Fact]
    public void Read_JsonInsideAText_IsAddressedInEveryForm()
    {
        const string Metadata = """{\"user\":\"u\",\"deep\":\"{\\\"x\\\":[1,{\\\"y\\\":2}]}\"}""";
        var plain = Metadata.Replace("\\\\\\\"", "\u0001", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal)
            .Replace("\u0001", "\\\"", StringComparison.Ordinal);

        Assert.Equal(
            ["u|[1,{\"y\":2}]|" + plain], log.Read($$"""{"metadata":"{{Metadata}}"}""", "metadata.user", "metadata.deep.x", "metadata"));
        Assert.Equal(
            ["u|[1,{\"y\":2}]"],
            log.Read($"id,metadata\n1,\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n", "metadata.user", "metadata.deep.x"));
        Assert.Equal(
            ["u"],
            log.Read("""{"a":{"metadata":"METADATA"}}""".Replace("METADATA", Metadata, StringComparison.Ordinal), "a.metadata.user"));
        Assert.Equal(
            ["u|x", "|"],
            log.Read(
                "{\"m\":\"{\\\"user\\\":\\\"u\\\"}\",\"n\":\"x\"}\n{\"m\":\"{\\\"user\\\":\\\"u\\\"\",\"n\":\"{oops}\"}\n", "m.user", "n")
                .Select((r, i) => i == 0 ? r : r.Replace("{oops}", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_KeyThatTheFirstRowsDoNotHave_CanBeNamed()
    {
        var text = string.Concat(Enumerable.Range(0, 10_050).Select(i => $"{{\"id\":{i}}}\n")) + """{"id":1,"late":{"user":"u"}}""" + "\n";

        Assert.Equal("u", log.Read(text, "late.user")[^1]);
    }

    [Fact]
    public void Field_ObjectBesideText_IsItsJsonAndTheTextItself()
    {
        const string Text = """{"p":{"messages":[{"content":"é \ud83d"}]}}""" + "\n" + """{"p":"plain"}""" + "\n" + """{"p":[1, 2]}"""
            + "\n" + """{"p":null}""" + "\n";
        using var reader = log.Open(Text);
        reader.Choose([reader.Find("p")!]);
        var fields = new List<(string, bool)>();
        while (reader.Read()) fields.Add((Encoding.UTF8.GetString(reader.Field(0)), reader.IsStructure(0)));

        Assert.Equal([("""{"messages":[{"content":"é \ud83d"}]}""", true), ("plain", false), ("[1, 2]", true), ("", false)], fields);
        Assert.False(reader.Find("p")!.IsContainer);
        Assert.True(log.Open("""{"p":{"a":1}}""").Find("p")!.IsContainer);
    }

    [Fact]
    public void Field_TypedValueOfOpenTelemetry_IsThePlainJsonThatItStandsFor()
    {
        const string Text =
            """{"attributes":[{"key":"messages","value":{"arrayValue":{"values":[{"kvlistValue":{"values":[{"key":"role","value":{"stringValue":"user \ud83d"}},{"key":"n","value":{"intValue":"3"}}]}},{"boolValue":true}]}}},{"value":{"string_value":"x"},"key":"a.b"},{"key":"c","value":{"kvlistValue":{"values":[{"key":"d","value":{"doubleValue":1.5}}]}}}]}""";

        Assert.Equal(
            ["""[{"role":"user \\ud83d","n":"3"},true]|x|1.5"""],
            log.Read(Text, "attributes.messages", "attributes.a.b", "attributes.c.d"));
    }

    [Fact]
    public void Read_OneNameSpelledWithDotsAndNested_IsOneColumn() =>
        Assert.Equal(["1", "2"], log.Read("{\"a\":{\"b.c\":1}}\n{\"a\":{\"b\":{\"c\":2}}}\n", "a.b.c"));

    [Fact]
    public void Read_NestedTooDeeply_IsRejectedWithTheReason()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 80)) + "1" + new string('}', 80);

        Assert.Equal(["[the record is nested more than 64 levels deep]", "1"], log.Read(deep + "\n{\"a\":1}\n", "a"));
    }

    [Fact]
    public void Columns_KeysThatAreData_AreCutAndSaid()
    {
        using var reader = log.Open(string.Concat(Enumerable.Range(0, 3_000).Select(i => $"{{\"key{i}\":1}}\n")));

        Assert.Equal(2_000, reader.Columns.Count);
        Assert.Contains(reader.Notes, n => n.Contains("different keys", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_RecordLongerThanMemoryShouldHold_IsRejectedAndItsNeighboursAreNot(bool isList)
    {
        var huge = $"{{\"a\":\"{new string('x', 20 << 20)}\",\"b\":[{{\"c\":\"]}}\"}}]}}";
        var text = isList ? $"[{{\"a\":1}},{huge},{{\"a\":3}}]" : $"{{\"a\":1}}\n{huge}\n{{\"a\":3}}\n";

        Assert.Equal(["1", "[the row is longer than 16 MiB, the most that is read of one]", "3"], log.Read(text, "a"));
    }
}
