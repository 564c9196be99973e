using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;

namespace Dashboard.Scenarios.Worlds.Residents;

/// <summary>When people sit down, and what they say when they do.</summary>
internal static class Habits
{
    /// <summary>Mean turns of a conversation (WildChat: 2.5, Zhao et al. 2024).</summary>
    public const double Turns = 2.5;

    /// <summary>Activity of people is heavy-tailed: a few send most (ServeGen, Xiang et al. 2025).</summary>
    public static double Eagerness(Dice dice) => dice.LogNormal(.55, 1.1);

    /// <summary>
    /// Lets a resident live its days: conversations about <paramref name="interactions"/> long in all, by its rhythm and the week.
    /// </summary>
    /// <param name="interactions">About how many over the whole world, if it lived through all of it.</param>
    public static void Live(Settlement world, Resident who, double interactions, Talk talk, double turns = Turns)
    {
        var perDay = interactions / turns / world.Days;
        // A person's interest comes and goes over weeks.
        var (wave, phase, depth) = (who.Dice.Between(9, 40), who.Dice.Unit(), who.Dice.Between(0, .7));
        for (var day = who.FirstDay; day <= who.LastDay; day++)
        {
            var weekday = who.Rhythm.OnDay(world.FirstDate.AddDays(day).DayOfWeek);
            var mood = 1 + depth * Math.Sin(2 * Math.PI * (day / (double)wave + phase));
            var sittings = who.Dice.Poisson(perDay * weekday * mood);
            for (var i = 0; i < sittings; i++)
            {
                var at = (long)day * Rhythm.MillisecondsPerDay + who.Rhythm.Draw(ref who.Dice.Stream, who.OffsetHours);
                if (at >= who.BannedAt || at < world.MillisecondsOf(who.CreatedAt)) continue;
                var conversation = talk(at, who.Dice);
                world.Hold(who, at, conversation, conversation.ForCampaign ? who.Campaign : 0);
            }
        }
    }

    /// <summary>Somebody's own conversations, with a system prompt of their own or none.</summary>
    public static Talk Own(Resident who, string? systemPrompt = null) => (_, dice) =>
    {
        var subject = who.Tone.Subject(dice);
        var turns = TurnCount(dice, Turns);
        var list = new Turn[turns];
        for (var i = 0; i < turns; i++)
        {
            list[i] = new Turn(i == 0 || dice.Chance(.15) ? who.Tone.Ask(subject, dice) : who.Tone.More(subject, dice), subject.Capability)
            {
                Attached = dice.Chance(.2) ? (int)dice.LogNormal(700, 1.2) : 0,
            };
        }

        // Some open with nothing but a greeting or a word.
        if (dice.Chance(.06)) list[0] = list[0] with { Prompt = Language.SmallTalk.Draw(who.Tone.Tongue, dice) };
        return new Dialogue(systemPrompt, list);
    };

    /// <summary>The first at a share of the sittings, otherwise the second.</summary>
    public static Talk Either(Talk first, Talk second, double share) => (at, dice) => dice.Chance(share)
        ? first(at, dice) : second(at, dice);

    /// <summary>Most conversations have one turn, few very many.</summary>
    public static int TurnCount(Dice dice, double mean)
    {
        if (mean <= 1) return 1;
        var single = Math.Min(.58, 1.4 / mean);
        return dice.Chance(single) ? 1 : Math.Min(60, 2 + (int)dice.Exponential(Math.Max(.1, (mean - single) / (1 - single) - 1.5)));
    }
}
