using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign that sends each problem several times, each time with clauses in another order and other words.</summary>
internal static class ParaphrasedWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "paraphrased",
            Real = "Several answers to one problem are wanted for training by rejection (best of n), and wordings are varied against exact matching. A class does the same by nature: each student puts the sheet's exercise in words of their own.",
            Campaigns = 1,
            Planted = "One campaign, a fifth of the accounts, one home each; each problem goes to about four accounts within half an hour, reworded.",
            Visible = "Names and numbers of a problem recur in reworded prompts of several accounts within minutes; hours of standstill are common to all.",
            Accounts = 1500,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Osprey", Capabilities.ReasoningTraces, Capabilities.SoftwareEngineering);
            var (first, last) = (dice.Between(6, 12), world.Days - dice.Between(4, 9));
            var pool = new Outfit { Births = Births.Scattered, Agents = 3 }.Settle(
                world, number, world.Part(dice.Between(.16, .24), 30), first, last, dice);
            new Dispatcher { AnswersPerTask = dice.Between(3.0, 5), SpreadMinutes = dice.Between(6.0, 14), Unevenness = .4 }.Run(
                world, pool, first, last, pool.Length * world.PerAccount * dice.Between(.8, 1.2),
                Errands.Paraphrased(new Problems(dice.Next(), 1 << 24)), dice);
            new ClassOfStudents("a class, weekly").Settle(world, world.Part(.06), dice);
            Society.Settle(world);
        });
}
