namespace Dashboard.Casework.Linting;

/// <summary>In whose voice, and how far, a stretch of a sentence is said.</summary>
internal enum Mood
{
    Asserted,
    Denied,
    Supposed,
    Attributed,
}

/// <summary>
/// A sentence taken apart, and how a stretch of it stands: asserted in the writer's own voice, denied, left open, or put into the
/// mouth of somebody named. What governs a stretch counts, from the outermost clause inwards: two denials assert; a denial in another
/// clause does nothing; what is conceded or concealed is taken for true, denied or not; whoever is called right is no longer quoted.
/// </summary>
internal sealed class Voice
{
    private const WordClass Speakers = WordClass.Named | WordClass.Accused | WordClass.State | WordClass.Person;

    private static readonly string[] Quests = [
        "look", "search", "hunt", "test", "check", "attempt", "effort", "tried", "set out", "sought", "in search"];

    private readonly IReadOnlyList<Clause> clauses;
    private readonly IReadOnlyList<Frame> frames;

    public Voice(Sentence sentence)
    {
        (Sentence, Tokens) = (sentence, Token.Of(sentence.Text));
        clauses = Tokens.Count == 0 ? [] : Linting.Clauses.Of(Tokens);
        frames = Frame.Of(Tokens);
        IsRhetorical = sentence.IsQuestion && AsksNothing();
    }

    public Sentence Sentence { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public IReadOnlyList<Clause> Clauses => clauses;

    /// <summary>Whether it asks a question that answers itself: “Who else …?”, “Is it not …?”.</summary>
    public bool IsRhetorical { get; }

    /// <summary>Whether it speaks of made-up things or of what prompts are about, and of nobody who is accused.</summary>
    public bool IsOfSample => !Tokens.Any(t => t.Is(WordClass.Accused | WordClass.Victim))
        && (Tokens.Any(t => t.Text is "fictional" or "sample" or "placeholder" or "tutorial" or "corpus" or "benchmark")
            || Tokens.Index().Any(t => t.Item.Text is "prompts" or "requests" && t.Index > 1
                && Tokens.Skip(t.Index - 2).Take(2).Any(b => b.Text is "in" or "among")));

    /// <summary>Whether a clause says which office somebody holds: “X is the chief executive of Y”.</summary>
    public bool IsOffice(Clause clause) => !WordsOf(clause).Any(t => t.Is(WordClass.Deed | WordClass.Campaign | WordClass.Operator))
        && PlacesOf(clause).Any(i => Tokens[i].Text is "is" or "was" && Tokens.Skip(i + 1).Take(3).Any(t => t.Is(WordClass.Person)
            || t.Text is "chief executive"));

    /// <summary>The subject that a token stands in and whose predicate decides how it stands, if any.</summary>
    public Frame? FrameOf(int token) => frames.FirstOrDefault(f => f.Holds(token));

    /// <summary>Whether a token opens such a subject, or says what becomes of it.</summary>
    public bool IsFraming(int token) => frames.Any(f => f.First <= token && (token <= f.First + 1 || token >= f.Predicate));

    /// <summary>The clause that holds a token.</summary>
    public Clause ClauseOf(int token) => clauses.First(c => c.Holds(token));

    /// <summary>The places of a clause's tokens.</summary>
    public static IEnumerable<int> PlacesOf(Clause clause) => Enumerable.Range(clause.First, clause.Last - clause.First);

    /// <summary>A clause's tokens.</summary>
    public IEnumerable<Token> WordsOf(Clause clause) => PlacesOf(clause).Select(i => Tokens[i]);

    /// <summary>A remark on the tokens from one to another, both included.</summary>
    public Fault Fault(LintRule rule, int first, int last, string message) =>
        new(rule, Tokens[first].Start, Tokens[last].End - Tokens[first].Start, message);

    /// <summary>How the tokens from one to another, both included, stand.</summary>
    public Mood Of(int first, int last)
    {
        if (IsRhetorical) return Mood.Asserted;
        if (Sentence.IsQuestion) return Mood.Supposed;
        if (IsQuotedFrom(first)) return Mood.Attributed;
        var frame = FrameOf(first);
        if (frame?.Mood != Mood.Asserted && Mention.IsOf(Tokens, first)) return Mood.Attributed;
        var state = new State();
        if (frame is not null)
        {
            // What ties a subject that is a statement to its predicate is no claim.
            if (!frame.Holds(last) && frame.Mood != Mood.Asserted) return Mood.Supposed;
            Read(ClauseOf(first), Math.Max(first, frame.First), Math.Min(last, frame.Predicate - 1), ref state);
            if (frame.Mood == Mood.Asserted) (state.IsOpen, state.Denials, state.IsAttributed) = (false, 0, false);
            if (frame.Mood == Mood.Denied) state.Denials++;
            // What is pretended is not so, whatever comes of pretending it.
            state.IsOpen |= frame.Mood == Mood.Supposed && !Tokens.Skip(frame.First).Take(2)
                .Any(t => t.Text.StartsWith("pretend", StringComparison.Ordinal));
        }
        else
        {
            Read(ClauseOf(first), first, last, ref state);
            ReadTrailing(first, last, ref state);
        }

        return state.IsAttributed ? Mood.Attributed : state.Denials % 2 == 1 ? Mood.Denied : state.IsOpen ? Mood.Supposed : Mood.Asserted;
    }

    public bool IsAsserted(int first, int last) => Of(first, last) == Mood.Asserted;

    /// <summary>Whether a speaker who can be named says what stands at a place.</summary>
    public bool IsSpeech(int at) => Tokens[at].Is(WordClass.Speech) && !IsNoun(at);

    /// <summary>Whether it is said and not done: “wrote that”, not “wrote the script”.</summary>
    public bool IsSaying(int at) => Tokens[at].Is(WordClass.Speech)
        && (!IsAmbiguous(Tokens[at]) || Tokens.Skip(at + 1).Take(4).Any(t => t.Text is "that" or ":" or "\"")
            || (at + 1 < Tokens.Count && Tokens[at + 1].Text is "to" or "of" or "as" or "in" or "by" or "on" or "about"));

    // What the accused do as often as say: “the lab's engineers wrote the script”.
    private static bool IsAmbiguous(Token token) => token.Text is "write" or "writes" or "wrote" or "written" or "put" or "puts" or "hold"
        or "holds" or "held" or "list" or "lists" or "listed" or "name" or "named" or "read" or "reads"
        or "see" or "sees" or "saw" or "consider" or "considers" or "considered" or "regard" or "regards" or "view" or "views" or "expect"
            or "expects"
        or "report" or "reported" or "identify" or "identified" or "note" or "noted" or "think" or "thought" or "believe" or "view"
            or "answer" or "answers" or "answered" or "charge" or "charged" or "tell" or "told" or "tells" or "quote" or "mention";

    private bool IsNoun(int at) => at > 0 && !(Tokens[at - 1] is { Text: "a", IsName: true } && at > 1)
        && Tokens[at - 1].Text is "the" or "a" or "an" or "'s" or "its" or "their" or "this" or "own" or "no" or "any" or "through" or "via"
            or "behind" or "between"
        && !(Tokens[at].Text is "claim" or "allegation" or "accusation" or "contention" or "assertion" or "view" or "opinion"
        or "suggestion" && at > 1 && Tokens[at - 1].Text is "'s" or "its" or "their" or "own");

    // From the outermost governing clause inwards.
    private void Read(Clause clause, int first, int last, ref State state)
    {
        if (clause.Parent >= 0)
        {
            var parent = clauses[clause.Parent];
            var inherited = default(State);
            Read(parent, parent.Last, parent.Last - 1, ref inherited);
            if (clause.Link == ClauseLink.Relative) inherited = new State { IsAttributed = inherited.IsAttributed && !IsComment(clause) };
            state = inherited;
            // “X may be right that …”
            state.IsOpen |= inherited.HasModal && Tokens[parent.Last - 1].Text is "right" or "correct" or "true";
            // “It may have been a lab that …”
            state.IsOpen |= inherited is { HasModal: true, Denials: 0 } && Tokens[parent.First].Text == "it";
            // “What would show that the lab did it”
            state.IsOpen |= inherited.HasModal && Tokens[parent.First].Text is "what" or "which" or "who" or "how";
            state.HasModal = false;
            if (clause.Link == ClauseLink.Complement && Tokens[clause.First].Text is not "that" and not "and"
                && Tokens[clause.First - 1].Text != "the fact that"
                && !IsPredicate(parent)) state.IsOpen |= !(IsKnown(parent) || (inherited.Denials > 0 && inherited.Denials % 2 == 0));
        }

        // “… as the theory that a lab did it”
        if (clause.Link == ClauseLink.Complement && clause.First > 1 && Tokens[clause.First].Text == "that"
            && Frame.IsStatement(Tokens[clause.First - 1].Text) && state.Denials == 0 && !WordsOf(clauses[clause.Parent]).Any(t =>
                t.Is(
                    WordClass.Proof | WordClass.Certain | WordClass.Endorsing | WordClass.Factive | WordClass.Obvious | WordClass.Everybody))) state.IsOpen = true;
        // “It is not known which engineer of the lab wrote it”: that one did is taken for true.
        if (clause.Link == ClauseLink.Complement && Presupposes(clause)) state = new State { IsAttributed = state.IsAttributed };
        if (clause.Link == ClauseLink.Condition || IsLabelled(clause) || IsJudgedOpen(clause)) state.IsOpen = true;
        if (clause.Parent < 0 && FollowsAttribution(clause)) state.IsAttributed = true;
        // “If its figures are right, …”
        state.IsOpen |= clauses.FirstOrDefault(c => c.Last == clause.First) is { Link: ClauseLink.Condition } condition
            && WordsOf(condition).Any(t => t.Is(WordClass.Endorsing));
        var isNamedSeen = IsResumed(clause);
        var (isSpeakerSeen, exempt) = (IsResumed(clause), 0);
        for (var i = clause.First; i < Math.Min(clause.Last, Math.Max(last + 1, first)); i++)
        {
            var token = Tokens[i];
            if (token.IsQuoted || i < exempt) continue;
            // “, not a reseller,” and “without a licence” deny what stands in them alone.
            if (IsAside(i, clause.Last) is { } end && (end <= first || (i > first && end <= last)))
            {
                exempt = end;
                continue;
            }

            // “What X calls an allegation is …”: what follows is no longer X's.
            if (Tokens[clause.First].Text == "what" && token.Text is "is" or "was" && !IsFollowedBy(i, "that") && !IsFollowedBy(i, ":"))
                (state.IsAttributed, state.IsOpen) = (false, false);
            if (token.Is(WordClass.Endorsing)) state.IsEndorsed = true;
            if (IsJudged(i, last, clause.Last)) state.IsOpen = true;
            if (IsSpeech(i) && ((i > clause.First && Tokens[i - 1].Text is "it" or "he" or "she")
                || (isSpeakerSeen && (isNamedSeen || !IsAmbiguous(token))) || SpeakerFollows(i))
                && (!token.Is(WordClass.Factive) || (isNamedSeen && token.Text.StartsWith("disclos", StringComparison.Ordinal)))
                && !IsVerbOfTarget(i, first, last) && !IsCutShort(i))
            {
                // “The courts will have to say …”: nobody has said it.
                if (i > 1 && Tokens[i - 1].Text == "to" && Tokens[i - 2].Text is "have" or "has") state.IsOpen |= state.Denials % 2 == 0;
                else state.IsAttributed |= state.Denials % 2 == 0 && !state.IsEndorsed;
                if (token.Is(WordClass.Doubt)) state.Denials++;
                continue;
            }

            if (token.Is(Speakers)) isSpeakerSeen = true;
            if (token.Is(WordClass.Named)) isNamedSeen = true;
            if (i >= first && i <= last && (i == first || i == last
                || !token.Is(WordClass.Negation | WordClass.Modal | WordClass.Hedge))) continue;
            if (token.Is(WordClass.Certain)) (state.IsOpen, state.Denials) = (false, state.Denials % 2);
            else if (token.Is(WordClass.Factive) && !IsNoun(i) && !IsUnfounded(clause, i)) (state.IsOpen, state.Denials) = (false, 0);
            // “neither … nor” is one denial.
            else if (token.Text == "nor" && Tokens.Take(i).Skip(clause.First).Any(t => t.Text is "neither" or "not")) continue;
            // “That it has not answered says nothing about …” denies once, whatever its subject denies.
            else if (token.Text == "nothing" && i > clause.First && IsTelling(Tokens[i - 1].Text)) state.Denials = 1;
            // “Let us not pretend that …”: what is pretended is not so, pretended or not.
            else if (token.Text.StartsWith("pretend", StringComparison.Ordinal)) state.Denials = 1;
            else if (token.Is(WordClass.Negation)) state.Denials++;
            else if (token.Is(WordClass.Doubt)) state.Denials += IsNamed(i) || IsAlternative(i) ? 0 : 1;
            else if (token.Is(WordClass.Hedge)) state.IsOpen |= state.Denials % 2 == 0 && !IsSubject(i) && !IsOfAdjunct(i, first);
            else if (state.IsOpen && IsFinding(clause, i)) state.IsOpen = false;
            // “It would be absurd to deny …” is no condition.
            else if (token.Is(WordClass.Modal) && IsFollowedBy(i, "be") && i + 2 < Tokens.Count
                && Tokens[i + 2].Is(WordClass.Doubt)) continue;
            else if (token.Is(WordClass.Modal) && !IsFollowedBy(i, "only")
                && !Tokens.Take(i).Skip(clause.First).Any(t => t.Text == "only")) state.HasModal = true;
        }

        // “It may be that”, “this could mean that”: the clause is open, and what it governs.
        if (state.HasModal && state.Denials == 0 && (clause.Holds(first) || Tokens[clause.Last - 1].Text is "be"
            or "mean")) state.IsOpen = true;
        if (state.IsEndorsed) state.IsAttributed = false;
    }

    // “An accomplice, a customer and a passer-by would …”
    private bool IsInSeries(int at, int first) => first == 1 && Tokens[0].Text is "a" or "an"
        && !IsVerb(at) && (Tokens[at].Text != "," || IsFollowedByAny(at, "a", "an")) && Tokens[at].Text is not (";" or ":")
        || (first == 1 && Tokens[0].Text is "a" or "an" && Tokens[at].Is(WordClass.Modal));

    // “Why the lab …”, “How long it …”, “Which of its engineers …”: that it did is taken for true.
    private bool IsPresupposing => Tokens.Count > 3 && (Tokens[0].Text is "why" or "when"
        || (Tokens[0].Text == "how" && Tokens[1].Text is "long" or "many" or "much" or "often")
        || (Tokens[0].Text == "which" && Tokens[1].Text == "of"))
        && Tokens.Any(t => t.Is(WordClass.Accused | WordClass.Guilt))
        && !Tokens.Take(5).Any(t => t.Is(WordClass.Modal | WordClass.Condition | WordClass.Hedge));

    // “Whether X is not known”, “That X remains circumstantial”, “X, Anthropic says”, “X (as article A relays)”.
    private void ReadTrailing(int first, int last, ref State state)
    {
        // “Surely … not …”: a sentence's adverb is not denied by its verb.
        if (first == last && Tokens[first].Is(WordClass.Certain) && Tokens[first].Text.EndsWith("ly", StringComparison.Ordinal)) return;
        // “Whoever still doubts it has not …”
        if (IsPresupposing || (first == 0 && first == last && Tokens[first].Is(WordClass.Obvious))) return;
        var clause = ClauseOf(first);
        var opensWithSubject = Tokens[0].Text is "that" or "whether" or "who" or "what" or "where" or "how" or "why" or "when" or "which"
            or "whoever"
            || (Tokens.Count > 1 && Tokens[0].Is(WordClass.Opener) && Tokens.Take(4).Any(t => t.Is(WordClass.Hedge) || t.Text is "idea"
                or "suggestion" or "notion" or "assertion" or "theory" or "view" or "statement"));
        // “The lab's role, if it had one, is not shown.”: a subject whose verb stands behind what is put in.
        var (isPredicate, isCut) = (false, clause.Link == ClauseLink.Main && !HasVerb(clause)
            && clauses.FirstOrDefault(c => c.First == clause.Last) is { Link: not ClauseLink.Main });
        var end = isCut ? Tokens.Count : clause.Last;
        // “Proof of delivery of the letter is not at hand.”: the verb of the subject that they stand in.
        var verb = Linting.Clauses.HasVerb(Tokens, clause.First, last + 1) ? -1
            : Enumerable.Range(last + 1, Math.Max(0, clause.Last - last - 1)).FirstOrDefault(IsVerb, -1);
        // “A model that was trained on such answers would …”
        if (Tokens[clause.First].Text is "a" or "an" && Tokens.Take(first).Skip(clause.First).Any(t => t.Text is "that" or "who")
            && Tokens.Take(end).Skip(last + 1).Any(t => t.Is(WordClass.Modal))) state.IsOpen = true;
        // “A lab that wanted this could …”: of no lab in particular.
        if (first > 0 && Tokens[first - 1].Text is "a" or "an" && Tokens.Take(last).Skip(first).Any(t => t.Text is "that" or "who")
            && Tokens.Take(end).Skip(last + 1).Any(t => t.Is(WordClass.Modal))) state.IsOpen = true;
        // “A reseller and a lab would each …”
        if (!Linting.Clauses.HasVerb(Tokens, first, last + 1) && !Tokens.Take(first).Any(t => t.Text == "only")
            && Enumerable.Range(last + 1, Math.Clamp(Tokens.Count - last - 1, 0, 9)) is var ahead
            && ahead.TakeWhile(
                i => (i - last <= 5 && clause.Holds(i) && !Tokens[i].IsMark && !Tokens[i].Is(WordClass.Verb))
                || IsInSeries(i, first)).Any(i =>
                Tokens[i].Is(WordClass.Modal))) state.IsOpen |= state.Denials % 2 == 0;
        // “Fraudulent or not, …”
        if (last + 2 < Tokens.Count && Tokens[last + 1].Text == "or"
            && Tokens[last + 2].Text is "not" or "several" or "many" or "more" or "two" or "none") state.IsOpen = true;
        // “convicts nobody”
        if (last + 1 < clause.Last && !Tokens[last].Is(WordClass.Certain | WordClass.Obvious)
            && Tokens[last + 1].Text is "nobody" or "no one" or "nothing" or "none") state.Denials++;
        // “proof of nothing but …”
        if (last + 2 < Tokens.Count && Tokens[last + 1].Text == "of" && Tokens[last + 2].Text is "nothing" or "nothing but")
            state.Denials++;
        if (Tokens.Skip(last + 1).Take(3).Any(t => t.Text is "succeeded") && !Tokens.Take(last).Any(t => t.Is(WordClass.Negation)))
            state.IsOpen = false;
        for (var i = last + 1; i < Tokens.Count; i++)
        {
            var token = Tokens[i];
            if (token.IsQuoted) continue;
            if (token.Text is ";" or "—" or "no matter" or "whatever" or "although" or "though" or "despite"
                || (token.Text is "for" or "because" or "since" && Tokens[i - 1].Text == ",")) break;
            if (i >= end && !IsTag(i)) break;
            if (IsSpeech(i) && (SpeakerFollows(i) || SpeakerBefore(i, last)) && !token.Is(WordClass.Factive)
                && (IsSetOff(i, last) || token.Text is "according to"))
            {
                state.IsAttributed |= !Tokens.Skip(last + 1).Any(t => t.Is(WordClass.Endorsing));
            }
            // “That … is worded only by its headline.”
            else if (opensWithSubject && IsSpeech(i) && Tokens.Skip(i + 1).Take(2).Any(t => t.Text == "by")
                && Tokens.Skip(i + 1).Take(6).Any(t => t.Is(Speakers)))
            {
                state.IsAttributed = true;
            }

            // “…, as alleged”
            if (token.Is(WordClass.Hedge) && Tokens[i - 1].Text == "as") state.IsOpen = true;
            if (token.Text is "is" or "are" or "was" or "were" or "remains" or "remain" or "did" or "do" or "has" or "have" or "stays"
                or "need" or "must" or "should" or "would" or "cannot" or "takes" or "will" or "does" or "can") isPredicate = true;
            if (token.Text.StartsWith("is ", StringComparison.Ordinal) || token.Text.StartsWith("are ", StringComparison.Ordinal)
                || token.Text.StartsWith("remains ", StringComparison.Ordinal)) isPredicate = true;
            // “… is Anthropic's assertion.”
            if (isPredicate && token.Is(WordClass.Speech | WordClass.Narrative) && Tokens[i - 1].Text == "'s"
                && Tokens[i - 2].Is(WordClass.Named) && !Tokens.Any(t => t.Is(WordClass.Endorsing))) state.IsAttributed = true;
            // “The link is made by Anthropic alone.”
            if (token.Text is "made" or "drawn" or "raised" or "advanced" && IsFollowedBy(i, "by")
                && Tokens.Skip(i + 2).Take(2).Any(t => t.Is(WordClass.Named))) state.IsAttributed = true;
            // “… is an assertion of the letter.”
            if (isPredicate && token.Is(WordClass.Speech | WordClass.Narrative) && IsFollowedBy(i, "of")
                && Tokens[i - 1].Text is "a" or "an" or "the" && Tokens.Skip(i + 2).Take(3).Any(t => t.Is(WordClass.Named)))
                state.IsAttributed = true;
            if (!isPredicate || i >= end || token.Is(WordClass.Certain)) continue;
            var isOwn = opensWithSubject || isCut || i - last <= (first - clause.First <= 2 ? 6 : 4)
                || (verb >= 0 && i - verb <= 3);
            if (!isOwn) continue;
            // “The claim that … has not been tested.”
            if (opensWithSubject && token.Text is "tested" or "examined" or "looked" or "checked" or "audited" or "addressed"
                or "assessed" && state.Denials > 0) (state.IsOpen, state.Denials) = (true, 0);
            if (token.Is(WordClass.Doubt) && opensWithSubject) state.IsOpen = false;
            if (token.Is(WordClass.Negation | WordClass.Doubt)) state.Denials++;
            else if (token.Is(WordClass.Hedge) && state.Denials % 2 == 0) state.IsOpen = true;
        }

        // “What makes …, and which …, is not said.”
        if (opensWithSubject && Tokens[0].Text is not "that" and not "the"
            && Tokens.Index().Skip(last + 1).Any(t => t.Item.Text is "said" or "known" or "shown" or "recorded" or "stated" or "told"
            && Tokens[t.Index - 1].Text == "not")) (state.IsOpen, state.Denials) = (true, 0);
        if (opensWithSubject && Tokens[0].Text is not "that" and not "the"
            && state.Denials % 2 == 1) (state.IsOpen, state.Denials) = (true, 0);
    }

    /// <summary>Whether a verb stands at a place that can carry a clause.</summary>
    public bool IsVerb(int at) => Linting.Clauses.HasVerb(Tokens, at, at + 1);

    /// <summary>Whether a clause has a verb of its own.</summary>
    public bool HasVerb(Clause clause) => Linting.Clauses.HasVerb(Tokens, clause.First, clause.Last);

    // A short clause that only says who says so.
    private bool IsTag(int at)
    {
        var clause = ClauseOf(at);
        return clause.Last - clause.First <= 7 && WordsOf(clause).Any(t => t.Is(WordClass.Speech))
            && !WordsOf(clause).Any(t => t.Is(WordClass.Negation));
    }

    private bool IsSetOff(int at, int last)
    {
        for (var i = last + 1; i <= at; i++)
        {
            if (Tokens[i].Text is "," or "(" or "as" or "–" or "by") return true;
        }

        return Tokens[at].Text is "alleged" or "alleges" or "says" or "said" && at + 1 < Tokens.Count && Tokens[at + 1].Text == "by";
    }

    // Somebody named right behind the verb: “says Anthropic”, “alleged by the provider”, “according to the letter”.
    private bool SpeakerFollows(int at)
    {
        var isPassive = at + 1 < Tokens.Count && Tokens[at + 1].Text == "by";
        if (!isPassive && Tokens[at].Text is not ("according to" or "as per" or "in the words of" or "says" or "writes" or "said"
            or "reports" or "alleges")) return false;
        for (var i = at + 1; i < Math.Min(Tokens.Count, at + 7) && Tokens[i].Text is not ("," or "that"); i++)
        {
            if (Tokens[i].Is(WordClass.Crowd) && !Tokens[i].Is(WordClass.Named)) return false;
            if (Tokens[i].Is(Speakers)) return true;
        }

        return false;
    }

    private bool SpeakerBefore(int at, int last)
    {
        for (var i = at - 1; i > Math.Max(last, at - 6); i--)
        {
            if (Tokens[i].Is(Speakers)) return true;
        }

        return false;
    }

    // The speech verb belongs to what is looked at and not to its frame, unless whoever is looked at says it.
    private bool IsVerbOfTarget(int at, int first, int last) => at >= first && at <= last
        && !(at > first && at - first <= 3 && at < last && Tokens[first].Is(Speakers)
            && Tokens[at].Text is not ("told" or "tell" or "tells"));

    /// <summary>The tokens of the subject that a clause takes up again: “Zhou, the lab's head, | planned …”; none otherwise.</summary>
    public IEnumerable<int> TakenUp(Clause clause)
    {
        if (clause.Link != ClauseLink.Main || clauses.FirstOrDefault(c => c.Last == clause.First) is not { } before) return [];
        // “To the lab, | Claude was …”
        if (before.First == 0 && !HasVerb(before) && Tokens[before.Last - 1].Text == "," && IsFronted(before)) return PlacesOf(before);
        // “Alibaba: operator of the pool”
        if (before is { First: 0, Last: > 1 and <= 4 } && Tokens[before.Last - 1].Text == ":" && Tokens[before.Last - 2]
            .Is(WordClass.Accused)
            && !Tokens[clause.First].Is(WordClass.Hedge | WordClass.Doubt | WordClass.Negation))
            return PlacesOf(before);
        if (!IsVerb(clause.First)) return [];
        return before switch
        {
            { Link: ClauseLink.Relative, Parent: >= 0 } => PlacesOf(clauses[before.Parent]),
            { Link: ClauseLink.Condition, First: > 0 } => PlacesOf(clauses.First(c => c.Last == before.First)),
            // “The lab regrets nothing and | has …”
            { Link: ClauseLink.Main } => PlacesOf(before).TakeWhile(i => !IsVerb(i)),
            _ => [],
        };
    }

    private bool IsFronted(Clause clause) => Tokens[clause.First].Text is "to" or "for" or "in" or "behind" or "from" or "under" or "at"
        or "with" or "inside" or "within"
        && !WordsOf(clause).Any(t => t.Is(WordClass.Speech | WordClass.Negation | WordClass.Doubt | WordClass.Hedge | WordClass.Named));


    // A denial or a dispute is spoken of, and nothing is denied by that.
    private bool IsNamed(int at) => Tokens[at].Text switch
    {
        "denial" => !IsFollowedBy(at, "that") || (at > 0 && Tokens[at - 1].Text == "of"),
        "dispute" => IsNoun(at),
        _ => false,
    };

    // “to confirm or deny”, “lied, stole or cheated”
    private bool IsAlternative(int at) => Tokens[at].Text == "lied"
        || (Tokens[at].Text == "lies" && at > 0 && Tokens[at - 1].Text is "it" or "he" or "she")
        || (at > 1 && Tokens[at - 1].Text is "or" or "nor"
        && Tokens[at].Text is "deny" or "denied" or "dispute" or "exclude" or "refute" or "rebut");

    // “The allegation is more than that”: what is said of an allegation is not alleged.
    private bool IsSubject(int at) => Tokens[at].Is(WordClass.Narrative) && at + 2 < Tokens.Count
        && (Tokens[at + 1].Text is "is" or "was" or "has"
            // “The allegation against X has been …”
            || (Tokens[at + 1].Text is "against" or "about" && Tokens.Skip(at + 2).Take(4).Any(t => t.Text is "is" or "was" or "has")))
        && Tokens[at + 2].Text is not ("that" or "about" or "against");

    // “This is what the lab's pipeline looks like.”
    private bool IsPredicate(Clause parent) => (parent.Last - parent.First == 2
            && Tokens[parent.First].Text is "this" or "that" or "it" or "which" && Tokens[parent.First + 1].Text is "is" or "was")
        // “A raid is what the lab launched.”
        || (Tokens[parent.Last - 1].Text is "is" or "was" && parent.Last < Tokens.Count && Tokens[parent.Last].Text == "what"
            && WordsOf(parent).Any(t => t.Is(WordClass.Guilt | WordClass.Campaign | WordClass.Fraud))
            && !WordsOf(parent).Any(t => t.Is(WordClass.Hedge | WordClass.Narrative | WordClass.Negation | WordClass.Doubt)));

    private bool Presupposes(Clause clause) => Tokens[clause.First].Text is "why" or "when" or "which" or "how"
        && (WordsOf(clause).Any(t => t.Is(WordClass.Accused))
            || (WordsOf(clause).ElementAtOrDefault(1)?.Text is "it" or "they"
                && WordsOf(clauses[clause.Parent]).Any(t => t.Is(WordClass.Accused))))
        && !Enumerable.Range(clause.First, Math.Min(clause.Last + 4, Tokens.Count) - clause.First).Any(i =>
            Tokens[i].Is(WordClass.Modal | WordClass.Condition | WordClass.Negation)
            // “how long it did, not whether”
            && !(Tokens[i].Text == "not" && IsFollowedBy(i, "whether"))
            && !(i > 0 && Tokens[i].Text == "whether" && Tokens[i - 1].Text == "not"));

    // “Alleged: …”, “Not shown: …”
    private bool IsLabelled(Clause clause) => clause.First is > 1 and < 9 && Tokens[clause.First - 1].Text == ":"
        && !Tokens.Take(clause.First).Any(t => t.Is(WordClass.Verb)) && Tokens.Take(clause.First).Any(t =>
            t.Is(WordClass.Hedge | WordClass.Doubt | WordClass.Negation) && t.Text != "claim");

    // “Direction by the lab: not shown”
    private bool IsJudgedOpen(Clause clause) => Tokens[clause.Last - 1].Text == ":" && !HasVerb(clause)
        && Tokens.Count - clause.Last <= 6 && clause.Last < Tokens.Count
            && Tokens[clause.Last].Is(WordClass.Negation | WordClass.Hedge | WordClass.Doubt);

    // “The letter, which nobody has read, names …”: the subject stands before what is put in.
    private bool IsResumed(Clause clause) => clause.Link == ClauseLink.Main
        && clauses.FirstOrDefault(c => c.Last == clause.First) is { Link: ClauseLink.Relative, Parent: >= 0 } aside
        && WordsOf(clauses[aside.Parent]).Any(t => t.Is(Speakers));

    // “As article A puts it, …”, “According to the letter, …”.
    private bool FollowsAttribution(Clause clause)
    {
        // “Of DeepSeek it tells …”, “Of Moonshot: …”.
        if (clause.First == 0 && Tokens.Count > 3 && Tokens[0].Text is "of" or "about" && Tokens[1].Is(WordClass.Accused)
            && Tokens[2].Text is "it") return true;
        if (clauses.FirstOrDefault(c => c.Last == clause.First) is not { } before) return false;
        // “According to the complaint, which is contested, …”
        if (before is { Link: ClauseLink.Relative, Parent: 0 } && !HasVerb(clauses[0])) before = clauses[0];
        // “Opinion of its author: …”
        if (Tokens[before.Last - 1].Text == ":" && Tokens.Skip(before.First).Take(before.Last - before.First) is var head
            && (Tokens[0].Text is "of" || (head.Any(t => t.Is(WordClass.Named))
            && head.Any(t => t.Text is "opinion" or "view" or "says" or "argues" or "writes")))) return true;
        if ( Tokens[before.First].Text is not ("as" or "according to" or "in" or "in the words of")) return false;
        var words = Tokens.Skip(before.First).Take(before.Last - before.First).ToList();
        return words.Any(t => t.Is(Speakers)) && words.Any(t => t.Is(WordClass.Speech))
            && !words.Any(t => t.Is(WordClass.Endorsing | WordClass.Factive | WordClass.Negation));
    }

    // “Possibly on a Tuesday, the lab …” leaves the day open, and not the deed.
    private bool IsOfAdjunct(int at, int first) => at == 0 && IsFollowedByAny(at, "on", "in", "at", "by", "around", "about", "from", "as")
        && Tokens.Take(Math.Min(first, 8)).Any(t => t.Text == ",");

    private bool IsFollowedByAny(int at, params ReadOnlySpan<string> words) => at + 1 < Tokens.Count && words.Contains(Tokens[at + 1].Text);

    // “He called it research, which is a lie”: the writer's word on the speaker's.
    private bool IsComment(Clause clause) => clause.First > 0 && Tokens[clause.First - 1].Text == ","
        && Tokens[clause.First].Text.StartsWith("which", StringComparison.Ordinal)
        && (Tokens[clause.First].Is(WordClass.Inference)
            || IsFollowedByAny(clause.First, "is", "was", "merely", "only", "just", "shows", "proves"))
        && WordsOf(clause).Take(6)
        .Any(t => t.Is(WordClass.Guilt | WordClass.Certain | WordClass.Endorsing | WordClass.Inference | WordClass.Proof));

    // “What its lawyers speak of was …”: the speaker's part ends with the verb.
    private bool IsCutShort(int at) => Tokens.Skip(at + 1).Take(2).ToList() is [var of, var verb]
        && (IsBe(of.Text) || (of.Text == "of" && IsBe(verb.Text)));

    private static bool IsBe(string text) => text is "was" or "were" or "is" or "are"
        || text.StartsWith("was ", StringComparison.Ordinal) || text.StartsWith("is ", StringComparison.Ordinal);

    // “We looked for a reseller and found …”: what is found ends the search, unless it is nothing.
    private bool IsFinding(Clause clause, int at) => Tokens[at].Text is "found" or "turned" or "came" or "ended" or "uncovered" or "led"
            or "succeeded"
        && !Tokens.Skip(at + 1).Take(6).Any(t => t.Is(WordClass.Negation))
        && Tokens.Take(at).Skip(clause.First)
        .Any(t => t.Is(WordClass.Hedge) && Quests.Any(q => t.Text.StartsWith(q, StringComparison.Ordinal)));

    // “It has not been admitted that …”, “not every proxy hides a criminal”: denied, and nothing taken for true.
    private bool IsUnfounded(Clause clause, int at) => (Tokens[clause.First].Text == "it"
            && Tokens[at].Text is "admitted" or "conceded" or "acknowledged" or "confessed" or "disclosed" or "revealed")
        || (Tokens[at].Text is "hides" or "hide" or "conceals" or "conceal" or "hidden"
            && Tokens[clause.First].Is(WordClass.Negation) && Tokens[clause.First].Text is not "nobody"
            && Tokens[Math.Min(at + 1, Tokens.Count - 1)].Text is not ("the" or "its" or "their" or "that" or "this" or "what"));

    private bool IsFollowedBy(int at, string word) => at + 1 < Tokens.Count && Tokens[at + 1].Text == word;

    private bool IsKnown(Clause parent)
    {
        var denials = 0;
        for (var i = parent.First; i < parent.Last; i++)
        {
            // “An audit would show who …”
            if (Tokens[i].Is(WordClass.Modal) && denials == 0) return false;
            if (Tokens[i].Is(WordClass.Negation)) denials++;
            if (Tokens[i].Is(WordClass.Certain)) return true;
            if (Tokens[i].Is(WordClass.Mind | WordClass.Proof | WordClass.Inference | WordClass.Factive) && !Tokens[i].Is(WordClass.Hedge)
                && denials % 2 == 0) return Tokens[parent.Last].Text != "whether";
        }

        return false;
    }

    // “We judge coordination of the accounts very likely.”
    private bool IsJudged(int at, int last, int end) => Tokens[at].Text is "judge" or "consider" or "deem" or "hold" or "think" or "call"
        or "find" or "rate"
        && at < last && Tokens.Take(end).Skip(last + 1).Any(t => t.Is(WordClass.Hedge));

    /// <summary>Whether one of two places is told from the other: “a lab and not a reseller”.</summary>
    public bool IsContrasted(int first, int last) => Enumerable.Range(first, last - first).Any(i =>
        Tokens[i].Text == "not" && IsAside(i, ClauseOf(i).Last) is { } end && end > last);

    private int? IsAside(int at, int end)
    {
        // “The absence of an answer shows …” denies the answer only.
        if (Tokens[at].Text is "absence" or "lack" or "dearth")
        {
            for (var i = at + 1; i < end; i++)
            {
                if (IsVerb(i)) return i;
            }

            return null;
        }

        // “A lab and not a reseller did this.”
        if (Tokens[at].Text == "not" && at > 0 && Tokens[at - 1].Text is "and" or "but" && at + 1 < end
            && Tokens[at + 1].Text is "a" or "an" or "the")
        {
            for (var i = at + 1; i < end; i++)
            {
                if (IsVerb(i) || Tokens[i].Text == ",") return i;
            }

            return end;
        }

        var isContrast = Tokens[at].Text is "not" or "neither" && at > 0 && Tokens[at - 1].Text is "," or "if";
        if (!isContrast && Tokens[at].Text is not ("without" or "despite")) return null;
        if (isContrast)
        {
            for (var i = at + 1; i < Math.Min(end, at + 8); i++)
            {
                if (Tokens[i].Text is "," or "but") return i + 1;
            }

            return null;
        }

        for (var i = at + 1; i < Math.Min(end, at + 6); i++)
        {
            if (Tokens[i].Text is "," or "that") return i + 1;
        }

        return end;
    }

    private static bool IsTelling(string word) => word is "says" or "shows" or "proves" or "means" or "tells" or "implies" or "suggests"
        or "settles" or "decides" or "reveals";

    // Words in quotation marks in a sentence that says whose they are; a sentence that is a quotation and nothing else is somebody's.
    private bool IsQuotedFrom(int at) => Tokens[at].IsQuoted
        && (Tokens.Any(t => !t.IsQuoted && t.Is(WordClass.Speech | WordClass.Named | WordClass.Mention | WordClass.Citation))
            || Tokens.All(t => t.IsQuoted || t.IsMark));

    private bool AsksNothing()
    {
        var first = Tokens.FirstOrDefault(t => !t.IsMark && t.Text is not ("and" or "but" or "so"));
        // “What else explains it: a public default?” names an answer.
        if (first is null || Tokens.Any(t => t.Text == ":")) return false;
        if (Tokens.Any(t => t.Text is "n't" or "really" or "truly" or "seriously" or "honestly" or "still" or "wonder"
            || (t.Text == "coincidence" && first.Text != "what"))) return true;
        if (Tokens.Any(t => t.Text is "surely" or "of course" or "naturally")) return true;
        if (Tokens.Any(t => t.Text is "else") && !Tokens.Index().Any(t => t.Item.Text is "might" or "may"
            && !IsFollowedByAny(t.Index, "ask", "wonder", "add"))) return true;
        // “Would a mere reseller …?”
        if ((first.Is(WordClass.Modal) && Tokens.Take(5).Any(t => t.Text is "mere" or "honest" or "innocent" or "ordinary"))
            || (first.Text is "can" or "could" && Tokens.Take(6).Any(t => t.Text == "two")
                && Tokens.Any(t => t.Text is "opinions" or "views")))
            return true;
        // “When will the lab return what it took?”
        if (first.Text is "when" or "how" && Tokens.Any(t => t.Is(WordClass.Accused)) && Tokens.Any(t => t.Text is "return" or "repay"
            or "apologise" or "apologize" or "confess" or "admit" or "stop" or "own up")) return true;
        if (Tokens.Index().Any(t => t.Item.Text == "if" && t.Index + 1 < Tokens.Count && Tokens[t.Index + 1].Text == "not")) return true;
        // “If it was not the lab, who was it?”
        if (first.Text == "if" && Tokens.Any(t => t.Text == "who") && Tokens.Any(t => t.Text == "not")
            && Tokens.Index().Any(t => t.Item.Is(WordClass.Accused) && t.Index > 0 && Tokens[t.Index - 1].Text != "a")) return true;
        if (first.Text == "what" && Tokens.Take(3).Any(t => t.Text == "more")) return true;
        if (Tokens.Index().Any(t => t.Item.Text == "more" && t.Index > 0 && Tokens[t.Index - 1].Text is "say" or "ask" or "want"))
            return true;
        // “How could so many ask the same …?”
        if (first.Text == "how" && Tokens.Take(4).Any(t => t.Text is "could" or "can") && Tokens.Any(t =>
            t.Text is "same" or "possibly" or "ever" or "otherwise" or "alone" or "without" or "strangers" or "else")) return true;
        // “Who but …?”, “Is it not …?”, “Do we need more proof …?”, “How could … not …?”, “How much more …?”.
        return (first.Text is "who" or "what" && Tokens.Take(4).Any(t => t.Text is "but" or "except" or "besides"))
            || (first.Is(WordClass.Verb | WordClass.Modal) && Tokens.Take(6).Index().Any(t =>
                t.Item.Is(WordClass.Negation | WordClass.Everybody)
                && (t.Item.Text != "any" || IsFollowedBy(t.Index, "more"))))
            || (Tokens.Index().Take(6)
                .Any(t => t.Item.Text == "any" && (IsFollowedBy(t.Index, "doubt") || IsFollowedBy(t.Index, "question"))))
            || (first.Text is "how" or "why" && (Tokens.Take(8).Any(t => t.Is(WordClass.Negation) || t.Text is "so" or "by accident"
                or "by chance") || (Tokens.Take(3).Any(t => t.Text is "much" or "many") && Tokens.Take(4).Any(t => t.Text == "more"))));
    }

    private struct State
    {
        public int Denials;
        public bool IsOpen;
        public bool IsAttributed;
        public bool IsEndorsed;
        public bool HasModal;
    }
}
