using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>A campaign that copies the habits of a tool's users: their clock, their small talk, their client and prompt.</summary>
internal static class MimicsWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "mimics",
            Real = "The best counterfeit is a life: aged accounts that chat about their own things by their own clock, through a popular tool, and take tasks from a board in between.",
            Campaigns = 1,
            Planted = "One campaign, a seventh of the accounts; half of each account's conversations are its mask. The work: a board's problems in other words, each taken by several within the hours it is open.",
            Visible = "By the same problems (names, numbers) in reworded prompts of accounts that otherwise share nothing, again and again between the same accounts.",
            Accounts = 1300,
            PerAccount = 60,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Mockingbird", Capabilities.SoftwareEngineering, Capabilities.ReasoningTraces);
            var tool = new ToolUsers(dice);
            var (first, last) = (dice.Between(4, 9), world.Days - dice.Between(4, 9));
            var pool = new Outfit { Births = Births.Aged, Browser = true }.Settle(
                world, number, world.Part(dice.Between(.11, .17), 32), first, last, dice);
            var work = Errands.Paraphrased(new Problems(dice.Next(), 1 << 24), tool.System);
            var open = Math.Max(4, pool.Length / 20);
            foreach (var who in pool)
            {
                tool.Equip(who, dice);
                var board = Errands.FromBoard(work, who, 6, open);
                // Some work on the campaign's first days and last, however a person's days fall.
                Renewal.Live(
                    world, who, world.PerAccount * dice.LogNormal(1.3, .5), Habits.Either(board, tool.TalkOf(who, dice), .55), turns: 1.8);
            }

            tool.Settle(world, world.Part(.22), dice);
            Townsfolk.Settle(world);
        });
}
