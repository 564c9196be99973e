using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Two companies that are what they say, one of which changed its keys, and the machines of a third.</summary>
internal static class HousesWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "two-houses",
            Real = "The innocent twin of a front company: one domain, one card and one exit each, seats by the hundred, and a fleet that builds and tests by schedule.",
            Planted = "No campaign. An organisation's accounts share all that they run on; people keep hours and work of their own, machines repeat theirs for months.",
            Accounts = 1500,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            Enterprise.Settle(world, world.Part(.14), dice);
            Enterprise.Settle(world, world.Part(.08, 20), dice, "an enterprise that changed its keys", moves: true);
            BuildFleet.Settle(world, world.Part(.05, 20), dice);
            Society.Settle(world);
        });
}
