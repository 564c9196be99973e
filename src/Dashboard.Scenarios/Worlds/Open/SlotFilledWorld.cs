using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Two campaigns that fill slots of their templates, one large behind proxies, one small at homes.</summary>
internal static class SlotFilledWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "slot-filled",
            Real = "Harvesting scripts fill a topic into a handful of long instructions. People's own programs do the same with their frames, each with frames of its own.",
            Campaigns = 2,
            Planted = "Two campaigns: a fifth of the accounts from a pool of rotating proxies that customers use as well, with cards shared by threes; and about 40 accounts, each at a home of its own.",
            Visible = "The frames around the slots are the same within a campaign and nowhere else; both stand still at common hours; the first shares cards and exits in part.",
            Accounts = 1500,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var large = world.Campaign(
                "Heron", Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning, Capabilities.ReasoningTraces);
            var small = world.Campaign("Wren", Capabilities.ReasoningTraces);
            var exits = Lines.HomeExits(Math.Max(20, world.Accounts / 12), dice);
            var (first, last) = (dice.Between(4, 10), world.Days - dice.Between(3, 8));
            var pool =
                new Outfit { PerCard = 3, Agents = 3, DomainShare = .3, Line = own => Lines.Rotating(exits, own.Between(3.0, 20), own) }
                .Settle(world, large, world.Part(dice.Between(.15, .25), 30), first, last, dice);
            new Dispatcher()
                .Run(world, pool, first, last, pool.Length * world.PerAccount, Errands.Filled(new SlotTemplates(9, dice)), dice);
            var (from, to) = (dice.Between(10, 15), world.Days - dice.Between(10, 14));
            var few = new Outfit { Births = Births.Scattered, Agents = 1 }.Settle(
                world, small, Math.Max(36, world.Part(.027)), from, to, dice);
            new Dispatcher { Lull = .7, Outages = 2 }.Run(
                world, few, from, to, few.Length * world.PerAccount * .9, Errands.Filled(new SlotTemplates(4, dice)), dice);
            var customers = world.Part(.08);
            for (var i = 0; i < customers; i++)
            {
                var who = Society.Individual(world, [], dice, .01, "a proxy network's other customers");
                (who.Role, who.Line) = (WorldRole.Bystander, Lines.Rotating(exits, dice.Between(3.0, 20), dice));
                Habits.Live(world, who, world.PerAccount * Habits.Eagerness(dice), Habits.Own(who));
            }

            Society.Settle(world);
        });
}
