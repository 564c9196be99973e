using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Two campaigns of very different sizes behind one relay, the larger of which lives as the relay's customers do.</summary>
internal static class UnequalLabsWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "unequal-labs",
            Real = "Relay operators sell access to whoever pays, and one account network served several campaigns (DOMAIN); labs disclosed together differed by a factor of a hundred.",
            Campaigns = 2,
            Planted = "A campaign of a seventh of the accounts and one of some 36 buy of one relay, which has as many ordinary customers. By seed the larger works by a scheduler, or lives by hours and volumes of people and talks of something else now and then; has mail domains of its own or none; it sends unique tasks, slots filled in, or one list's problems in other words. The smaller asks in several languages.",
            Visible = "Two bodies of work behind the same exits, cards and client; the relay itself tells nothing.",
            Accounts = 1500,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var relay = new Reseller(world, dice);
            var (kind, lives) = (dice.Below(3), dice.Chance(.5));
            var large = world.Campaign(
                "Pratincole",
                kind == 2 ? [Capabilities.ReasoningTraces] : [Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning]);
            var small = world.Campaign("Turnstone", Capabilities.ReasoningTraces);
            Work work = kind switch
            {
                0 => Errands.Unique(new Curriculum(dice), relay.System, followUps: .4),
                1 => Errands.Filled(new SlotTemplates(8, dice), relay.System),
                _ => Errands.Paraphrased(new Problems(dice.Next(), 1 << 22), relay.System),
            };
            var (a, b) = (dice.Between(4, 9), world.Days - dice.Between(4, 9));
            var many = new Outfit { Births = Births.Scattered, DomainShare = dice.Pick([0, .8]), Domains = dice.Between(2, 5) }.Settle(
                world, large, world.Part(dice.Between(.12, .16), 40), a, b, dice);
            foreach (var who in many)
                (who.UserAgents, who.Devices, who.Line, who.Payment) = ([relay.Agent], [], relay.Line, relay.Card(dice));
            if (lives) Staff.Live(world, many, large, a, b, work, who => relay.TalkOf(who, dice), .85, dice);
            else new Dispatcher { Lull = .6, Unevenness = .8 }.Run(world, many, a, b, many.Length * world.PerAccount, work, dice);

            var (c, d) = (dice.Between(8, 14), world.Days - dice.Between(6, 12));
            var few = new Outfit { Births = Births.Scattered }.Settle(world, small, Math.Max(36, world.Part(.024)), c, d, dice);
            foreach (var who in few)
                (who.UserAgents, who.Devices, who.Line, who.Payment) = ([relay.Agent], [], relay.Line, relay.Card(dice));
            new Dispatcher { Lull = .7 }.Run(
                world, few, c, d, few.Length * world.PerAccount, Errands.Translated(new TranslatedProblems(dice.Next()), 600, relay.System),
                dice);
            relay.Settle(world, world.Part(.16), dice, role: WorldRole.Bystander);
            Society.Settle(world);
        });
}
