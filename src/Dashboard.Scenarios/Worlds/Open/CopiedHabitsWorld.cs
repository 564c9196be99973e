using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>
/// A campaign that lives as the users of a popular tool do: their frame, their client, a person's hours and volumes for each account.
/// </summary>
internal static class CopiedHabitsWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "copied-habits",
            Real = "Harvesters mix in with ordinary traffic and take up its habits (DOMAIN: a cluster of proxies mixed the harvest with unrelated customers' requests).",
            Campaigns = 1,
            Planted = "One campaign, an eighth of the accounts, with a tool's frame, client and buttons; each account has a time zone, office hours and a volume as a person would, and a home. What it asks is one curriculum's.",
            Visible = "Inside the tool's frame one hand's tasks in all accounts, where the tool's users each ask about their own; cards of three or four accounts and births in batches.",
            Accounts = 1500,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var tool = new ToolUsers(dice);
            var number = world.Campaign("Wryneck", Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning);
            var (first, last) = (dice.Between(6, 12), world.Days - dice.Between(4, 9));
            var pool = new Outfit { PerCard = 3.5 }.Settle(world, number, world.Part(dice.Between(.11, .15), 40), first, last, dice);
            var curriculum = new Curriculum(dice);
            foreach (var who in pool)
            {
                tool.Equip(who, dice);
                Talk talk = (_, moment) => Errands.Unique(curriculum, tool.System, followUps: .55)(
                    0, who, 0, moment) with { ForCampaign = true };
                foreach (var day in (int[])[first, last])
                {
                    if (who == pool[0]) world.Hold(who, (day * 24L + 12) * Traffic.Rhythm.MillisecondsPerHour, talk(0, dice), number);
                }

                Habits.Live(world, who, world.PerAccount * Math.Max(.4, Habits.Eagerness(dice)), talk);
            }

            tool.Settle(world, world.Part(.3), dice);
            Society.Settle(world);
        });
}
