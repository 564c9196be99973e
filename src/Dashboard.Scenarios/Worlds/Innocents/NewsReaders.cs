using Dashboard.Core;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds.Innocents;

/// <summary>
/// A news event about which everybody asks, for some days, many in the very same words: attention to events rises within hours and
/// decays by a power of time (Crane &amp; Sornette 2008).
/// </summary>
internal static class NewsReaders
{
    public static void Settle(Settlement world, int accounts, Dice dice, string group = "people who follow the news")
    {
        var (place, name) = (Invented.Name(dice), Invented.Name(dice));
        var what = dice.Pick(
            ["earthquake in {p}", "{p} election", "{p} strike", "storm {n}", "{n} verdict", "{p} bridge collapse", "{n} trailer",
                "{p} blackout"])
            .Replace("{p}", place, StringComparison.Ordinal).Replace("{n}", name, StringComparison.Ordinal);
        string[] asks =
        [
            $"what happened with the {what}", $"{what}", $"explain the {what}", $"is the {what} over?", $"{what} summary",
            $"latest on the {what}", $"why did the {what} happen?", $"how many people are affected by the {what}?",
            $"{what} explained simply", $"what does the {what} mean for prices?", $"is it safe to travel after the {what}?",
            $"write a post about the {what}", $"{what} in 3 sentences", $"who is responsible for the {what}?",
        ];
        var breaks = (long)(dice.Between(.25, .7) * world.Days * Rhythm.MillisecondsPerDay);
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(world, dice);
            who.Group = group;
            // Some come for it.
            if (dice.Chance(.25)) Newcomers.Born(world, who, breaks / (double)Rhythm.MillisecondsPerDay + dice.Exponential(.5), dice);
            world.Add(who);
            Habits.Live(world, who, world.PerAccount * .85 * Habits.Eagerness(dice), Habits.Own(who));
            for (var ask = dice.Between(1, 4); ask > 0; ask--)
            {
                var at = breaks + (long)(Rhythm.MillisecondsPerHour * (Math.Pow(1 - dice.Unit() * .97, -1.6) - .9));
                if (at >= (long)world.Days * Rhythm.MillisecondsPerDay || at < world.MillisecondsOf(who.CreatedAt)) continue;
                var text = dice.Chance(.45) ? asks[(int)Math.Pow(asks.Length + 1, dice.Unit()) - 1]
                    : who.Tone.Mannered(dice.Pick(asks) + " " + who.Tone.Ask(HomeSubjects.Travel, dice), dice);
                world.Hold(who, at, new Dialogue(null, [new Turn(text, Capabilities.General)]));
            }
        }
    }
}
