using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>A challenge on social media: one prompt a day for thirty days, which followers send as it is.</summary>
internal static class ChallengeWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "prompt-challenge",
            Real = "Somebody with many followers posts a long prompt every morning for thirty days; followers send it word for word the same day, fewer as the weeks pass, and otherwise live their lives.",
            Planted = "No campaign. Hundreds of accounts share a sequence of thirty long exact prompts, day by day, in the same order.",
            Accounts = 1200,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            var author = new WordStock(dice);
            var prompts = Enumerable.Range(0, 30)
                .Select(
                    n =>
                    $"Day {n + 1}. {author.Request(dice)}. {author.Request(dice)}. Ask me three questions first, then answer as a coach.")
                    .ToArray();
            var from = dice.Between(3, world.Days - 34);
            var followers = world.Part(dice.Between(.1, .22), 30);
            for (var i = 0; i < followers; i++)
            {
                var who = Townsfolk.Settle(world, "followers of a challenge", dice, .75);
                var (keen, joined) = (dice.Between(.2, .95), dice.Chance(.7) ? 0 : dice.Below(15));
                var stays = joined + 2 + (int)dice.Exponential(14);
                for (var day = joined; day < Math.Min(30, stays); day++)
                {
                    if (!dice.Chance(keen)) continue;
                    var at = (from + day) * (double)Rhythm.MillisecondsPerDay
                        + (7 - who.OffsetHours + dice.Exponential(4)) * Rhythm.MillisecondsPerHour;
                    var turns =
                        new List<Turn> { new(
                            dice.Chance(.85) ? prompts[day] : who.Tone.Mannered(
                                prompts[day][(prompts[day].IndexOf('.', StringComparison.Ordinal) + 2)..], dice), Capabilities.General) };
                    while (dice.Chance(.6) && turns.Count < 6)
                        turns.Add(new Turn(new WordStock(who.Dice).Request(dice), Capabilities.General));
                    world.Hold(who, (long)at, new Dialogue(null, turns));
                }
            }

            Townsfolk.Settle(world);
        });
}
