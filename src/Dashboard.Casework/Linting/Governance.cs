using System.Text.RegularExpressions;

namespace Dashboard.Casework.Linting;

/// <summary>
/// Whether a stretch of a sentence is asserted in the writer's own voice, or denied, asked, supposed, or put into the mouth of
/// somebody named. What governs it counts, not which words occur: two denials assert (“There is no doubt that …”), a denial
/// beyond the clause does nothing, and “not only” denies nothing. Works on words, not on meaning.
/// </summary>
internal static partial class Governance
{
    /// <summary>How a stretch stands in its sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="start">Where the stretch begins, in UTF-16 units.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="isIdiom">Whether it is one fixed phrase: denials inside it belong to the phrase (“beyond doubt”), and a clause
    /// that hangs on it (“… that it was not”) does not deny it.</param>
    public static Mood Of(Sentence sentence, int start, int length, bool isIdiom = false)
    {
        var (before, after) = (sentence.Text[..start], sentence.Text[(start + length)..]);
        var clause = before[ClauseStart(before)..];
        if (IsQuotedFrom(sentence.Text, start, length)) return Mood.Attributed;
        if (IsRhetorical(sentence)) return Mood.Asserted;
        if (sentence.IsQuestion) return Mood.Supposed;
        if (Mention().IsMatch(clause)) return Mood.Attributed;
        var words = isIdiom ? "" : sentence.Text.Substring(start, length);
        if (isIdiom && Subordinate().IsMatch(after)) after = "";
        if (RejectedWithin(clause, words, after) is { } rejected) return rejected;
        clause = Complement(clause);
        if (IsSupposed(clause + words, after)) return Mood.Supposed;
        var denials = Denials(clause) + Denials(words) + LaterDenials(after);
        if (denials % 2 == 1) return Mood.Denied;
        return denials == 0 && (IsAttributed(before, after) || Parenthesis().IsMatch(words)) ? Mood.Attributed : Mood.Asserted;
    }

    /// <summary>How many denials a whole sentence holds; those that undo each other count both.</summary>
    public static int Denials(string words) => Denial().Count(NoDenial().Replace(words, " ")) + Doubt().Count(NoDenial().Replace(words, " "));

    /// <summary>Whether a sentence calls what somebody says right, and so says it itself.</summary>
    public static bool IsEndorsed(string text) => Endorsed().IsMatch(text);

    /// <summary>How many denials stand before a place, within its own clause.</summary>
    public static int DenialsBefore(string text, int index) => Denials(text[ClauseStart(text[..index])..index]);

    /// <summary>Whether the words before or after put a statement into the mouth of somebody named.</summary>
    public static bool IsAttributed(string before, string after)
    {
        if (IsEndorsed(before) || IsEndorsed(after)) return false;
        if (Alleged().IsMatch(before[ClauseStart(before)..])) return true;
        if (Aside().IsMatch(after) || Aside().IsMatch(before) || SaidBy().IsMatch(after)) return true;
        before = Concession().Replace(before, "");
        foreach (Match said in Said().Matches(before))
        {
            var rest = before[(said.Index + said.Length)..];
            // Another main clause after it is the writer's own again.
            if (!OwnAgain().IsMatch(rest) && !Unnamed().IsMatch(said.Value)) return true;
        }

        return false;
    }

    /// <summary>The main clauses of a sentence, and where each begins.</summary>
    public static IEnumerable<(int Start, string Text)> Clauses(string sentence)
    {
        var start = 0;
        foreach (Match end in Break().Matches(sentence))
        {
            if (end.Index > start) yield return (start, sentence[start..end.Index]);
            start = end.Index + end.Length;
        }

        if (start < sentence.Length) yield return (start, sentence[start..]);
    }

    /// <summary>Whether a question only pretends to ask.</summary>
    public static bool IsRhetorical(Sentence sentence) => sentence.IsQuestion && Rhetorical().IsMatch(sentence.Text);

    // Words in quotation marks, in a sentence that says where they stand.
    private static bool IsQuotedFrom(string text, int start, int length) =>
        text[..start].Count(c => c == '"') % 2 == 1 && !text.AsSpan(start, length).Contains('"') && text.IndexOf('"', start + length) >= 0 && SaysWhere(Quoted().Replace(text, " "));

    // A sentence that is a quotation and nothing else says by its marks that it is somebody's.
    private static bool SaysWhere(string around) => Place().IsMatch(around) || !around.Any(char.IsLetterOrDigit);

    /// <summary>The sentence in the writer's own words: what it quotes, and says where from, is blanked.</summary>
    public static string Own(string text) => SaysWhere(Quoted().Replace(text, " ")) ? Quoted().Replace(text, m => new string(' ', m.Length)) : text;

    // “It would be wrong to say that it was not X”, “the claim that it was not X is untenable”: what is rejected is turned round,
    // however it is framed.
    private static Mood? RejectedWithin(string clause, string words, string after)
    {
        if (Rejecting().Matches(clause) is { Count: > 0 } rejecting)
            return (Denials(clause[..rejecting[0].Index]) + Denials(clause[(rejecting[^1].Index + rejecting[^1].Length)..]) + Denials(words) + LaterDenials(after)) % 2 == 1 ? Mood.Asserted : Mood.Denied;
        return Rejected().IsMatch(after[..ClauseEnd(after)]) && (Denials(clause) + Denials(words)) % 2 == 1 ? Mood.Asserted : null;
    }

    // Who hides something, or does not disclose it, has it to hide: the denial before it does not reach what follows.
    private static string Complement(string clause) => Concealed().Matches(clause) is { Count: > 0 } hidden ? clause[(hidden[^1].Index + hidden[^1].Length)..] : clause;

    private static bool IsSupposed(string clause, string after) =>
        Supposition().IsMatch(NoSupposition().Replace(clause, " ")) || LaterSupposition().IsMatch(after);

    /// <summary>One, if what follows takes the statement back within its clause (“… has not been shown”); else none.</summary>
    public static int LaterDenials(string after) => LaterDenial().IsMatch(NoDenial().Replace(after[..ClauseEnd(after)], " ")) ? 1 : 0;

    private static int ClauseStart(string before) => Break().Matches(before) is { Count: > 0 } breaks ? breaks[^1].Index + breaks[^1].Length : 0;

    private static int ClauseEnd(string after) => Break().Match(after) is { Success: true } end ? end.Index : after.Length;

    // “Even if the lab denies it, …”: what is granted first governs nothing after its comma.
    [GeneratedRegex(@"^\s*(Although|Though|While|Even though|Even if|Even when|No matter|Whatever|However|Whether or not|Despite|Regardless of)\b[^,]*,", RegexOptions.IgnoreCase)]
    private static partial Regex Concession();

    // Where a new main clause begins. A comma alone does not.
    [GeneratedRegex(@"[;:—]|\s–\s|,?\s(but|yet)\s|,\s(and|so|which|for|or|though|although|while|whereas|because|since)\s|\b(so|therefore|hence|thus|nevertheless|nonetheless|regardless|anyway),?\s|^\s*(Although|Though|While|Even though|Even if|Even when|No matter|Whatever|However|Whether or not|Notwithstanding|Regardless of|Once|Despite|Far from|Rather than|Instead of|Unlike|Contrary to|In spite of)\b[^,]*,", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"\b(not|no|nobody|none|never|neither|nor|cannot|nothing|nowhere|without|hardly|scarcely|barely|unable|fail(s|ed)? to|lacks?|lacking|absence of|short of|instead of|rather than|far from|little|few|yet to|premature|too early|refrains?|refus(e|es|ed)|avoids?|hard to|difficult to)\b|n't\b", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();

    // Words that deny by themselves.
    [GeneratedRegex(@"\b(doubt(s|ed|ful|ing)?|den(y|ies|ied|ying|iable)|disput(e|es|ed|able)|question(s|ed|able)?|coincidence|accident(al)?|implausible|impossible|unthinkable|inconceivable|unproven|unverified|unverifiable|unclear|unknown|unsettled|unresolved|undecided|unfounded|mistaken|wrong|false|untrue|incorrect|secret|mystery|surpris(e|ing)|ruled? out|excluded?|rejects?|rejected|refut(e|es|ed)|exaggerat(e|es|ed|ion)|alternative|myth|circumstantial|speculati(on|ve)|conjecture|denial)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Doubt();

    // “Not only”, “no longer … whether”, “no one needs … to see that”: nothing is denied.
    [GeneratedRegex(@"\b(not|n't)\s+(only|just|merely|simply|solely|even|to mention)\b|\b(did|does|do|is|are|was|were)n't\s+(only|just|merely|simply)\b|\bnot least\b|\bnothing (but|less than|short of)\b|\b(no|not|nobody|n't|no one|hardly|without)\b[^,;]*\b(need(s|ed|ing)?|requir(e|es|ed|ing)|waiting for|takes?)\b[^,;]*\b(to (see|know|tell|say|conclude|understand)|that|for)\b|\b(cannot|can't|can not|could not|couldn't)\s+(have\s+|possibly\s+)*(be|been)\b(?=[^,;]*\b(anything|anyone|anybody|anywhere) (but|other than|except|else)\b)|\bfor (lack|want) of (an?y? )?(other|another|better)\b|\bno matter\b|\bwithout (fail|exception)\b|\bno less\b|\b(none|no one|nobody|no) other than\b|\b(cannot|can't|could not|couldn't|can not) (help|but|escape|avoid)\b|\bno (choice|option|alternative) but\b|\b(hard|difficult|impossible) not to\b|\bno mistake\b|\bwithout (any )?exaggerat\w+|\bnothing if not\b|\b(not|never|n't|hardly) (un(involved|aware|informed|connected|affected|happy|willing|interested|prepared)|blameless|ignorant|idle|surprised)\b|\bnot (exactly )?innocent\b|\bnot (at all |so |entirely )?(unlikely|improbable|inconceivable|unthinkable|unreasonable|unfair|unwarranted|unjustified|implausible|unimaginable|impossible)\b|\bno sooner\b|\bno wonder\b|\bno longer\b(?=[^,;]*\b(whether|question|doubt|alleg|unproven|open|disputed)\b[^,;]*[,;])|\bin question\b|\bthe question\b|\bquestion of\b|\blittle more than\b(?=\s+a\s+front)", RegexOptions.IgnoreCase)]
    private static partial Regex NoDenial();

    [GeneratedRegex(@"""[^""]*""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(articles?|headlines?|bod(y|ies)|wordings?|words|claims?|letters?|sources?|outlets?|reports?|calls?|reads?|says?|writes?|author|passes|tied to|affiliated with)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(wrong|false|mistaken|incorrect|untrue|absurd|naive|misleading|a mistake|an error|nonsense)\s+(to (say|claim|think|believe|suppose|assume|argue|hold|suggest|maintain)|(it is )?that)( that)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rejecting();

    [GeneratedRegex(@"\b(is|are|was|were|seems?|looks?|remains?|stays?|proves?|would be)\b[^,;]{0,24}?\b(untenable|false|wrong|a lie|lies|absurd|baseless|groundless|nonsense|mistaken|incorrect|untrue|refuted|unfounded|implausible|rejected|not credible|a myth|dead)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rejected();

    [GeneratedRegex(@"\b(disclos(e|es|ed|ing)|conceal(s|ed|ing)?|hid|hides?|hiding|hidden|cover(s|ed)? up|kept (it )?(secret|quiet)|hush(es|ed)? up|(forgot|forgets|failed|omitted|neglected) to (mention|say|disclose|add|tell))( the fact)?( that| how)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Concealed();

    // “… has not been shown”, “… remains open”, after what it is said of.
    [GeneratedRegex(@"\b(is|are|was|were|has|have|had|can|could|remains?|stays?|would)\b[^,;]{0,40}?\b(not|never|n't|cannot|unproven|unverified|unverifiable|unclear|unknown|open|circumstantial|disputed|denied|doubtful|unsettled|unresolved|an? (allegation|inference|claim|conjecture|hypothesis|question)|only alleged|merely alleged|alleged|not yet|nowhere)\b|\bcannot be\b|\b(do|does|did) not (follow|arise|appear|enter|figure|matter|occur)\b|\b(is|are|was|were|has|have|do|does|did|can|could|would)n't\b[^,;]*\b(shown|established|proven?|known|verified|documented|demonstrated|clear|follow|mean)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LaterDenial();

    [GeneratedRegex(@"\b(calling (it|this|that|them)|to call (it|this|that|them)|whether|if|unless|suppos(e|ing|ed)|assum(e|es|ing)|were it|hypothes[ie]s|would|could|might|may|should|question of|possib(le|ly|ility)|perhaps|conceivabl[ey]|to test|to (establish|determine|decide|find out|learn|prove|show|support|assess)|in order to|what would|before anyone|until|allegation|(?<!\b(cannot|can't|can|could|to|may|will|not)\s)claim|accusation|suspicion|inference|argument|charge) ?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Supposition();

    // “If anything”, “as if”, “no longer whether”, “not whether but when”; a claim that somebody confirms.
    [GeneratedRegex(@"\b(if anything|even if|(safe|fair|reasonable|only fair|right|natural) to (assume|suppose|infer|conclude|say|presume)|(suppose|say|think|believe|claim|argue) what(ever)? (you|one|they) (likes?|wants?|wish(es)?|will|may|please)|not as (if|though)|(one|you|we) (might|could|may) (even |almost |well |fairly |safely |just )*(say|call|add|conclude|argue)|(unless|if|except for those who) (one|you|we|they)?\b[^,]*\b(miracles?|coincidences?|fairy|fairies|magic|santa)|if [^,]{1,60}\b(not|n't|never)\b[^,]{0,40}, (then )?(nobody|no one|nothing|who|what|pigs)\b|no longer (a question of )?whether|(not|isn't|never) (a question of )?whether|beyond (any )?question of|whether (or not )?(you|one|they|anyone|anybody|alibaba|the lab) (likes?|admits?|denies|wants?)[^,]*|(no|any) (possible|conceivable)( \w+)?|could not|couldn't|would not|wouldn't|may not|might not|as may be|there (can|could) be|(who|what|how) else (could|would|might)|it (could|would) hardly|\bonly\b[^,;.]{1,40}?\b(could|can|would|might)|(could|can) only|could hardly|may (safely |fairly |well )?be (said|stated|concluded|taken|regarded|considered)|should be (clear|obvious|evident)|to (say|put it)|(proves?|confirms?|bears? out|vindicates?) the (allegation|claim|accusation|suspicion|charge|argument))\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoSupposition();

    [GeneratedRegex(@"^[^,;]*,? (is|are|was|were|remains?|would be|stays?) (an? )?(open( question)?|(a )?matter of|for (a|the) (court|jury|judge)|a hypothesis|one (hypothesis|explanation|reading))\b", RegexOptions.IgnoreCase)]
    private static partial Regex LaterSupposition();

    [GeneratedRegex(@"\b(alleged(ly)?|purported(ly)?|(is|are|was|were|been|stands?) accused of|accused? .{1,80} of|so-called|suspected)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Alleged();

    // “…, Anthropic says, …” and “According to the letter, …”.
    [GeneratedRegex(@",\s*(the\s+)?(\w+\s+){0,3}(says?|said|alleges?|alleged|claims?|claimed|argues?|argued|writes|wrote|asserts?|reports?|reported|maintains?|contends?|holds?)\s*(,|\.|$)|\b(according to|in the (words|view|account|telling) of|as) (?!(many|some|sources|reports|experts|insiders|observers|analysts|rumou?rs|people|everyone|the (media|press|facts|data|evidence|logs|numbers))\b)[^,]{2,60}?( (puts|has|tells|sees|words|describes|calls|reports?|says?|alleges?|claims?|argues?|relays?|writes|quotes|states?) ?(it)?)?,", RegexOptions.IgnoreCase)]
    private static partial Regex Aside();

    // “The lab, as the letter has it, …”, within the stretch itself.
    [GeneratedRegex(@",\s*(as|according to)\s+[^,]{2,40}?(\b(has|puts|says|tells|words|reports?|claims?|alleges?|writes|relays?|argues?)( it)?|(letter|article|report|source|provider|company)( [A-Z0-9]+)?),", RegexOptions.IgnoreCase)]
    private static partial Regex Parenthesis();

    // “… is worded only by the headline”, “… is alleged by Anthropic”, after what it is said of.
    [GeneratedRegex(@"^[^;]{0,60}?\b(is|are|was|were|has been|have been)\s+(only\s+)?(worded|said|claimed|alleged|asserted|stated|put|relayed|argued|maintained)(\s+so)?(\s+only)?\s+(by|in)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaidBy();

    // Speech that leaves open whether it is so. Showing, revealing and confirming do not.
    [GeneratedRegex(@"(?<who>(\b[\w'-]+\s+){1,6})\b(alleg(e|es|ed|ing)|sa(y|ys|id|ying)|claim(s|ed|ing)?|assert(s|ed|ing)?|accus(e|es|ed|ing)|believ(e|es|ed)|argu(e|es|ed|ing)|suspect(s|ed)?|maintain(s|ed)?|contend(s|ed)?|stat(e|es|ed)|report(s|ed)?|writ(e|es|ten)|wrote|describ(e|es|ed|ing)|call(s|ed)?|consider(s|ed)?|told|warn(s|ed)?|denie[sd]|den(y|ying)|read(s)?|quot(e|es|ed)|relay(s|ed)?|hold(s)?|insist(s|ed)?|suggest(s|ed)?|speaks?( of)?|paints?|casts?|frames?|reframes?|labels?|terms?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    [GeneratedRegex(@"\b(every(one|body)|people|many|some|sources|experts|insiders|observers|analysts|critics|specialists|commentators|officials|researchers|outlets|media|press|rumou?rs?|nobody|no one|can|must|we can|one can|(one|you|we) (might|could|may)|one|you|if|unless|to|safely|fair to|only|let us|it is)\s+(can\s+|must\s+|safely\s+|be\s+|now\s+|all\s+|widely\s+|only\s+)*\w+$|\b(was|were|been|being|is|are)\s+(\w+ly\s+)?written$", RegexOptions.IgnoreCase)]
    private static partial Regex Unnamed();

    [GeneratedRegex(@"[;—]|\s–\s|,?\s(but|yet)\s|,\s(and|so)\s+(?!that\b|of\b|to\b|in\b|on\b)(?=(the|our|this|these|those|its|their|it|they|we|all|his|her|an?)\b)|,\s*(which|and (this|that))\s+(shows?|means?|proves?|suggests?|tells|makes|betrays?|gives|indicates?|implies|confirms?)\b|\b(and|which|this|that)\s+(is|was)\s+(true|right|correct|so|proven)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OwnAgain();

    // Whoever says of a statement that it is right makes it.
    [GeneratedRegex(@"\b(rightly|correctly|truthfully|accurately|truly|justly|with (good )?reason|to (its|their|his|her) credit|is right (that|to say|in saying|when)|are right (that|to say|in saying|when)|(and )?(we|I) (fully |entirely |can only )?(agree|concur))\b(?! not)", RegexOptions.IgnoreCase)]
    private static partial Regex Endorsed();

    // A word that is spoken of, not used.
    [GeneratedRegex(@"\b(words?|terms?|labels?|verbs?|nouns?|expressions?|phrases?|adjectives?)( like| such as)?\s+""?$", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();

    // A clause that hangs on the words before it.
    [GeneratedRegex(@"^,?\s+(that|whether|how|who|as to|about|but)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Subordinate();

    [GeneratedRegex(@"\bwho (else|but|other than|except|if not)\b(?! (might|may))|\b(what|how) else\b(?! (might|may|is|was|can be) )|\b(is|was) there (anyone|anybody|a single \w+|one \w+)\b[^?]*\b(still|really|seriously|not|believes?|doubts?)\b|\b(does|do|did|can|could|would|will|should) (anyone|anybody|one|we|you|any \w+|a \w+ \w+)\b[^?]*\b(still|really|seriously|honestly|doubt|believe|deny|imagine|suppose|pretend)\b|,? if not\b[^?]*\?|\bneed(ed)? (any|further|still) more\b|\bhow much more\b|\bhow many more\b|^\W*(is|are|was|were|does|do|did|has|have|had|can|could|would|should)(n't| (it|this|that|they|the \w+) not)\b|\bwhat (more|further|stronger|better|clearer|other) (\w+ )?(proof|evidence|sign|signs|confirmation|explanation|reason)\b(?! (could|would|might) (separate|tell|show))|\bwhat are the (odds|chances)\b|\bhow (could|can|would|else|many more)\b[^?]*\b(not|n't|otherwise|without|unless|be chance|by (accident|chance)|fail)\b|\b(can|could|is|was) (it|this|that|all of this|all this) (really |just |merely |only |all |possibly |simply |still |mere )*(be )?(a |an )?(mere |pure |sheer )?(coincidence|chance|accident|luck)\b|\bwhy would\b[^?]*\b(if not|unless|otherwise|except|other than)\b|\bis (it|there) any (doubt|wonder)\b|\bany (doubt|wonder)\b[^?]*\?|\b(is|was|are|were|does|did|do|could|can)n't (it|they|this|that|he|she|the)\b[^?]*\b(obvious|clear|plain|evident|clearly|obviously)\b|\bwhy else\b|\bwho (would|could) (seriously )?(doubt|believe)\b|\b(need|must|do|should) (we|one) (really )?(say|add|ask|spell|be told)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rhetorical();
}

/// <summary>In whose voice, and with what force, something is said.</summary>
internal enum Mood
{
    /// <summary>The writer says so.</summary>
    Asserted,

    /// <summary>Somebody named says so.</summary>
    Attributed,

    /// <summary>It is asked, supposed or held open.</summary>
    Supposed,

    /// <summary>It is denied.</summary>
    Denied,
}
