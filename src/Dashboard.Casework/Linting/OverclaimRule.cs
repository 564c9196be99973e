using Dashboard.Casework.Standings;

namespace Dashboard.Casework.Linting;

/// <summary>
/// More than the standing carries: a link of the chain stated in the writer's own voice, a claim called proven or certain, and
/// anything said of the accused that is neither public nor cited. What ties two of the parts of a link together in one asserted
/// clause is the claim, whatever verb it takes.
/// </summary>
internal static class OverclaimRule
{
    private const string Tied = "this ties the accused to the campaign in the case's own voice: say who alleges it, or that it is open";
    private const string Trained = "this says that the outputs went into a model: say who alleges it, or that it is not shown";
    private const string Settled = "nothing here is proven: say what was found, and what speaks against it";
    private const string Answered = "this leaves only one answer: say what was found, and what else could explain it";
    private const string Dismissed = "what would be innocent is dismissed: say what was tested, and how it came out";
    private const string Endorsed = "this takes somebody's statement for true: say what bears it out";
    private const string Silent = "silence and denial show nothing";
    private const string Doer = "who did it is alleged: say by whom, or what is not known";
    private const string Told = "this says of the accused what is neither public nor cited: say who says so, or cite it";
    private const string Pretended = "whether accounts are what they say is alleged: say by whom, or write “the accounts”";
    private const string Concerted = "that they acted together is alleged: say what they share, or how likely it is";

    private const WordClass Drawn = WordClass.Output | WordClass.Victim;
    private const WordClass Acting = WordClass.Operator | WordClass.Campaign | WordClass.People | WordClass.Output;
    private const WordClass Deeds = WordClass.Campaign | WordClass.Operator | Drawn;

    public static IEnumerable<Fault> Faults(Voice voice, LintContext context)
    {
        if (voice.IsRhetorical || IsNothingElse(voice)) yield return voice.Fault(LintRule.Overclaim, 0, voice.Tokens.Count - 1, Answered);
        foreach (var fault in Certainties(voice).Concat(Dismissals(voice))) yield return fault;
        // “To doubt it would be perverse.”
        if (voice.FrameOf(0) is { IsDenying: true, Mood: Mood.Asserted } frame)
            yield return voice.Fault(LintRule.Overclaim, 0, frame.Predicate - 1, Settled);
        for (var c = 0; c < voice.Clauses.Count; c++)
        {
            var clause = new ClauseView(voice, c);
            if (clause.Claim(context) is { } claim) yield return claim;
        }
    }

    /// <summary>“Who ran the accounts? Alibaba.”: a name that answers the question before it.</summary>
    public static IEnumerable<Fault> Answers(Sentence? before, Voice voice)
    {
        if (before is not { IsQuestion: true } || voice.Tokens.Count > 5 || voice.Sentence.IsQuestion) yield break;
        if (voice.Tokens.Any(t => t.Is(WordClass.Speech | WordClass.Negation | WordClass.Hedge | WordClass.Modal))) yield break;
        if (voice.Tokens.FirstOrDefault(t => t.Is(WordClass.Accused | WordClass.State | WordClass.Person)) is { } named)
            yield return new Fault(LintRule.Overclaim, named.Start, named.Length, Tied);
    }

    private static IEnumerable<Fault> Certainties(Voice voice)
    {
        for (var i = 0; i < voice.Tokens.Count; i++)
        {
            var token = voice.Tokens[i];
            if (!token.Is(WordClass.Certain | WordClass.Proof) || voice.ClauseOf(i) is not { } clause) continue;
            var around = voice.WordsOf(clause).ToList();
            if (around.Any(t => t.Is(WordClass.Technical | WordClass.Citation))) continue;
            // “The provider confirmed that it suspended 1,204 accounts”: their word on their own doings; what it says is read for itself.
            if (token.Is(WordClass.Proof) && !token.Text.StartsWith("pro", StringComparison.Ordinal)
                && voice.Tokens.Take(i).Skip(clause.First).Any(t => t.Is(WordClass.Named))) continue;
            if (!token.Is(WordClass.Certain) && voice.Tokens.Skip(i + 1).Take(2).Any(t => t.Is(WordClass.Negation)
                || t.Text == "little")) continue;
            if (voice.IsAsserted(i, i)) yield return voice.Fault(LintRule.Overclaim, i, i, Settled);
        }
    }

    // What would be innocent, denied; and whoever is called right.
    private static IEnumerable<Fault> Dismissals(Voice voice)
    {
        // “The notion that the lab was a mere customer rests on nothing.”
        if (voice.FrameOf(0) is { Mood: Mood.Denied, IsDenying: false } frame && voice.Tokens.Take(frame.Predicate) is var said
            && said.Any(t => t.Text is "mere" or "independent" or "independently" or "honest" or "innocent"
                || ((IsInnocent(t.Text) || t.Text is "university" or "student" or "students" or "customer" or "customers")
                    && voice.Tokens.Skip(frame.Predicate).Any(IsDismissal)))
            && !said.Any(t => t.Is(WordClass.Guilt | WordClass.Fraud | WordClass.Negation)))
            yield return voice.Fault(LintRule.Overclaim, 0, frame.Predicate - 1, Dismissed);
        for (var i = 0; i < voice.Tokens.Count; i++)
        {
            var token = voice.Tokens[i];
            if (token.Is(WordClass.Apart) && voice.Of(i, i) == Mood.Denied
                && !voice.Tokens.Any(t => t.Text is "unlikely" or "improbable" or "whether" or "need"))
                yield return voice.Fault(LintRule.Overclaim, i, i, Dismissed);
            if (IsInnocent(token.Text) && voice.Of(i, i) == Mood.Denied && voice.Tokens.Any(IsDismissal)
                && !voice.Tokens.Index()
                .Any(t => t.Item.Is(WordClass.Negation) || (IsRest(t.Item.Text) && !voice.Tokens[t.Index].Is(WordClass.Certain))
                    || (t.Item.Text == "from" && voice.Tokens[t.Index - 1].Is(WordClass.Doubt))))
                yield return voice.Fault(LintRule.Overclaim, i, i, Dismissed);
            // Silence and denial show nothing.
            if (token.Text is "denies" or "denial" or "denials" or "silence" or "silent" or "unanswered"
                && voice.Tokens.Index().Skip(i + 1).FirstOrDefault(t => IsTelling(t.Item.Text)) is { Item: not null } telling
                && !voice.Tokens.Take(telling.Index).Any(t => t.Is(WordClass.Negation)) && !voice.Sentence.IsQuestion
                    && !voice.Tokens.Skip(telling.Index + 1).Take(2).Any(t => t.Is(WordClass.Negation) || t.Text == "little"))
                yield return voice.Fault(LintRule.Overclaim, i, telling.Index, Silent);
            if (token.Is(WordClass.Endorsing) && !voice.Sentence.IsQuestion
                && (voice.IsAsserted(i, i) || (voice.Of(i, i) == Mood.Supposed
                && !voice.Tokens.Index().Any(t => t.Item.Is(WordClass.Condition | WordClass.Modal) || voice.IsSpeech(t.Index)))))
                yield return voice.Fault(LintRule.Overclaim, i, i, Endorsed);
        }
    }

    private static bool IsInnocent(string word) =>
        word is "reseller" or "resellers" or "hobbyist" or "hobbyists" or "evaluator" or "evaluators" or "benchmark"
        or "benchmarks" or "hackathon" or "victim";

    private static bool IsDismissal(Token token) => token.Is(WordClass.Doubt) && token.Text is not ("unlikely" or "improbable")
        && !token.Text.StartsWith("doubt", StringComparison.Ordinal) && !token.Text.StartsWith("den", StringComparison.Ordinal);

    // “… rule out a public benchmark and leave three explanations standing.”
    private static bool IsRest(string word) => word is "leave" or "leaves" or "left" or "leaving" or "remain" or "remains" or "open";

    private static bool IsTelling(string word) => word is "shows" or "show" or "proves" or "means" or "suggests" or "tells" or "speaks"
        or "reveals" or "betrays" or "confirms" or "indicates" or "amounts";

    // “If this is not it, then nothing is.”
    private static bool IsNothingElse(Voice voice)
    {
        // “It would not be so had it not …”
        if (voice.Tokens.Any(t => t.Text is "would" or "could" or "could not have")
            && voice.Tokens.Any(t => t.Is(WordClass.Accused | Drawn | WordClass.Model) && t.Text != "release")
            && IsCounterfactual(voice.Tokens)) return true;
        if (voice.Tokens[0].Text != "if" || voice.Sentence.IsQuestion) return false;
        var condition = voice.Tokens.TakeWhile(t => t.Text != ",").ToList();
        // “If the lab had not done it, it would have said so.”
        if (condition.Any(t => t.Is(WordClass.Accused)) && voice.Tokens.Any(t => t.Text.StartsWith("would", StringComparison.Ordinal))
            && condition.Index().Any(t => t.Item.Text
            == "not" && condition.Skip(t.Index + 1).Take(2).Any(n => n.Is(WordClass.Deed | WordClass.Guilt) || n.Text is "done")))
            return true;
        return condition.Any(t => t.Is(WordClass.Negation)) && voice.Tokens.Skip(condition.Count + 1).Take(2).Any(t => t.Text is "nobody"
            or "nothing" or "no one" or "none");
    }

    // “Had the lab not …”, “were it not for …”.
    private static bool IsCounterfactual(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Text is "had" && (i == 0 || !tokens[i - 1].Is(WordClass.Accused | WordClass.Operator | WordClass.Named))
                && tokens.Skip(i + 1).Take(3).Any(t => t.Text == "not")) return true;
            // “Without these outputs the coder could never have …”
            if (tokens[i].Text is "without" or "but for" or "absent" && tokens.Skip(i + 1).Take(4).Any(t => t.Is(Drawn))
                && WouldNever(tokens)) return true;
            if (tokens[i].Text == "not" && i > 0 && i + 1 < tokens.Count && tokens[i + 1].Text == "for"
                && tokens.Take(i).Any(t => t.Text is "were" or "if")) return true;
        }

        return false;
    }

    private static bool WouldNever(IReadOnlyList<Token> tokens) => tokens.Index()
        .Any(
            t => t.Item.Text == "could not have"
            || t.Item.Is(WordClass.Modal) && tokens.Skip(t.Index + 1).Take(2).Any(n => n.Is(WordClass.Negation)));

    /// <summary>One clause, and what the parts of it are.</summary>
    private sealed class ClauseView
    {
        private const WordClass Passed = WordClass.Accused | WordClass.Operator | WordClass.Output;
        private const WordClass Nouns = Passed | WordClass.Named | WordClass.Model;

        private readonly Voice voice;
        private readonly Clause clause;
        private readonly List<(int At, WordClass Class)> parts = [];

        public ClauseView(Voice voice, int index)
        {
            (this.voice, clause) = (voice, voice.Clauses[index]);
            foreach (var i in voice.TakenUp(clause).Concat(Voice.PlacesOf(clause)))
            {
                var token = voice.Tokens[i];
                if (token.IsQuoted && voice.Of(i, i) == Mood.Attributed) continue;
                // “The lab's answer” is what it said.
                var isOwn = i > 1 && token.Is(WordClass.Output) && voice.Tokens[i - 1].Text is "'s" or "its"
                    && (voice.Tokens[i - 2].Is(WordClass.Accused) || voice.Tokens[i - 1].Text == "its")
                    && token.Text is "answer" or "reply" or "response"
                    // “The campaign was the lab's answer to …”
                    && !(i > 2 && i + 1 < voice.Tokens.Count && voice.Tokens[i - 3].Text is "is" or "was"
                        && voice.Tokens[i + 1].Text == "to");
                // “Under the accused's account …”
                isOwn |= i > 1 && token.Text == "account" && voice.Tokens[i - 1].Text == "'s"
                    && voice.Tokens[i - 2].Is(WordClass.Accused | WordClass.Named);
                // “Several labs” are not the one that is accused.
                isOwn |= i > 0 && token.Is(WordClass.Accused) && token.Text.EndsWith('s')
                    && voice.Tokens[i - 1].Text is "several" or "many" or "some" or "other" or "most" or "few";
                // A memo about the accused is a memo.
                isOwn |= token.Is(WordClass.Accused) && i > 0 && voice.Tokens[i - 1].Text == "about";
                // Researchers are no research.
                var kind = token.Is(WordClass.Crowd) && token.Text.EndsWith("ers", StringComparison.Ordinal)
                    ? token.Class & ~WordClass.Public
                    : token.Class;
                // Claude's replies are no answer to the charge.
                if (token.Is(WordClass.Output) && i > 0 && voice.Tokens[i - 1].Is(WordClass.Victim)) kind &= ~WordClass.Innocent;
                parts.Add((i, isOwn ? WordClass.Innocent : kind | Antecedent(i)));
            }
        }

        public Fault? Claim(LintContext context)
        {
            // “Directed by the lab and used in training are independent elements.”
            if (parts.Any(p => voice.Tokens[p.At].Text is "element" or "elements")) return null;
            var isDirectionOpen = context[ElementKind.OperatorIdentified] < Standing.Corroborated
                || context[ElementKind.DirectedByLab] < Standing.Corroborated;
            Fault? claim = null;
            if (context[ElementKind.UsedInTraining] < Standing.Corroborated) claim = Training();
            if (isDirectionOpen) claim ??= Direction();
            if (context[ElementKind.OperatorIdentified] < Standing.Corroborated) claim ??= Identification();
            if (context[ElementKind.AccountsFraudulent] < Standing.Corroborated) claim ??= One(WordClass.Fraud, Pretended);
            if (context[ElementKind.Coordinated] < Standing.Corroborated)
                claim ??= One(WordClass.Unity, Concerted) ?? Pair(WordClass.Together, Acting, Concerted);
            return claim ?? (isDirectionOpen ? Said() : null);
        }

        private Fault? Training()
        {
            // What distillation is, said of no model in particular.
            if (parts.Any(p => voice.Tokens[p.At].Text is "student" or "teacher" && p.At > 0
                && (voice.Tokens[p.At - 1].Text is "a" or "an" || (p.At > 1 && voice.Tokens[p.At - 2].Text is "a")))) return null;
            // Which link it is, and what it would take, said of the link.
            if (parts.Any(p => voice.Tokens[p.At].Text is "link" or "links" or "question" or "hypothesis")) return null;
            var trainedOn = Has(WordClass.Public | WordClass.Innocent) ? Drawn : Drawn | WordClass.Accused | WordClass.Campaign;
            if (Pair(WordClass.Training, trainedOn, Trained) is { } trained) return trained;
            // “The coder was raised on Claude”, whatever the verb; but “Claude models” are one thing.
            if (!Has(WordClass.Public | WordClass.Publishing | WordClass.Innocent | WordClass.Operator | WordClass.Mention)
                && Pair(WordClass.Model, WordClass.Victim, Trained, apart: true) is { } taken) return taken;
            if (Has(WordClass.Use)
                && Pair(WordClass.Model | WordClass.Accused, Drawn, Trained, needs: WordClass.Use) is { } used) return used;
            if (!Has(WordClass.Follow) || Has(WordClass.Public | WordClass.Innocent)) return null;
            var isOfModel = parts.Any(p => voice.Tokens[p.At].Text is "model" or "successor" or "clone");
            return Pair(WordClass.Follow, Drawn | WordClass.Accused | (isOfModel ? WordClass.Model : WordClass.None), Trained);
        }

        private Fault? Direction()
        {
            if (HasInnocent() || (Has(WordClass.Publishing) && Has(WordClass.Citation))) return null;
            var deeds = Deeds;
            if (!Has(WordClass.Public)) deeds |= WordClass.Deed;
            if (!Has(WordClass.Publishing)) deeds |= WordClass.Traffic;
            return Pair(WordClass.Accused, deeds, Tied);
        }

        // What is innocent about the accused has to be said of the accused, or of somebody who can be looked up: “the lab answered”
        // is, “the operators answered to the lab” is not.
        private bool HasInnocent() => parts.Any(p => (p.Class & WordClass.Innocent) != 0 && !voice.IsFraming(p.At)
            && parts.LastOrDefault(q => q.At < p.At
                && (q.Class & (Deeds | WordClass.Traffic | WordClass.People | WordClass.Accused | WordClass.Named)) != 0) is var subject
            && (subject.Class == WordClass.None || (subject.Class & (WordClass.Accused | WordClass.Named)) != 0
                || voice.Tokens[p.At - 1].Text is "the" or "a" or "an" or "its" or "'s" or "for" or "to" or "of"));

        private Fault? Identification()
        {
            // “It is clear who ran the accounts.”
            if (clause.Link == ClauseLink.Complement && voice.Tokens[clause.First].Text is "who" or "whose" or "whom"
                && parts.FirstOrDefault(p => p.At > clause.First && (p.Class & (Deeds | WordClass.Deed)) != 0) is { At: > 0 } deed)
                return Between(clause.First, deed.At, Doer);
            // “We know the client.”
            if (parts.FirstOrDefault(
                p => voice.Tokens[p.At].Text is "client" or "buyer" or "principal" or "paymaster") is { At: > 0 } client
                && parts.FirstOrDefault(p => voice.Tokens[p.At].Text is "know" or "knows") is { At: > 0 } know && know.At < client.At)
                return Between(know.At, client.At, Doer);
            // “The operators have a master.”
            if (parts.FirstOrDefault(p => voice.Tokens[p.At].Text is "master" or "paymaster" or "employer" or "boss") is { At: > 0 } master
                && parts.FirstOrDefault(p => (p.Class & WordClass.Operator) != 0) is { Class: not WordClass.None } served
                && voice.FrameOf(master.At) is not null && Between(served.At, master.At, Doer) is { } mastered) return mastered;
            var named = parts.FindIndex(p => voice.Tokens[p.At].Text is "identified" or "unmasked" or "exposed" or "traced" or "identity"
                or "tracked");
            var of = parts.FirstOrDefault(p => (p.Class & (WordClass.Operator | WordClass.People)) != 0);
            return named < 0 || of.Class == WordClass.None ? null : Between(parts[named].At, of.At, Doer);
        }

        // Whatever is said of the accused has to be public, cited, or somebody's word.
        private Fault? Said()
        {
            // “… and for whom: Alibaba.”
            if (clause.First > 0 && voice.Tokens[clause.First - 1].Text == ":" && clause.Last - clause.First <= 3
                && Has(WordClass.Accused) && voice.Tokens.Take(clause.First).Any(t => t.Is(Deeds | WordClass.Deed))
                && !voice.WordsOf(clause).Any(t => t.Is(WordClass.Hedge | WordClass.Doubt | WordClass.Negation))
                && !voice.Tokens.Take(clause.First).Index().Any(t => voice.IsSpeech(t.Index)))
                return Between(clause.First, clause.First, Tied);
            if (voice.WordsOf(clause).Any(t => t.IsQuoted) || voice.IsOffice(clause)) return null;
            // “…, and that is Alibaba.”
            var isIdentity = clause.Last - clause.First is 3 or 4 && voice.Tokens[clause.First].Text is "that" or "it" or "this" or "they"
                or "he" or "she" && voice.Tokens[clause.First + 1].Text is "is" or "was" or "are" or "were";
            if ((clause.Last - clause.First < 4 && !isIdentity) || Has(WordClass.Public | WordClass.Citation | WordClass.Technical)
                || HasInnocent()) return null;
            if (parts.Any(p => !p.Class.HasFlag(WordClass.Narrative) && voice.IsSaying(p.At))) return null;
            // “… one of the labs that the disclosure names.”
            if (voice.Clauses.Any(c => c.Parent >= 0 && ReferenceEquals(voice.Clauses[c.Parent], clause)
                && Voice.PlacesOf(c).Any(voice.IsSpeech))) return null;
            // “… that it did”, “… none that it did not”, “… and they were not”
            if (clause.Last - clause.First <= 5 && voice.WordsOf(clause).All(t => t.IsMark || (t.Is(WordClass.Opener | WordClass.Negation)
                && !t.Is(WordClass.Accused)) || t.Text is "did" or "does" or "do" or "was" or "were" or "is" or "are" or "had"))
                return null;
            var accused = parts.FirstOrDefault(p => (p.Class & WordClass.Accused) != 0);
            // “… the theory that a lab did”: no lab in particular.
            if (accused.At > 0 && voice.Tokens[accused.At - 1].Text == "a" && clause.Last - accused.At <= 3) return null;
            if (accused.Class == WordClass.None || (!voice.HasVerb(clause) && voice.Tokens[clause.Last - 1].Text == ",")) return null;
            if (voice.Of(accused.At, accused.At) is Mood.Attributed or Mood.Supposed) return null;
            var end = Voice.PlacesOf(clause).Last(i => i == clause.First || !voice.Tokens[i].IsMark);
            return Between(accused.At, Math.Max(accused.At, end), Told);
        }

        private bool Has(WordClass any) => parts.Any(p => (p.Class & any) != 0);

        private Fault? One(WordClass any, string message) => voice.IsOfSample ? null : parts.Where(p => (p.Class & any) != 0).Select(p =>
            Between(p.At, p.At, message)).FirstOrDefault(f => f is not null);

        // Two different words of one clause, of which one is this and the other that.
        private Fault? Pair(WordClass one, WordClass other, string message, WordClass needs = WordClass.None, bool apart = false)
        {
            foreach (var (a, _) in parts.Where(p => (p.Class & one) != 0))
            {
                foreach (var (b, _) in parts.Where(p => p.At != a && (p.Class & other) != 0))
                {
                    if (needs != WordClass.None && !parts.Any(p => p.At != a && p.At != b && (p.Class & needs) != 0)) continue;
                    if (apart && Math.Abs(a - b) <= 2) continue;
                    if (Between(a, b, message) is { } fault) return fault;
                }
            }

            return null;
        }

        private Fault? Between(int a, int b, string message)
        {
            var (first, last) = (Math.Min(a, b), Math.Max(a, b));
            if (voice.IsContrasted(first, last)) return null;
            if (!voice.IsAsserted(clause.Holds(first) ? first : last, last)) return null;
            // A subject that is taken up again from somebody's statement is still in it.
            if (!clause.Holds(first) && voice.Of(first, first) == Mood.Attributed) return null;
            var start = voice.Tokens[first > clause.First && voice.Tokens[first - 1].Text is "the" or "a" or "an" or "its" or "their"
                ? first - 1 : first].Start;
            return new Fault(LintRule.Overclaim, start, voice.Tokens[last].End - start, message);
        }

        // “The lab, which …”, “the lab …, and it …”: what is said of a pronoun is said of what it stands for.
        private WordClass Antecedent(int at)
        {
            // “It was the lab that …”
            if (at == clause.First && clause.Link == ClauseLink.Complement && voice.Tokens[at].Text == "that"
                && voice.Clauses[clause.Parent] is var cleft && voice.Tokens[cleft.First].Text == "it" && cleft.Last - cleft.First <= 7)
                return PassedOn(voice.WordsOf(cleft).LastOrDefault(t => t.Is(Nouns)));
            if (at != clause.First && !(at == clause.First + 1 && voice.Tokens[clause.First].Text is "that" or "why" or "how" or "when"))
                return WordClass.None;
            if (clause.Link == ClauseLink.Relative) return PassedOn(voice.Tokens.Take(at).LastOrDefault(t => t.Is(Nouns)));
            return voice.Tokens[at].Text is "it" or "they" or "its" or "their"
                ? PassedOn(voice.Tokens.Take(at).FirstOrDefault(t => t.Is(Nouns)))
                : WordClass.None;
        }

        private static WordClass PassedOn(Token? noun) => noun is null ? WordClass.None : noun.Class & Passed;
    }
}
