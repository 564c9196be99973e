using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Innocents;

/// <summary>
/// A class with one assignment or one a week: in the days before it is due, everybody asks about the same exercises, some
/// pasted as they are, most in words of their own, many at the last minute; partly from the campus, partly from home.
/// </summary>
internal sealed record ClassOfStudents(string Group)
{
    /// <summary>Weeks with an assignment.</summary>
    public int Weeks { get; init; } = 6;

    /// <summary>The university's mail domain; null for students who use their own mail.</summary>
    public string? Domain { get; init; }

    /// <summary>Exercises on one week's sheet.</summary>
    public int Exercises { get; init; } = 6;

    /// <summary>Share of the questions that are the sheet's text, pasted.</summary>
    public double Pasted { get; init; } = .4;

    /// <summary>Whether they sign up together in the first week, as a lecturer told them to.</summary>
    public bool SignUpTogether { get; init; } = true;

    public void Settle(Settlement world, int accounts, Dice dice)
    {
        var sheet = new Problems(dice.Next(), Weeks * Exercises);
        var campus = Lines.Shared([.. Enumerable.Range(0, dice.Between(1, 3)).Select(_ => Exit.Access(dice.Next()))]);
        var first = dice.Between(1, Math.Max(1, world.Days - 7 * Weeks - 2));
        var (zone, dueHour) = (dice.Between(-8, 9), dice.Pick([12, 18, 23]));
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(world, dice, [HomeSubjects.School, dice.Pick(HomeSubjects.All), WorkSubjects.Software]);
            (who.Group, who.OffsetHours, who.Rhythm) = (Group, zone, Rhythm.Student);
            who.Line = Lines.Either(campus, who.Line, dice.Between(.2, .7));
            if (Domain is not null) (who.EmailDomain, who.Programme, who.Plan) = (Domain, "education", "education");
            if (SignUpTogether && dice.Chance(.7)) Newcomers.Born(world, who, first - 1 + dice.Unit() * .4, dice);
            world.Add(who);
            Habits.Live(world, who, world.PerAccount * .45 * Habits.Eagerness(dice), Habits.Own(who));
            for (var week = 0; week < Weeks; week++)
            {
                if (dice.Chance(.12)) continue;
                var due = ((first + 6 + 7L * week) * 24 + dueHour - zone) * Rhythm.MillisecondsPerHour;
                Work(world, who, sheet, week, due, dice);
            }
        }
    }

    private void Work(Settlement world, Resident who, Problems sheet, int week, long due, Dice dice)
    {
        // Hours before the deadline: half of a class works in the last evening.
        var at = due - (long)(dice.LogNormal(9, 1.1) * Rhythm.MillisecondsPerHour);
        if (at < world.MillisecondsOf(who.CreatedAt) || at >= (long)world.Days * Rhythm.MillisecondsPerDay) return;
        for (var exercise = 0; exercise < Exercises; exercise++)
        {
            if (dice.Chance(.35)) continue;
            var number = week * Exercises + exercise;
            var clauses = sheet.Clauses(number);
            var text = dice.Chance(Pasted)
                ? sheet.Text(number)
                : who.Tone.Mannered(
                    dice.Pick(["how do i do this: ", "exercise {e}: ", "i need help with ", "is this right? ", ""])
                    .Replace("{e}", $"{exercise + 1}", StringComparison.Ordinal)
                    + string.Join(dice.Pick([", ", ". ", " and "]), dice.Chance(.5) ? clauses : clauses[1..]), dice);
            var turns = new List<Turn> { new(text, sheet.Capability(number)) };
            for (var more = Habits.TurnCount(dice, 2.6); more > 1; more--)
                turns.Add(new Turn(who.Tone.More(HomeSubjects.School, dice), Capabilities.General));
            world.Hold(who, at, new Dialogue(null, turns));
            at += (long)(dice.Exponential(25) * 60_000);
        }
    }
}
