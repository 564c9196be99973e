using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A hackathon's weekend and a product's launch.</summary>
internal static class HackathonLaunchWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "hackathon-and-launch",
            Real = "A crowd signs up at one venue within hours, works through two nights with the organiser's starter prompt and goes home; a product launches with keys that go to full rate at once.",
            Planted = "No campaign. New accounts at full rate, one exit, one card, one system prompt, and the end of it after days.",
            Accounts = 1200,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            Hackathon.Settle(world, world.Part(dice.Between(.12, .2)), dice);
            LaunchTeam.Settle(world, world.Part(.015, 8), dice);
            Society.Settle(world);
        });
}
