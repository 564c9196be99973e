using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign, and forged rows that would make innocents its members.</summary>
internal static class FramedWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "framed-innocents",
            Real = "Whoever holds a log can add rows to it, and a stolen key is used by others: some innocents' accounts carry a few requests of the campaign, from its exits. Their own traffic goes on.",
            Campaigns = 1,
            Planted = "One campaign, a sixth of the accounts; and two dozen innocents with three to nine forged rows each, which stay innocent.",
            Visible = "The campaign by frames, exits and hours. The framed by what they otherwise do: a person's life of many requests beside a handful of foreign ones.",
            Accounts = 1300,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Jackdaw", Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning);
            var (first, last) = (dice.Between(5, 10), world.Days - dice.Between(4, 9));
            var exits = Lines.HostingExits(Math.Max(10, world.Accounts / 50), dice);
            var pool = new Outfit { PerCard = 2, Agents = 2, Line = own => Lines.Rotating(exits, own.Between(2.0, 10), own) }
                .Settle(world, number, world.Part(dice.Between(.14, .2), 30), first, last, dice);
            var work = Errands.Filled(new SlotTemplates(8, dice));
            new Dispatcher().Run(world, pool, first, last, pool.Length * world.PerAccount, work, dice);
            var victims = world.Part(.018, 20);
            for (var i = 0; i < victims; i++)
            {
                // Busy people, so that a life of their own is in the log.
                var who = Society.Individual(world, [], dice, 2, "framed innocents");
                for (var forged = dice.Between(3, 9); forged > 0; forged--)
                {
                    var at = (long)(dice.Between(Math.Max(first, who.FirstDay), (double)last) * Rhythm.MillisecondsPerDay);
                    if (at >= world.MillisecondsOf(who.CreatedAt)) world.Hold(who, at, work(0, who, at, dice), line: Lines.Shared(exits));
                }
            }

            Society.Settle(world);
        });
}
