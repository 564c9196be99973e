using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>People who take up one document, one event and one list without anybody who sends them.</summary>
internal static class VolunteersWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "volunteers",
            Real = "The innocent twin of people who work from one board: translators of one document, readers of one piece of news and a benchmark's community share texts by the dozen.",
            Planted = "No campaign. Texts are shared by unlike people within days; each otherwise asks things of their own.",
            Accounts = 1300,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            Translators.Settle(world, world.Part(dice.Between(.06, .1), 20), dice);
            NewsReaders.Settle(world, world.Part(.15), dice);
            BenchmarkCommunity.Settle(world, world.Part(.04, 12), new Problems(dice.Next(), dice.Between(60, 140)), dice);
            Society.Settle(world);
        });
}
