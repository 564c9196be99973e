using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign whose accounts come, live and leave as those of a benign group do, with talk of their own beside the work.</summary>
internal static class BorrowedLivesWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "borrowed-lives",
            Real = "Thresholds on an account see nothing where each does what a person would (DOMAIN: 26 requests a day); who drives accounts can draw beginnings, ends, hours and volumes from those of a group that is known to be harmless, and let each talk of something else now and then.",
            Campaigns = 1,
            Planted = "One campaign, an eighth of the accounts, each with a home, a card and a volume of its own. By seed they live as individuals do, who come and leave one by one; as a class that signs up on one day and meets on one evening a week; or as the users of a tool, with its frame, client and buttons. A tenth to three tenths of what each sends is a person's talk; the rest is one curriculum's, or one list's in other words. Beside them such a tool's users, and a class.",
            Visible = "One hand's wording and one purpose in most of what all of them send; people each have theirs, and a class the same exercises in every member.",
            Accounts = 1500,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var (isListed, isClass, isTool) = (dice.Chance(.4), world.Seed % 3 == 1, world.Seed % 3 == 2);
            string[] aims = isListed ? [Capabilities.ReasoningTraces] : [Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning];
            var number = world.Campaign("Dotterel", aims);
            var (first, last) = (dice.Between(6, 12), world.Days - dice.Between(4, 9));
            var pool = new Outfit { Births = Births.Scattered, Browser = dice.Chance(.5) }.Settle(
                world, number, world.Part(dice.Between(.11, .15), 40), first, last, dice);
            var tool = new ToolUsers(dice);
            var frame = isTool ? tool.System : null;
            var work = isListed ? Errands.Paraphrased(new Problems(dice.Next(), 1 << 22), frame)
                : Errands.Unique(new Curriculum(dice), frame, followUps: .5);
            var (share, zone, evening, task) = (dice.Between(.7, .9), dice.Between(-8, 9), dice.Below(7), 0);
            foreach (var who in pool)
            {
                if (isTool) tool.Equip(who, dice);
                if (isClass)
                    (who.CreatedAt, who.Rhythm, who.OffsetHours) =
                        (world.Midnight.AddDays(first - 1 + dice.Unit() * .4), Rhythm.Student, zone);
                else if (dice.Chance(.4)) Newcomers.Born(world, who, dice.Between(first, (first + last) / 2.0), dice);
                if (!isClass && dice.Chance(.3)) who.LastDay = Math.Min(last, who.FirstDay + 5 + (int)dice.Exponential(14));
                Talk given = (at, moment) => work(task++, who, at, moment) with { ForCampaign = true };
                var (own, many) =
                    (isTool ? tool.TalkOf(who, dice) : Habits.Own(who), world.PerAccount * Math.Max(.4, Habits.Eagerness(dice)));
                if (who == pool[0])
                {
                    (who.CreatedAt, who.FirstDay, who.LastDay) = (world.Midnight.AddDays(first - 2), first, last);
                    foreach (var day in (int[])[first, last]) Send(day * 24L + 12);
                }

                if (!isClass)
                {
                    Habits.Live(world, who, many, Habits.Either(given, own, share));
                    continue;
                }

                Habits.Live(world, who, many * (1 - share), own);
                for (var day = first + (evening - first % 7 + 7) % 7; day <= last; day += 7)
                {
                    // Half of what is due is done on the last evening.
                    for (var left = dice.Poisson(many * share / Habits.Turns / 7); left > 0; left--)
                        Send((day * 24L) + 20 - zone - (long)dice.LogNormal(6, 1));
                }

                void Send(long hour)
                {
                    var at = hour * Rhythm.MillisecondsPerHour + dice.Below(Rhythm.MillisecondsPerHour);
                    if (at >= 0) world.Hold(who, at, given(at, dice), number);
                }
            }

            tool.Settle(world, world.Part(.15), dice);
            new ClassOfStudents("a class, weekly").Settle(world, world.Part(.06), dice);
            Society.Settle(world);
        });
}
