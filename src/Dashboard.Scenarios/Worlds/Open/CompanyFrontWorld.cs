using Dashboard.Core;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign that signs up as one company, beside a company that is one.</summary>
internal static class CompanyFrontWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "company-front",
            Real = "Know-your-customer rules ask who an account belongs to; a front company answers: one domain, one card, one exit, as an enterprise has them.",
            Campaigns = 1,
            Planted = "One campaign, an eighth of the accounts, openly one organisation with one mail domain, two cards and two exits, all seats made in two days, its work one curriculum's handed out day and night. Beside it an enterprise of the same size.",
            Visible = "Seats that keep no hours, no weekends and no work of their own and all do as much as each other, where an enterprise's people differ in each.",
            Accounts = 1400,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Shrike", Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning);
            var (first, last) = (dice.Between(6, 12), world.Days - dice.Between(4, 9));
            var pool = new Outfit { Plan = "enterprise", Agents = 1 }.Settle(
                world, number, world.Part(dice.Between(.11, .14), 40), first, last, dice);
            var (domain, name) = ($"{Language.Invented.Word(dice)}.example", Language.Invented.Name(dice));
            string[] cards = [world.NextCard(), world.NextCard()];
            var exits = Lines.Shared([Exit.Access(dice.Next()), Exit.Access(dice.Next())]);
            foreach (var who in pool)
            {
                (who.EmailDomain, who.Organisation, who.Payment, who.Line) = (domain, name, dice.Pick(cards), exits);
                who.CreatedAt = world.Midnight.AddDays(first - 1 - dice.Unit() * 2);
            }

            new Dispatcher { Lull = .3 }.Run(
                world, pool, first, last, pool.Length * world.PerAccount, Errands.Unique(new Curriculum(dice), followUps: .3), dice);
            Enterprise.Settle(world, world.Part(.12), dice);
            Society.Settle(world);
        });
}
