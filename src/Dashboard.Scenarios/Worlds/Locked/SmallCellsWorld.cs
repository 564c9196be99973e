using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>Three campaigns at once, the smallest of some thirty accounts, the largest of a fifth of all.</summary>
internal static class SmallCellsWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "cells",
            Real = "Operators split their pools into cells with separate cards, exits and lists, so that one fall does not bring the others down; other operators work at the same time.",
            Campaigns = 3,
            Planted = "Three campaigns: 32 to 44 accounts with a list in five languages; a twelfth of all with rewritten problems, two cards and one mail domain; a fifth of all in cells of about forty, each cell with its own exits and card, and one set of frames over all.",
            Visible = "The smallest by problems that recur across languages, the middle one by rewordings and cards, the largest by its frames across cells that share nothing else.",
            Accounts = 2000,
            PerAccount = 45,
            FullAccounts = 100_000,
        },
        world =>
        {
            var dice = world.Dice(10);
            var (small, middle, large) =
                (world.Campaign("Flint", Capabilities.ReasoningTraces),
                    world.Campaign("Slate", Capabilities.SoftwareEngineering, Capabilities.ReasoningTraces),
                    world.Campaign(
                        "Granite", Capabilities.SoftwareEngineering, Capabilities.ReasoningTraces, Capabilities.AgenticReasoning));
            var (a, b) = (dice.Between(6, 12), world.Days - dice.Between(6, 12));
            var few = new Outfit { Births = Births.Aged, Agents = 2 }.Settle(world, small, dice.Between(32, 44), a, b, dice);
            new Dispatcher { AnswersPerTask = 3, SpreadMinutes = 60, Lull = .6 }.Run(
                world, few, a, b, few.Length * world.PerAccount * 1.1, Errands.Translated(new TranslatedProblems(dice.Next()), 500), dice);
            var (c, d) = (dice.Between(12, 18), world.Days - dice.Between(3, 8));
            var some = new Outfit { PerCard = 20, Domains = 1, DomainShare = .7, Agents = 2 }.Settle(
                world, middle, world.Part(.083, 34), c, d, dice);
            new Dispatcher { AnswersPerTask = 4, Outages = 4 }.Run(
                world, some, c, d, some.Length * world.PerAccount, Errands.Paraphrased(new Problems(dice.Next(), 1 << 24)), dice);
            var (e, f) = (dice.Between(3, 6), world.Days - dice.Between(12, 18));
            var frames = Errands.Filled(new SlotTemplates(14, dice));
            var many = new List<Resident>();
            for (var left = world.Part(.2, 60); left > 0;)
            {
                var size = left < 60 ? left : dice.Between(30, 50);
                var exits = Lines.HostingExits(4, dice);
                many.AddRange(
                    new Outfit { PerCard = size, Domains = 1, DomainShare = .5, Agents = 1,
                        Line = own => Lines.Rotating(exits, own.Between(2.0, 9), own) }.Settle(world, large, size, e, f, dice));
                left -= size;
            }

            new Dispatcher { RampDays = 8 }.Run(world, many, e, f, many.Count * world.PerAccount * .9, frames, dice);
            new ToolUsers(dice).Settle(world, world.Part(.08), dice);
            CarrierCustomers.Settle(world, world.Part(.06), dice);
            Townsfolk.Settle(world);
        });
}
