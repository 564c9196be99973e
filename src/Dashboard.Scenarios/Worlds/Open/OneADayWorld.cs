using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign in which each account sends one request a day.</summary>
internal static class OneADayWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "one-a-day",
            Real = "25,000 accounts and 28.8 million interactions are 26 a day and account (DOMAIN); a patient harvester with free accounts sends fewer still, and no threshold on an account sees it.",
            Campaigns = 1,
            Planted = "One campaign, a third of the accounts, scattered births, one home and no card each, about one request a day with the slots of nine templates filled in.",
            Visible = "Frames common to hundreds of accounts that have nothing else, and that each send almost exactly one request a day, weekends too.",
            Accounts = 1500,
            PerAccount = 40,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign(
                "Limpet", Capabilities.SoftwareEngineering, Capabilities.ReasoningTraces, Capabilities.AgenticReasoning);
            var (first, last) = (dice.Between(3, 6), world.Days - dice.Between(3, 6));
            var pool = new Outfit { Births = Births.Scattered, PerCard = 0, Agents = 5 }.Settle(
                world, number, world.Part(dice.Between(.28, .38), 40), first, last, dice);
            new Dispatcher { Unevenness = .05, RampDays = 1, Outages = 1, Lull = .3 }.Run(
                world, pool, first, last, pool.Length * (last - first + 1.0), Errands.Filled(new SlotTemplates(9, dice)), dice);
            Society.Settle(world);
        });
}
