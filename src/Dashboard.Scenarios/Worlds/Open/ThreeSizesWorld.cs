using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Three campaigns of very different sizes at once.</summary>
internal static class ThreeSizesWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "three-sizes",
            Real = "Three labs were disclosed together in February 2026, with exchanges from 150 thousand to 13 million (DOMAIN); their windows overlap and their ways differ.",
            Campaigns = 3,
            Planted = "Three campaigns: 30 to 40 accounts that elicit reasoning by reworded problems, a tenth of all that fills slots behind hosting exits, and a quarter of all with unique prompts from homes and shared cards.",
            Visible = "The small one by reworded problems and common hours, the middle one by frames, exits and cards, the large one by one hand's prompts, batches of accounts and cards.",
            Accounts = 2200,
            PerAccount = 45,
            FullAccounts = 100_000,
        },
        world =>
        {
            var dice = world.Dice(10);
            var (small, middle, large) =
                (world.Campaign("Stint", Capabilities.ReasoningTraces), world.Campaign("Curlew", Capabilities.AgenticReasoning),
                    world.Campaign("Bittern", Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning));
            var (a, b) = (dice.Between(8, 14), world.Days - dice.Between(8, 14));
            var few = new Outfit { Births = Births.Scattered, Agents = 2, DomainShare = .4, Domains = 1 }.Settle(
                world, small, dice.Between(30, 40), a, b, dice);
            new Dispatcher { AnswersPerTask = 3, Lull = .8 }.Run(
                world, few, a, b, few.Length * world.PerAccount * 1.2, Errands.Paraphrased(new Problems(dice.Next(), 1 << 24)), dice);
            var (c, d) = (dice.Between(3, 8), world.Days - dice.Between(14, 20));
            var exits = Lines.HostingExits(Math.Max(12, world.Accounts / 40), dice);
            var some = new Outfit { PerCard = 6, Agents = 2, Line = own => Lines.Rotating(exits, own.Between(2.0, 12), own) }.Settle(
                world, middle, world.Part(.1, 40), c, d, dice);
            new Dispatcher { Lull = .2 }.Run(
                world, some, c, d, some.Length * world.PerAccount, Errands.Filled(new SlotTemplates(12, dice)), dice);
            var (e, f) = (dice.Between(10, 16), world.Days - dice.Between(3, 7));
            var many = new Outfit { PerCard = 2.5, Agents = 6, DomainShare = .2, Domains = 12 }.Settle(
                world, large, world.Part(.25, 60), e, f, dice);
            new Dispatcher { RampDays = 6 }.Run(
                world, many, e, f, many.Length * world.PerAccount * .9, Errands.Unique(new Curriculum(dice), followUps: .4), dice);
            new ToolUsers(dice).Settle(world, world.Part(.1), dice);
            Enterprise.Settle(world, world.Part(.06), dice);
            Society.Settle(world);
        });
}
