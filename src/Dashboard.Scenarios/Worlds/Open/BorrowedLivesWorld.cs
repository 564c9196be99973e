using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign whose accounts come, live and leave one by one, as individuals do, with talk of their own beside the work.</summary>
internal static class BorrowedLivesWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "borrowed-lives",
            Real = "Thresholds on an account see nothing where each does what a person would (DOMAIN: 26 requests a day); who drives accounts can draw beginnings, ends, hours and volumes from people's, and let each talk of something else now and then.",
            Campaigns = 1,
            Planted = "One campaign, an eighth of the accounts: each with a browser or a program, a home, a card, a birth, an end, hours and a volume of its own, as individuals have them. By seed a tenth to three tenths of what it sends is a person's talk; the rest is one curriculum's, or one list's in other words.",
            Visible = "One hand's wording and one purpose in most of what all of them send; people each have theirs.",
            Accounts = 1500,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var isListed = dice.Chance(.4);
            string[] aims = isListed ? [Capabilities.ReasoningTraces] : [Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning];
            var number = world.Campaign("Dotterel", aims);
            var (first, last) = (dice.Between(6, 12), world.Days - dice.Between(4, 9));
            var pool = new Outfit { Births = Births.Scattered, Browser = dice.Chance(.5) }.Settle(world, number, world.Part(dice.Between(.11, .15), 40), first, last, dice);
            var work = isListed ? Errands.Paraphrased(new Problems(dice.Next(), 1 << 22)) : Errands.Unique(new Curriculum(dice), followUps: .5);
            var share = dice.Between(.7, .9);
            var task = 0;
            foreach (var who in pool)
            {
                if (dice.Chance(.4)) Newcomers.Born(world, who, dice.Between(first, (first + last) / 2.0), dice);
                if (dice.Chance(.3)) who.LastDay = Math.Min(last, who.FirstDay + 5 + (int)dice.Exponential(14));
                Talk given = (at, moment) => work(task++, who, at, moment) with { ForCampaign = true };
                if (who == pool[0])
                {
                    (who.CreatedAt, who.FirstDay, who.LastDay) = (world.Midnight.AddDays(first - 2), first, last);
                    foreach (var day in (int[])[first, last]) world.Hold(who, (day * 24L + 12) * Traffic.Rhythm.MillisecondsPerHour, given(0, dice), number);
                }

                Habits.Live(world, who, world.PerAccount * Math.Max(.4, Habits.Eagerness(dice)), Habits.Either(given, Habits.Own(who), share));
            }

            new ToolUsers(dice).Settle(world, world.Part(.15), dice);
            Society.Settle(world);
        });
}
