using Dashboard.Commands;

namespace Dashboard.Tests.Commands;

/// <summary>The way from an empty workspace to a packet, by commands alone.</summary>
public sealed class CaseCommandsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("commands-").FullName;

    private string Workspace => Path.Combine(folder, "workspace");

    [Fact]
    public async Task NewWorkspace_CaseList_HasTheSampleCases()
    {
        var run = await RunAsync("case", "list", "--json");

        var names = run.Json.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString());
        Assert.Equal(["Public record", "Training case"], names);
    }

    [Fact]
    public async Task GeneratedTelemetry_ImportedAnalysedQueried_AddsUp()
    {
        var telemetry = Path.Combine(folder, "telemetry");
        await ConsoleRun.Of(
            "generate", "--scenario", "campaign", "--accounts", "200", "--interactions", "8000", "--seed", "7", "--out", telemetry);
        var id = (await RunAsync("case", "create", "Trial", "--json")).Json.GetProperty("id").GetString()!;

        var import = await RunAsync("import", "--case", id, Path.Combine(telemetry, "interactions.csv"), "--json");
        var analysis = await RunAsync("analyze", "--case", id, "--json", "--accounts-out", Path.Combine(folder, "accounts.csv"));
        var figures = await RunAsync("query", "--case", id, "--view", "figures", "--json");
        var timeline = await RunAsync("query", "--case", id, "--view", "timeline", "--select", "time=2026-04-22..2026-06-05", "--json");

        var file = import.Json.GetProperty("files")[0];
        Assert.Equal(8000, file.GetProperty("rowsRead").GetInt64());
        Assert.Equal(
            8000,
            file.GetProperty("accepted").GetInt64() + file.GetProperty("duplicates").GetInt64() + file.GetProperty("rejected").GetInt64());
        Assert.Equal(200, import.Json.GetProperty("accounts").GetInt64());
        Assert.Equal(import.Json.GetProperty("fingerprint").GetString(), analysis.Json.GetProperty("fingerprint").GetString());
        Assert.Equal(201, (await File.ReadAllLinesAsync(Path.Combine(folder, "accounts.csv"))).Length);
        Assert.Equal(
            8000,
            figures.Json.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("measure").GetString() == "interactions")
            .GetProperty("value").GetInt64());
        Assert.Equal("time=2026-04-22..2026-06-05", timeline.Json.GetProperty("selection").GetString());
        Assert.InRange(timeline.Json.GetProperty("rows").EnumerateArray().Sum(r => r.GetProperty("interactions").GetInt64()), 1, 7999);
    }

    [Theory]
    [InlineData("figures", "Measure", "interactions       2  count/1")]
    [InlineData("timeline", "From, UTC", "2026-04-22 10:00  minute")]
    [InlineData("heatmap", "Capability", "unclassified")]
    [InlineData("accounts", "Account", "2026-04-22 10:00")]
    public async Task Query_ForAPerson_IsATableOfPlainWords(string view, string heading, string cell)
    {
        var log = Path.Combine(folder, "log.csv");
        await File.WriteAllTextAsync(log, "account_id,timestamp\na,2026-04-22T10:00:00Z\nb,2026-04-22T11:00:00Z\n");
        var id = (await RunAsync("case", "create", "Read", "--json")).Json.GetProperty("id").GetString()!;
        await RunAsync("import", "--case", id, log);

        var lines = (await RunAsync("query", "--case", id, "--view", view)).Output.Trim().Split('\n');

        Assert.StartsWith(heading, lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains(cell, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain('{', line));
    }

    [Fact]
    public async Task Import_SameFileTwice_AddsNothing()
    {
        var log = Path.Combine(folder, "log.csv");
        await File.WriteAllTextAsync(log, "account_id,timestamp\na,2026-04-22T10:00:00Z\nb,not a time\n");
        var id = (await RunAsync("case", "create", "Twice", "--json")).Json.GetProperty("id").GetString()!;

        var first = (await RunAsync("import", "--case", id, log, "--json")).Json.GetProperty("files")[0];
        var second = await RunAsync("import", "--case", id, log, "--json");

        Assert.Equal(1, first.GetProperty("rejected").GetInt64());
        Assert.True(File.Exists(first.GetProperty("rejectsFile").GetString()));
        Assert.Equal(0, second.Json.GetProperty("files")[0].GetProperty("accepted").GetInt64());
        Assert.Equal(1, second.Json.GetProperty("interactions").GetInt64());
    }

    [Fact]
    public async Task PublicRecord_ExportedAndVerified_IsValidUntilAByteChanges()
    {
        var packet = Path.Combine(folder, "packet.zip");
        var allegation = (await RunAsync("allegation", "list", "--case", "public-record", "--json")).Json.GetProperty("allegations")[0]
            .GetProperty("id").GetString()!;

        var export = await RunAsync("export", "--case", "public-record", "--allegation", allegation, "--out", packet, "--json");
        var verification = await ConsoleRun.Of("verify", packet, "--json");
        var bytes = await File.ReadAllBytesAsync(packet);
        bytes[bytes.Length / 3] ^= 1;
        await File.WriteAllBytesAsync(packet, bytes);
        var afterwards = await ConsoleRun.Of("verify", packet, "--json");
        var audit = await RunAsync("audit", "verify", "--json");

        Assert.Equal(CommandLine.Done, export.ExitCode);
        Assert.True(verification.Json.GetProperty("valid").GetBoolean());
        Assert.Equal(CommandLine.Failed, afterwards.ExitCode);
        Assert.False(afterwards.Json.GetProperty("valid").GetBoolean());
        Assert.True(audit.Json.GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task Summary_PublicRecord_SaysWhatTheChainBearsAndInWhoseWords()
    {
        var summary = (await RunAsync("summary", "--case", "public-record", "--json")).Json;

        Assert.StartsWith(
            "Anthropic alleges, as source 3 words it, that “approximately 25,000” fraudulent accounts",
            summary.GetProperty("headline").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["that the lab directed it", "that the outputs were used in training"],
            summary.GetProperty("notShown").EnumerateArray().Select(n => n.GetString()));
        var interactions = summary.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "Interactions");
        Assert.Equal(
            ("“roughly 28.8 million”", "reported", "roughly", "Source 3"),
            (interactions.GetProperty("value").GetString(), interactions.GetProperty("kind").GetString(),
                interactions.GetProperty("qualifier").GetString(), interactions.GetProperty("source").GetString()));
        Assert.Equal(6, summary.GetProperty("answers").GetArrayLength());
        Assert.All(
            summary.GetProperty("answers").EnumerateArray(),
            a => Assert.True(a.GetProperty("figures").GetArrayLength() + a.GetProperty("lines").GetArrayLength() > 0));
    }

    [Fact]
    public async Task AllegationShow_PublicRecord_HasItWhole()
    {
        var shown = (await RunAsync("allegation", "show", "--case", "public-record", "--allegation", "1", "--json")).Json;
        var markdown = (await RunAsync("allegation", "show", "--case", "public-record", "--allegation", "1", "--markdown")).Output;

        Assert.Equal(5, shown.GetProperty("elements").GetArrayLength());
        Assert.Equal("unverifiable", shown.GetProperty("elements")[4].GetProperty("highest").GetString());
        var quotation = shown.GetProperty("quotations")[0];
        Assert.Equal(
            ("Alibaba's Qwen lab ran", 2, 22),
            (quotation.GetProperty("text").GetString(), quotation.GetProperty("source").GetInt32(),
                quotation.GetProperty("length").GetInt32()));
        Assert.Equal("/cases/public-record/sources#quotation-1", quotation.GetProperty("link").GetString());
        Assert.StartsWith("# Anthropic alleges", markdown, StringComparison.Ordinal);
        Assert.Contains("Title given by the analyst: ", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("summary", "--case", "nowhere")]
    [InlineData("allegation", "show", "--case", "public-record", "--allegation", "9")]
    [InlineData("query", "--case", "nowhere", "--view", "figures")]
    [InlineData("allegation", "list", "--case", "nowhere")]
    [InlineData("export", "--case", "public-record", "--allegation", "99", "--out", "x.zip")]
    [InlineData("export", "--case", "public-record", "--allegation", "1", "--out", "x.zip", "--key", "absent.p12")]
    public async Task Verb_NothingThere_FailsWithASentence(params string[] arguments)
    {
        var run = await RunAsync(arguments);

        Assert.Equal(CommandLine.Failed, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Error);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<ConsoleRun> RunAsync(params string[] arguments) => ConsoleRun.Of([.. arguments, "--data", Workspace]);
}
