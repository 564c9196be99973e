namespace Dashboard.Casework.Linting;

/// <summary>A nationality, a country or a language from which something is concluded, and people told by where they come from.</summary>
internal static class NationalityRule
{
    private const string Message = "where somebody comes from, and the language they write, is no evidence: leave it out";
    private const WordClass Doers = WordClass.Operator | WordClass.People | WordClass.Guilt | WordClass.Crowd;

    public static IEnumerable<Fault> Faults(Voice voice, LintContext context)
    {
        if (voice.Sentence.IsQuestion && !voice.IsRhetorical) yield break;
        for (var i = 0; i < voice.Tokens.Count; i++)
        {
            var token = voice.Tokens[i];
            if (!token.Is(WordClass.Nation) || !(IsOfPeople(voice, i) || IsConcludedFrom(voice, i))) continue;
            yield return voice.Fault(LintRule.Nationality, i, i, Message);
            yield break;
        }
    }

    // “Chinese hackers”, “the operators are Chinese”.
    private static bool IsOfPeople(Voice voice, int at)
    {
        if (!voice.Tokens[at].IsName || voice.Of(at, at) is Mood.Attributed or Mood.Supposed) return false;
        if (at + 1 < voice.Tokens.Count && voice.Tokens[at + 1].Is(Doers)
            && !voice.Tokens.Any(t => t.Text is "looked" or "counted" or "treated" or "singled" or "told" or "judged" or "distinguished"
            or "evidence")) return true;
        if (!voice.IsAsserted(at, at)) return false;
        var clause = voice.ClauseOf(at);
        return Enumerable.Range(clause.First, at - clause.First).Any(j =>
            voice.Tokens[j].Is(WordClass.Operator | WordClass.People | WordClass.Guilt) && voice.IsAsserted(j, at));
    }

    private static bool IsHabit(Voice voice, int at)
    {
        var ahead = voice.Tokens.Skip(at + 1).Take(5).TakeWhile(t => !t.IsMark).ToList();
        return ahead.FindIndex(t => t.Text is "would" or "always" or "never" or "tend" or "tends" or "typically" or "usually"
            or "routinely" or "habitually") is > 0 and var habit
            && !voice.Tokens.Take(at).Any(t => t.Is(WordClass.Negation | WordClass.Condition))
                && !ahead.Take(habit).Any(t => t.Is(WordClass.Negation));
    }

    // “… is not a native speaker, which points to …”: denied, and concluded from all the same.
    private static bool IsPointedOutBy(Voice voice, Clause clause) => voice.Clauses.FirstOrDefault(c => c.First == clause.Last) is
        { } next && voice.Tokens[next.First].Text.StartsWith("which", StringComparison.Ordinal)
        && Voice.PlacesOf(next).Any(j => voice.Tokens[j].Is(WordClass.Inference | WordClass.Proof) && voice.IsAsserted(j, j));

    private static bool IsConcludedFrom(Voice voice, int at)
    {
        if (voice.Of(at, at) is Mood.Denied or Mood.Attributed) return IsPointedOutBy(voice, voice.ClauseOf(at));
        // “A Chinese lab would do this.”, “Chinese companies always do.”
        if (voice.Tokens[at].IsName && IsHabit(voice, at)) return true;
        // “Chinese firms do not respect …”
        if (at == 0 && voice.Tokens.Count > 2 && voice.Tokens[1].Text.EndsWith('s')
            && voice.Tokens[2].Text is "do" or "will" or "cannot" or "tend" or "respect" or "love") return true;
        // “Only a Chinese lab would …”
        if (at > 0 && voice.Tokens.Take(at).Reverse().Take(2).Any(t => t.Text == "only")) return true;
        // “As Iranians, …”, “… gives them away as …”.
        if (at is 1 or 2 && voice.Tokens[0].Text is "as" or "being") return true;
        if (voice.Tokens.Any(t => t.Text is "away") && voice.Tokens.Any(t => t.Text is "gives" or "give" or "gave")) return true;
        for (var j = 0; j < voice.Tokens.Count; j++)
        {
            if (j == at || !voice.Tokens[j].Is(WordClass.Inference | WordClass.Proof | WordClass.Certain)) continue;
            // “must not be inferred”
            if (j + 1 < voice.Tokens.Count && voice.Tokens[j + 1].Is(WordClass.Negation)) continue;
            if (voice.Tokens[j].Text is "so" && j + 1 < voice.Tokens.Count
                && voice.Tokens[j + 1].Text is "far" or "many" or "much" or "do" or "did" or "does") continue;
            if (voice.IsAsserted(j, j) && voice.Of(Math.Min(at, j), Math.Max(at, j)) is Mood.Asserted or Mood.Supposed) return true;
        }

        return false;
    }
}
