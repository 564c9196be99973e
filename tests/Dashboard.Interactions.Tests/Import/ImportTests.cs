using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.Import;

public sealed partial class ImportTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTime ImportedAt = new(2026, 6, 24, 12, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryDirectory directory = new();
    private readonly DuckDbInteractionStore store;

    // Batches of three rows, so that what spans batches is tested with a few.
    public ImportTests() =>
        store = DuckDbInteractionStore.Open(Path.Combine(directory.Path, "case"), new StoreOptions { ImportBatchRows = 3 });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await store.DisposeAsync();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("account_id,timestamp,model\na,2026-04-20T00:00:00Z,m\nb,2026-04-20T00:00:01Z,m\n")]
    [InlineData("account_id,timestamp,model\r\na,2026-04-20T00:00:00Z,m\r\nb,2026-04-20T00:00:01Z,m")]
    [InlineData("\uFEFFaccount_id,timestamp,model\na,2026-04-20T00:00:00Z,m\nb,2026-04-20T00:00:01Z,m\n")]
    [InlineData("model;TimeStamp;Account_ID;unknown\nm;2026-04-20T00:00:00Z;a;\nm;2026-04-20T00:00:01Z;b;x\n")]
    [InlineData("account_id\ttimestamp\tmodel\na\t2026-04-20T00:00:00Z\tm\nb\t2026-04-20T00:00:01Z\tm\n")]
    [InlineData("account_id|timestamp|model\n\n\"a\"|\"2026-04-20T00:00:00Z\"|m\n\nb|2026-04-20T00:00:01Z|\"m\"\n\n")]
    [InlineData(
        "{\"account_id\":\"a\",\"timestamp\":\"2026-04-20T00:00:00Z\",\"model\":\"m\"}\n{\"timestamp\":\"2026-04-20T00:00:01Z\",\"account_id\":\"b\",\"model\":\"m\"}")]
    [InlineData(
        "[{\"account_id\":\"a\",\"timestamp\":1776643200,\"model\":\"m\"},\n {\"account_id\":\"b\",\"timestamp\":1776643201000,\"model\":\"m\"}\n]\n")]
    public async Task Import_AnyForm_ReadsTheSame(string text)
    {
        foreach (var path in new[] { directory.File("log", text), directory.GzipFile("log.gz", Encoding.UTF8.GetBytes(text)) })
        {
            await using var own = DuckDbInteractionStore.Open(Path.Combine(directory.Path, Path.GetExtension(path)));
            var report = await own.ImportAsync(new ImportRequest(path, "log", null, "analyst", ImportedAt), null, default);
            var rows = (await own.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows;

            Assert.Equal((2, 2, 0, 0), (report.RowsRead, report.Accepted, report.Duplicates, report.Rejected));
            Assert.Equal(
                [("a", Utc("2026-04-20T00:00:00Z"), "m"), ("b", Utc("2026-04-20T00:00:01Z"), "m")],
                rows.Select(r => (r.AccountId!, r.At, r.Model!)));
        }
    }

    [Fact]
    public async Task Import_QuotedFields_KeepsDelimitersQuotesAndLineEnds()
    {
        await Import(
            "account_id,timestamp,model,status\n\"a,b\",2026-04-20T00:00:00Z,\"say \"\"hi\"\"\",\"two\nlines\"\nc,2026-04-20T00:00:01Z,in\"side,\"\"\n");

        var rows = (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows;

        Assert.Equal(
            [("a,b", "say \"hi\"", "two\nlines", 2L), ("c", "in\"side", null, 4L)],
            rows.Select(r => (r.AccountId!, r.Model!, r.Status, r.Line)));
    }

    [Fact]
    public async Task Import_BadRows_AreRejectedOneByOneWithTheirReasons()
    {
        var report = await Import(
            "account_id,timestamp,input_tokens\n" +
            "a,2026-04-20T00:00:00Z,1\n" +
            "b,2026-04-20T00:00:00Z\n" +
            "c,2026-04-20T00:00:00Z,1,extra\n" +
            "\n" +
            "d,20 April,1\n" +
            ",2026-04-20T00:00:00Z,1\n" +
            "e,2026-04-20T00:00:00Z,-1\n" +
            "f,2026-04-20T00:00:00Z,1.5\n" +
            "g,1066-10-14T00:00:00Z,1\n" +
            "h,\"2026-04-20T00:00:00Z\" ,1\n" +
            "i,20260420,1\n" +
            "j,,1\n" +
            "k,\"2026-04-20T00:00:00Z,1\n" +
            "l,2026-04-20T00:00:00Z,2.0\n");

        Assert.Equal((13, 5, 0, 8), (report.RowsRead, report.Accepted, report.Duplicates, report.Rejected));
        Assert.Equal("imports/1.rejects.csv", report.RejectsFile);
        Assert.Equal(
            [
                "line,column,reason,raw",
                "3,,the row has 2 fields and the header 3,\"b,2026-04-20T00:00:00Z\"",
                "4,,the row has 4 fields and the header 3,\"c,2026-04-20T00:00:00Z,1,extra\"",
                "6,timestamp,\"\"\"20 April\"\" is not a time: write it as 2026-04-22T10:00:00Z, or as seconds, milliseconds, microseconds or nanoseconds since 1970\",\"d,20 April,1\"",
                "10,timestamp,\"\"\"1066-10-14T00:00:00Z\"\" is outside the years 1970 to 2099\",\"g,1066-10-14T00:00:00Z,1\"",
                "11,,text follows a closing quote,\"h,\"\"2026-04-20T00:00:00Z\"\" ,1\"",
                "12,timestamp,\"\"\"20260420\"\" is too small a number to be taken for a time; if it is one, say what it counts\",\"i,20260420,1\"",
                "13,timestamp,the time is empty,\"j,,1\"",
                "14,,a quote opened here is not closed,\"k,\"\"2026-04-20T00:00:00Z,1\"",
            ],
            File.ReadAllLines(Path.Combine(store.Directory, report.RejectsFile!)));
    }

    [Fact]
    public async Task Import_RejectedRowLikeAFormula_IsNoneInTheRejectsFile()
    {
        var report = await Import(
            "account_id,=timestamp\na,2026-04-20T00:00:00Z\n=1+1,never\n",
            Interactions.Import.Parsing.MappingArguments.Parse(["time==timestamp"]));

        var line = File.ReadAllLines(Path.Combine(store.Directory, report.RejectsFile!))[1];
        Assert.StartsWith("3,'=timestamp,", line, StringComparison.Ordinal);
        Assert.EndsWith(",\"'=1+1,never\"", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-04-20 10:00:00.123456789", "2026-04-20T10:00:00.123456Z")]
    [InlineData("2026-04-20T10:00:00+02:00", "2026-04-20T08:00:00Z")]
    [InlineData("2026-04-20T10:00:00.5-0330", "2026-04-20T13:30:00.5Z")]
    [InlineData("2026-04-20 10:00:00 +0200", "2026-04-20T08:00:00Z")]
    [InlineData("2026-04-20", "2026-04-20T00:00:00Z")]
    [InlineData("1776679200", "2026-04-20T10:00:00Z")]
    [InlineData("1776679200.25", "2026-04-20T10:00:00.25Z")]
    [InlineData("1776679200123", "2026-04-20T10:00:00.123Z")]
    [InlineData("1776679200123.4567", "2026-04-20T10:00:00.123456Z")]
    [InlineData("1776679200123456", "2026-04-20T10:00:00.123456Z")]
    [InlineData("1776679200123456789", "2026-04-20T10:00:00.123456Z")]
    public async Task Import_TimeInAnyForm_IsStoredInUtc(string text, string expected)
    {
        var report = await Import($"account_id,timestamp\na,{text}\n");

        Assert.Equal(Utc(expected), report.First);
    }

    [Theory]
    [InlineData("2026-04-20 10:00:00", "2026-04-20T08:00:00Z")]
    [InlineData("2026-01-20 10:00:00", "2026-01-20T09:00:00Z")]
    [InlineData("2026-04-20T10:00:00Z", "2026-04-20T10:00:00Z")]
    [InlineData("2026-04-20T10:00:00-05:00", "2026-04-20T15:00:00Z")]
    public async Task Import_LocalTimes_AreReadInTheZoneUnlessTheyCarryAnOffset(string text, string expected)
    {
        var mapping = Interactions.Import.Parsing.MappingArguments.Parse([], timeZone: "Europe/Berlin");

        var report = await Import($"account_id,timestamp\na,{text}\n", mapping);

        Assert.Equal(Utc(expected), report.First);
        Assert.Contains(report.Notes, n => n.Contains("Europe/Berlin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_TimesWithAUnit_AreCountedInIt()
    {
        var mapping = new ImportMapping("generic", new Dictionary<string, IReadOnlyList<string>>(), TimeUnit: TimeUnit.Milliseconds);

        var report = await Import("account_id,timestamp\na,1500\n", mapping);

        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1.5), report.First);
    }

    [Fact]
    public async Task Import_JsonLinesWithBadOnes_RejectsThemAlone()
    {
        var report = await Import(
            "{\"account_id\":\"a\",\"timestamp\":\"2026-04-20T00:00:00Z\"}\n" +
            "{\"account_id\":\"b\",\"timestamp\":\n" +
            "\n" +
            "[1,2]\n" +
            "{\"account_id\":\"c\",\"timestamp\":\"2026-04-20T00:00:02Z\",\"status\":null,\"nested\":{\"x\":1}}\n");

        Assert.Equal((4, 2, 0, 2), (report.RowsRead, report.Accepted, report.Duplicates, report.Rejected));
        Assert.Equal(
            ["line,column,reason,raw",
                "2,,the record is not closed where the next one begins,\"{\"\"account_id\"\":\"\"b\"\",\"\"timestamp\"\":\"",
                "4,,the record is not a JSON object,\"[1,2]\""],
            File.ReadAllLines(Path.Combine(store.Directory, report.RejectsFile!)));
    }

    [Fact]
    public async Task Import_JsonArrayWithABadElement_RejectsItAlone()
    {
        var report = await Import(
            "[{\"account_id\":\"a\",\"timestamp\":\"2026-04-20T00:00:00Z\",\"note\":\"},{\\\"\"}, {\"account_id\": oops}, {\"account_id\":\"c\",\"timestamp\":\"2026-04-20T00:00:02Z\"}]");

        var rows = (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows;

        Assert.Equal((3, 2, 0, 1), (report.RowsRead, report.Accepted, report.Duplicates, report.Rejected));
        Assert.Equal([("a", 1L), ("c", 3L)], rows.Select(r => (r.AccountId!, r.Line)));
    }

    [Fact]
    public async Task Import_JsonWithNestedKeysAndLists_MapsThemByTheirPath()
    {
        var mapping = Interactions.Import.Parsing.MappingArguments.Parse(
            ["account=user.id", "time=t", "input_tokens=usage.input.tokens", "attribute.identity=tags"]);

        await Import(
            "{\"user\":{\"id\":\"a\"},\"t\":1776643200,\"usage\":{\"input.tokens\":7},\"tags\":[\"x\",\"y\",\"x\"]}\n{\"user\":{\"id\":\"b\"},\"t\":1776643200,\"usage\":{\"input.tokens\":8},\"tags\":[\"y\"]}\n", mapping);
        var shared = await store.SharedAttributesAsync(Selection.Everything, default);

        Assert.Equal(15, (await store.MeasureAsync(Selection.Everything, [Measure.InputTokens], default))[0].Value);
        Assert.Equal([("tags:y", AttributeFamily.Identity, 2)], shared.Attributes.Select(a => (a.Id, a.Family, a.AccountCount)));
    }

    [Fact]
    public async Task Import_Parquet_ReadsTypedColumns()
    {
        var path = Path.Combine(directory.Path, "log.parquet");
        using (var connection = new DuckDbConnection("Data Source=:memory:"))
        {
            connection.Open();
            connection.Run(
                $"""
                COPY (SELECT 'a' || (i % 2) AS account_id, TIMESTAMP '2026-04-20 00:00:00.5' + INTERVAL (i) SECOND AS timestamp, i AS input_tokens,
                    CASE WHEN i = 3 THEN NULL ELSE 'm' END AS model, [i % 2, 9]::VARCHAR[] AS blocks FROM range(7) r(i)
                    UNION ALL SELECT NULL, TIMESTAMP '2026-04-21', 1, 'm', NULL)
                TO {Sql.Literal(path)} (FORMAT parquet)
                """,
                default);
        }

        var mapping = Interactions.Import.Parsing.MappingArguments.Parse(["attribute=blocks"]);
        var packed = directory.GzipFile("log.parquet.gz", File.ReadAllBytes(path));
        var report = await store.ImportAsync(new ImportRequest(packed, "log.parquet.gz", mapping, "analyst", ImportedAt), null, default);
        var again = await store.ImportAsync(new ImportRequest(path, "log.parquet", mapping, "analyst", ImportedAt), null, default);

        Assert.Equal((8, 8, 0, 0), (report.RowsRead, report.Accepted, report.Duplicates, report.Rejected));
        Assert.Equal((8, 0, 8, 0), (again.RowsRead, again.Accepted, again.Duplicates, again.Rejected));
        Assert.Equal(Utc("2026-04-20T00:00:00.5Z"), report.First);
        Assert.Equal(
            [2, 8, 22],
            (await store.MeasureAsync(Selection.Everything, [Measure.Accounts, Measure.Interactions, Measure.InputTokens], default))
            .Select(f => f.Value));
        Assert.Equal(["blocks:9"], (await store.SharedAttributesAsync(Selection.Everything, default)).Attributes.Select(a => a.Id));
    }

    [Fact]
    public async Task Import_RowsWithIds_AreKnownByThem()
    {
        var first = await Import(
            "interaction_id,account_id,timestamp\n1,a,2026-04-20T00:00:00Z\n2,a,2026-04-20T00:00:00Z\n1,b,2026-04-20T00:00:05Z\n");
        var second = await Import("interaction_id,account_id,timestamp\n3,a,2026-04-20T00:00:00Z\n2,c,2026-04-21T00:00:00Z\n");

        Assert.Equal((3, 2, 1, 0), (first.RowsRead, first.Accepted, first.Duplicates, first.Rejected));
        Assert.Equal((2, 1, 1, 0), (second.RowsRead, second.Accepted, second.Duplicates, second.Rejected));
        Assert.Equal(1, (await store.DescribeAsync(default)).Accounts);
        Assert.Contains(first.Notes, n => n.Contains("interaction_id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_EqualRowsWithoutIds_AreCountedOnceAndTheReportSaysSo()
    {
        var rows = string.Concat(Enumerable.Repeat("a,2026-04-20T00:00:00Z\n", 5));

        var report = await Import("account_id,timestamp\n" + rows + "a,2026-04-20T00:00:01Z\n");

        Assert.Equal((6, 2, 4, 0), (report.RowsRead, report.Accepted, report.Duplicates, report.Rejected));
        Assert.Contains(report.Notes, n => n.Contains("4 were left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_Prompts_ShareTheirHashAndKeepTheirTextApart()
    {
        await Import(
            "account_id,timestamp,prompt,system_prompt\na,2026-04-20T00:00:00Z,\"write\ncode\",you are\nb,2026-04-20T00:00:01Z,\"write\ncode\",\nc,2026-04-20T00:00:01Z,other,you are\n");

        var shared = await store.SharedAttributesAsync(Selection.Everything, default);

        Assert.Equal(["prompt_hash", "system_prompt_hash"], shared.Attributes.Select(a => a.Kind));
        Assert.All(shared.Attributes, a => Assert.Equal((2, AttributeFamily.Content), (a.AccountCount, a.Family)));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("you are"u8)), shared.Attributes[1].Value);
    }

    [Fact]
    public async Task Import_Country_IsNotRead()
    {
        await Import("account_id,timestamp,country\na,2026-04-20T00:00:00Z,xx\nb,2026-04-20T00:00:01Z,xx\n");

        Assert.Empty((await store.SharedAttributesAsync(Selection.Everything, default)).Attributes);
    }

    [Fact]
    public async Task Import_Manifest_IsTheReport()
    {
        var report = await Import("account_id,timestamp\na,2026-04-20T00:00:00Z\n");

        using var manifest = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(store.Directory, "imports", "1.json")));

        Assert.Equal(report.Sha256, manifest.RootElement.GetProperty("sha256").GetString());
        Assert.Equal("timestamp", manifest.RootElement.GetProperty("mapping").GetProperty("columns").GetProperty("time")[0].GetString());
        Assert.Equal(new FileInfo(Path.Combine(directory.Path, "log")).Length, report.Bytes);
    }

    private static DateTime Utc(string text) =>
        DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);

    private Task<ImportReport> Import(string text, ImportMapping? mapping = null) =>
        store.ImportAsync(new ImportRequest(directory.File("log", text), "log", mapping, "analyst", ImportedAt), null, default);
}
