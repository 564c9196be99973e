using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A news event about which everybody asks, and volunteers who translate one document.</summary>
internal static class NewsWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "news-and-translators",
            Real = "Attention to an event rises within hours and decays by a power of time (Crane & Sornette 2008); nearly half of those who ask use the same few words. Volunteers translate overlapping parts of one document over weeks.",
            Planted = "No campaign. A quarter of the accounts ask the same in the same days; the translators share long exact passages.",
            Accounts = 1200,
            PerAccount = 40,
        },
        world =>
        {
            var dice = world.Dice(10);
            NewsReaders.Settle(world, world.Part(dice.Between(.18, .3)), dice);
            Translators.Settle(world, world.Part(.04, 12), dice);
            Society.Settle(world);
        });
}
