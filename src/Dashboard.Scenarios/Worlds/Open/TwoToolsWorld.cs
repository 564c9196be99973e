using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>The users of two tools whose buttons send texts in common with nobody else.</summary>
internal static class TwoToolsWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "two-tools",
            Real = "The innocent twin of a campaign that lives as a tool's users do: two tools with frames, clients and buttons of their own, and a small reseller beside them.",
            Planted = "No campaign. Frames, clients and a few texts are shared by hundreds; what is asked, and when, is each one's own.",
            Accounts = 1400,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            new ToolUsers(dice).Settle(world, world.Part(dice.Between(.2, .3)), dice);
            new ToolUsers(dice).Settle(world, world.Part(.15), dice, "a second tool's users");
            new Reseller(world, dice).Settle(world, world.Part(.05, 20), dice, "a small reseller's customers");
            Society.Settle(world);
        });
}
