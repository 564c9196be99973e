using Dashboard.Commands;

namespace Dashboard.Tests.Commands;

public sealed class GenerateCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("generate-").FullName;

    [Fact]
    public async Task Generate_ACampaign_TellsItsTruthAndWritesWhatAnInvestigatorHas()
    {
        var run = await ConsoleRun.Of(
            "generate", "--scenario", "hydra", "--accounts", "200", "--interactions", "8000", "--out", folder, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(200, run.Json.GetProperty("accounts").GetInt32());
        Assert.Equal(8000, run.Json.GetProperty("interactions").GetInt64());
        var window = Assert.Single(run.Json.GetProperty("windows").EnumerateArray().ToList());
        Assert.Equal(run.Json.GetProperty("campaignAccounts").GetInt32(), window.GetProperty("accounts").GetInt32());
        Assert.Empty(run.Json.GetProperty("missing").EnumerateArray());
        Assert.Equal(
            ["accounts.csv", "enforcement.csv", "interactions.csv", "releases.csv", "truth.csv"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(new[] { "--shape", "langfuse" }, "observations.jsonl")]
    [InlineData(new[] { "--format", "parquet" }, "interactions.parquet")]
    [InlineData(new string[0], "spans.ndjson")]
    public async Task Generate_AWorld_TellsItsTruthAndWritesTheMakersShape(string[] options, string log)
    {
        var run = await ConsoleRun.Of(
            ["generate", "--scenario", "builds-and-evaluators", "--accounts", "300", "--interactions", "4000", "--out", folder, "--json",
                .. options]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(300, run.Json.GetProperty("accounts").GetInt32());
        Assert.Equal(0, run.Json.GetProperty("campaignAccounts").GetInt32());
        Assert.Equal(
            new[] { "accounts.csv", "releases.csv", "truth.csv", log }.Order(StringComparer.Ordinal),
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("account_id,role,campaign,window_start,window_end,group", File.ReadLines(Path.Combine(folder, "truth.csv")).First());
    }

    [Fact]
    public async Task Generate_NarrowOfSomethingInnocent_HasTenColumnsAndPlantsNothing()
    {
        var run = await ConsoleRun.Of(
            "generate", "--scenario", "hackathon", "--accounts", "150", "--interactions", "3000", "--columns", "narrow", "--out", folder,
            "--json");

        Assert.Equal(0, run.Json.GetProperty("campaignAccounts").GetInt32());
        Assert.Empty(run.Json.GetProperty("windows").EnumerateArray());
        Assert.Equal(10, File.ReadLines(Path.Combine(folder, "interactions.csv")).First().Split(',').Length);
    }

    [Fact]
    public async Task Generate_UnknownScenario_NamesThoseThereAre()
    {
        var run = await ConsoleRun.Of("generate", "--scenario", "nonsense", "--out", folder);

        Assert.Equal(CommandLine.Failed, run.ExitCode);
        Assert.Contains("low-and-slow", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
