namespace Dashboard.Casework.Linting;

/// <summary>
/// A subject that is itself a statement, a question or a way of speaking, and what its predicate makes of it: “To say that …
/// would go too far”, “The report that … has no source”, “Whether …, and by whom, are questions for others”. What stands in it is
/// not said by it: its predicate decides. O(tokens).
/// </summary>
/// <param name="First">Its first token.</param>
/// <param name="Predicate">The first token of its predicate; the token after the last where none was found.</param>
/// <param name="Mood">How it stands.</param>
/// <param name="IsDenying">Whether it is about denying or doubting something.</param>
internal sealed record Frame(int First, int Predicate, Mood Mood, bool IsDenying = false)
{
    /// <summary>The frame that a sentence, or a part of it behind a semicolon, opens with, for each that does.</summary>
    public static IReadOnlyList<Frame> Of(IReadOnlyList<Token> tokens)
    {
        var frames = new List<Frame>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var opens = i == 0 || tokens[i - 1].Text is ";" or ":" || (i == 1 && tokens[0].Text is "but" or "and" or "yet" or "nor");
            if (opens && (OfSpeaking(tokens, i) ?? OfClaimant(tokens, i) ?? OfStatement(tokens, i) ?? OfQuestion(tokens, i)) is { } frame)
                frames.Add(frame);
        }

        return frames;
    }

    public bool Holds(int token) => First <= token && token < Predicate;

    // “To call it theft would …”, “Denying it is …”.
    private static Frame? OfSpeaking(IReadOnlyList<Token> tokens, int at)
    {
        var verb = tokens[at].Text == "to" && at + 1 < tokens.Count ? tokens[at + 1].Text
            : tokens[at].Text.StartsWith("to ", StringComparison.Ordinal) ? tokens[at].Text[3..]
            : tokens[at].Text.EndsWith("ing", StringComparison.Ordinal) ? tokens[at].Text : "";
        var isDenying = Denies(verb);
        if (!isDenying && !Speaks(verb) && !(verb is "draw" or "drawing" or "reach" or "reaching" or "make" or "making"
            && tokens.Skip(at + 1).Take(4).Any(t => t.Text is "conclusion" or "inference" or "accusation" or "charge" or "assumption")))
            return null;
        var (predicate, opened) = (tokens.Count, 0);
        for (var i = at + 1; i < tokens.Count && tokens[i].Text != ";"; i++)
        {
            // “Calling itself a customer, the lab …” is no subject.
            if (tokens[i].Text == "," && opened == 0 && !Ahead(tokens, i + 1, ";").Any(t => t.Text == ",")) return null;
            if (tokens[i].Text is "that" or "whether" or "who" or "which" or "what" && tokens[i - 1].Text is not ",") opened++;
            if (!IsPredicate(tokens, i)) continue;
            if (opened-- > 0)
            {
                i = EndOfVerb(tokens, i);
                continue;
            }

            predicate = i;
            break;
        }

        return new Frame(at, predicate, verb.StartsWith("pretend", StringComparison.Ordinal) ? Mood.Supposed
            : Judge(tokens, predicate, isDenying ? 1 : 0), isDenying);
    }

    // “Whoever alleges that … owes us a document”, “Before anyone speaks of looting, …”: what somebody might say.
    private static Frame? OfClaimant(IReadOnlyList<Token> tokens, int at)
    {
        var who = tokens[at].Text is "before" or "until" or "unless" or "when" ? at + 1 : at;
        if (who + 2 >= tokens.Count
            || tokens[who].Text is not ("whoever" or "anyone" or "anybody" or "those" or "anyone who" or "anybody who"
            or "somebody" or "someone" or "people" or "one" or "we" or "you")) return null;
        var isGeneric = who > at || tokens[who].Text is "whoever" or "anyone who" or "anybody who"
            || (tokens[who].Text is "anyone" or "anybody" or "those" or "people"
                && tokens[who + 1].Text is "who" or "inclined" or "tempted" or "minded" or "eager" or "quick" or "ready");
        if (!isGeneric || !tokens.Skip(who + 1).Take(4).Any(t => Speaks(Stem(t.Text)))
            || tokens.Skip(who + 1).Take(3).Any(t => Denies(Stem(t.Text)))) return null;
        for (var i = who + 2; i < tokens.Count; i++)
        {
            if (tokens[i].Text is ";" or ":" || (who > at ? tokens[i].Text == "," : tokens[i].Text is "should" or "must" or "owes" or "owe"
                or "has" or "have" or "needs" or "need" or "ought" or "will" or "would" or "may" or "might" or "can" or "is" or "are"
                && !tokens.Skip(who + 1).Take(i - who - 1).Any(t => t.Text == "that" && !Clauses.HasVerb(tokens, who + 3, i))))
                return new Frame(at, i, who > at ? Mood.Supposed : Judge(tokens, i, 0));
        }

        // “Anyone who reads … as proof reads too much into it.”
        var second = Enumerable.Range(who + 4, Math.Max(0, tokens.Count - who - 4)).FirstOrDefault(i => IsPredicate(tokens, i)
            || tokens[i].Text == tokens[who + 2].Text, -1);
        return second < 0 ? null : new Frame(at, second, Judge(tokens, second, 0));
    }

    private static string Stem(string verb) => verb.EndsWith('s') ? verb[..^1] : verb;

    // “The report, repeated since, that … has no source”, “Claims that … could not be …”.
    private static Frame? OfStatement(IReadOnlyList<Token> tokens, int at)
    {
        var noun = Enumerable.Range(at, Math.Min(4, tokens.Count - at)).FirstOrDefault(i => IsStatement(tokens[i].Text), -1);
        if (noun < 0 || (noun > at && !tokens[at].Is(WordClass.Opener | WordClass.Negation | WordClass.Everybody))) return null;
        var that = noun + 1;
        if (that < tokens.Count && tokens[that].Text is "," or "(")
            that = Enumerable.Range(that + 1, tokens.Count - that - 1).FirstOrDefault(i => tokens[i].Text is "," or ")", tokens.Count) + 1;
        else if (that < tokens.Count && tokens[that].Text is "in" or "from" or "on" or "among" or "by" or "of")
            that = Enumerable.Range(that, Math.Min(5, tokens.Count - that)).FirstOrDefault(i => tokens[i].Text == "that", tokens.Count);
        if (that >= tokens.Count || tokens[that].Text is not ("that" or "of")) return null;
        var seen = false;
        for (var i = that + 1; i < tokens.Count && tokens[i].Text != ";"; i++)
        {
            if (!IsPredicate(tokens, i)) continue;
            if (seen && tokens[i - 1].Text is not ("and" or "or" or "nor" or "but" or "who" or "which" or "that")
                && !(tokens[i - 1].Text == "," && !Ahead(tokens, that + 1, ";").Take(i - that - 2).Any(t => t.Text == ",")))
                return new Frame(at, i, Judge(tokens, i, tokens[at].Is(WordClass.Negation) ? 1 : 0));
            seen = true;
            i = EndOfVerb(tokens, i);
        }

        return null;
    }

    // “Whether …, and if so by whom, are questions that …”: open where its predicate says so.
    private static Frame? OfQuestion(IReadOnlyList<Token> tokens, int at)
    {
        if (tokens[at].Text is not ("whether" or "who" or "whom" or "by" or "how" or "what" or "which" or "if" or "was" or "were" or "did")
            || tokens[^1].Text == "?" || (at + 1 < tokens.Count && tokens[at + 1].Text is "long")) return null;
        if (tokens[at].Text == "by" && at + 1 < tokens.Count && tokens[at + 1].Text is not ("whom" or "what" or "which")) return null;
        for (var i = at + 3; i < tokens.Count && tokens[i].Text != ";"; i++)
        {
            if (tokens[i].Text is "is" or "are" or "was" or "were" or "remain" or "remains" or "have" or "has" or "cannot" or "lies"
                && Ahead(tokens, i, ",").Take(8).Any(IsLeftOpen)
                && !Ahead(tokens, i, ";").Any(t => t.Text is "itself" or "longer" || t.Is(WordClass.Certain)))
                return new Frame(at, i, Mood.Supposed);
        }

        return null;
    }

    private static Mood Judge(IReadOnlyList<Token> tokens, int predicate, int denials)
    {
        var said = Ahead(tokens, predicate, ";").ToList();
        var turn = said.FindIndex(t => t.Text is "because" or "since" or "although" or "though" or "before" or "until" or "as"
            || t.Text is ":" or "—");
        if (turn > 0) said = said[..turn];
        var negations = said.Count(t => t.Is(WordClass.Negation) && !t.Is(WordClass.Certain));
        var doubts = said.Count(t => t.Is(WordClass.Doubt) && !t.Is(WordClass.Negation | WordClass.Certain));
        if (negations % 2 == 0 && said.Any(t => t.Is(WordClass.Certain | WordClass.Proof | WordClass.Endorsing | WordClass.Obvious)
            && !t.Text.StartsWith("has to", StringComparison.Ordinal)))
            return denials % 2 == 0 ? Mood.Asserted : Mood.Denied;
        // “… has not been tested”, “… has no source”: neither true nor false by that.
        if (negations % 2 == 1 && denials + doubts == 0 && said.Any(t => t.Text is "tested" or "examined" or "checked" or "audited"
            or "addressed" or "assessed" or "known" or "said" or "source" or "sources" or "evidence" or "document" or "support"))
            return Mood.Supposed;
        var all = denials + negations + doubts;
        return all % 2 == 1 ? Mood.Denied : all > denials ? Mood.Asserted : Mood.Supposed;
    }

    private static IEnumerable<Token> Ahead(IReadOnlyList<Token> tokens, int from, string until) =>
        tokens.Skip(from).TakeWhile(t => t.Text != until);

    // A verb, also one that the lexicon does not know: “hangs on”, “lacks every”.
    private static bool IsPredicate(IReadOnlyList<Token> tokens, int at) => Clauses.HasVerb(tokens, at, at + 1)
        || (tokens[at] is { Class: WordClass.None, IsName: false, Length: > 3 } word && word.Text.EndsWith('s')
            && !word.Text.EndsWith("ss", StringComparison.Ordinal) && !tokens[at - 1].Is(WordClass.Opener) && at + 1 < tokens.Count
            && tokens[at + 1].Text is "on" or "upon" or "to" or "from" or "back" or "no" or "every" or "the" or "a" or "several"
                or "nothing" or "all" or "nobody");

    private static int EndOfVerb(IReadOnlyList<Token> tokens, int at)
    {
        // “That it knew is …”: two verbs, not one.
        while (at + 1 < tokens.Count && (IsAuxiliary(tokens[at].Text) || !IsAuxiliary(tokens[at + 1].Text))
            && (Clauses.HasVerb(tokens, at + 1, at + 2) || tokens[at + 1].Is(WordClass.Negation)
            || tokens[at + 1].Text.EndsWith("ly", StringComparison.Ordinal))) at++;
        return at;
    }

    private static bool IsAuxiliary(string text) => text.Split(' ')[0] is "is" or "was" or "are" or "were" or "has" or "have" or "had"
        or "would" or "will" or "could" or "may" or "might" or "must" or "should" or "can" or "cannot" or "did" or "does" or "do" or "not";

    private static bool IsLeftOpen(Token token) => token.Is(WordClass.Negation | WordClass.Doubt | WordClass.Hedge)
        || token.Text is "questions" or "question" or "matters" or "unanswered" or "beyond" or "undecided" or "asked" or "left"
            or "what" or "more";

    /// <summary>Whether a word names something said or thought, be it so or not: “claim”, “rumour”.</summary>
    public static bool IsStatement(string word) => word is "assertion" or "assertions" or "claim" or "claims" or "allegation"
        or "allegations" or "accusation" or "accusations" or "charge" or "contention" or "report" or "reports" or "accounts" or "idea"
        or "notion" or "story" or "stories" or "tale" or "thesis" or "theory" or "rumour" or "rumours" or "belief" or "impression"
        or "suggestion" or "suggestions" or "insinuation" or "speculation" or "speculations" or "suspicion" or "suspicions" or "view"
        or "proposition" or "hypothesis" or "assumption" or "supposition" or "rumor" or "rumors" or "narrative" or "inference"
        or "presumption" or "conjecture" or "hunch" or "word";

    private static bool Speaks(string verb) => verb is "say" or "saying" or "call" or "calling" or "conclude" or "concluding"
        or "claim" or "claiming" or "speak" or "speaking" or "describe" or "describing" or "attribute" or "attributing" or "ascribe"
        or "ascribing" or "name" or "naming" or "treat" or "treating" or "read" or "reading" or "equate" or "equating" or "infer"
        or "inferring" or "suggest" or "suggesting" or "assume" or "assuming" or "accuse" or "accusing" or "label" or "labelling"
        or "labeling" or "brand" or "branding" or "write" or "writing" or "assert" or "asserting" or "presume" or "presuming" or "see"
        or "seeing" or "blame" or "blaming" or "allege" or "alleging" or "deduce" or "deducing" or "link" or "linking" or "tie" or "tying"
        or "portray" or "portraying" or "present" or "presenting" or "declare" or "declaring" or "tell" or "think" or "believe"
        or "believing" or "imply" or "implying" or "insinuate" or "insinuating" or "jump" or "jumping" or "leap" or "leaping" or "pretend"
        or "pretending"
        or "shout" or "shouting" or "cry" or "crying" or "argue" or "arguing" or "hold" or "holding";

    private static bool Denies(string verb) =>
        verb is "deny" or "denying" or "doubt" or "doubting" or "question" or "questioning" or "dispute" or "disputing" or "ignore"
        or "ignoring" or "overlook" or "overlooking" or "ask"
        or "asking";
}
