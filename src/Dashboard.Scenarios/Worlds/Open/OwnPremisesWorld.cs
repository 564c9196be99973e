using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>
/// A front company with exits and cards of its own, whose seats keep the hours of an office, beside companies that are what they say.
/// </summary>
internal static class OwnPremisesWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "own-premises",
            Real = "A front company answers know-your-customer rules with a domain, cards and exits of its own; whoever staffs it works by day.",
            Campaigns = 1,
            Planted = "One campaign, an eighth of the accounts, openly one organisation with one or two exits and cards; by seed its seats work by a scheduler in office hours, or live as an office's people do. The work is one curriculum's or one list's in other words, with the house's prompt in front; a tenth is an office's talk.",
            Visible = "All seats ask for one purpose's work in one hand's wording and nothing of their own, where the people of two enterprises each have subjects of theirs.",
            Accounts = 1400,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var (isListed, isStaffed) = (dice.Chance(.4), dice.Chance(.5));
            string[] aims = isListed ? [Capabilities.ReasoningTraces] : [Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning];
            var number = world.Campaign("Godwit", aims);
            var (first, last) = (dice.Between(6, 12), world.Days - dice.Between(4, 9));
            var pool = new Outfit { Plan = "enterprise", Agents = 2, Births = Births.Scattered }.Settle(
                world, number, world.Part(dice.Between(.1, .13), 40), first, last, dice);
            var (domain, name, zone, house) =
                ($"{Invented.Word(dice)}.example", Invented.Name(dice), dice.Between(-8, 9), SystemPrompts.OfTool(dice));
            string[] cards = [world.NextCard(), world.NextCard()];
            var exits = Lines.Shared([Exit.Access(dice.Next()), Exit.Access(dice.Next())]);
            foreach (var who in pool)
                (who.EmailDomain, who.Organisation, who.Payment, who.Line, who.OffsetHours, who.Rhythm) =
                    (domain, name, dice.Pick(cards), exits, zone, Rhythm.Office);
            var work = isListed ? Errands.Paraphrased(new Problems(dice.Next(), 1 << 22), house)
                : Errands.Unique(new Curriculum(dice), house, followUps: .3);
            if (isStaffed) Staff.Live(world, pool, number, first, last, work, who => Habits.Own(who, house), .9, dice);
            else new Dispatcher { Lull = .9, Unevenness = .5 }.Run(world, pool, first, last, pool.Length * world.PerAccount, work, dice);

            Enterprise.Settle(world, world.Part(.12), dice);
            Enterprise.Settle(world, world.Part(.06), dice, "a smaller enterprise");
            Society.Settle(world);
        });
}
