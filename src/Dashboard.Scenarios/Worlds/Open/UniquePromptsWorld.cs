using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign in which no two prompts are alike and every account has a home of its own.</summary>
internal static class UniquePromptsWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "unique-prompts",
            Real = "Instructions for training are made by a model after a plan of skills, each one new (Self-Instruct, Wang et al. 2023; Evol-Instruct, Xu et al. 2023); residential proxies are sold as one sticky address an account.",
            Campaigns = 1,
            Planted = "One campaign, a quarter of the accounts. Every prompt is unique; every account has its own address and card. It was made in batches, and a scheduler hands the work out evenly.",
            Visible = "One hand wrote the prompts: constraints, vocabulary and length are alike, and none has a person's habits. Accounts were made in batches, work evenly, and stand still at the same hours.",
            Accounts = 1600,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Polecat", Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning);
            var (first, last) = (dice.Between(5, 12), world.Days - dice.Between(4, 9));
            var pool = new Outfit { PerCard = 1, Agents = 4 }.Settle(
                world, number, world.Part(dice.Between(.2, .3), 30), first, last, dice);
            var curriculum = new Curriculum(dice);
            new Dispatcher { Lull = dice.Between(.2, .6) }.Run(
                world, pool, first, last, pool.Length * world.PerAccount * dice.Between(.8, 1.3),
                (_, _, _, moment) => new Dialogue(null, [curriculum.Next(moment)]), dice);
            new ToolUsers(dice).Settle(world, world.Part(.12), dice);
            Society.Settle(world);
        });
}
