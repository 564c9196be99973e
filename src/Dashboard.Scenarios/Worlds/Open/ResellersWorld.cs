using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Two honest resellers and their customers.</summary>
internal static class ResellersWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "resellers",
            Real = "Resellers make accounts in stock by the dozen, pay with a few cards, send everybody through a gateway with a prompt of theirs, and sell to people who have nothing to do with each other.",
            Planted = "No campaign. Batches, cards, mail domain, exits, client and system prompt are shared; what is asked, and when, is not.",
            Accounts = 1400,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            new Reseller(world, dice).Settle(world, world.Part(dice.Between(.2, .35)), dice);
            new Reseller(world, dice).Settle(world, world.Part(.05, 20), dice, "a small reseller's customers");
            Society.Settle(world);
        });
}
