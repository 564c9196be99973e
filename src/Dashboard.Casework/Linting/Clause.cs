namespace Dashboard.Casework.Linting;

/// <summary>How a clause hangs on the one before it.</summary>
internal enum ClauseLink
{
    /// <summary>It stands by itself.</summary>
    Main,

    /// <summary>It is what the one before says, denies or leaves open: “… that …”, “… whether …”.</summary>
    Complement,

    /// <summary>It says more of something in the one before: “…, which …”.</summary>
    Relative,

    /// <summary>It is a condition: “if …”.</summary>
    Condition,
}

/// <summary>A clause of a sentence.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">The token after its last.</param>
/// <param name="Link">How it hangs on its parent.</param>
/// <param name="Parent">The clause that governs it, by index; -1 for none.</param>
internal sealed record Clause(int First, int Last, ClauseLink Link, int Parent)
{
    public bool Holds(int token) => First <= token && token < Last;
}

/// <summary>
/// Takes a sentence apart into clauses by its marks, conjunctions and verbs: enough to say what a “not”, a “may” or an “X alleges”
/// governs and where that ends, not a grammar of English. O(tokens × clause length).
/// </summary>
internal static class Clauses
{
    private const WordClass Nouns = WordClass.Opener | WordClass.Accused | WordClass.Operator | WordClass.Output | WordClass.State
        | WordClass.Named | WordClass.Crowd | WordClass.Everybody | WordClass.Victim | WordClass.Negation | WordClass.Documents;

    private const WordClass AlwaysFinite = WordClass.Verb | WordClass.Modal | WordClass.Deed | WordClass.Proof | WordClass.Factive
        | WordClass.Certain;

    // Finite where the form says so.
    private const WordClass FiniteByForm = WordClass.Speech | WordClass.Doubt | WordClass.Use | WordClass.Follow | WordClass.Guilt
        | WordClass.Mind | WordClass.Inference;

    public static IReadOnlyList<Clause> Of(IReadOnlyList<Token> tokens)
    {
        var clauses = new List<Clause>();
        var (first, link, parent) = (0, OpensCondition(tokens, 0) ? ClauseLink.Condition : ClauseLink.Main, -1);
        for (var i = 1; i < tokens.Count; i++)
        {
            if (BreakAt(tokens, first, i, link) is not { } next) continue;
            clauses.Add(new Clause(first, i, link, parent));
            var closed = clauses.Count - 1;
            (parent, link) = next switch
            {
                ClauseLink.Complement or ClauseLink.Relative => (closed, next),
                // “…, and that …”: another complement of the same verb.
                ClauseLink.Main when IsThat(tokens, i) && link == ClauseLink.Complement => (parent, ClauseLink.Complement),
                ClauseLink.Condition => (-1, ClauseLink.Condition),
                _ => (-1, ClauseLink.Main),
            };
            first = i;
        }

        clauses.Add(new Clause(first, tokens.Count, link, parent));
        return clauses;
    }

    // What begins at a token, if a clause does.
    private static ClauseLink? BreakAt(IReadOnlyList<Token> tokens, int first, int at, ClauseLink link)
    {
        var (token, before) = (tokens[at], tokens[at - 1]);
        if (token.IsQuoted || token.IsMark) return null;
        if (before.Text is ";" or ":" or "—" or "–" or "(" or ")" or ".") return ClauseLink.Main;
        var isAfterComma = before.Text == ",";
        // “tolerated, if not encouraged, by …”
        if (isAfterComma && token.Text == "if" && at + 1 < tokens.Count && tokens[at + 1].Text is "not"
            && tokens.Skip(at + 2).Take(4).Any(t => t.Text == ",")) return null;
        if (before.Text == "the fact that") return ClauseLink.Complement;
        if (token.Is(WordClass.Condition)) return isAfterComma || !token.Text.Equals("whether", StringComparison.Ordinal)
            ? ClauseLink.Condition : ClauseLink.Complement;
        if (isAfterComma && !HasVerb(tokens, first, at - 1) && first < at - 1 && OpensApposition(tokens, at)) return ClauseLink.Relative;
        if (isAfterComma && link == ClauseLink.Relative && (IsFinite(tokens, at) || token.Text == "now")) return ClauseLink.Main;
        // “The reseller, if there was one, acted …”
        if (isAfterComma && link == ClauseLink.Condition && first > 0 && IsFinite(tokens, at)) return ClauseLink.Main;
        // “The operators, whom the letter describes as …, were …”
        if (isAfterComma && token.Text == "whom" && IsResumed(tokens, at)) return ClauseLink.Relative;
        if (token.Text is "which" or "who" or "whose" && (isAfterComma || !IsAsked(before))) return ClauseLink.Relative;
        if (token.Text is "who" or "what" or "where" or "how" or "why" or "when" or "which" or "whom"
            && IsAsked(before)) return ClauseLink.Complement;
        if (token.Text == "that" && IsComplementizer(tokens, first, at)) return ClauseLink.Complement;
        if (token.Is(WordClass.Subordinator) && token.Text != "as" && HasVerb(tokens, first, at)
            && HasVerbAhead(tokens, at + 1, 8)) return ClauseLink.Main;
        if (before.Text is "and" or "but" or "yet" or "or" or "so" or "nor" && first < at - 1
            && !(char.IsDigit(token.Text[0]) && char.IsDigit(tokens[at - 2].Text[0])))
        {
            var isThat = IsThat(tokens, at);
            if (isThat || (HasVerb(tokens, first, at - 1) && StartsSentence(tokens, at))) return ClauseLink.Main;
            // “denies nothing and ran the accounts”: a second verb of the same subject, on which a “not” of the first says nothing.
            if (before.Text is "and" or "but" or "yet" && HasVerb(tokens, first, at - 1) && link != ClauseLink.Complement
                && IsFinite(tokens, at)
                && (HasObject(tokens, at) || (tokens[at].Text is "has" or "have" or "had" or "was" or "were" or "is" or "are"
                    && !IsDeniedBefore(tokens, first, at)))) return ClauseLink.Main;
        }

        // “One may quarrel over the term, but plunder is what it was.”
        if (before.Text == "but" && at > 1 && tokens[at - 2].Text == "," && at + 1 < tokens.Count && (IsFinite(tokens, at + 1)
            || (token.Is(WordClass.Endorsing) && token.Text.Contains(' ', StringComparison.Ordinal)))) return ClauseLink.Main;
        if (isAfterComma && (token.Is(WordClass.Subordinator) || IsByThen(tokens, at))) return ClauseLink.Main;
        if (isAfterComma && at > 1 && tokens[at - 2].Text is "notwithstanding" or "aside" or "not"
            && StartsSentence(tokens, at)) return ClauseLink.Main;
        if (isAfterComma && (OpensFronted(tokens, first) || HasVerb(tokens, first, at - 1))
            && StartsSentence(tokens, at)) return ClauseLink.Main;
        return null;
    }

    private static bool IsResumed(IReadOnlyList<Token> tokens, int at) =>
        Enumerable.Range(at, tokens.Count - at - 1).Any(i => tokens[i].Text == "," && IsFinite(tokens, i + 1));

    // “…, by which time the lab had …”
    private static bool IsByThen(IReadOnlyList<Token> tokens, int at) => at + 2 < tokens.Count
        && tokens[at].Text is "by" or "at" or "after" && tokens[at + 1].Text is "which" or "then"
        && tokens[at + 2].Text is "time" or "point" or "date" or "day" or "stage" or "the";

    private static bool IsThat(IReadOnlyList<Token> tokens, int at) => tokens[at].Text == "that" && at > 0
        && tokens[at - 1].Text is "and" or "or" or "but" or "nor"
        && !(at + 1 < tokens.Count && tokens[at + 1].Text is "is" or "was");

    private static bool IsAsked(Token token) =>
        token.Is(WordClass.Speech | WordClass.Mind | WordClass.Hedge | WordClass.Proof | WordClass.Factive | WordClass.Doubt)
        || token.Text is "of" or "about" or "on" or "as" or "to" or "not" or "known" or "from" or "for" or "show" or "shows" or "shown"
            or "established" or "is" or "determine" or "and" or "or" or "ask" or "asks" or "asked";

    // “that” after what can be said, thought, shown or doubted; otherwise it points at a noun.
    private static bool IsComplementizer(IReadOnlyList<Token> tokens, int first, int at)
    {
        const WordClass Governing = WordClass.Speech | WordClass.Mind | WordClass.Hedge | WordClass.Proof | WordClass.Factive
            | WordClass.Doubt | WordClass.Certain | WordClass.Inference | WordClass.Obvious | WordClass.Endorsing | WordClass.Verb
            | WordClass.Negation;
        if (at + 1 < tokens.Count && tokens[at + 1].IsMark) return false;
        // “Not all that is hidden …”
        if (tokens[at - 1].Text == "all" && at == first + 2) return false;
        for (var i = at - 1; i >= Math.Max(first, at - 4); i--)
        {
            if (tokens[i].Is(Governing) && HasVerbAhead(tokens, at + 1, 12)) return true;
        }

        return HasVerb(tokens, first, at) && HasVerbAhead(tokens, at + 1, 12) && tokens[at - 1].Text != "in";
    }

    // “…, the owner of the accounts, …”, “…, having bought them, …”: a phrase without a verb of its own, up to the next comma.
    private static bool OpensApposition(IReadOnlyList<Token> tokens, int at)
    {
        if (tokens[at].Text is not ("the" or "a" or "an" or "its" or "their" or "having" or "being" or "long" or "once")
            && !tokens[at].Text.EndsWith("ing", StringComparison.Ordinal)) return false;
        for (var i = at + 1; i < Math.Min(tokens.Count, at + 10); i++)
        {
            if (tokens[i].Text == ",") return true;
            if (tokens[i].IsMark || tokens[i].Is(WordClass.Speech | WordClass.Modal)
                || tokens[i].Text is "is" or "was" or "are" or "were" or "has" or "have" or "had") return false;
        }

        return false;
    }

    // “If …”, “Should the outputs be in …, a test could show it.”
    private static bool OpensCondition(IReadOnlyList<Token> tokens, int at) => tokens.Count > at
        && ((tokens[at].Text is "even" or "only" && OpensCondition(tokens, at + 1)) || tokens[at].Is(WordClass.Condition)
            || (tokens[at].Text is "should" or "were" or "had" && tokens[^1].Text != "?"));

    private static bool OpensFronted(IReadOnlyList<Token> tokens, int first) =>
        tokens[first].Is(WordClass.Subordinator | WordClass.Condition) || OpensCondition(tokens, first)
        || tokens[first].Text is "whether or not" or "to" or "by"
            or "without" or "far from" or "being" or "what" or "from" or "in" or "on" or "for"
            || tokens[first].Text.EndsWith("ing", StringComparison.Ordinal);

    // A noun phrase with a verb behind it.
    private static bool StartsSentence(IReadOnlyList<Token> tokens, int at)
    {
        var token = tokens[at];
        if (!token.Is(Nouns) && !token.IsName && !char.IsDigit(token.Text[0])) return token.Is(WordClass.Certain) && IsFinite(tokens, at);
        return HasVerbAhead(tokens, at + 1, 12);
    }

    private static bool HasVerbAhead(IReadOnlyList<Token> tokens, int from, int within)
    {
        for (var i = from; i < Math.Min(tokens.Count, from + within) && tokens[i].Text is not ("," or ";" or ":" or "."); i++)
        {
            if (IsFinite(tokens, i)) return true;
        }

        return false;
    }

    public static bool HasVerb(IReadOnlyList<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (IsFinite(tokens, i)) return true;
        }

        return false;
    }

    // Whether a “nobody” or a “not” stands before the first verb, and so over all of them.
    private static bool IsDeniedBefore(IReadOnlyList<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Is(WordClass.Negation)) return true;
            if (IsFinite(tokens, i) && !tokens[i + 1].Is(WordClass.Negation)) return false;
        }

        return false;
    }

    private static bool HasObject(IReadOnlyList<Token> tokens, int at) => at + 1 < tokens.Count
        && tokens[at + 1].Is(WordClass.Opener | WordClass.Operator | WordClass.Output | WordClass.Victim);

    private static bool IsFinite(IReadOnlyList<Token> tokens, int at)
    {
        var token = tokens[at];
        if (token.Is(WordClass.Certain | WordClass.Obvious | WordClass.Endorsing) && token.Text.Contains(' ', StringComparison.Ordinal))
            return true;
        // After an article or a possessive stands a noun.
        if (at > 0 && tokens[at - 1].Text is "the" or "a" or "an" or "'s" or "its" or "their" or "to" or "no" or "his" or "her")
            return false;
        if (at > 0 && tokens[at - 1].Text is "this" or "these" && token.Text is not ("is" or "was" or "were" or "are" or "has" or "have"))
            return false;
        if (token.Text is "proof" or "confirmation") return false;
        // “Nobody opens …”: a verb that the lexicon does not know.
        if (at > 0 && token is { Class: WordClass.None, IsName: false } && token.Text.EndsWith('s')
            && tokens[at - 1].Text is "nobody" or "who"
            or "it" or "he" or "she" or "everybody" or "everyone" or "somebody") return true;
        var isPast = token.Text.EndsWith("ed", StringComparison.Ordinal) || token.Text.Contains("ed ", StringComparison.Ordinal);
        return token.Text == "cannot" || token.Is(AlwaysFinite) || (token.Is(FiniteByForm) && (isPast || token.Text.EndsWith('s')
            || token.Text.Contains("s ", StringComparison.Ordinal)))
            || (isPast && token.Text.Length > 4 && !token.Is(WordClass.Hedge)
                && !(at + 1 < tokens.Count && tokens[at + 1].Text is "by" or "to" or "with" or "of"));
    }
}
