using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Candidates for one licence who learn from one catalogue of questions, each alone.</summary>
internal static class LicenceCandidatesWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "licence-candidates",
            Real = "The innocent twin of accounts that have nothing of their own: candidates for one licence learn from one published catalogue for weeks, at home, at hours of their own, until the day of the test, and then stop.",
            Planted = "No campaign. One catalogue's questions, pasted or in words of one's own, in most of what a tenth of the accounts send; many sign up for it and leave after the day of the test.",
            Accounts = 1300,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            var catalogue = new Problems(dice.Next(), dice.Between(120, 260));
            var test = world.Days - dice.Between(6, 14);
            var candidates = world.Part(dice.Between(.09, .14), 30);
            for (var i = 0; i < candidates; i++)
            {
                var who = Newcomers.Person(world, dice);
                who.Group = "candidates for one licence";
                var began = Math.Max(0, test - 7 - (int)dice.Exponential(20));
                if (dice.Chance(.5)) Newcomers.Born(world, who, began - dice.Unit(), dice);
                if (dice.Chance(.6)) (who.FirstDay, who.LastDay) = (Math.Min(who.FirstDay, test - 1), test);
                world.Add(who);
                var reached = 0;
                Talk learn = (at, moment) =>
                {
                    if (at < began * Traffic.Rhythm.MillisecondsPerDay || at > test * Traffic.Rhythm.MillisecondsPerDay)
                        return Habits.Own(who)(at, moment);
                    var turns = new List<Turn>();
                    for (var n = moment.Between(1, 4); n > 0; n--)
                    {
                        // Through the catalogue in its order, with looks back.
                        var question = moment.Chance(.8) ? reached++ % catalogue.Count : moment.Below(catalogue.Count);
                        var clauses = catalogue.Clauses(question);
                        turns.Add(
                            new Turn(
                                moment.Chance(.5) ? catalogue.Text(question) : who.Tone.Mannered(string.Join(", ", clauses), moment),
                                catalogue.Capability(question)));
                        if (moment.Chance(.4)) turns.Add(new Turn(who.Tone.More(HomeSubjects.School, moment), Capabilities.General));
                    }

                    return new Dialogue(null, turns);
                };
                Habits.Live(
                    world, who, world.PerAccount * Habits.Eagerness(dice), Habits.Either(learn, Habits.Own(who), dice.Between(.6, .95)));
            }

            Society.Settle(world);
        });
}
