using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Classes with an assignment a week, where no mail domain is logged.</summary>
internal static class WeeklyClassWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "weekly-class",
            Real = "Two classes have an assignment each week for six weeks and one only four times; students sign up together, paste the exercises or put them in words of their own, and half of them work on the last evening. "
                + "Use of assistants peaks before deadlines and follows the term.",
            Planted = "No campaign. Bursts at the same hours, the same texts, a shared campus exit, accounts made on one day; the log has no mail domain.",
            Accounts = 1300,
            PerAccount = 45,
            Missing = [InteractionColumn.EmailDomain],
        },
        world =>
        {
            var dice = world.Dice(10);
            new ClassOfStudents("a class, weekly").Settle(world, world.Part(.12), dice);
            new ClassOfStudents("a programming class, weekly") { Exercises = 4, Pasted = .65 }.Settle(world, world.Part(.08), dice);
            new ClassOfStudents(
                "a seminar, four weeks") { Weeks = 4, Exercises = 3, Pasted = .2, SignUpTogether = false }.Settle(world, world.Part(.04),
                dice);
            Society.Settle(world);
        });
}
