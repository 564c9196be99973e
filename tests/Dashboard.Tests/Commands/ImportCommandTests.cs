namespace Dashboard.Tests.Commands;

public sealed class ImportCommandTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("import-command-").FullName;
    private string data = "";
    private string caseId = "";

    public async Task InitializeAsync()
    {
        data = Directory.CreateDirectory(Path.Combine(folder, "workspace")).FullName;
        // Without this mark the sample cases would be prepared.
        await File.WriteAllTextAsync(Path.Combine(data, "samples-prepared"), "");
        caseId = (await ConsoleRun.Of("case", "create", "Harbour", "--data", data, "--json")).Json.GetProperty("id").GetString()!;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Import_Folder_TakesEveryLogAndTheEventsWithIt()
    {
        Write("logs/b.csv", "account_id,timestamp,payment\na,2026-04-20T00:00:00Z,card-7\nb,soon,card-7\n");
        Write("logs/deep/a.ndjson", "{\"account_id\":\"c\",\"timestamp\":\"2026-04-21T00:00:00Z\"}\n");
        Write("logs/releases.csv", "released_at,model,title\n2026-04-20T10:00:00Z,fable-2,Fable 2\n");
        Write("logs/notes.md", "not a log");

        var run = await ImportAsync(Path.Combine(folder, "logs"), "--hash", "payment", "--clock-note", "2 s behind UTC");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["b.csv", "a.ndjson", "releases.csv"],
            run.Json.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("file").GetString()));
        Assert.Equal([(2, 1, 0, 1), (1, 1, 0, 0), (1, 1, 0, 0)], run.Json.GetProperty("files").EnumerateArray().Select(f =>
            (f.GetProperty("rowsRead").GetInt32(), f.GetProperty("accepted").GetInt32(), f.GetProperty("duplicates").GetInt32(),
                f.GetProperty("rejected").GetInt32())));
        Assert.Equal(2, run.Json.GetProperty("interactions").GetInt32());
        var manifest = await ConsoleRun.Of("import", "manifest", "--case", caseId, "1", "--data", data);
        Assert.Equal("2 s behind UTC", manifest.Json.GetProperty("clockNote").GetString());
        Assert.Equal("hash", manifest.Json.GetProperty("mapping").GetProperty("treatments").GetProperty("payment").GetString());
    }

    [Fact]
    public async Task Import_CorrectedRejects_AreReadAsTheLogWas()
    {
        var log = Write("log.csv", "account_id,timestamp\na,2026-04-20T00:00:00Z\nb,soon\n");
        var rejects = (await ImportAsync(log)).Json.GetProperty("files")[0].GetProperty("rejectsFile").GetString()!;
        var corrected = Write(
            "corrected.csv", (await File.ReadAllTextAsync(rejects)).Replace("b,soon", "b,2026-04-21T00:00:00Z", StringComparison.Ordinal));

        var unnamed = await ImportAsync(corrected);
        var repaired = await ImportAsync(corrected, "--repairs", "1");

        Assert.Equal(1, unnamed.ExitCode);
        Assert.Contains("--repairs", unnamed.Error, StringComparison.Ordinal);
        Assert.Equal((0, 2), (repaired.ExitCode, repaired.Json.GetProperty("interactions").GetInt32()));
    }

    [Fact]
    public async Task Import_ZipOfGoodAndPoisonedLogs_TakesTheGoodAndSaysWhatIsWrongWithTheOthers()
    {
        var path = Path.Combine(folder, "logs.zip");
        using (var zip = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in ((string, byte[])[])[
                ("good.csv", "account_id,timestamp\na,2026-04-20T00:00:00Z\n"u8.ToArray()),
                ("deep/cut.csv.gz", [0x1f, 0x8b, 8, 0, 1, 2, 3]),
                ("half.json", "{\"account_id\":\"b\\ud83d\",\"timestamp\":1776643200}"u8.ToArray())])
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        var run = await ImportAsync(path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("logs.zip › deep › cut.csv.gz", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["logs.zip › good.csv", "logs.zip › half.json"],
            run.Json.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("file").GetString()));
        Assert.Equal(2, run.Json.GetProperty("interactions").GetInt32());
    }

    [Fact]
    public async Task Import_OneOfSeveralThatYieldsNothing_LeavesTheOthersInAndFails()
    {
        var good = Write("good.csv", "account_id,timestamp\na,2026-04-20T00:00:00Z\n");
        var bad = Write("bad.csv", "account_id,timestamp\na,soon\n");

        var run = await ImportAsync(bad, good);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bad.csv", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Json.GetProperty("interactions").GetInt32());
    }

    [Fact]
    public async Task Remove_Import_RestoresWhatWasBeforeAndSaysWhatThereIsNot()
    {
        var before = (await ImportAsync(Write("one.csv", "account_id,timestamp\na,2026-04-20T00:00:00Z\n"))).Json.GetProperty("fingerprint")
            .GetString();
        await ImportAsync(Write("two.csv", "account_id,timestamp\nb,2026-04-21T00:00:00Z\n"));

        var removed = await ConsoleRun.Of("import", "remove", "--case", caseId, "2", "--data", data, "--json");
        var again = await ConsoleRun.Of("import", "remove", "--case", caseId, "2", "--data", data, "--json");

        Assert.Equal(
            (0, before, 1),
            (removed.ExitCode, removed.Json.GetProperty("fingerprint").GetString(), removed.Json.GetProperty("accounts").GetInt32()));
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("no import 2", again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--hash", "time")]
    [InlineData("--date-order", "sideways")]
    [InlineData("--mapping", "a", "--preset", "generic")]
    public async Task Import_OptionsThatCannotBeMeant_AreWrongUsage(params string[] options) =>
        Assert.Equal(2, (await ImportAsync([Write("log.csv", "account_id,timestamp\na,2026-04-20T00:00:00Z\n"), .. options])).ExitCode);

    private Task<ConsoleRun> ImportAsync(params string[] arguments) =>
        ConsoleRun.Of(["import", "--case", caseId, .. arguments, "--data", data, "--json"]);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
