using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign of bought accounts that live as individuals do and share nothing that they run on.</summary>
internal static class QuietHandsWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "quiet-hands",
            Real = "Aged accounts are sold one by one, each with a card and a residential address of its own (DOMAIN: no threshold on an account sees 26 requests a day); who drives them can draw hours and volumes from people's.",
            Campaigns = 1,
            Planted = "One campaign, an eighth of the accounts: months or years old, a home, a browser and a card each, a person's hours, week and volume. Every prompt is new, of one curriculum.",
            Visible = "Nothing that an account sends is its own: names and subjects never recur in one account more than between two. One purpose in all, and accounts long made that wake and fall silent within the same days.",
            Accounts = 1500,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Whimbrel", Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning);
            var (first, last) = (dice.Between(6, 14), world.Days - dice.Between(7, 12));
            var pool = new Outfit { Births = Births.Aged, Browser = true }.Settle(
                world, number, world.Part(dice.Between(.11, .15), 40), first, last, dice);
            var curriculum = new Curriculum(dice);
            foreach (var who in pool)
            {
                var work = Errands.Unique(curriculum, followUps: .5);
                Talk talk = (at, moment) => work(0, who, at, moment) with { ForCampaign = true };

                // Somebody works on the first and on the last day.
                foreach (var day in (int[])[first, last])
                {
                    if (who == pool[0]) world.Hold(who, (day * 24L + 12) * Traffic.Rhythm.MillisecondsPerHour, talk(0, dice), number);
                }

                Habits.Live(world, who, world.PerAccount * Math.Max(.5, Habits.Eagerness(dice)), talk);
            }

            new ToolUsers(dice).Settle(world, world.Part(.12), dice);
            Society.Settle(world);
        });
}
