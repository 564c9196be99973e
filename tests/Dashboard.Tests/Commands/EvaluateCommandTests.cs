using System.Text.Json;
using Dashboard.Commands;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Worlds;
using Dashboard.Scenarios.Worlds.Library;

namespace Dashboard.Tests.Commands;

public sealed class EvaluateCommandTests
{
    [Fact]
    public async Task Evaluate_OneScenario_GivesTheMeasuresOfEveryRun()
    {
        var run = await ConsoleRun.Of(
            ["evaluate", "--scenario", "university-nat", "--seeds", "2", "--accounts", "150", "--interactions", "6000", "--json"]);

        Assert.Equal(CommandLine.Done, run.ExitCode);
        var scenario = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("scenarios").EnumerateArray().ToArray());
        Assert.Equal("university-nat", scenario.GetProperty("name").GetString());
        foreach (var key in (string[])["precision", "recall", "f1", "ari", "windowErrorDays", "falseClusters"])
            Assert.True(scenario.TryGetProperty(key, out _), key);
        Assert.Equal(JsonValueKind.Null, scenario.GetProperty("windowErrorDays").ValueKind);
        Assert.Equal([1, 2], scenario.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("seed").GetInt32()));
    }

    [Fact]
    public async Task Evaluate_WithoutColumns_LeavesThemOutOfTheLog()
    {
        var run = await ConsoleRun.Of(
            ["evaluate", "--scenario", "quiet", "--seeds", "1", "--from-seed", "7", "--accounts", "120", "--interactions", "3000",
                "--without", "ip,asn,payment", "--json"]);

        Assert.Equal(CommandLine.Done, run.ExitCode);
        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["ip", "asn", "payment"], answer.GetProperty("without").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(7, answer.GetProperty("scenarios")[0].GetProperty("runs")[0].GetProperty("seed").GetInt32());
    }

    [Fact]
    public async Task Evaluate_OneWorld_GivesItsCampaignsAndInnocentGroups()
    {
        var run = await ConsoleRun.Of(
            ["evaluate", "--scenario", "slot-filled", "--seeds", "1", "--accounts", "320", "--interactions", "5000", "--json"]);

        Assert.Equal(CommandLine.Done, run.ExitCode);
        var world = JsonDocument.Parse(run.Output).RootElement.GetProperty("scenarios")[0];
        Assert.Equal("open", world.GetProperty("kind").GetString());
        Assert.InRange(world.GetProperty("innocentsAccused").GetDouble(), 0, 1);
        Assert.Equal(["Heron", "Wren"], world.GetProperty("campaigns").EnumerateArray().Select(c => c.GetProperty("campaign").GetString()));
        var groups = world.GetProperty("groups").EnumerateArray()
            .ToDictionary(g => g.GetProperty("group").GetString()!, g => g.GetProperty("accounts").GetDouble());
        Assert.Contains("individuals", groups.Keys);
        // Of those who were made, some ask for nothing, and are in no log.
        var inLog = WorldCatalogue.Create(new ScenarioRequest("slot-filled", 320, 5000)).Interactions.Select(i => i.Account).Distinct()
            .Count();
        Assert.Equal(
            inLog, groups.Values.Sum() + world.GetProperty("campaigns").EnumerateArray().Sum(c => c.GetProperty("accounts").GetDouble()));
    }

    [Theory]
    [InlineData("--worlds", "closed")]
    [InlineData("--shape", "nonesuch")]
    [InlineData("--scenario", "nonesuch")]
    [InlineData("--seeds", "0")]
    [InlineData("--from-seed", "0")]
    [InlineData("--without", "nationality")]
    public async Task Evaluate_WrongValue_IsWrongUsage(string option, string value)
    {
        var run = await ConsoleRun.Of(["evaluate", option, value]);

        Assert.Equal(CommandLine.WrongUsage, run.ExitCode);
        Assert.Empty(run.Output);
    }
}
