using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Marks by a published rubric in front of every essay, and a class of the same school.</summary>
internal static class TeachersWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "rubric-teachers",
            Real = "The innocent twin of grading by rubrics: a school board's teachers put one rubric in front of the essays of their own pupils, and a class works at a weekly sheet.",
            Planted = "No campaign. One rubric's words in a good part of what dozens of people send; hours, pupils and other questions are each teacher's own.",
            Accounts = 1200,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            RubricPairsWorld.Teachers(world, world.Part(dice.Between(.1, .16), 30), dice);
            new ClassOfStudents("a class, weekly").Settle(world, world.Part(.08, 20), dice);
            Society.Settle(world);
        });
}
