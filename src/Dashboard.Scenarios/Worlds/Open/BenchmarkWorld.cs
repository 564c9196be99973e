using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A world with a public benchmark and the people who run it.</summary>
internal static class BenchmarkWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "benchmark-community",
            Real = "Some dozens of people run a public benchmark: each the whole list, in its order, in bursts of an hour or two, many in the days after a release, some twice; harnesses repeat one wording. "
                + "Harvesters would divide the list (DOMAIN, benign twins).",
            Planted = "No campaign. The community shares hundreds of exact prompts, harness and capabilities.",
            Accounts = 1200,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            BenchmarkCommunity.Settle(
                world, world.Part(dice.Between(.05, .08), 20), new Problems(dice.Next(), dice.Between(90, 220)), dice);
            BenchmarkCommunity.Settle(
                world, world.Part(.02, 8), new Problems(dice.Next(), dice.Between(40, 90)), dice, "a second benchmark's community");
            Society.Settle(world);
        });
}
