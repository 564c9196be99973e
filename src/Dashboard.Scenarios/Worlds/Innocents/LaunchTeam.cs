using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Innocents;

/// <summary>
/// A product that launches: its keys are made in one morning, go to full rate at once, on a small plan at first, with the product's prompt
/// around what its users type.
/// </summary>
internal static class LaunchTeam
{
    public static void Settle(Settlement world, int accounts, Dice dice, string group = "a product's launch")
    {
        var (system, card, domain, day) =
            (SystemPrompts.OfTool(dice), world.NextCard(), $"{Invented.Word(dice)}.example", dice.Between(6, world.Days - 14));
        var machines = Lines.HostingExits(dice.Between(2, 8), dice);
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(world, dice, program: true);
            (who.Group, who.Payment, who.EmailDomain, who.Plan, who.Line, who.Rhythm) =
                (group, card, domain, "api", Lines.Shared(machines), Rhythm.Evening);
            Newcomers.Born(world, who, day + dice.Unit() * .1, dice);
            who.FirstDay = day + 1;
            world.Add(who);
            // Behind a key there are many users, each with an own voice.
            var users = Enumerable.Range(0, 30).Select(_ => new Tone(dice.Fork())).ToArray();
            Habits.Live(world, who, world.PerAccount * 2.2 * dice.LogNormal(1, .4), (_, moment) =>
            {
                var user = moment.Pick(users);
                var subject = user.Subject(moment);
                return new Dialogue(system, [new Turn($"user: {user.Ask(subject, moment)}", Capabilities.General)]);
            }, turns: 1);
        }
    }
}
