using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds.Innocents;

/// <summary>
/// One enterprise: hundreds of seats behind one exit, on one card, with the house's system prompt and the house's way of signing in.
/// </summary>
internal static class Enterprise
{
    /// <param name="moves">Whether all its accounts were made on one day to replace older ones and went on at full rate the next: a key
    /// migration.</param>
    public static void Settle(Settlement world, int accounts, Dice dice, string group = "an enterprise", bool moves = false)
    {
        var (card, domain, zone, name) = (world.NextCard(), $"{Invented.Word(dice)}.example", dice.Between(-8, 9), Invented.Name(dice));
        var exits = Enumerable.Range(0, dice.Between(1, 2)).Select(_ => Exit.Access(dice.Next())).ToArray();
        var house = SystemPrompts.OfTool(dice);
        var agent = Newcomers.Program(dice);
        var movedOn = dice.Between(4, world.Days / 2);
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(world, dice, dice.Some([.. WorkSubjects.All], dice.Between(1, 3)), program: dice.Chance(.5));
            (who.Group, who.Payment, who.EmailDomain, who.Organisation, who.Plan, who.OffsetHours, who.Rhythm) =
                (group, card, domain, name, "enterprise", zone, Rhythm.Office);
            if (who.Devices.Length == 0) who.UserAgents = [agent];
            who.Line = Lines.Either(Lines.Shared(exits), who.Line, dice.Chance(.8) ? .98 : .6);
            if (moves)
            {
                Newcomers.Born(world, who, movedOn + dice.Unit() * .2, dice);
                who.FirstDay = movedOn + 1;
            }

            world.Add(who);
            Habits.Live(
                world, who, world.PerAccount * Habits.Eagerness(dice),
                Habits.Either(Habits.Own(who, house), Habits.Own(who), dice.Between(.5, 1)));
        }
    }
}
