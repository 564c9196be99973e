namespace Dashboard.Casework.Linting;

/// <summary>Whether a word is spoken of and not used: “the word theft”, “fraud and looting are terms of the commentary”.</summary>
internal static class Mention
{
    public static bool IsOf(IReadOnlyList<Token> tokens, int at) => IsOfNarrative(tokens, at) || IsTopic(tokens, at)
        || (!IsApt(tokens) && (FollowsWord(tokens, at) || IsCalledWord(tokens, at) || IsDefined(tokens, at)));

    // “theft claims”, “the fraud allegation”
    private static bool IsOfNarrative(IReadOnlyList<Token> tokens, int at)
    {
        if (at + 1 >= tokens.Count) return false;
        var (token, next) = (tokens[at], tokens[at + 1]);
        if (next.Is(WordClass.Narrative) && !token.Is(WordClass.Apart | WordClass.Crowd)) return true;
        return next.Is(WordClass.Field) && (token.Is(WordClass.Guilt | WordClass.Fraud)
            || (token.Is(WordClass.Campaign) && next.Text is not ("team" or "unit" or "desk" or "department")));
    }

    // “prompts about malware and theft”, “a headline about thieves”: what they are about, and nobody's deed.
    private static bool IsTopic(IReadOnlyList<Token> tokens, int at)
    {
        for (var i = at - 1; i > 0 && !tokens[i].Is(WordClass.Verb | WordClass.Subordinator); i--)
        {
            if (tokens[i].Text is "about" or "on" or "concerning" && !char.IsDigit(tokens[i + 1].Text[0]))
                return tokens[i - 1].Is(WordClass.Traffic | WordClass.Output)
                || (tokens[i].Text == "about" && tokens[i - 1].Is(WordClass.Mention))
                || tokens[i - 1].Text is "novel" or "story" or "book" or "film" or "game" or "poem" or "question" or "questions"
                    or "essay" or "lesson" or "advice" or "ask" or "asks" or "asked" or "sentence" or "column" or "chapter" or "talk"
                    or "remark" or "passage" or "paragraph";
        }

        return false;
    }

    // “the word theft”, “the verbs steal, rob or plunder”.
    private static bool FollowsWord(IReadOnlyList<Token> tokens, int at)
    {
        for (var (i, steps) = (at - 1, 4); i >= 0 && steps > 0; i--, steps--)
        {
            if (IsWord(tokens[i].Text)) return true;
            if (tokens[i].Is(WordClass.Subordinator) && tokens[i].Text != "as") return false;
            if (tokens[i].Text is "but" or ";" || tokens[i].IsMark && !IsInList(tokens, i, at)) return false;
            if (IsInList(tokens, i, at)) steps++;
        }

        return false;
    }

    // “Looting, fraud and espionage are terms from the commentary and appear nowhere in the logs.”
    private static bool IsCalledWord(IReadOnlyList<Token> tokens, int at)
    {
        var start = at;
        while (start > 0 && (IsInList(tokens, start - 1, at) || tokens[start - 1].Is(WordClass.Guilt | WordClass.Fraud))) start--;
        if (start > 0 && tokens[start - 1] is { IsMark: false, Text: not ("and" or "but" or "both" or "such") }) return false;
        var verb = at + 1;
        while (verb < tokens.Count && (tokens[verb].Text is "," or "and" or "or" or "nor"
            || tokens[verb].Is(WordClass.Guilt | WordClass.Fraud)
            || (tokens[verb].Class == WordClass.None && IsInList(tokens, verb - 1, verb)))) verb++;
        return verb < tokens.Count && (tokens[verb].Text == ":" || Clauses.HasVerb(tokens, verb, verb + 1))
            && tokens.Skip(verb).Take(10).TakeWhile(t => t.Text != ";").Any(t => IsWord(t.Text) || t.Text == "nowhere"
                || (t.Text == "names" && tokens[verb].Text == ":"));
    }

    // “The glossary explains fraud and theft”, “The bill would define theft”.
    private static bool IsDefined(IReadOnlyList<Token> tokens, int at) => IsCalled(tokens, at) || tokens.Take(at).Any(t =>
        t.Text is "glossary" or "dictionary" or "define" or "defines" or "defined" or "statute" or "thesaurus");

    // “Robbery it was called in the hearing.”
    private static bool IsCalled(IReadOnlyList<Token> tokens, int at) => tokens.Skip(at + 1).Take(3).ToList() is
        [{ Text: "it" or "they" }, { Text: "was" or "were" or "is" }, { Text: "called" or "named" or "termed" }];

    // “Theft is the right word”, “fraud is too mild a term”: spoken of and meant.
    private static bool IsApt(IReadOnlyList<Token> tokens) => tokens.Index().Any(t => IsWord(t.Item.Text)
        && (tokens.Skip(t.Index - 4).Take(Math.Min(4, t.Index)).Concat(tokens.Skip(t.Index + 1).Take(6)).Any(n =>
            n.Text is "right" or "proper" or "mild" or "too mild" or "polite" or "apt" or "weak" or "kind" or "fits" or "fitting"
            or "flatters" or "exact"
                or "gentle" or "deserved" or "deserves" or "describes" or "suits" or "correct")
            || (tokens.Take(t.Index).Any(n => n.Text.StartsWith("too ", StringComparison.Ordinal) || n.Text == "too")
                && tokens.Take(t.Index).Any(n => n.Is(WordClass.Negation)))));

    private static bool IsInList(IReadOnlyList<Token> tokens, int i, int at) =>
        i >= 0 && i < at && tokens[i].Text is "," or "and" or "or" or "nor" or "as";

    private static bool IsWord(string text) => text is "word" or "words" or "term" or "terms" or "noun" or "nouns" or "verb" or "verbs"
        or "adjective" or "adjectives" or "phrase" or "phrases" or "expression" or "expressions" or "label" or "labels" or "concept"
        or "notion" or "vocabulary" or "category" or "categories" or "concepts" or "notions";
}
