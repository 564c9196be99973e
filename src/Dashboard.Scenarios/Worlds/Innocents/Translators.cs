using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Innocents;

/// <summary>
/// Volunteers who translate one document, each a part into a language of theirs and a few parts that others have, too, over some weeks.
/// </summary>
internal static class Translators
{
    public static void Settle(Settlement world, int accounts, Dice dice, string group = "translators of one document")
    {
        var author = new Tone(dice, WorkSubjects.All.ToArray(), Tongue.English);
        var paragraphs = Enumerable.Range(0, 60 + accounts * 2).Select(_ =>
            string.Join(
                " ", Enumerable.Range(0, dice.Between(2, 4)).Select(_ => author.Ask(author.Subject(dice), dice).TrimEnd('?', '.') + ".")))
                .ToArray();
        string[] tongues = [
            "German", "French", "Turkish", "Polish", "Korean", "Arabic", "Hindi", "Dutch", "Italian", "Vietnamese", "Swedish", "Greek"];
        var (from, weeks) = (dice.Between(2, world.Days / 3), dice.Between(2, 4));
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(world, dice);
            who.Group = group;
            world.Add(who);
            Habits.Live(world, who, world.PerAccount * .5 * Habits.Eagerness(dice), Habits.Own(who));
            // The language is said before manners are, which may drop a letter.
            var wording = dice.Pick(
                ["translate into {t}:", "{t} translation please, keep the tone", "put this into {t}", "how would you say in {t}",
                    "{t}, formal:"]);
            var order = who.Tone.Mannered(wording.Replace("{t}", dice.Pick(tongues), StringComparison.Ordinal), dice);
            var start = dice.Below(paragraphs.Length);
            for (var sitting = dice.Between(3, 9); sitting > 0; sitting--)
            {
                var day = from + dice.Below(weeks * 7);
                var at = (long)day * Rhythm.MillisecondsPerDay + who.Rhythm.Draw(ref dice.Stream, who.OffsetHours);
                if (day >= world.Days || at < world.MillisecondsOf(who.CreatedAt)) continue;
                var turns = Enumerable.Range(0, dice.Between(1, 5)).Select(_ => new Turn(
                    $"{order}\n{paragraphs[(start + dice.Below(12)) % paragraphs.Length]}", Capabilities.General)
                { PauseSeconds = 240 }).ToArray();
                world.Hold(who, at, new Dialogue(null, turns));
            }
        }
    }
}
