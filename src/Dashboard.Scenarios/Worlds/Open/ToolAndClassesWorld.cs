using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>The benign groups whose lives a campaign may borrow, with nobody who borrows them.</summary>
internal static class ToolAndClassesWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "tool-and-classes",
            Real = "The innocent twin of a campaign that borrows a benign group's life: a tool's users, and two classes that sign up together and work before each week's deadline.",
            Planted = "No campaign. Frame, client and buttons of the tool, the sheets of the classes and the days of their work are shared; the rest is each one's own.",
            Accounts = 1400,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            new ToolUsers(dice).Settle(world, world.Part(dice.Between(.15, .25)), dice);
            new ClassOfStudents("a class, weekly").Settle(world, world.Part(.07), dice);
            new ClassOfStudents("another class, weekly") { Pasted = .8, SignUpTogether = false }.Settle(world, world.Part(.05), dice);
            Society.Settle(world);
        });
}
