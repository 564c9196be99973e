using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>An open-source project whose contributors all work with the instructions that lie in its repository.</summary>
internal static class OpenSourceWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "open-source-project",
            Real = "A project keeps instructions for assistants in its repository; contributors everywhere send them in front of the project's files, issues and failing tests, most of all in the fortnight before a release.",
            Planted = "No campaign. One system prompt, one vocabulary of files and functions, one growth and one end, all over the world.",
            Accounts = 1100,
            PerAccount = 50,
            Shape = LogShape.HeliconeCsv,
        },
        world =>
        {
            var dice = world.Dice(10);
            var code = new Tone(dice, [WorkSubjects.Software], Tongue.English);
            var system = SystemPrompts.OfTool(dice)
                + $" Repository {code.Own("own", dice)}: run {code.Own("fn", dice)} before you commit; do not touch {code.Own("file", dice)}.";
            var release = dice.Between(.5, .8) * world.Days;
            var issues = Enumerable.Range(0, 60).Select(_ => code.Ask(WorkSubjects.Software, dice)).ToArray();
            var contributors = world.Part(dice.Between(.12, .2), 30);
            for (var i = 0; i < contributors; i++)
            {
                Resident? self = null;
                Townsfolk.Settle(world, "an open-source project's contributors", dice, 1.2, change: who =>
                {
                    (who.Devices, self) = ([], who);
                    who.UserAgents = [Newcomers.Program(dice)];
                }, talk: (at, moment) =>
                {
                    var sprint = Math.Exp(-Math.Abs(release - at / (double)Traffic.Rhythm.MillisecondsPerDay) / 9);
                    if (moment.Chance(.75 - .65 * sprint)) return Habits.Own(self!)(at, moment);
                    var first = moment.Chance(.35) ? moment.Pick(issues) : moment.Chance(.5)
                        ? code.Ask(WorkSubjects.Software, moment) : self!.Tone.Ask(WorkSubjects.Software, moment);
                    return new Dialogue(system, [.. Enumerable.Range(0, Habits.TurnCount(moment, 5)).Select(turn =>
                        new Turn(
                            turn == 0 ? first : self!.Tone.More(WorkSubjects.Software, moment),
                            Capabilities.SoftwareEngineering) { Attached = (int)moment.LogNormal(1500, 1) })]);
                });
            }

            BenchmarkCommunity.Settle(world, world.Part(.015, 8), new Problems(dice.Next(), dice.Between(50, 120)), dice);
            Townsfolk.Settle(world);
        });
}
