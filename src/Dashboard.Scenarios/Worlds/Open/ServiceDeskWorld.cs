using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A company's service desk: one task for all of its people, none of whose texts are their own.</summary>
internal static class ServiceDeskWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "service-desk",
            Real = "The innocent twin of a front company with people: whoever answers customers pastes what these write and asks for a reply, all day, like everybody else at the desk.",
            Planted = "No campaign. One domain, card and exit, one house's prompt and one task; the texts are the customers', each once. Hours and volumes are people's. Beside it an enterprise.",
            Accounts = 1300,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            var (card, domain, name, zone, house) =
                (world.NextCard(), $"{Invented.Word(dice)}.example", Invented.Name(dice), dice.Between(-8, 9), SystemPrompts.OfTool(dice));
            var (exits, about) = (Lines.Shared([Exit.Access(dice.Next())]), dice.Some(WorkSubjects.All, 2));
            for (var left = world.Part(.1, 30); left > 0; left--)
            {
                var who = Newcomers.Person(world, dice);
                (who.Group, who.Payment, who.EmailDomain, who.Organisation, who.Plan, who.OffsetHours, who.Rhythm, who.Line) =
                    ("a service desk", card, domain, name, "enterprise", zone, Rhythm.Office, exits);
                world.Add(who);
                Habits.Live(world, who, world.PerAccount * Habits.Eagerness(dice), (_, moment) =>
                {
                    var customer = new Tone(moment.Fork(), about);
                    var text = customer.Ask(customer.Subject(moment), moment);
                    return new Dialogue(
                        house,
                        [new Turn(
                            $"{text}\n\n{moment.Pick(["Draft a reply.", "What do we answer?", "Reply kindly and briefly.", "Is this a complaint or a question?"])}", Capabilities.General)]);
                });
            }

            Enterprise.Settle(world, world.Part(.1), dice);
            Society.Settle(world);
        });
}
