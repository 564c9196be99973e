using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>A tutoring company whose tutors give the same lessons from one catalogue at the same hours.</summary>
internal static class TutoringCompanyWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "tutoring-company",
            Real = "Tutors work from home on the company's card and with its assistant, each afternoon at full hours, and take exercises from the company's catalogue, in the order of the week.",
            Planted = "No campaign. The same exercises in dozens of accounts, at common hours, week after week; one card and mail domain.",
            Accounts = 1100,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            var (card, domain, zone, system) =
                (world.NextCard(), $"{Invented.Word(dice)}.example", dice.Between(-6, 9), SystemPrompts.OfTool(dice));
            var catalogue = new Problems(dice.Next(), 30 * (world.Days / 7 + 1));
            var tutors = world.Part(dice.Between(.07, .13), 24);
            for (var i = 0; i < tutors; i++)
            {
                var who = Townsfolk.Settle(world, "a tutoring company's tutors", dice, .4, change: person =>
                {
                    (person.Payment, person.EmailDomain, person.OffsetHours, person.Plan) = (card, domain, zone, "team");
                    Newcomers.Born(world, person, -dice.Between(5.0, 300), dice);
                });
                for (var day = 0; day < world.Days; day++)
                {
                    if (world.FirstDate.AddDays(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
                    for (var lesson = 0; lesson < 3; lesson++)
                    {
                        if (dice.Chance(.55)) continue;
                        var at = (day * 24L + 15 + lesson - zone) * Rhythm.MillisecondsPerHour + (long)(dice.Exponential(6) * 60_000);
                        var number = day / 7 * 30 + dice.Below(30);
                        var turns = new List<Turn> { new(catalogue.Text(number), catalogue.Capability(number)) };
                        while (dice.Chance(.6) && turns.Count < 9)
                            turns.Add(
                                new Turn(
                                    dice.Pick(
                                        ["easier", "hint only", "next", "my pupil says {0}", "another like this", "why not {0}?",
                                            "check {0}"]).Replace("{0}", Invented.Number(
                                                dice), StringComparison.Ordinal), Capabilities.General) { PauseSeconds = 180 });
                        world.Hold(who, at, new Dialogue(system, turns));
                    }
                }
            }

            Townsfolk.Settle(world);
        });
}
