using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Reasoning elicited in five languages around one list of problems.</summary>
internal static class ReasoningLanguagesWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "reasoning-in-languages",
            Real = "Prompts that coerce reasoning traces were reported by the hundred thousand (Google, February 2026); reasoning is harvested in several languages so that the pupil learns it in each.",
            Campaigns = 1,
            Planted = "One campaign of a sixth of the accounts, homes of their own, one list of problems said in any of five languages, with a demand for the whole reasoning; a red team asks for reasoning, too, and is innocent.",
            Visible = "Names and numbers of the same problems, in several languages, within hours; the demands; the capability in the log; common standstills.",
            Accounts = 1400,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Lantern", Capabilities.ReasoningTraces);
            var (first, last) = (dice.Between(5, 10), world.Days - dice.Between(4, 9));
            var pool = new Outfit { Births = Births.Scattered, PerCard = 1.6, Agents = 4 }.Settle(
                world, number, world.Part(dice.Between(.12, .2), 30), first, last, dice);
            new Dispatcher { AnswersPerTask = dice.Between(2.0, 4), SpreadMinutes = 30 }.Run(
                world, pool, first, last, pool.Length * world.PerAccount,
                Errands.Translated(new TranslatedProblems(dice.Next()), dice.Between(900, 2500)), dice);
            EvaluationHouse.Settle(world, world.Part(.02, 10), dice, "a red team", redTeam: true);
            Translators.Settle(world, world.Part(.02, 10), dice);
            Society.Settle(world);
        });
}
