using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Enterprises behind one exit and card, one of which changes all its keys.</summary>
internal static class EnterpriseWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "enterprise-and-migration",
            Real = "An enterprise has hundreds of seats on one card, behind its single sign-on's exit, with the house's prompt; another replaces all its keys in one day and goes on at full rate the next.",
            Planted = "No campaign. Shared card, exit, domain and system prompt; accounts of one morning that are busy at once.",
            Accounts = 1400,
            PerAccount = 45,
            Shape = LogShape.GenericNdjson,
        },
        world =>
        {
            var dice = world.Dice(10);
            Enterprise.Settle(world, world.Part(dice.Between(.18, .3)), dice);
            Enterprise.Settle(world, world.Part(.06), dice, "an enterprise that changed its keys", moves: true);
            Society.Settle(world);
        });
}
