using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Campaigns;

/// <summary>What campaigns send: one turn or a few, of a list, of templates or of a curriculum.</summary>
internal static class Errands
{
    /// <summary>A list's problems as they stand.</summary>
    public static Work Listed(Problems list, string? system = null) => (task, _, _, _) =>
        new Dialogue(system, [new Turn(list.Text(task % list.Count), list.Capability(task % list.Count)) { Output = 700 }]);

    /// <summary>A list's problems, each time in other words.</summary>
    public static Work Paraphrased(Problems list, string? system = null) => (task, _, _, dice) =>
        new Dialogue(
            system,
            [new Turn(Wordings.Paraphrase(list.Clauses(task % list.Count), dice), list.Capability(task % list.Count)) { Output = 700 }]);

    /// <summary>Templates with slots filled in.</summary>
    public static Work Filled(SlotTemplates templates, string? system = null) =>
        (_, _, _, dice) => new Dialogue(system, [templates.Next(dice)]);

    /// <summary>A curriculum's instructions, some with follow-ups that ask for more of the same.</summary>
    public static Work Unique(Curriculum curriculum, string? system = null, double followUps = 0, double agentic = .4) => (_, _, _, dice) =>
    {
        var turns = new List<Turn> { curriculum.Next(dice, agentic) };
        while (dice.Chance(followUps) && turns.Count < 12)
            turns.Add(
                new Turn(
                    dice.Pick(
                        ["Continue with the next step.", "Now verify the result.", "Explain the step before in more detail.",
                            "Handle the failure case.", "continue"]), turns[0].Capability) { PauseSeconds = 12, Output = 700 });
        return new Dialogue(system, turns);
    };

    /// <summary>Problems in any of the list's languages.</summary>
    public static Work Translated(TranslatedProblems list, int count, string? system = null) => (task, _, _, dice) =>
        new Dialogue(system, [list.Of(task % count, dice.Below(TranslatedProblems.LanguageCount), dice)]);

    /// <summary>
    /// Work that an account's owner or keeper takes from a board in between: at any moment some tasks are open, to whoever comes.
    /// </summary>
    /// <param name="hours">How long a task is open.</param>
    /// <param name="open">How many are open at once.</param>
    public static Talk FromBoard(Work work, Resident who, double hours, int open) => (at, dice) =>
    {
        var slot = (int)(at / (hours * Rhythm.MillisecondsPerHour));
        return work(slot * open + dice.Below(open), who, at, dice) with { ForCampaign = true };
    };
}
