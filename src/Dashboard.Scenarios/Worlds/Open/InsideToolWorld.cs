using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign inside a popular tool's traffic: the same system prompt and client.</summary>
internal static class InsideToolWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "inside-tool",
            Real = "Harvesters drive a public agent, whose default prompt and client hide them among its users, and harvest whole trajectories of tool use.",
            Campaigns = 1,
            Planted = "One campaign, a sixth of the accounts, among twice as many honest users of the same tool; multi-step tasks of a curriculum, aged accounts, homes of their own.",
            Visible = "What is inside the tool's frame: one hand's tasks and follow-ups, an even rate, common standstills. System prompt and client tell nothing.",
            Accounts = 1500,
            PerAccount = 55,
        },
        world =>
        {
            var dice = world.Dice(10);
            var tool = new ToolUsers(dice);
            var number = world.Campaign("Cuckoo", Capabilities.AgenticReasoning, Capabilities.SoftwareEngineering);
            var (first, last) = (dice.Between(6, 12), world.Days - dice.Between(4, 9));
            var pool = new Outfit { Births = Births.Aged }.Settle(world, number, world.Part(dice.Between(.13, .19), 30), first, last, dice);
            foreach (var who in pool) tool.Equip(who, dice);
            new Dispatcher { Lull = .5, Unevenness = .35 }.Run(
                world, pool, first, last, pool.Length * world.PerAccount,
                Errands.Unique(new Curriculum(dice), tool.System, followUps: .7, agentic: .75), dice);
            tool.Settle(world, world.Part(.33), dice);
            Society.Settle(world);
        });
}
