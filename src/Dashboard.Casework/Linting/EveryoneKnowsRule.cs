namespace Dashboard.Casework.Linting;

/// <summary>Appeals to what everybody knows, and to what is said to be obvious.</summary>
internal static class EveryoneKnowsRule
{
    private const string Message = "what everybody is said to know still needs a ground: cite one, or leave it out";

    public static IEnumerable<Fault> Faults(Voice voice, LintContext context)
    {
        for (var i = 0; i < voice.Tokens.Count; i++)
        {
            var token = voice.Tokens[i];
            if (token.IsQuoted) continue;
            if (token.Is(WordClass.Obvious) && !IsOfForm(voice, i) && voice.Of(i, i) is Mood.Asserted or Mood.Supposed
                && !IsDeniedAt(voice, i))
                yield return voice.Fault(LintRule.EveryoneKnows, i, i, Message);
            if ((token.Text is "nobody" or "no one" or "none" or "hardly" or "scarcely"
                || (token.Text is "not" && voice.Tokens.Skip(i + 1).Take(2).Any(t => t.Text is "one" or "single")
                    && voice.Tokens.Skip(i + 1).Take(4).Any(IsSomebody))
                || (token.Text == "no" && i + 1 < voice.Tokens.Count && IsSomebody(voice.Tokens[i + 1])))
                && voice.Tokens.Skip(i + 1).Take(7).TakeWhile(t => t.Text is not (";" or "," or ".")).FirstOrDefault(t =>
                t.Is(WordClass.Doubt) || t.Text is "questions" or "questioned" or "surprised" or "astonished" or "shocked") is { } doubting)
                yield return new Fault(LintRule.EveryoneKnows, token.Start, doubting.End - token.Start, Message);
            if (token.Is(WordClass.Everybody) && KnowsAt(voice, i) is { } last && !IsDeniedAt(voice, i)
                && !IsNotAssumed(voice, i) && !IsClaimed(voice, i))
                yield return new Fault(LintRule.EveryoneKnows, token.Start, voice.Tokens[last].End - token.Start, Message);
        }
    }

    private static int? KnowsAt(Voice voice, int at)
    {
        if (voice.Tokens[at].Text is "any" or "every" && !voice.Tokens.Skip(at + 1).Take(3).Any(IsSomebody)) return null;
        for (var i = at + 1; i < Math.Min(voice.Tokens.Count, at + 8) && voice.Tokens[i].Text is not (";" or "."); i++)
        {
            if (voice.Tokens[i].Is(WordClass.Mind) && !voice.Tokens[i].IsQuoted && voice.Tokens[i - 1].Text != "to"
                && !(voice.Tokens[at].Text is "any" or "every" && i - at < 2)) return voice.Sentence.IsQuestion
                && !voice.IsRhetorical ? null : i;
        }

        return null;
    }

    // “We cannot assume that everybody understands …”
    private static bool IsNotAssumed(Voice voice, int at) => voice.ClauseOf(at) is { Link: ClauseLink.Complement } clause
        && voice.WordsOf(voice.Clauses[clause.Parent]).Count(t => t.Is(WordClass.Negation | WordClass.Doubt)) % 2 == 1;

    // “The claim that everyone knows this …”
    private static bool IsClaimed(Voice voice, int at) => voice.ClauseOf(at) is { Link: ClauseLink.Complement } clause
        && voice.WordsOf(voice.Clauses[clause.Parent]).Any(t => t.Is(WordClass.Narrative));

    private static bool IsSomebody(Token token) => token.Is(WordClass.Crowd | WordClass.People)
        || token.Text is "expert" or "analyst" or "observer" or "engineer" or "reader" or "person" or "reviewer" or "researcher"
        or "insider" or "practitioner" or "investigator" or "lawyer";

    // “clearly marked”, “plainly worded”: how something looks.
    private static bool IsOfForm(Voice voice, int at) => voice.Tokens[at].Text is "clearly" or "plainly" or "naturally" or "evidently"
        && voice.Tokens.Skip(at + 1).Take(2).Any(t => t.Text is "marked" or "labelled" or "labeled" or "stated" or "separate"
            or "separated" or "visible" or "written" or "shown" or "apart" or "worded" or "differ" or "differs" or "distinguished"
            or "what" or "which" or "who" or "in" or "set" or "said" or "printed" or "told");

    private static bool IsDeniedAt(Voice voice, int at)
    {
        var clause = voice.ClauseOf(at);
        // “How well known it is …”
        if (at > 0 && voice.Tokens[at - 1].Text is "how") return true;
        return voice.Tokens.Skip(clause.First).Take(at - clause.First).Count(t => t.Is(WordClass.Negation | WordClass.Condition)) % 2 == 1;
    }
}
