using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign that cannot be told from innocents by what this log holds.</summary>
internal static class InvisibleWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "invisible",
            Real = "A relay's log without text (New API's shape), in which people rent their accounts out for a few requests a week that are sent from their own devices at their own hours.",
            Campaigns = 1,
            Planted = "One campaign, a fifth of the accounts, a third of whose conversations are for the campaign. Nothing of it differs in this log.",
            Visible = "It is not. Texts of prompts, or payments to those who rent their accounts out, would make it visible. Right is to accuse nobody.",
            Tellable = false,
            Accounts = 1000,
            PerAccount = 40,
            Shape = LogShape.NewApi,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Mist", Capabilities.SoftwareEngineering);
            var rented = world.Part(.2, 30);
            var curriculum = new Curriculum(dice);
            for (var i = 0; i < rented; i++)
            {
                var who = Newcomers.Person(world, dice);
                (who.Campaign, who.Role) = (number, i == 0 ? WorldRole.Operator : WorldRole.Pool);
                world.Add(who);
                var work = Errands.FromBoard((_, _, _, moment) => Plain(curriculum, moment), who, 6, 40);
                // Some of each account is always the campaign's.
                world.Hold(who, (who.FirstDay * 24L + 12) * Traffic.Rhythm.MillisecondsPerHour, Plain(curriculum, dice), number);
                Habits.Live(world, who, world.PerAccount * Habits.Eagerness(dice), Habits.Either(work, Habits.Own(who), .33));
            }

            Society.Settle(world);
        });

    /// <summary>As long as people's own conversations, and answered as long.</summary>
    private static Dialogue Plain(Curriculum curriculum, Dice dice) =>
        new(null, [.. Enumerable.Range(0, Habits.TurnCount(dice, Habits.Turns)).Select(_ => curriculum.Next(dice) with { Output = 380 })]);
}
