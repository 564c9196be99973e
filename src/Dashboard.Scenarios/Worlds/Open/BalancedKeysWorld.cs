using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>One company's product, whose requests its own balancer spreads over the company's keys.</summary>
internal static class BalancedKeysWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "balanced-keys",
            Real = "A company that sells a product with a model in it has some dozen keys, for what each may send in a minute is limited, and a balancer in front of them: whatever a customer asks goes out by whichever key is free. Card, exits, client and system prompt are the company's own, and openly so.",
            Planted = "No campaign. Keys that share everything but their names, act in the same minutes and carry the same work, all of it the work of the product's many customers.",
            Accounts = 1000,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            var (prompt, exits, agent, card) =
                (SystemPrompts.OfTool(dice), Lines.HostingExits(dice.Between(2, 6), dice),
                    $"{Invented.Word(dice)}-server/{dice.Between(1, 4)}.{dice.Below(20)}", world.NextCard());
            string[] features = [
                "Summarise this ticket for the next colleague.", "Draft an answer to this customer.", "Which of our articles answers this?",
                "Translate this reply, and keep its tone."];
            for (var key = dice.Between(12, 30); key > 0; key--)
            {
                var who = Newcomers.Person(world, dice, [WorkSubjects.Office], Tongue.English, program: true);
                (who.Group, who.Line, who.UserAgents, who.Plan, who.Payment) =
                    ("one product's keys", Lines.Shared(exits), [agent], "api", card);
                who.Rhythm = Rhythm.AroundTheClock;
                world.Add(who);
                Habits.Live(world, who, world.PerAccount * 6 * Habits.Eagerness(dice), (_, moment) => new Dialogue(
                    prompt, [new Turn($"{moment.Pick(features)}\n{who.Tone.More(WorkSubjects.Office, moment)}", Capabilities.General)]));
            }

            Society.Settle(world);
        });
}
