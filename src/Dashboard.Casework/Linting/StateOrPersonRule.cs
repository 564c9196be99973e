namespace Dashboard.Casework.Linting;

/// <summary>Deeds laid at the door of a state, an authority or a single person, other than as somebody's statement.</summary>
internal static class StateOrPersonRule
{
    private const WordClass Deeds = WordClass.Deed | WordClass.Campaign | WordClass.Traffic | WordClass.Operator | WordClass.Output
        | WordClass.Accused | WordClass.Follow | WordClass.Guilt;
    private const string Message = "a state or a person is named as the doer: give whose statement that is, or leave it out";

    public static IEnumerable<Fault> Faults(Voice voice, LintContext context)
    {
        for (var i = 0; i < voice.Tokens.Count; i++)
        {
            var token = voice.Tokens[i];
            if (!IsActor(voice, i) || voice.ClauseOf(i) is not { } clause || voice.IsOffice(clause)) continue;
            var others = Voice.PlacesOf(clause).Where(j => j != i && voice.Tokens[j].Is(Deeds)
                && !voice.Tokens[j].Is(WordClass.Speech)).ToList();
            if (IsCompound(token)) others.Add(i);
            // “Zhou, the lab's head, planned …”
            var taking = voice.Clauses.FirstOrDefault(c => voice.TakenUp(c).Contains(i));
            if (taking is not null && voice.IsAsserted(taking.First, taking.First)
                && !voice.IsSaying(taking.First)) others.Add(taking.First);
            // “The warning came from the ministry.”
            if (voice.Tokens.Take(i).Skip(clause.First).Any(t => t.Text is "warning" or "statement" or "advisory" or "comment" or "notice"
                or "reply")) continue;
            // “It is in Hangzhou that the orders were written.”
            if (voice.Tokens[clause.First].Text == "it")
                others.AddRange(Enumerable.Range(clause.Last, voice.Tokens.Count - clause.Last).Where(j => voice.Tokens[j].Is(Deeds)));
            // “A state programme” is one, and “the Premier had set the goal” needs no word for the deed.
            if (token.Text.Contains("state ", StringComparison.Ordinal)
                && token.Text is not ("state security" or "state media")) others.Add(i);
            if (i - clause.First <= 2 && NextVerb(voice, i, clause.Last) is { } verb) others.Add(verb);
            if (others.Any(j => j > i && IsOfOffice(voice, j))) continue;
            if (voice.WordsOf(clause).Any(t =>
                t.Text is "seat" or "headquartered" or "headquarters" or "registered" or "founded")) continue;
            var tied = others.FirstOrDefault(j => voice.IsAsserted(Math.Min(i, j), Math.Max(i, j)), -1);
            if (tied < 0) continue;
            yield return voice.Fault(LintRule.NamesStateOrPerson, Math.Min(i, tied), Math.Max(i, tied), Message);
            yield break;
        }
    }

    private static int? NextVerb(Voice voice, int at, int end)
    {
        for (var i = at + 1; i < Math.Min(end, at + 4) && voice.Tokens[i].Text is not ("of" or "in" or "for")
            && !voice.Tokens[i].IsMark; i++)
        {
            // “The ministry is named in …”
            if (voice.Tokens[i].Is(WordClass.Innocent) && voice.Tokens[i - 1].Text is "is" or "was" or "are" or "were" or "been")
                return null;
            // “China wages …”
            if (i == at + 1 && voice.Tokens[i] is { Class: WordClass.None, IsName: false, Length: > 3 } unknown
                && unknown.Text.EndsWith('s')) return i;
            if (voice.IsVerb(i) && voice.Tokens[i].Text is not ("is" or "was" or "are" or "were" or "has"
                or "have")) return i;
        }

        return null;
    }

    private static bool IsActor(Voice voice, int at)
    {
        var token = voice.Tokens[at];
        if (IsCompound(token)) return true;
        // “An army of accounts”
        if (token.Text == "army" && at + 1 < voice.Tokens.Count && voice.Tokens[at + 1].Text == "of") return false;
        // What an authority says, and what somebody of the accuser's does, is no deed of theirs in the campaign.
        if (Enumerable.Range(at + 1, Math.Min(6, voice.ClauseOf(at).Last - at - 1))
            .TakeWhile(
                i => !voice.Tokens[i].IsMark
                && !(voice.Tokens[i].Is(WordClass.Deed) && voice.Tokens[i].Text.EndsWith("ed", StringComparison.Ordinal))).Any(i =>
            ((IsSaid(voice, i, token) && voice.Tokens[i].Text is not ("name" or "state"))
                || (voice.Tokens[i].Is(WordClass.Public) && voice.Tokens[i - 1].Text is not ("for" or "of" or "and")))
            && !voice.Tokens[i].Is(WordClass.Deed | WordClass.Campaign | WordClass.Innocent))) return false;
        // “The chairman of the committee”
        if (token.Is(WordClass.Person) && voice.Tokens.Skip(at + 1).Take(4).ToList() is [var next, ..] of
            && (next.Text == "of" || token.Text.Contains(" of", StringComparison.Ordinal))
            && of.Any(t => t.Is(WordClass.Named) && t.Text != "the company")) return false;
        if (token.Is(WordClass.State)) return true;
        var isAccusers = voice.Tokens.Any(t => t.Text is "anthropic" or "google" or "openai" or "letter" or "amodei");
        return !isAccusers && (token.Is(WordClass.Person) || IsFullName(voice, at));
    }

    // “The ministry named …” speaks; “Wang Lei wrote the script” does not.
    private static bool IsSaid(Voice voice, int at, Token actor) => actor.Is(WordClass.State | WordClass.Person)
        ? voice.IsSpeech(at) : voice.IsSpeech(at) && voice.IsSaying(at);

    // “The president signed a memorandum”: an act of office.
    private static bool IsOfOffice(Voice voice, int at) => voice.Tokens[at].Text is "signed" or "issued" or "published" or "wrote" or "sent"
        && voice.Tokens.Skip(at + 1).Take(3).Any(t => t.Is(WordClass.Named) || t.Text is "law" or "bill" or "decree" or "act");

    // “state-sponsored”, “government-backed”.
    private static bool IsCompound(Token token) => token.Text.Contains('-', StringComparison.Ordinal)
        && token.Text.Split('-') is [var who, var deed] && (who is "state" or "party" or "nation"
            || Lexicon.Of(who).HasFlag(WordClass.State)) && Lexicon.Of(deed).HasFlag(WordClass.Deed);

    private static bool IsFullName(Voice voice, int at) => at + 2 < voice.Tokens.Count && IsUnknownName(voice.Tokens[at])
        && IsUnknownName(voice.Tokens[at + 1])
        && (Enumerable.Range(at + 2, Math.Min(3, voice.Tokens.Count - at - 2)).Any(i => IsDoing(voice, i))
            || voice.Clauses.Any(c => IsDoing(voice, c.First) && voice.TakenUp(c).Contains(at)))
        && !voice.Tokens[at + 1].Text.Any(char.IsDigit);

    private static bool IsDoing(Voice voice, int at) => voice.Tokens[at].Is(WordClass.Deed)
        || (voice.IsVerb(at) && !voice.IsSaying(at) && voice.Tokens[at].Text is not ("is" or "was" or "has" or "are" or "were"));

    private static bool IsUnknownName(Token token) => token is { IsName: true, Class: WordClass.None } && token.Length > 1;
}
