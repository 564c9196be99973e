using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign whose accounts live three days each.</summary>
internal static class ThreeDaysWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "three-days",
            Real = "Trial credits are used up in days: accounts are made each morning, work at once, and are left or banned after three days, while others take their place. Honest people try a service for some days, too.",
            Campaigns = 1,
            Planted = "One campaign, a third of the accounts, of which only a few are alive on any day; slots filled in, rotating homes, no cards.",
            Visible = "Frames common to all, though most of its accounts were never alive together; batches made each morning; an even rate from the first hour; bans after days.",
            Accounts = 1600,
            PerAccount = 35,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Mayfly", Capabilities.SoftwareEngineering, Capabilities.ReasoningTraces);
            var (first, last) = (dice.Between(4, 9), world.Days - dice.Between(4, 8));
            var exits = Lines.HomeExits(world.Accounts / 4, dice);
            var pool =
                new Outfit { PerCard = 0, DomainShare = .5, Domains = 8, Agents = 3,
                    Line = own => Lines.Rotating(exits, own.Between(20.0, 80), own) }
                .Settle(world, number, world.Part(dice.Between(.28, .38), 40), first, last, dice);
            var span = last - first - 1;
            for (var i = 0; i < pool.Length; i++)
            {
                var who = pool[i];
                who.FirstDay = first + (int)((long)i * (span - 1) / Math.Max(1, pool.Length - 1));
                who.LastDay = Math.Min(last, who.FirstDay + 2);
                who.CreatedAt = world.Midnight.AddDays(who.FirstDay).AddHours(-dice.Between(.5, 9));
                if (dice.Chance(.6))
                    who.BannedAt = (who.LastDay + 1L) * Rhythm.MillisecondsPerDay
                        + (long)(dice.Exponential(6) * Rhythm.MillisecondsPerHour);
            }

            new Dispatcher { Unevenness = .15, Outages = 2, RampDays = 1 }.Run(
                world, pool, first, last, pool.Length * 22.0, Errands.Filled(new SlotTemplates(7, dice)), dice);
            // People who try the service for some days and leave.
            var curious = world.Part(.1);
            for (var i = 0; i < curious; i++)
            {
                var who = Newcomers.Person(world, dice);
                who.Group = "people who tried it for days";
                Newcomers.Born(world, who, dice.Between(0, world.Days - 5.0), dice);
                who.LastDay = Math.Min(world.Days - 1, who.FirstDay + dice.Between(0, 3));
                world.Add(who);
                Habits.Live(world, who, world.Days * 6 * Habits.Eagerness(dice), Habits.Own(who));
            }

            Society.Settle(world);
        });
}
