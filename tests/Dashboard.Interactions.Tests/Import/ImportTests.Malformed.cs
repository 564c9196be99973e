using System.Globalization;
using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.Import.Parsing;

namespace Dashboard.Interactions.Tests.Import;

/// <summary>Files as they come: each oddity costs its own row, has a sentence, and never a neighbour.</summary>
public sealed partial class ImportTests
{
    private const string Good = "a,2026-04-20T00:00:00Z,1\n";

    public static TheoryData<string, string, string> OddRows => new()
    {
        { "NUL bytes", "b\0,2026-04-20T00:00:00Z,1", "the row holds a NUL byte, which no text does" },
        { "a date of year 0", "b,0000-04-20T00:00:00Z,1", "is outside the years 1970 to 2099" },
        { "a date of year 9999", "b,9999-12-31T23:59:59Z,1", "is outside the years 1970 to 2099" },
        { "a day that is none", "b,2026-02-30T00:00:00Z,1", "is not a time" },
        { "an hour that is none", "b,2026-02-03T25:00:00Z,1", "is not a time" },
        { "a time beyond 64 bits", "b,99999999999999999999,1", "is a number of more than 64 bits, and no time" },
        { "a ragged row", "b,2026-04-20T00:00:00Z", "the row has 2 fields and the header 3" },
        { "a word for a time", "b,epoch,1", "is not a time" },
    };

    [Theory]
    [MemberData(nameof(OddRows))]
    public async Task Import_OddRow_CostsItselfAloneAndSaysWhy(string what, string row, string reason)
    {
        var report = await Import($"account_id,timestamp,input_tokens\n{Good}{row}\nc,2026-04-20T00:00:00Z,1\n");

        Assert.Equal((3L, 2L, 1L), (report.RowsRead, report.Accepted, report.Rejected));
        Assert.Contains(reason, File.ReadAllLines(Path.Combine(store.Directory, report.RejectsFile!))[1], StringComparison.Ordinal);
        Assert.Single(report.RejectGroups);
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData("account_id")]
    [InlineData("interaction_id")]
    [InlineData("ip")]
    [InlineData("session_id")]
    [InlineData("model")]
    public async Task Import_IdLongerThanAnyIs_IsRejectedWithItsBeginning(string column)
    {
        string[] columns = ["account_id", "timestamp", "interaction_id", "ip", "session_id", "model", "prompt"];
        string Row(int n, string? longer, int length) =>
            string.Join(
                ',',
                columns.Select(
                    c => c == longer ? new string('x', length) : c == "timestamp" ? "1776643200" : c == "ip" ? "203.0.113.7" : $"{c}{n}"));

        var report = await Import(
            $"{string.Join(',', columns)}\n{Row(1, column, 5_000)}\n{Row(2, "prompt", 100_000)}\n{Row(3, null, 0)}\n");

        Assert.Equal((2L, 1L), (report.Accepted, report.Rejected));
        Assert.Contains("longer than 4,096 bytes", report.RejectGroups.Single().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ id: 'x', attributes: { 'user.id': 'a' } }")]
    [InlineData("{'account_id': 'a', 'timestamp': None}")]
    public async Task Import_ObjectsAsAConsolePrintsThem_SaysWhatTheyAre(string row)
    {
        var refused = await Assert.ThrowsAsync<ImportException>(
            () => Import(row + "\n", MappingArguments.Parse(["account=account_id", "time=timestamp"])));

        Assert.Matches("as Python or JavaScript prints it|has no column", refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public async Task Import_FieldOfAHundredMegabytes_IsRejectedAndItsNeighboursAreNot(string quote)
    {
        var path = Path.Combine(directory.Path, "huge");
        await using (var file = new StreamWriter(path))
        {
            await file.WriteAsync("account_id,timestamp,model\na,2026-04-20T00:00:00Z,m\nb,2026-04-20T00:00:00Z," + quote);
            var part = new string('x', 1 << 20);
            for (var i = 0; i < 100; i++) await file.WriteAsync(part);
            await file.WriteAsync(quote + "\nc,2026-04-20T00:00:00Z,m\n");
        }

        var report = await store.ImportAsync(new ImportRequest(path, "huge", null, "analyst", ImportedAt), null, default);

        Assert.Equal((3L, 2L, 1L), (report.RowsRead, report.Accepted, report.Rejected));
        Assert.InRange(new FileInfo(Path.Combine(store.Directory, report.RejectsFile!)).Length, 1, 2 << 20);
    }

    [Fact]
    public async Task Import_FiveThousandColumns_ReadsThoseItKnows()
    {
        var header = string.Join(',', Enumerable.Range(0, 4998).Select(i => $"c{i}"));
        var cells = string.Join(',', Enumerable.Repeat("x", 4998));

        var report = await Import($"{header},account_id,timestamp\n{cells},a,2026-04-20T00:00:00Z\n{cells},b,2026-04-20T00:00:01Z\n");

        Assert.Equal(2, report.Accepted);
    }

    [Fact]
    public async Task Import_HeaderNamesThatRepeatAreEmptyOrReserved_AreToldApart()
    {
        var mapping = MappingArguments.Parse(["model=model (2)", "attribute.device=column 4", "status=select"]);

        var report = await Import(
            "account_id,timestamp,model,,model,select\na,1776643200,one,d,two,s\nb,1776643200,one,d,two,s\n", mapping);
        var row = (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows[0];

        Assert.Equal(("two", "s"), (row.Model, row.Status));
        Assert.Equal(["column 4:d"], (await store.SharedAttributesAsync(Selection.Everything, default)).Attributes.Select(a => a.Id));
        Assert.Contains(report.Notes, n => n.Contains("more than once", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task Import_Utf16_ReadsItWithOrWithoutItsMark(bool isBigEndian, bool hasMark)
    {
        var encoding = new UnicodeEncoding(isBigEndian, hasMark);
        var text = "account_id,timestamp,model\n" + string.Concat(
            Enumerable.Range(0, 40_000).Select(i => $"ä{i}😀,2026-04-20T00:00:00Z,m\n"));
        var path = directory.File("wide", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);

        var report = await store.ImportAsync(new ImportRequest(path, "wide", null, "analyst", ImportedAt), null, default);

        Assert.Equal((40_000L, 0L), (report.Accepted, report.Rejected));
        Assert.Equal(1, (await store.AccountsAsync(new AccountsRequest(Selection.Everything, IdContains: "ä123😀"), default)).Total);
    }

    [Fact]
    public async Task Import_Utf16WithHalfAPair_RejectsThatRowAlone()
    {
        var bytes = new UnicodeEncoding(false, true).GetBytes("account_id,timestamp\na,1776643200\nb?,1776643200\nc,1776643200\n");
        bytes.AsSpan(bytes.AsSpan().IndexOf("?\0"u8), 2).Clear();
        bytes[bytes.AsSpan().IndexOf("b\0"u8) + 3] = 0xd8;
        var path = directory.File("wide", [0xff, 0xfe, .. bytes]);

        var report = await store.ImportAsync(new ImportRequest(path, "wide", null, "analyst", ImportedAt), null, default);

        Assert.Equal((3L, 2L, 1L), (report.RowsRead, report.Accepted, report.Rejected));
    }

    [Fact]
    public async Task Import_Windows1252_IsReadWhereItIsStated()
    {
        var path = directory.File("west", [.. "account_id,timestamp\nM"u8, 0xfc, .. "ller"u8, 0x80, .. ",1776643200\n"u8]);
        var mapping = new ImportMapping("", new Dictionary<string, IReadOnlyList<string>>()) { Encoding = LogEncoding.Windows1252 };

        await store.ImportAsync(new ImportRequest(path, "west", mapping, "analyst", ImportedAt), null, default);

        Assert.Equal("Müller€", (await store.AccountsAsync(new AccountsRequest(Selection.Everything), default)).Rows[0].AccountId);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('^')]
    [InlineData('~')]
    [InlineData('\u0001')]
    [InlineData(':')]
    public async Task Import_AnyDelimiter_IsFound(char delimiter)
    {
        var report = await Import($"account_id{delimiter}timestamp{delimiter}model\na{delimiter}1776643200{delimiter}m\n");

        Assert.Equal(1, report.Accepted);
    }

    [Fact]
    public async Task Import_Zstandard_ReadsItAndRefusesHalfOfIt()
    {
        using var compressor = new ZstdSharp.Compressor();
        var text = "account_id,timestamp\n" + string.Concat(
            Enumerable.Range(0, 50_000)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i},{1776643200 + (i * 7919 % 100_000)}\n")));
        var packed = compressor.Wrap(Encoding.UTF8.GetBytes(text)).ToArray();

        var report = await store.ImportAsync(
            new ImportRequest(directory.File("log.zst", packed), "log.zst", null, "analyst", ImportedAt), null, default);
        await Assert.ThrowsAsync<ImportException>(
            () => store.ImportAsync(
                new ImportRequest(directory.File("half.zst", packed[..(packed.Length / 2)]), "half.zst", null, "analyst", ImportedAt), null,
                default));

        Assert.Equal(50_000, report.Accepted);
        Assert.Single(await store.ImportsAsync(default));
    }

    [Theory]
    [InlineData("04/22/2026 10:00:00", "2026-04-22T10:00:00Z")]
    [InlineData("22/04/2026 10:00", "2026-04-22T10:00:00Z")]
    [InlineData("22.04.2026 10:00:00", "2026-04-22T10:00:00Z")]
    [InlineData("4/22/2026 1:05:00 PM", "2026-04-22T13:05:00Z")]
    [InlineData("4/22/2026 12:05:00 AM", "2026-04-22T00:05:00Z")]
    [InlineData("\"Wed, 22 Apr 2026 10:00:00 GMT\"", "2026-04-22T10:00:00Z")]
    [InlineData("22/Apr/2026:10:00:00 +0200", "2026-04-22T08:00:00Z")]
    [InlineData("2026/04/22 10:00", "2026-04-22T10:00:00Z")]
    [InlineData("2026-04-22T10:00:00.123456789+05:30", "2026-04-22T04:30:00.123456Z")]
    [InlineData("2026-04-22 10:00:00,5", "2026-04-22T10:00:00.5Z")]
    public async Task Import_TimesOfOtherLogs_AreRead(string text, string expected)
    {
        var report = await Import($"account_id;timestamp\na;{text}\n");

        Assert.Equal(Utc(expected), report.First);
    }

    [Fact]
    public async Task Import_DatesThatCouldBeTwo_AreAskedAboutAndReadAsSaid()
    {
        const string Log = "account_id,timestamp\na,03/04/2026 10:00:00\nb,04/05/2026 10:00:00\n";
        var asked = await Assert.ThrowsAsync<ImportException>(() => Import(Log));
        var mapping = new ImportMapping("", new Dictionary<string, IReadOnlyList<string>>());

        var report = await Import(Log, mapping with { DateOrder = DateOrder.DayFirst });

        Assert.Contains("Say which comes first", asked.Message, StringComparison.Ordinal);
        Assert.Equal(Utc("2026-04-03T10:00:00Z"), report.First);
        Assert.Contains(
            "Nothing was added", (await Import(Log, mapping with { DateOrder = DateOrder.MonthFirst })).Notes[0], StringComparison.Ordinal);
        await store.RemoveImportAsync(2, "analyst", ImportedAt, default);
        await store.RemoveImportAsync(1, "analyst", ImportedAt, default);
        Assert.Equal(Utc("2026-03-04T10:00:00Z"), (await Import(Log, mapping with { DateOrder = DateOrder.MonthFirst })).First);
    }

    [Fact]
    public async Task Import_DatesOfWhichOneTells_AreReadAsItTells()
    {
        var report = await Import("account_id,timestamp\na,03/04/2026\nb,25/04/2026\n");

        Assert.Equal((Utc("2026-04-03T00:00:00Z"), DateOrder.DayFirst), (report.First!.Value, report.Mapping.DateOrder));
    }

    [Fact]
    public async Task Import_LocalTimesThatHappenedTwiceOrNever_AreRejectedWithTheReason()
    {
        var report = await Import(
            "account_id,timestamp\na,2025-10-26 02:30:00\nb,2025-10-26 02:30:00+02:00\nc,2026-03-29 02:30:00\nd,2026-03-29 03:30:00\n",
            MappingArguments.Parse([], timeZone: "Europe/Berlin"));

        Assert.Equal((2L, 2L), (report.Accepted, report.Rejected));
        Assert.Contains(report.RejectGroups, g => g.Reason.Contains("happened twice", StringComparison.Ordinal));
        Assert.Contains(report.RejectGroups, g => g.Reason.Contains("did not happen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_SensitiveValues_AreKeptAsKeyedHashesThatStillLink()
    {
        var mapping = new ImportMapping("", new Dictionary<string, IReadOnlyList<string>>())
        {
            Treatments = new Dictionary<string, Treatment> { ["ip"] = Treatment.Hash, ["payment"] = Treatment.Drop,
                ["prompt"] = Treatment.Hash },
        };

        var report = await Import(
            "account_id,timestamp,ip,payment,prompt\na,1776643200,203.0.113.7,card,secret\nb,1776643201,203.0.113.7,card,secret\nc,1776643202,203.0.113.8,card,other\n", mapping);
        var shared = (await store.SharedAttributesAsync(Selection.Everything, default)).Attributes;

        Assert.Equal([("ip", 2), ("ip_prefix", 3), ("prompt_hash", 2)], shared.Select(a => (a.Kind, a.AccountCount)));
        Assert.All(shared, a => Assert.Matches("^[0-9a-f]{32}$", a.Value));
        Assert.Equal(Treatment.Hash, report.Mapping.Treatments["ip"]);
        Assert.Contains(report.Notes, n => n.Contains("keyed hashes", StringComparison.Ordinal));
        await store.DisposeAsync();
        Assert.Equal(-1, File.ReadAllBytes(Path.Combine(store.Directory, "interactions.duckdb")).AsSpan().IndexOf("203.0.113.7"u8));
        Assert.Equal(-1, File.ReadAllBytes(Path.Combine(store.Directory, "interactions.duckdb")).AsSpan().IndexOf("secret"u8));
    }
}
