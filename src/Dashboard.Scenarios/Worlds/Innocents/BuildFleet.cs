using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Innocents;

/// <summary>
/// Continuous integration: one platform's step, with its prompt, in many teams' pipelines. Each credential comes from
/// hundreds of machines, around the clock, with a nightly run, and sends each team's own code.
/// </summary>
internal static class BuildFleet
{
    public static void Settle(Settlement world, int accounts, Dice dice, string group = "a build platform's runners")
    {
        var (step, machines, agent) =
            (SystemPrompts.OfTool(dice), Lines.HostingExits(dice.Between(120, 400), dice), $"{Invented.Word(dice)}-ci/2.{dice.Below(20)}");
        string[] asks =
        [
            "Review the diff below and list problems by severity.", "Write release notes for these commits.",
            "Explain why this test failed.", "Does this change break the public interface? Answer yes or no, then why.",
            "Suggest a title for this merge request.", "Classify this failure: flaky, infrastructure, product.",
        ];
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(world, dice, [WorkSubjects.Software], Tongue.English, program: true);
            (who.Group, who.Line, who.UserAgents, who.Plan) = (group, Lines.Shared(machines), [agent], "api");
            who.Rhythm = dice.Chance(.6) ? Rhythm.Builds : Rhythm.AroundTheClock;
            who.Payment ??= world.NextCard();
            world.Add(who);
            var (custom, used) = (dice.Chance(.3) ? SystemPrompts.OfOwn(who) : step, dice.Some(asks, dice.Between(1, 4)));
            Habits.Live(world, who, world.PerAccount * 1.6 * Habits.Eagerness(dice), (_, moment) =>
            {
                var turns = new Turn[moment.Between(1, 4)];
                for (var t = 0; t < turns.Length; t++)
                {
                    var diff =
                        $"--- a/{who.Tone.Own("file", moment)}\n+++ b/{who.Tone.Own("file", moment)}\n@@ -{moment.Between(1, 400)} @@\n-  {who.Tone.Own("fn", moment)}({who.Tone.Own("word", moment)})\n"
                        + $"+  {who.Tone.Own("fn", moment)}({who.Tone.Own("word", moment)}, {who.Tone.Own("num", moment)})";
                    turns[t] = new Turn(
                        $"{moment.Pick(used)}\n{diff}", Capabilities.SoftwareEngineering) { Attached = (int)moment.LogNormal(1800, .8),
                        PauseSeconds = 4 };
                }

                return new Dialogue(custom, turns);
            }, turns: 2.5);
        }
    }
}
