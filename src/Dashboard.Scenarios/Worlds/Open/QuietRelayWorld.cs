using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Two relays that no campaign uses.</summary>
internal static class QuietRelayWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "quiet-relay",
            Real = "The innocent twin of two labs behind one relay: two relays of different sizes, and a carrier's customers who share its exits.",
            Planted = "No campaign. Exits, cards, client, prompt and stocks of accounts are shared by whoever buys of one relay.",
            Accounts = 1500,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            new Reseller(world, dice).Settle(world, world.Part(dice.Between(.22, .32)), dice);
            new Reseller(world, dice).Settle(world, world.Part(.12, 20), dice, "another relay's customers");
            CarrierCustomers.Settle(world, world.Part(.12), dice);
            Society.Settle(world);
        });
}
