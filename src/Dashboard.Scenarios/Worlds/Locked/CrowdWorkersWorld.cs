using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>A campaign of paid people who type by hand after the day's task sheet.</summary>
internal static class CrowdWorkersWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "crowd-workers",
            Real = "People are paid to collect answers: each morning a sheet names the day's subjects and what to ask of them, and everybody types in words of their own, with their own typing errors, from their own homes, in the shifts they are paid for.",
            Campaigns = 1,
            Planted = "One campaign, a fifth of the accounts: no two prompts alike, no shared infrastructure. A class with a weekly sheet, and freelancers, are innocent and do likewise for a time.",
            Visible = "The subjects of a day's sheet (names and numbers) in every worker's prompts on that day and not before or after; the two shifts; the demand for reasons in other words; for weeks, not once.",
            Accounts = 1400,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Quarrymen", Capabilities.ReasoningTraces, Capabilities.SoftwareEngineering);
            var (first, last, zone) = (dice.Between(5, 11), world.Days - dice.Between(4, 10), dice.Between(-8, 9));
            var sheets = new Problems(dice.Next(), world.Days * 24);
            var workers = world.Part(dice.Between(.16, .25), 32);
            string[] demands = [
                "explain each step", "why though, all of it", "show how you think", "write all the thinking down",
                "tell me what you tried before", "long answer please", "reason it out loud", "every step, dont skip"];
            for (var i = 0; i < workers; i++)
            {
                var who = Newcomers.Person(world, dice);
                (who.Campaign, who.Role, who.OffsetHours) = (number, i == 0 ? WorldRole.Operator : WorldRole.Pool, zone);
                Newcomers.Born(world, who, first - 1 - dice.Exponential(6), dice);
                var (evening, words) = (dice.Chance(.4), new WordStock(who.Dice));
                world.Add(who);
                for (var day = first; day <= last; day++)
                {
                    if (dice.Chance(world.FirstDate.AddDays(day).DayOfWeek == DayOfWeek.Sunday ? .8 : .2) && day != first && day != last)
                        continue;
                    var at = (day * 24.0 + (evening ? 15.5 : 8) - zone + dice.Exponential(.2)) * Rhythm.MillisecondsPerHour;
                    var quota = Math.Max(1, dice.Poisson(world.PerAccount * 1.5 / (last - first + 1)));
                    for (var n = 0; n < quota; n++)
                    {
                        var task = day * 24 + dice.Below(24);
                        var clauses = dice.Shuffled(sheets.Clauses(task));
                        var text = who.Tone.Mannered(
                            $"{string.Join(dice.Pick([", ", " and ", ". "]), clauses)}, {dice.Pick(demands)}{(dice.Chance(.3) ? " " + words.FollowUp(dice) : "")}", dice);
                        world.Hold(who, (long)at, new Dialogue(null, [new Turn(text, sheets.Capability(task)) { Output = 650 }]), number);
                        at += dice.LogNormal(9, .8) * 60_000;
                    }
                }

                // They use the service for themselves, too.
                if (dice.Chance(.4)) Renewal.Live(world, who, world.PerAccount * .2, words.Own());
            }

            new ClassOfStudents("a class, weekly").Settle(world, world.Part(.06), dice);
            Townsfolk.Settle(world);
        });
}
