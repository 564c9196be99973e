using System.Text.Json;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds;
using Dashboard.Scenarios.Worlds.Library;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Tests.Worlds;

public sealed class ShapeTests
{
    public static TheoryData<string> Names => [.. LogShapes.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Write_AnyShape_HasARowForEachInteractionAndNothingOfTheTruth(string name)
    {
        var world = SmallWorld.Of("slot-filled");
        var shape = LogShapes.Find(name)!.Value;
        var folder = Directory.CreateTempSubdirectory("dashboard-shape-").FullName;
        try
        {
            await WorldFolder.WriteAsync(world, folder, shape);
            var log = await File.ReadAllTextAsync(Path.Combine(folder, shape.Files()[0]));

            var all = string.Concat(shape.Files().Select(file => File.ReadAllText(Path.Combine(folder, file))));
            foreach (var account in world.Interactions.Select(row => world.Accounts[row.Account].AccountId).Distinct())
                Assert.Contains(account, all, StringComparison.Ordinal);
            foreach (var word in (string[])["Heron", "Wren", "pool", "bystander", "campaign"])
                Assert.DoesNotContain($"\"{word}\"", log, StringComparison.Ordinal);
            if (shape.Files()[0].EndsWith(".csv", StringComparison.Ordinal)) return;
            var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
            if (shape != LogShape.OtlpFile) Assert.Equal(world.Interactions.Count, lines.Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Write_AnyShape_NamesAccountsInTheRegistersAsTheLogDoes(string name)
    {
        var world = SmallWorld.Of("slot-filled");
        var shape = LogShapes.Find(name)!.Value;
        var folder = Directory.CreateTempSubdirectory("dashboard-shape-").FullName;
        try
        {
            await WorldFolder.WriteAsync(world, folder, shape);

            string[] Ids(string file) => [.. File.ReadAllLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(',')[0])];
            Assert.Equal(world.Accounts.Select(account => shape.NameOfAccount(account.AccountId)), Ids("accounts.csv"));
            Assert.Equal(Ids("accounts.csv"), Ids("truth.csv"));
            var log = string.Concat(shape.Files().Select(file => File.ReadAllText(Path.Combine(folder, file))));
            var ids = Ids("accounts.csv");
            foreach (var account in world.Interactions.Select(row => row.Account).Distinct())
                Assert.Contains(ids[account], log, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Write_LiteLlm_HasSystemPromptAndHistoryBeforeTheUsersText()
    {
        var world = SmallWorld.Of("inside-tool");
        var lines = await LinesAsync(world, LogShape.LiteLlmSpendLogs);
        var place = world.Interactions.Index().First(row => row.Item is { SystemPrompt: not null, Earlier.Count: 2 }).Index;
        var row = world.Interactions[place];

        using var json = JsonDocument.Parse(lines[place]);
        var messages = json.RootElement.GetProperty("messages").EnumerateArray().ToList();

        Assert.Equal(
            ["system", "user", "assistant", "user", "assistant", "user"],
            messages.Select(message => message.GetProperty("role").GetString()));
        Assert.Equal(row.SystemPrompt, messages[0].GetProperty("content").GetString());
        Assert.Equal(row.Prompt, messages[^1].GetProperty("content").GetString());
        Assert.Equal(
            row.Earlier,
            messages.Where(message => message.GetProperty("role").GetString() == "user").SkipLast(1)
            .Select(message => message.GetProperty("content").GetString()!));
    }

    [Fact]
    public async Task Write_Bedrock_CountsCachedTokensApart()
    {
        var world = SmallWorld.Of("slot-filled");
        var lines = await LinesAsync(world, LogShape.BedrockInvocations);
        foreach (var (row, line) in world.Interactions.Zip(lines))
        {
            using var json = JsonDocument.Parse(line);
            var input = json.RootElement.GetProperty("input");
            Assert.Equal(
                row.InputTokens,
                input.GetProperty("inputTokenCount").GetInt32() + input.GetProperty("cacheReadInputTokenCount").GetInt32());
        }
    }

    [Fact]
    public async Task Write_WithoutColumns_LeavesNothingOfThemInAnyShape()
    {
        var world = WorldCatalogue.Create(
            new ScenarioRequest(
                "slot-filled", 300, 3000, 3, [InteractionColumn.Ip, InteractionColumn.Prompt, InteractionColumn.SessionId]));
        Assert.Equal([InteractionColumn.Ip, InteractionColumn.SessionId, InteractionColumn.Prompt], world.MissingColumns);
        foreach (var name in LogShapes.Names)
        {
            var text = string.Join('\n', await LinesAsync(world, LogShapes.Find(name)!.Value));
            Assert.DoesNotMatch("100\\.(6[4-9]|7[0-9])\\.", text);
            Assert.DoesNotContain("continue", text, StringComparison.Ordinal);
        }
    }

    private static async Task<string[]> LinesAsync(WorldLog world, LogShape shape)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-shape-").FullName;
        try
        {
            await LogShapes.WriteAsync(world, shape, folder);
            return await File.ReadAllLinesAsync(Path.Combine(folder, shape.Files()[0]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
