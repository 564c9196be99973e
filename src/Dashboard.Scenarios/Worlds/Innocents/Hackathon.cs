using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Innocents;

/// <summary>
/// A weekend at one venue: a crowd signs up within hours, under one programme, with the organiser's starter prompt, works night and day and
/// goes home.
/// </summary>
internal static class Hackathon
{
    public static void Settle(Settlement world, int accounts, Dice dice, string group = "a hackathon")
    {
        var starter = SystemPrompts.OfTool(dice);
        var venue = Lines.Shared([Exit.Access(dice.Next()), Exit.Access(dice.Next())]);
        var day = dice.Between(5, world.Days - 8);
        while (world.FirstDate.AddDays(day).DayOfWeek != DayOfWeek.Friday) day++;
        var zone = dice.Between(-8, 9);
        var task = dice.Pick(
            ["build a prototype that helps a food bank plan its routes", "make a bot for city council minutes",
                "predict river levels from open data"]);
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(world, dice, [WorkSubjects.Software, WorkSubjects.Data], program: dice.Chance(.7));
            var usual = who.Line;
            (who.Group, who.Programme, who.OffsetHours, who.Rhythm, who.Payment, who.Plan) =
                (group, "hackathon credits", zone, Rhythm.Marathon, null, "trial");
            Newcomers.Born(world, who, day + (15.0 - zone) / 24 + dice.Exponential(.06), dice);
            (who.FirstDay, who.LastDay) = (day, Math.Min(world.Days - 1, day + 2));
            who.Line = Lines.Either(venue, usual, .85);
            world.Add(who);
            var team = new Turn(
                $"{task}. we use {who.Tone.Own("own", dice)} and {who.Tone.Own("fn", dice)}", Capabilities.SoftwareEngineering);
            var own = Habits.Own(who);
            var begun = Habits.Own(who, starter);
            Habits.Live(world, who, world.PerAccount * .7 * Habits.Eagerness(dice) * world.Days / 3, (at, moment) =>
                moment.Chance(.05) ? new Dialogue(starter, [team]) : moment.Chance(.6) ? begun(at, moment) : own(at, moment));
            // Some keep the account and use it once in a while.
            if (!dice.Chance(.3)) continue;
            (who.LastDay, who.Rhythm, who.Line) = (world.Days - 1, Rhythm.Evening, usual);
            who.FirstDay = Math.Min(day + 3, world.Days - 1);
            Habits.Live(world, who, world.PerAccount * .2 * Habits.Eagerness(dice), own);
        }
    }
}
