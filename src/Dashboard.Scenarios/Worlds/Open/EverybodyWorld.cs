using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Every innocent group at once, and no campaign.</summary>
internal static class EverybodyWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "everybody",
            Real = "A provider's ordinary quarter: tools, enterprises, a reseller, a carrier, classes, a hackathon, builds, evaluators, a benchmark and the news, among individuals.",
            Planted = "No campaign.",
            Accounts = 2400,
            PerAccount = 40,
        },
        world =>
        {
            var dice = world.Dice(10);
            new ToolUsers(dice).Settle(world, world.Part(.16), dice);
            new ToolUsers(dice).Settle(world, world.Part(.05), dice, "a second tool's users");
            Enterprise.Settle(world, world.Part(.08), dice);
            new Reseller(world, dice).Settle(world, world.Part(.07), dice);
            CarrierCustomers.Settle(world, world.Part(.08), dice);
            new ClassOfStudents("a class, weekly").Settle(world, world.Part(.05), dice);
            Hackathon.Settle(world, world.Part(.04), dice);
            BuildFleet.Settle(world, world.Part(.02), dice);
            EvaluationHouse.Settle(world, world.Part(.01, 8), dice);
            BenchmarkCommunity.Settle(world, world.Part(.02, 12), new Problems(dice.Next(), dice.Between(60, 150)), dice);
            NewsReaders.Settle(world, world.Part(.06), dice);
            Society.Settle(world);
        });
}
