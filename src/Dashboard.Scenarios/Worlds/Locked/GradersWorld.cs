using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>A campaign that has answers graded by rubrics, beside an evaluation house that does the same in the open.</summary>
internal static class GradersWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "preference-graders",
            Real = "Grading pairs of answers by a rubric makes a reward model (one of the February campaigns; DOMAIN). A declared evaluator grades, too: one house, one card, whole suites in each account.",
            Campaigns = 1,
            Planted = "One campaign, a seventh of the accounts, free plans, a rubric of some variants around pairs that are never repeated, behind rotating exits that customers share.",
            Visible = "The rubric's sentences around ever new pairs, in hundreds of accounts without a common organisation; even work, common standstills, batches of accounts.",
            Accounts = 1300,
            PerAccount = 45,
            Shape = LogShape.BedrockInvocations,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Assay", Capabilities.RubricGrading);
            var (first, last) = (dice.Between(4, 9), world.Days - dice.Between(4, 9));
            var exits = Lines.HomeExits(Math.Max(15, world.Accounts / 15), dice);
            var pool =
                new Outfit { PerCard = 0, DomainShare = .35, Agents = 2, Line = own => Lines.Rotating(exits, own.Between(3.0, 30), own) }
                .Settle(world, number, world.Part(dice.Between(.12, .19), 32), first, last, dice);
            var author = new WordStock(dice);
            var rubrics = Enumerable.Range(0, 4).Select(_ =>
                $"Compare the two responses. Criteria: {author.Phrase(dice)} (weight {dice.Between(1, 5)}), factual accuracy (weight {dice.Between(2, 6)}), {author.Phrase(dice)} (weight {dice.Between(1, 4)}). "
                + $"{dice.Pick(["Deliberate first", "Give reasons first", "Think before you score"])}, then output {dice.Pick(["A or B", "a score for each", "one letter"])}.").ToArray();
            new Dispatcher { AnswersPerTask = 1.3, Lull = .25 }.Run(
                world, pool, first, last, pool.Length * world.PerAccount * 1.1, (_, _, _, moment) =>
            {
                var (question, a, b) = (new WordStock(moment), new WordStock(moment), new WordStock(moment));
                return new Dialogue(
                    null,
                    [new Turn(
                        $"{moment.Pick(rubrics)}\nQuestion: {question.Request(moment)}\nA: {a.Request(moment)} {a.Request(moment)}\nB: {b.Request(moment)} {b.Request(moment)}", Capabilities.RubricGrading) { Output = 260 }]);
            }, dice);
            EvaluationHouse.Settle(world, world.Part(.025, 10), dice);
            var customers = world.Part(.07);
            for (var i = 0; i < customers; i++)
                Townsfolk.Settle(
                    world, "a proxy network's other customers", dice,
                    change: who => (who.Role, who.Line) = (WorldRole.Bystander, Lines.Rotating(exits, dice.Between(3.0, 30), dice)));
            Townsfolk.Settle(world);
        });
}
