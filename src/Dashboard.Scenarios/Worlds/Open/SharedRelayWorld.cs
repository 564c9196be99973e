using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Two campaigns that buy their accounts of one relay, whose other customers know nothing of them.</summary>
internal static class SharedRelayWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "shared-relay",
            Real = "Relay operators sell access to whoever pays (DOMAIN: transfer stations; one account network served several campaigns). Who runs on one relay does not act together for that.",
            Campaigns = 2,
            Planted = "Two campaigns of an eighth and a twentieth of the accounts behind one relay's exits, cards and client: one elicits reasoning by reworded problems, one runs unique engineering tasks; and as many ordinary customers of the relay.",
            Visible = "Two bodies of work at two clocks behind the same exits; the relay itself tells nothing.",
            Accounts = 1500,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var relay = new Reseller(world, dice);
            var (some, few) =
                (world.Campaign("Garganey", Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning),
                    world.Campaign("Smew", Capabilities.ReasoningTraces));
            var (a, b) = (dice.Between(4, 9), world.Days - dice.Between(4, 9));
            var large = new Outfit().Settle(world, some, world.Part(.125, 40), a, b, dice);
            foreach (var who in large)
                (who.UserAgents, who.Devices, who.Line, who.Payment) = ([relay.Agent], [], relay.Line, relay.Card(dice));
            new Dispatcher { Lull = .3 }.Run(
                world, large, a, b, large.Length * world.PerAccount, Errands.Unique(new Curriculum(dice), relay.System, followUps: .4),
                dice);
            var (c, d) = (dice.Between(8, 14), world.Days - dice.Between(6, 12));
            var small = new Outfit { Births = Births.Scattered }.Settle(world, few, world.Part(.05, 40), c, d, dice);
            foreach (var who in small)
                (who.UserAgents, who.Devices, who.Line, who.Payment) = ([relay.Agent], [], relay.Line, relay.Card(dice));
            new Dispatcher { Lull = .8, AnswersPerTask = 2 }.Run(
                world, small, c, d, small.Length * world.PerAccount, Errands.Paraphrased(new Problems(dice.Next(), 1 << 22), relay.System),
                dice);
            relay.Settle(world, world.Part(.18), dice, role: WorldRole.Bystander);
            Society.Settle(world);
        });
}
