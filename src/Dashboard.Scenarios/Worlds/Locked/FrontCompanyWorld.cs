using Dashboard.Core;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>A campaign that poses as a company: one domain, one card, one exit, office hours; real companies look the same.</summary>
internal static class FrontCompanyWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "front-company",
            Real = "A shell opens seats like any enterprise: mail domain, card, exit, house prompt, office hours, no weekends. Two honest enterprises of like size do business beside it.",
            Campaigns = 1,
            Planted = "One campaign, a tenth of the accounts, with unique instructions of one hand that a scheduler hands out in office hours.",
            Visible = "By what the seats send: one hand's instructions instead of each employee's own matters and manners; even work; nobody says thanks. What is shared is what honest enterprises share.",
            Accounts = 1300,
            PerAccount = 50,
            Shape = LogShape.GenericNdjson,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Shell", Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning);
            var (first, last, zone) = (dice.Between(6, 12), world.Days - dice.Between(4, 9), dice.Between(-8, 9));
            var (card, domain, name, house) =
                (world.NextCard(), $"{Invented.Word(dice)}.example", Invented.Name(dice), SystemPrompts.OfTool(dice));
            var exit = Lines.Shared(Lines.HomeExits(2, dice));
            var pool = new Outfit { Births = Births.Scattered, Line = _ => exit, Agents = 1 }.Settle(
                world, number, world.Part(dice.Between(.08, .13), 32), first, last, dice);
            var (curriculum, made) = (new Curriculum(dice), Errands.Unique(new Curriculum(dice), house, followUps: .35));
            foreach (var who in pool)
            {
                (who.Payment, who.EmailDomain, who.Organisation, who.Plan) = (card, domain, name, "enterprise");
                var (pace, seat) = (dice.LogNormal(1, .2), who);
                for (var day = first; day <= last; day++)
                {
                    var weekend = world.FirstDate.AddDays(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
                    if (weekend && day != first && day != last) continue;
                    for (var n = Math.Max(
                        day == first || day == last ? 1 : 0,
                        dice.Poisson(pace * world.PerAccount / 1.5 / (last - first + 1) * 1.4)); n > 0; n--)
                    {
                        var at = (long)day * Rhythm.MillisecondsPerDay + Rhythm.Office.Draw(ref dice.Stream, zone);
                        world.Hold(
                            seat, at, dice.Chance(.1) ? new Dialogue(house, [curriculum.Next(dice)]) : made(0, seat, at, dice), number);
                    }
                }
            }

            Enterprise.Settle(world, world.Part(.1), dice);
            Enterprise.Settle(world, world.Part(.07), dice, "a second enterprise");
            Townsfolk.Settle(world);
        });
}
