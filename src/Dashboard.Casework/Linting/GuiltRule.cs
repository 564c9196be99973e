namespace Dashboard.Casework.Linting;

/// <summary>The language of theft and guilt, in the writer's own voice: a court finds guilt, data do not.</summary>
internal static class GuiltRule
{
    private const string Message = "this word finds somebody guilty: say what was done (“drew”, “collected”), or whose word it is";

    public static IEnumerable<Fault> Faults(Voice voice, LintContext context)
    {
        if (voice.IsOfSample) yield break;
        for (var i = 0; i < voice.Tokens.Count; i++)
        {
            if (voice.Tokens[i].Is(WordClass.Guilt) && (voice.IsAsserted(i, i) || IsPresupposed(voice, i))
                && !(i > 0 && voice.Tokens[i - 1].Text is "reported"))
                yield return voice.Fault(LintRule.Guilt, i, i, Message);
        }
    }

    // “The lab's theft did not stop”: what is denied is said of the theft.
    private static bool IsPresupposed(Voice voice, int at) => IsOneOfMany(voice, at)
        || (at > 0 && voice.Tokens[at - 1].Text is "'s" or "its" or "their"
        && voice.Of(at, at) == Mood.Denied
        && !voice.Tokens.Take(at).Any(t => t.Is(WordClass.Negation | WordClass.Doubt))
        && !voice.Tokens.Skip(at).Any(t => t.Is(WordClass.Proof | WordClass.Mind | WordClass.Speech | WordClass.Hedge | WordClass.Doubt)
            || t.Text is "shown" or "found"));

    // “Nor was this the lab's first robbery”, “What became of the stolen answers is unclear”
    private static bool IsOneOfMany(Voice voice, int at) => (at > 0 && voice.Tokens[at - 1].Text is "instead of" or "rather than"
            && voice.Tokens[0].Text is "had" or "if" && voice.Tokens.Take(at).Any(t => t.Is(WordClass.Accused)))
        // “… with more theft”, “another theft”
        || (at > 1
            && (voice.Tokens[at - 1].Text == "another"
                || (voice.Tokens[at - 1].Text == "more" && voice.Tokens[at - 2].Text is "with" or "by"))
            && !voice.Tokens.Take(at).Any(t => t.Is(WordClass.Negation | WordClass.Modal | WordClass.Condition)))
        // “damages for what the lab stole”
        || Enumerable.Range(Math.Max(1, at - 4), Math.Min(4, Math.Max(0, at - 1))).Any(i => voice.Tokens[i].Text == "what"
            && voice.Tokens[i - 1].Text is "for" or "from" && voice.Tokens.Take(at).Skip(i).Any(t => t.Is(WordClass.Accused))
            && !voice.Tokens.Take(at).Any(t => t.Is(WordClass.Hedge | WordClass.Modal | WordClass.Condition | WordClass.Negation)))
        // “It takes more than this to make the lab's theft go away”
        || (at > 1 && voice.Tokens[at - 1].Text == "'s" && voice.Tokens[0].Text.StartsWith("it takes", StringComparison.Ordinal))
        || (at > 1 && voice.Tokens[at - 2].Text == "'s"
            && voice.Tokens[at - 1].Text is "first" or "last" or "only" or "latest" or "worst")
        || (at > 1 && at + 1 < voice.Tokens.Count && voice.Tokens[at - 1].Text == "the" && voice.Tokens[at + 1].Is(WordClass.Output)
            && voice.Tokens[0].Text is "what" or "where" or "how" or "who" or "why" or "when"
            && !voice.Tokens.Take(at).Any(t => t.Is(WordClass.Hedge | WordClass.Modal | WordClass.Condition | WordClass.Speech)));
}
