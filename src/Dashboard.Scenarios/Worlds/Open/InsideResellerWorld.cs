using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign among the customers of a reseller: everything that the reseller gives, it gives to all.</summary>
internal static class InsideResellerWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "inside-reseller",
            Real = "A hydra of proxies held more than 20,000 accounts at once and mixed the harvest with unrelated customers' requests (DOMAIN, February 2026).",
            Campaigns = 1,
            Planted = "One campaign, a tenth of the accounts, bought from a reseller with twice as many honest customers: cards, mail, batches, exits, client and system prompt are the same for all of them.",
            Visible = "Only by what it sends and when: frames with slots, even work, common standstills. Whoever accuses the reseller's customers accuses bystanders.",
            Accounts = 1500,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var reseller = new Reseller(world, dice);
            var number = world.Campaign("Pike", Capabilities.SoftwareEngineering, Capabilities.ReasoningTraces);
            var (first, last) = (dice.Between(12, 18), world.Days - dice.Between(4, 9));
            var pool = new Outfit().Settle(world, number, world.Part(dice.Between(.08, .13), 30), first, last, dice);
            foreach (var who in pool)
            {
                reseller.Take(world, who, dice);
                if (world.MillisecondsOf(who.CreatedAt) > (first - 1L) * Traffic.Rhythm.MillisecondsPerDay)
                    who.CreatedAt = world.Midnight.AddDays(-dice.Between(1.0, 20));
                (who.FirstDay, who.LastDay) = (first, last);
            }

            new Dispatcher { Lull = .45 }.Run(
                world, pool, first, last, pool.Length * world.PerAccount * 1.1, Errands.Filled(new SlotTemplates(8, dice), reseller.System),
                dice);
            reseller.Settle(world, world.Part(.22), dice, role: WorldRole.Bystander);
            new Reseller(world, dice).Settle(world, world.Part(.08), dice, "another reseller's customers");
            Society.Settle(world);
        });
}
