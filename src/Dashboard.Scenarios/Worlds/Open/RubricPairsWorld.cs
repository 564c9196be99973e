using Dashboard.Core;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign that has pairs of answers compared by one rubric, and teachers who mark essays by another.</summary>
internal static class RubricPairsWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "rubric-pairs",
            Real = "One of the campaigns disclosed in February 2026 asked for grading by rubrics (DOMAIN): pairs of answers are compared to train a reward model. A school board's teachers mark by a published rubric, too.",
            Campaigns = 1,
            Planted = "One campaign, a tenth of the accounts, scattered births, one home each: long prompts of one rubric and two answers, no pair twice. Beside it teachers who put a rubric of their own in front of essays.",
            Visible = "One rubric's words in all that hundreds of accounts send, at common hours and equal rates; teachers share theirs and have hours, pupils and other questions of their own.",
            Accounts = 1300,
            PerAccount = 50,
            Shape = LogShape.BedrockInvocations,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Dotterel", Capabilities.RubricGrading);
            var (first, last) = (dice.Between(5, 10), world.Days - dice.Between(4, 9));
            var pool = new Outfit { Births = Births.Scattered, PerCard = 1, Agents = 3 }.Settle(
                world, number, world.Part(dice.Between(.08, .13), 40), first, last, dice);
            var (list, rubric) = (new Problems(dice.Next(), 1 << 20), Rubric(dice, "Compare the two answers below"));
            new Dispatcher { Lull = .6, AnswersPerTask = 1.2 }.Run(
                world, pool, first, last, pool.Length * world.PerAccount, (task, _, _, moment) => Compared(rubric, list, task, moment),
                dice);
            Teachers(world, world.Part(.07, 30), dice);
            Society.Settle(world);
        });

    private static Dialogue Compared(string rubric, Problems list, int task, Dice dice) => new(null,
    [
        new Turn(
            $"{rubric}\nQuestion: {list.Text(task % list.Count)}\nAnswer A: {Answer(list, task, dice)}\nAnswer B: {Answer(list, task, dice)}\nReply with the letter, then the score of each.",
            Capabilities.RubricGrading) { Output = 180 },
    ]);

    private static string Answer(Problems list, int task, Dice dice) =>
        $"{Wordings.Paraphrase(list.Clauses(task % list.Count), dice)} So it is {Invented.Number(dice)}, since {Invented.Word(dice)} is {Invented.Number(dice)} and {Invented.Name(dice)} has {Invented.Number(dice)}.";

    private static string Rubric(Dice dice, string opening) =>
        $"{opening}. Give up to {dice.Between(3, 9)} points for {string.Join(", ", dice.Some(Criteria, 5))}. Take off {dice.Between(1, 3)} for {dice.Pick(Faults)}. Justify each point in one sentence.";

    private static readonly string[] Criteria =
        ["correctness", "evidence", "structure", "clarity", "use of sources", "completeness", "honesty about doubt", "conciseness", "tone",
            "relevance", "grammar", "originality"];

    private static readonly string[] Faults = ["repetition", "claims without evidence", "missing steps", "a wrong format", "padding"];

    /// <summary>
    /// Teachers of one board: each marks the essays of their own pupils, in weeks of their own, and asks other things most of the time.
    /// </summary>
    internal static void Teachers(Settlement world, int accounts, Dice dice)
    {
        var rubric = Rubric(dice, "Mark this essay");
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(world, dice, [HomeSubjects.School, dice.Pick(HomeSubjects.All), dice.Pick(WorkSubjects.All)]);
            (who.Group, who.Rhythm) = ("teachers of one board", Traffic.Rhythm.Office);
            world.Add(who);
            Habits.Live(world, who, world.PerAccount * Habits.Eagerness(dice), Habits.Either(
                (_, moment) => new Dialogue(
                    null,
                    [new Turn(
                        $"{rubric}\n{who.Tone.Ask(HomeSubjects.School, moment)} {who.Tone.Ask(HomeSubjects.School, moment)}",
                        Capabilities.RubricGrading)]),
                Habits.Own(who), dice.Between(.15, .5)));
        }
    }
}
