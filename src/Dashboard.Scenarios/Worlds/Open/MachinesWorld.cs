using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Build runners and an evaluation house, in OpenTelemetry's shape.</summary>
internal static class MachinesWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "builds-and-evaluators",
            Real = "A build platform's step runs in many teams' pipelines, from hundreds of machines, with a nightly run; an evaluation house runs whole suites in each of its accounts at every release.",
            Planted = "No campaign. Round-the-clock use, one system prompt and client, shared machines, the same prompts in the same order.",
            Accounts = 1100,
            PerAccount = 50,
            Shape = LogShape.OpenTelemetryLines,
        },
        world =>
        {
            var dice = world.Dice(10);
            BuildFleet.Settle(world, world.Part(dice.Between(.06, .12)), dice);
            EvaluationHouse.Settle(world, world.Part(.04, 10), dice);
            Society.Settle(world);
        });
}
