using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>One-off courses with the university's mail domain, and a workshop without.</summary>
internal static class ClassOnceWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "class-once",
            Real = "A course hands out one sheet, a second one another, and a workshop of one afternoon makes its participants sign up in the room.",
            Planted = "No campaign. Each group shares a day, an exit and texts, once.",
            Accounts = 1000,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            new ClassOfStudents(
                "a course, once") { Weeks = 1, Exercises = 8, Domain = "fellbrook.example" }.Settle(world, world.Part(.14), dice);
            new ClassOfStudents(
                "another course, once") { Weeks = 1, Exercises = 5, Domain = "eastmere.example", Pasted = .8 }.Settle(world,
                world.Part(.07), dice);
            new ClassOfStudents("a workshop") { Weeks = 1, Exercises = 10, Pasted = .9 }.Settle(world, world.Part(.04), dice);
            Society.Settle(world);
        });
}
