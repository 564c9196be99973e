using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Innocents;

/// <summary>
/// Everybody else: individuals, small companies, people who program against the service, mobile users, two minor tools' users.
/// </summary>
internal static class Society
{
    public const string Individuals = "individuals";

    /// <summary>Settles all accounts that are left, or so many.</summary>
    public static void Settle(Settlement world, int? accounts = null, double eagerness = 1)
    {
        var dice = world.Dice(2);
        var tools = Enumerable.Range(0, 3).Select(_ => SystemPrompts.OfTool(dice)).ToArray();
        var left = accounts ?? world.Left;
        for (var company = 0; left > 0;)
        {
            if (dice.Chance(.012) && left > 12)
            {
                var size = Math.Min(left, dice.Between(4, 24));
                Company(world, ++company, size, dice, eagerness);
                left -= size;
                continue;
            }

            Individual(world, tools, dice, eagerness);
            left--;
        }
    }

    public static Resident Individual(
        Settlement world, IReadOnlyList<string> tools, Dice dice, double eagerness = 1, string group = Individuals)
    {
        var program = dice.Chance(.22);
        var who = Newcomers.Person(
            world, dice, program: program, about: program && dice.Chance(.6) ? [WorkSubjects.Software, dice.Pick(WorkSubjects.All)] : null);
        who.Group = group;
        world.Add(who);
        var talk = Habits.Own(who, program && dice.Chance(.7) ? SystemPrompts.OfOwn(who) : null);
        if (tools.Count > 0 && dice.Chance(.18)) talk = Habits.Either(Habits.Own(who, dice.Pick(tools)), talk, dice.Between(.3, 1));
        // Some programs run on a server: same questions by schedule, at any hour.
        if (program && dice.Chance(.25))
            (talk, who.Rhythm, who.Line) =
                (Job(who, talk), Rhythm.AroundTheClock, Lines.Shared(Lines.HostingExits(dice.Between(1, 3), dice)));
        Habits.Live(world, who, world.PerAccount * eagerness * Habits.Eagerness(dice), talk);
        return who;
    }

    /// <summary>A program of somebody's own that sends one of a few prompts with other things filled in, time after time.</summary>
    private static Talk Job(Resident who, Talk otherwise)
    {
        var system = SystemPrompts.OfOwn(who);
        var frames = Enumerable.Range(0, who.Dice.Between(1, 4)).Select(_ => who.Tone.Ask(WorkSubjects.Office, who.Dice)).ToArray();
        return Habits.Either(
            (_, dice) => new Dialogue(
                system,
                [new Turn(
                    $"{dice.Pick(frames)}\n{who.Tone.Own("name", dice)}, {who.Tone.Own("num", dice)}, {who.Tone.Own("word", dice)}",
                    Core.Capabilities.General)]),
            otherwise, who.Dice.Between(.5, 1));
    }

    /// <summary>A small company: one exit, one card, colleagues in one business.</summary>
    private static void Company(Settlement world, int number, int size, Dice dice, double eagerness)
    {
        var (card, domain, zone) = (world.NextCard(), $"{Invented.Word(dice)}.example", dice.Between(-8, 9));
        var exit = new[] { Exit.Access(dice.Next()) };
        var business = dice.Some(WorkSubjects.All, 2);
        for (var i = 0; i < size; i++)
        {
            var who = Newcomers.Person(world, dice, [business[i % 2], dice.Pick(WorkSubjects.All)]);
            (who.Group, who.Payment, who.Plan, who.EmailDomain, who.Organisation) =
                ("small companies", card, "team", domain, $"Company {number}");
            (who.OffsetHours, who.Rhythm) = (zone, Rhythm.Office);
            who.Line = Lines.Either(Lines.Shared(exit), who.Line, dice.Between(.4, .95));
            world.Add(who);
            Habits.Live(world, who, world.PerAccount * eagerness * Habits.Eagerness(dice), Habits.Own(who));
        }
    }
}
