using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>Freelancers who do one job of a marketplace, each with the help of a model.</summary>
internal static class MarketplaceWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "marketplace-freelancers",
            Real = "A marketplace posts one job of some thousand items; freelancers sign up at home within days, paste the job's brief and items into the model, in a manner of their own, at any hour, until the job is done.",
            Planted = "No campaign. Accounts made after the posting share a long brief and overlapping items for ten days and then go quiet; outside the brief each is a person.",
            Accounts = 1200,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            var writer = new WordStock(dice);
            var brief =
                $"Guidelines for item review: {writer.Request(dice)}. {writer.Request(dice)}. Keep names. Do not add facts. Mark doubtful items.";
            var items = Enumerable.Range(0, Math.Max(200, world.Accounts)).Select(n => $"#{n + 1001}: {new WordStock(dice).Request(dice)}")
                .ToArray();
            var posted = dice.Between(.2, .55) * world.Days;
            var freelancers = world.Part(dice.Between(.05, .1), 24);
            for (var i = 0; i < freelancers; i++)
            {
                var fresh = dice.Chance(.45);
                var who = Townsfolk.Settle(
                    world, "freelancers on one job", dice, .5,
                    change: person => Newcomers.Born(
                        world, person, fresh ? posted + dice.Exponential(1.5) : -dice.Between(5.0, 300), dice));
                var (manner, start) = (dice.Below(4), dice.Below(items.Length));
                var at = posted * Rhythm.MillisecondsPerDay + dice.Exponential(30) * Rhythm.MillisecondsPerHour;
                for (var n = dice.Between(8, 60); n > 0; n--)
                {
                    at += dice.LogNormal(4, 1.3) * 60_000;
                    if (at > (posted + 11) * Rhythm.MillisecondsPerDay) break;
                    // Most take the next item on their page, some pick.
                    start = dice.Chance(.75) ? (start + 1) % items.Length : dice.Below(items.Length);
                    var item = items[start];
                    var text =
                        manner switch { 0 => $"{brief}\n{item}", 1 => item, 2 => who.Tone.Mannered("reword this: " + item, dice), _ =>
                            dice.Chance(.3) ? $"{brief}\n\n{item}" : $"{item}\nsame rules" };
                    world.Hold(who, (long)at, new Dialogue(null, [new Turn(text, Capabilities.General)]));
                }
            }

            Townsfolk.Settle(world);
        });
}
