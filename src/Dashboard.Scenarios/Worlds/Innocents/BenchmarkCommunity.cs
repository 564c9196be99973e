using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Innocents;

/// <summary>
/// People who run a public benchmark: each runs the whole list or a whole part of it, in its order, in bursts of a few hours,
/// some again after a release; in between they are ordinary users.
/// </summary>
internal static class BenchmarkCommunity
{
    public static void Settle(Settlement world, int accounts, Problems list, Dice dice, string group = "a benchmark's community")
    {
        var template = dice.Pick(
            ["{0}", "Question: {0}\nAnswer:", "Solve the following problem. Put the final answer in a box.\n\n{0}",
                "{0}\n\nAnswer with the result only."]);
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(world, dice, [WorkSubjects.Software, WorkSubjects.Research], program: true);
            who.Group = group;
            if (dice.Chance(.4)) who.Line = Lines.Shared(Lines.HostingExits(1, dice));
            world.Add(who);
            Habits.Live(world, who, world.PerAccount * .5 * Habits.Eagerness(dice), Habits.Own(who));
            var runs = 1 + (dice.Chance(.4) ? 1 : 0) + (dice.Chance(.15) ? 1 : 0);
            // Most use the harness as it comes; some wrap the questions in a prompt of their own.
            var own = dice.Chance(.25) ? who.Tone.Mannered("answer this. {0}", dice) : template;
            for (var run = 0; run < runs; run++) Run(world, who, list, own.Contains("{0}", StringComparison.Ordinal) ? own : "{0}", dice);
        }
    }

    /// <summary>
    /// The whole list, in order, a few seconds apart; about one run in seven breaks off, and is taken up again where it stopped.
    /// </summary>
    private static void Run(Settlement world, Resident who, Problems list, string template, Dice dice)
    {
        var day = dice.Chance(.45)
            ? (world.MillisecondsOf(dice.Pick(world.Releases).At) / (double)Rhythm.MillisecondsPerDay) + dice.Exponential(2)
            : dice.Between(who.FirstDay, (double)world.Days - 2);
        if (day >= world.Days - 1 || day < who.FirstDay) day = who.FirstDay + dice.Unit() * .5;
        var at = (long)(day * Rhythm.MillisecondsPerDay);
        var pace = dice.LogNormal(9, .6);
        var broken = dice.Chance(.15) ? dice.Below(list.Count) : -1;
        for (var number = 0; number < list.Count; number++)
        {
            at += 500 + (long)(1000 * dice.Exponential(pace))
                + (number == broken ? (long)dice.Exponential(9) * Rhythm.MillisecondsPerHour : 0);
            if (at >= (long)world.Days * Rhythm.MillisecondsPerDay) break;
            world.Hold(
                who, at,
                new Dialogue(
                    null,
                    [new Turn(
                        template.Replace("{0}", list.Text(number), StringComparison.Ordinal), list.Capability(number)) { Output = 520 }]));
        }
    }
}
