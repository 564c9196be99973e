using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A world in which most people use one tool, and nobody does wrong.</summary>
internal static class PopularToolWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "popular-tool",
            Real = "More than half of all accounts use one agent: its default system prompt precedes their requests, its buttons send the same few texts, and all have its user agent. "
                + "What they ask, when and from where is their own. Public agents' default prompts are the most shared texts in traces of served models (Mooncake, 2025: one block in every request).",
            Planted = "No campaign. The tool's users look like one pool that shares prompts, system prompt and client.",
            Accounts = 1500,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            new ToolUsers(dice).Settle(world, world.Part(dice.Between(.5, .68)), dice);
            Society.Settle(world);
        });
}
