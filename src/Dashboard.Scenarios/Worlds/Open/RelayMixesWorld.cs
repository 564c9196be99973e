using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>
/// A relay whose accounts carry a campaign's requests and its customers' in turn, beside customers with accounts to themselves.
/// </summary>
internal static class RelayMixesWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "relay-mixes",
            Real = "A hydra of proxies mixed the harvest with unrelated customers' requests in the same accounts (DOMAIN, February 2026).",
            Campaigns = 1,
            Planted = "One campaign through a tenth of the accounts, all of one relay, whose accounts each carry some unrelated customers' requests as well, from a quarter to two thirds; twice as many customers of the relay have an account to themselves.",
            Visible = "Frames with slots in all of the relay's accounts that it hands round, which no account that a customer has alone sends.",
            Accounts = 1500,
            PerAccount = 55,
        },
        world =>
        {
            var dice = world.Dice(10);
            var relay = new Reseller(world, dice);
            var number = world.Campaign("Knot", Capabilities.SoftwareEngineering, Capabilities.ReasoningTraces);
            var (first, last) = (dice.Between(8, 14), world.Days - dice.Between(5, 10));
            var pool = new Outfit().Settle(world, number, world.Part(dice.Between(.09, .13), 40), first, last, dice);
            foreach (var who in pool)
            {
                relay.Take(world, who, dice);
                if (who.CreatedAt > world.Midnight.AddDays(first - 1)) who.CreatedAt = world.Midnight.AddDays(-dice.Between(1.0, 20));
                (who.FirstDay, who.LastDay) = (first, last);
            }

            var templates = new SlotTemplates(9, dice);
            new Dispatcher { Lull = .35, Unevenness = .5 }.Run(
                world, pool, first, last, pool.Length * world.PerAccount * .6, Errands.Filled(templates, relay.System), dice);
            foreach (var who in pool)
            {
                Talk[] customers =
                    [.. Enumerable.Range(0, dice.Between(2, 6)).Select(_ => Habits.Own(Newcomers.Person(world, dice), relay.System))];
                Habits.Live(world, who, world.PerAccount * dice.Between(.2, 1.2), (at, moment) => moment.Pick(customers)(at, moment));
            }

            relay.Settle(world, world.Part(.22), dice, role: WorldRole.Bystander);
            Society.Settle(world);
        });
}
