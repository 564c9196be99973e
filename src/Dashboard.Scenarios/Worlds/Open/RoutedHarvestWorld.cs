using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Harvesters with a router in front of accounts that are nobody's own: the twin of a product's keys.</summary>
internal static class RoutedHarvestWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "routed-harvest",
            Real = "One proxy network held 20,000 fraudulent accounts at once and sent on by another when one was banned (DOMAIN, February 2026): what a gateway's router does over a customer's keys, a harvester's does over accounts on other people's names.",
            Campaigns = 2,
            Planted = "Two campaigns behind routers: a tenth of the accounts, with cards by threes, webmail and a mail domain that anybody may use, and some 36 with a card each. Conversations go on across accounts, failed requests are repeated by the next. Beside them a product's launch.",
            Visible = "Accounts that a router treats as one, and that no one payer or holder has; one hand's work in all of them.",
            Accounts = 1300,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            Harvest(
                "Bittern", world.Part(dice.Between(.09, .12), 40),
                new Outfit { PerCard = 3, DomainShare = .4, Domains = 3, Agents = 2,
                    Line = _ => Lines.Rotating(Lines.HostingExits(12, dice), 6, dice) });
            Harvest("Dunlin", dice.Between(32, 40), new Outfit { Births = Births.Scattered });
            LaunchTeam.Settle(world, dice.Between(24, 40), dice);
            Society.Settle(world);

            void Harvest(string name, int accounts, Outfit outfit)
            {
                var (first, last) = (dice.Between(5, 12), world.Days - dice.Between(4, 9));
                var pool = outfit.Settle(
                    world, world.Campaign(name, Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning), accounts, first, last,
                    dice);
                new Dispatcher { Routes = true, Unevenness = 0 }.Run(
                    world, pool, first, last, pool.Length * world.PerAccount, Errands.Unique(new Curriculum(dice), followUps: .5), dice);
            }
        });
}
