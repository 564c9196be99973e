using Dashboard.Core;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>One customer-support product, sold to many shops under their own names.</summary>
internal static class SupportDeploymentWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "support-deployment",
            Real = "A vendor's support assistant runs for many shops: its prompt with the shop's name in it, its servers, its client; what comes in is what the shops' customers write, and customers everywhere ask where their parcel is.",
            Planted = "No campaign. One vendor's template, exits, client and card; the same short questions in all accounts.",
            Accounts = 1200,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var (card, agent, machines, frame) =
                (world.NextCard(), $"{Invented.Word(dice)}-desk/5.1", Lines.HostingExits(dice.Between(3, 12), dice),
                    SystemPrompts.OfTool(dice));
            string[] common = [
                "where is my order", "I want a refund", "how long does delivery take?", "cancel my order please",
                "the parcel arrived broken", "do you ship abroad", "talk to a human", "wrong size", "is this in stock?", "hello"];
            var shops = world.Part(dice.Between(.16, .26));
            for (var i = 0; i < shops; i++)
            {
                var (shop, customers) = (Invented.Name(dice), Enumerable.Range(0, 25).Select(_ => new WordStock(dice.Fork())).ToArray());
                var system = $"You answer for {shop}. {frame}";
                Townsfolk.Settle(
                    world, "a support product's shops", dice, 1.5,
                    change: who => (who.Payment, who.UserAgents, who.Devices, who.Line, who.Plan) = (card, [agent], [],
                        Lines.Shared(machines), "api"),
                    talk: (_, moment) => new Dialogue(system, [.. Enumerable.Range(0, Habits.TurnCount(moment, 3)).Select(turn =>
                        new Turn(
                            turn == 0 && moment.Chance(.5)
                            ? moment.Pick(common) : moment.Pick(customers).Request(moment) + (moment.Chance(.4)
                                ? $" order {moment.Between(10_000, 99_999)}" : ""), Capabilities.General) { Output = 160,
                                PauseSeconds = 90 })]));
            }

            Townsfolk.Settle(world);
        });
}
