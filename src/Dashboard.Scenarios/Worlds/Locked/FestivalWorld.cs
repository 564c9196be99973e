using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>A festival's application: thousands of phones at one place, with the same buttons, for three days.</summary>
internal static class FestivalWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "festival-app",
            Real = "A festival's guide makes an account for each visitor at the gate; its buttons send the same texts, phones leave through one carrier's few addresses, and nobody comes back after the weekend.",
            Planted = "No campaign. Accounts made together that share texts, exits, client and lifetime of three days.",
            Accounts = 1300,
            PerAccount = 35,
        },
        world =>
        {
            var dice = world.Dice(10);
            var (system, zone, carrier, agent) =
                (SystemPrompts.OfTool(dice), dice.Between(-6, 9), dice.Next(), $"{Invented.Word(dice)}-guide/2.0");
            var day = dice.Between(6, world.Days - 8);
            while (world.FirstDate.AddDays(day).DayOfWeek != DayOfWeek.Friday) day++;
            string[] buttons = [
                "What's on now?", "Where can I eat?", "Line-up today", "Is it going to rain?", "Where are the toilets?", "Shuttle times",
                "Tell me about the next act", "Lost and found"];
            var visitors = world.Part(dice.Between(.2, .32));
            for (var i = 0; i < visitors; i++)
            {
                var words = new WordStock(dice.Fork());
                Townsfolk.Settle(world, "a festival's visitors", dice, world.Days / 4.0, change: who =>
                {
                    Newcomers.Born(world, who, day + (dice.Chance(.6) ? 0 : 1) + (12.0 - zone) / 24 + dice.Exponential(.15), dice);
                    (who.FirstDay, who.LastDay) =
                        (Math.Min(world.Days - 1, (int)((who.CreatedAt - world.Midnight).TotalDays)), Math.Min(world.Days - 1, day + 2));
                    (who.OffsetHours, who.UserAgents, who.Payment, who.Plan, who.EmailDomain) = (zone, [agent], null, "guest", null);
                    who.Line = Lines.Either(Lines.Carrier(carrier, 6, dice), who.Line, .92);
                }, talk: (_, moment) => new Dialogue(system, [.. Enumerable.Range(0, Habits.TurnCount(moment, 2)).Select(_ =>
                    new Turn(moment.Chance(.6) ? moment.Pick(buttons) : words.Request(moment), Capabilities.General) { Output = 120 })]));
            }

            Townsfolk.Settle(world);
        });
}
