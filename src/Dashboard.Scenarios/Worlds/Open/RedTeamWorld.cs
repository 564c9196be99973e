using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A red team and auditors who ask for reasoning, in LiteLLM's shape.</summary>
internal static class RedTeamWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "red-teams",
            Real = "A declared red team probes for reasoning and refusals with suites that each of its accounts runs whole; a benchmark's community runs beside it.",
            Planted = "No campaign. Reasoning is elicited by shared texts, around the clock, at releases, from shared machines.",
            Accounts = 1000,
            PerAccount = 45,
            Shape = LogShape.LiteLlmSpendLogs,
        },
        world =>
        {
            var dice = world.Dice(10);
            EvaluationHouse.Settle(world, world.Part(.05, 14), dice, "a red team", redTeam: true);
            BenchmarkCommunity.Settle(world, world.Part(.04, 12), new Problems(dice.Next(), dice.Between(40, 120)), dice);
            Society.Settle(world);
        });
}
