using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Mobile carriers that put hundreds of people behind each address.</summary>
internal static class MobileCarrierWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "mobile-carriers",
            Real = "Two carriers translate addresses for their subscribers; most cellular networks do, and hundreds of people share one address (Richter et al. 2016). Mail domains and cards are not logged.",
            Planted = "No campaign. Dozens of unrelated accounts behind each address, day after day.",
            Accounts = 1500,
            PerAccount = 40,
            Missing = [InteractionColumn.EmailDomain, InteractionColumn.Payment],
        },
        world =>
        {
            var dice = world.Dice(10);
            CarrierCustomers.Settle(world, world.Part(dice.Between(.2, .3)), dice);
            CarrierCustomers.Settle(world, world.Part(.15), dice, "another carrier's customers");
            Society.Settle(world);
        });
}
