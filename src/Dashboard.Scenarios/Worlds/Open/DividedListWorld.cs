using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A harvester divides a public list among its accounts; a community runs the same list, each member the whole of it.</summary>
internal static class DividedListWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "divided-list",
            Real = "Public benchmarks and training lists are known texts. Whoever evaluates runs the whole list, in order, in a burst; whoever harvests divides it (DOMAIN, benign twins).",
            Campaigns = 1,
            Planted = "One campaign of an eighth of the accounts that divides a list of some thousands several times over; and a community of some dozens that runs the first part of the same list whole.",
            Visible = "Each member of the community covers its whole part, in order; each account of the campaign a random share, spread over weeks, nearly without overlap, at an even rate.",
            Accounts = 1300,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var key = dice.Next();
            var number = world.Campaign("Dunlin", Capabilities.ReasoningTraces, Capabilities.SoftwareEngineering);
            var (first, last) = (dice.Between(5, 10), world.Days - dice.Between(4, 9));
            var pool = new Outfit { Births = Births.Scattered, PerCard = 1.8, Agents = 3 }.Settle(
                world, number, world.Part(dice.Between(.1, .15), 30), first, last, dice);
            var total = pool.Length * world.PerAccount;
            new Dispatcher { Unevenness = .2 }.Run(
                world, pool, first, last, total, Errands.Listed(new Problems(key, (int)Math.Max(200, total / dice.Between(2.5, 4)))), dice);
            BenchmarkCommunity.Settle(world, world.Part(.04, 14), new Problems(key, dice.Between(70, 140)), dice);
            Society.Settle(world);
        });
}
