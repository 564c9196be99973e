using Dashboard.Scenarios.Worlds.Language;

namespace Dashboard.Scenarios.Worlds.Campaigns;

/// <summary>The same problem in other words: clauses in another order, synonyms, frames around it.</summary>
internal static class Wordings
{
    private static readonly (string Of, string[] By)[] Synonyms =
    [
        ("how many", ["what number of", "the count of", "how large a number of"]), ("gives", ["hands", "passes", "lends"]),
        ("buys", ["purchases", "gets", "acquires"]),
        ("implement", ["write", "build", "code", "provide"]), ("return", ["give back", "output", "yield"]),
        ("at most", ["no more than", "up to", "not over"]),
        ("stores", ["keeps", "holds", "saves"]), ("plan", ["lay out", "work out", "propose"]),
        ("describe", ["set out", "explain", "outline"]), ("missing", ["absent", "not given", "lost"]),
        ("prove or refute", ["decide whether it is true", "show or disprove"]), ("exactly one", ["a single one", "just one"]),
        ("grade it", ["mark it", "score it", "rate it"]),
        ("find the fault", ["locate the bug", "spot the defect"]), ("wants", ["would like", "needs", "is after"]),
        ("asks", ["questions", "interrogates"]), ("greater than", ["above", "larger than", "over"]),
        ("removes", ["drops", "strikes", "deletes"]), ("ordered", ["requested", "bought"]), ("received", ["got", "was sent"]),
        ("write it", ["make it", "design it"]),
    ];

    private static readonly string[] Frames =
    [
        "{0}", "Here is the situation. {0}", "{0} Please be thorough.", "Consider this: {0}", "{0} Give every step.",
        "Work on the following. {0}", "I need a careful answer. {0}", "{0} Do not skip anything.",
        "Task for today: {0}", "{0} Explain as to a colleague.", "Let's look at a case. {0}", "{0} State what you assume.",
    ];

    private static readonly string[] Joints = [". ", "; ", ", and ", ". Also, ", ". Note that ", " - ", ". Moreover, "];

    /// <param name="clauses">The problem's clauses, the question last.</param>
    public static string Paraphrase(string[] clauses, Dice dice)
    {
        var given = dice.Shuffled(clauses[..^1]);
        string[] order = dice.Chance(.3) ? [clauses[^1], .. given] : [.. given, clauses[^1]];
        var text = "";
        for (var i = 0; i < order.Length; i++) text += (i == 0 ? "" : dice.Pick(Joints)) + order[i];
        foreach (var (of, by) in Synonyms)
        {
            if (dice.Chance(.75)) text = text.Replace(of, dice.Pick(by), StringComparison.Ordinal);
        }

        return dice.Pick(Frames)
            .Replace("{0}", char.ToUpperInvariant(text[0]) + text[1..] + dice.Pick(["?", ".", ""]), StringComparison.Ordinal);
    }
}
