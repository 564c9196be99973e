using System.Text.RegularExpressions;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.Linting;

/// <summary>
/// Claims of an element in the writer's own voice while its standing is below corroborated, and words of proof and certainty,
/// which no standing carries.
/// </summary>
internal static partial class OverclaimRule
{
    private static readonly (ElementKind Kind, Regex Words)[] Claims =
    [
        (ElementKind.UsedInTraining, Trained()),
        (ElementKind.DirectedByLab, Directed()),
        (ElementKind.OperatorIdentified, Operated()),
        (ElementKind.AccountsFraudulent, Fraudulent()),
        (ElementKind.Coordinated, Coordinated()),
    ];

    public static IEnumerable<Fault> Faults(Sentence sentence, LintContext context)
    {
        if (Governance.IsRhetorical(sentence))
            yield return new Fault(LintRule.Overclaim, 0, sentence.Text.Length, "this question asserts: say what is observed, and list what else could explain it");
        foreach (Match match in Certain().Matches(sentence.Text))
        {
            if (!NotCertain().IsMatch(sentence.Text[match.Index..]) && Governance.Of(sentence, match.Index, match.Length, isIdiom: true) == Mood.Asserted)
                yield return Remark(match, "nothing here is proven: say what is observed, by whom it is alleged, or how likely it is");
        }

        foreach (var (kind, words) in Claims)
        {
            var standing = context[kind];
            if (standing >= Standing.Corroborated || (kind == ElementKind.UsedInTraining && General().IsMatch(sentence.Text))) continue;
            if (kind == ElementKind.Coordinated && Weighed().IsMatch(sentence.Text)) continue;
            foreach (Match match in words.Matches(sentence.Text))
            {
                if (Governance.Of(sentence, match.Index, match.Length) == Mood.Asserted)
                    yield return Remark(match, $"“{kind.Name()}” is {standing.Word()} here: say who alleges it, or that it is not shown");
            }
        }

        // Whoever calls a denial a lie says that the denied is so.
        if (DenialRejected().Match(sentence.Text) is { Success: true } lie && !sentence.IsQuestion && !Governance.IsAttributed(sentence.Text[..lie.Index], sentence.Text[(lie.Index + lie.Length)..]))
            yield return Remark(lie, "this asserts what is denied: say what speaks for and against it");

        if (context[ElementKind.Coordinated] >= Standing.Corroborated) yield break;
        foreach (Match match in Firm().Matches(sentence.Text))
        {
            if (!NotCertain().IsMatch(sentence.Text[match.Index..]) && Governance.Of(sentence, match.Index, match.Length) == Mood.Asserted)
                yield return Remark(match, "the standing does not carry this word: write “suggests”, “is consistent with”, or who says so");
        }
    }

    private static Fault Remark(Match match, string message) => new(LintRule.Overclaim, match.Index, match.Length, message);

    // What stands between, within a sentence: a point inside a number does not end it.
    private const string Gap = @"(?:[^.;]|\.(?=\d))";

    private const string Lab =
        @"(?:(?:the|a|its|their|this|that|one|another|a rival|a competing|the accused|the named|Alibaba's|the Chinese)\s+)?(?:[\w']+\s+){0,2}?(?:lab(?:oratory)?|labs|compan(?:y|ies)|competitor|rival|firm|corporation|accused|management|leadership|board|Qwen|Alibaba|DeepSeek|Moonshot|MiniMax)(?:'s\s+(?:management|leadership|engineers|team|staff|executives|people|researchers|lab|own\s+\w+|Qwen(?:\s+AI)?(?:\s+lab|\s+team)?))?";

    // What is not of the campaign: whoever launches a model or runs a cloud does what companies do.
    private const string Business =
        @"(?!\s+(?:[\w'-]+\s+){0,3}(?:Qwen|models?|clouds?|products?|offices?|services?|releases?|APIs?|data ?cent\w+|shops?|conference|versions?|researchers|staff|program(?:me)?s?|fine|tax(?:es)?)\b)";

    private const string Deeds =
        @"(?:(?:r[au]n(?:s|ning)?|operat(?:e|es|ed|ing)|launch(?:e[sd]|ing)?|creat(?:e|es|ed|ing)|open(?:s|ed)|pa(?:y|ys|id|ying)|plan(?:s|ned|ning)?|organi[sz](?:e|es|ed|ing)|control(?:s|led|ling)?|own(?:s|ed)|h(?:ire|ires|ired)|b(?:uy|uys|ought|uying)|deploy(?:s|ed|ing)?|fund(?:s|ed|ing)?|financ(?:e|es|ed|ing)|conduct(?:s|ed|ing)?|set up|sets up|rent(?:s|ed)|acquir(?:es|ed)|approv(?:e|es|ed|ing)|engineer(?:ed|s)|direct(?:s|ed|ing)?|manag(?:es|ed))\b" + Business + @"|order(?:s|ed|ing)?\b(?! by)|orchestrat(?:e|es|ed|ing)|commission(?:s|ed|ing)?|instruct(?:s|ed|ing)?|sponsor(?:s|ed|ing)?|mastermind(?:s|ed|ing)?|behind|responsible|answerable|involved|implicated|complicit|kn[eo]w(?:s|ing)?|(?<=\b(?:have|has|had)\s)known|authori[sz](?:e|es|ed|ing)|d(?:id|o|one) (?:it|this|that)|did(?=[.!;]|$)|harvest(?:s|ed|ing)?|extract(?:s|ed|ing)?|distill?(?:s|ed|ing)?|scrap(?:e|es|ed|ing)|carr(?:y|ies|ied) (?:it )?out|overs(?:aw|ees|een)|steer(?:s|ed|ing)?|cop(?:y|ies|ied|ying)|clon(?:e|es|ed|ing)|tolerat(?:es|ed)|profit(?:s|ed)? from|benefit(?:s|ed)? from)";

    private const string Outputs = @"(?:outputs?|answers?|responses?|completions?|interactions?|harvest(?:ed)?|logs|transcripts|traces|data|material|Claude|conversations|exchanges)";

    [GeneratedRegex(@"\b" + Outputs + @"\b" + Gap + @"{0,60}?\b(?:were|was|been|are|is|being|got|have|has|had)\s+(?:\w+ly\s+)?(?:used|fed|taken|put|turned|poured|incorporated|built|absorbed|distilled|ingested|learn(?:ed|t))\b" + Gap + @"{0,50}?\b(?:train\w*|fine-?tun\w*|model|weights|student|distill\w*|competitor|successor|Qwen)|\b(?:(?:is|are) (?:now |all |part )?(?=in(?:side)?\b|of\b)|went|flowed|ended up|landed|found (?:its|their) way|poured|made (?:its|their) way|live on|lives on|sits?|reappears?)\b" + Gap + @"{0,30}?\b(?:in|into|inside|of)\b" + Gap + @"{0,30}?\b(?:train(?:ing|ed)|model|weights|Qwen)|\b(?:trained|train|trains|fine-?tuned|distilled|built|taught|improved|bootstrapped|created)\b" + Gap + @"{0,60}?\b(?:on|from|with|using|out of|by copying)\b" + Gap + @"{0,40}?\b" + Outputs + @"\b|\b(?:used|took|takes|fed|turned|exploited|uses)\b" + Gap + @"{0,50}?\b" + Outputs + @"\b" + Gap + @"{0,40}?\b(?:train\w*|fine-?tun\w*|build|distill\w*|improve)\b|\b(?:Qwen|model|successor|student)\b" + Gap + @"{0,40}?\b(?:was|is|were|has been|had been)\s+(?:\w+ly\s+)?(?:trained|distilled|copied|cloned|derived|fine-?tuned|built)\b" + Gap + @"{0,20}?\b(?:from|on|with|out of)\b|\b(?:copied|cloned|distilled|copies|inherited|absorbed|learned|learnt)\b" + Gap + @"{0,40}?\b(?:from\s+)?Claude\b|\b(?:abilit(?:y|ies)|skills?|capabilit(?:y|ies)|strengths?|performance|gains?|progress)\b" + Gap + @"{0,30}?\b(?:comes?|came|stems?|stemmed|derives?|derived|results?|resulted|flows?|were taken|was taken|is taken|are taken)\b" + Gap + @"{0,20}?\bfrom\b" + Gap + @"{0,30}?\b" + Outputs + @"\b|\bused in training\b|\b(?:model|Claude|Qwen|student|successor)\s+(?:was|is|has been|had been|were|got)\s+(?:\w+ly\s+)?(?:distilled|cloned|copied|reverse-engineered)\b|\b" + Outputs + @"\s+(?:\w+ly\s+|have\s+|has\s+|had\s+)*(?:train|taught|teach|feed|fed|shap|improv|power|nourish|underl|sit behind|built|made)\w*\s+(?:the\s+|a\s+|its\s+|their\s+|every\s+)?(?:\w+\s+)?(?:student|model|successor|Qwen|weights|rival)\b|\bis (?:a )?(?:copy|clone|distillate|derivative|child) of\b", RegexOptions.IgnoreCase)]
    private static partial Regex Trained();

    [GeneratedRegex(@"\b" + Lab + @"\s+(?:\w+ly\s+|itself\s+|has\s+|had\s+|have\s+|is\s+|was\s+|been\s+|being\s+|also\s+|then\s+|not\s+|did(?:n't)?\s+|could\s+|can\s+|would\s+|must\s+|might\s+|may\s+)*" + Deeds + @"\b|\b(?:directed|ordered|orchestrated|commissioned|organi[sz]ed|run|operated|controlled|instructed|paid(?:\s+for)?|funded|sponsored|financed|masterminded|conducted|carried out|launched|planned|approved|overseen|set up|created|authori[sz]ed|steered|led|driven|managed)\s+(?:\w+ly\s+)?by\s+" + Lab + @"\b|\b(?:it|they)\s+(?:has\s+|had\s+|have\s+|itself\s+)*(?:directed|ordered|commissioned|instructed|orchestrated|controlled|paid|hired|ran)\s+(?:for\s+)?(?:the\s+|these\s+|its\s+|all\s+)*(?:operators?|accounts?|campaign|pool|harvesting)\b|\bbehind\s+(?:the|these|those|all|it)\b[\w ]{0,30}?\s+(?:is|are|was|were|sits?|sat|stands?|stood|lies|hides?|hid)\s+" + Lab + @"\b|\bon (?:the\s+)?(?:orders?|behalf|instructions?|instruction) (?:of|from)\s+" + Lab + @"|\bon\s+" + Lab + @"(?:'s)?\s+(?:orders?|behalf|instructions?|payroll)\b|\bat\s+" + Lab + @"'s\s+(?:behest|direction|bidding|request)\b|\b(?:orders?|instructions?|command|direction) (?:came|come|comes) from\b|\b(?:trails?|traces?|money|evidence|everything|all|roads?|signs?|arrows?|fingers?|paths?|threads?|clues?|strings?|indications?|tracks?|breadcrumbs?|facts?|logs|data|fingerprints?) (?:leads?|led|points?|pointed|runs?|ran|ends?|ended|converges?) (?:up |back |unmistakably |all |clearly )?(?:straight |directly |back )?(?:to|at|towards?|on|in)\b" + Gap + @"{0,30}?" + Lab + @"\b|\b(?:work|doing|handiwork|operation|project|campaign) of\s+" + Lab + @"\b|\b(?:is|was|are|were)\s+(?:Alibaba|Qwen|the lab)'s\s+(?:\w+\s+)?(?:work|doing|handiwork|operation|project|campaign|accounts|front)\b|\bfor the (?:lab|company)\b(?=" + Gap + @"*\b(?:worked|acted|ran|operated)\b)|\b(?:worked|acted|acting|working|operating|operated)\s+(?:for|under|on behalf of)\s+" + Lab + @"\b", RegexOptions.IgnoreCase)]
    private static partial Regex Directed();

    [GeneratedRegex(@"\boperators?,\s+(?:who\s+(?:is|are|was|were)\s+)?(?:all\s+|both\s+|\w+ly\s+)*(?:an?\s+)?(?:employees?|staff|engineers?|members?|people|agents?|contractors?)\s+(?:of|at|from)\s+" + Lab + @"\b|\boperators?\s+(?:is|are|was|were)\s+(?!(?:(?:very |highly )?(?:un)?likely|(?:im)?probabl|possibl|plausibl|almost|nearly|what|whoever|one (?:of|hypothesis)|needed|required|asked|free|here|listed|shown)\b|affiliated|tied|not\b|un|alleg|said|accused|describ|named by|open|a matter)[\w' ]{2,}|\b(?:have|has|had)\s+(?:been\s+)?(?:identified|unmasked|traced|named|exposed)\s+(?:the\s+)?(?:operators?|culprits?|who)|\b(?:accounts?|keys?|campaign|pool)\s+(?:belong(?:s|ed)?\s+to|(?:is|are|was|were)\s+(?:owned|held)\s+by)\s+" + Lab + @"\b|\bidentity of the operators? is (?:known|certain|settled|clear)\b|\bwe know who (?:ran|did|is|was|operated)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Operated();

    [GeneratedRegex(@"\baccounts?\s+(?:is|are|was|were)\s+(?:all\s+|\w+ly\s+)*(?:fraudulent|fake|bogus|sham|fictitious|phony)\b|\b(?:ran|run|used|operated|created|opened|set up|registered|controlled|through|with|from|by|over|of)\s+(?:[\d.,]+\s+|some\s+|about\s+|nearly\s+|roughly\s+|approximately\s+|thousands of\s+|more than\s+|over\s+|the\s+|these\s+|its\s+|their\s+)*(?:fraudulent|fake|bogus|sham)\s+accounts\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fraudulent();

    [GeneratedRegex(@"\b(?:act(?:s|ed|ing)?|mov(?:es?|ed|ing)|work(?:s|ed|ing)?|operat(?:es?|ed|ing)|behav(?:es?|ed|ing)|march(?:es|ed)?)\s+(?:\w+ly\s+)?(?:together|hand in hand|as (?:one|an? (?:single )?(?:unit|team|body|whole|group)))\b|\bin (?:concert|unison|lockstep|tandem|collusion)\b|\b(?:collud(?:e|es|ed|ing)|in league)\b|\b(?:are|is|were|was|ha(?:ve|s|d) been)\s+(?:\w+ly\s+|all\s+)*(?:coordinated|orchestrated|(?:run|controlled|operated|owned|managed|steered|directed)\s+by\s+(?:one|" + Single + @")\b)|\b(?:one|" + Single + @")\s+(?:hand|operator|actor|owner|party|group|person|team|entity|customer|mind|will|organi[sz]ation)\s+(?:\w+ly\s+|has\s+|had\s+|have\s+)*(?:r[au]ns?|mov(?:es|ed)|control(?:s|led)|operat(?:es|ed)|own(?:s|ed)|stands?|stood|steer(?:s|ed)|direct(?:s|ed)|is behind|was behind|creat(?:es|ed)|open(?:s|ed)|manag(?:es|ed))\b|\b(?:accounts|keys|cards|pool|they)\s+(?:is|are|was|were|form|forms|formed)\b[^.;]{0,30}?\b(?:one|" + Single + @")\s+(?:machine|operation|operator|whole|entity|unit|actor|body|campaign|network|hand)\b|\b(?:belong(?:s|ed)?|g(?:o|oes) back|trac(?:e|es|ed) back)\s+to\s+(?:one|" + Single + @")\s+(?:hand|operator|actor|owner|party|group|person|team|entity|customer|organi[sz]ation)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Coordinated();

    private const string Single = @"(?:(?:just |only )?(?:the same|a single|a lone|one single|one and the same|a common|only one|just one))";

    // A likelihood, or what it agrees with: an inference that is given as one.
    [GeneratedRegex(@"\b((un)?likely|likelihood|(im)?probabl[ey]|probability|chance|almost certain(ly)?|nearly certain(ly)?|consistent with|suggests?|hypothes[ie]s|inferred|infers?|test(s|ed)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Weighed();

    [GeneratedRegex(@"\b(?:denials?|denies|denied|rebuttal|protests?)\b" + Gap + @"{0,20}?\b(?:is|are|was|were|rings?|rang|sounds?)\b(?! not)" + Gap + @"{0,16}?\b(?:lies?|false|untrue|hollow|worthless|implausible|incredible|unconvincing|nonsense|dishonest|a sham)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DenialRejected();

    // A student model is trained on a teacher's outputs: what distillation is, not what was done.
    [GeneratedRegex(@"^(?!.*\b(Qwen|Alibaba|DeepSeek|Moonshot|MiniMax|Claude|these outputs|those outputs|the outputs were|the accused|the lab)\b).*\b(an?|any|smaller|weaker) (\w+[ -]|""\w+"" ){0,3}(model|student|technique|follower)\b|\bdistillation is\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex General();

    [GeneratedRegex(@"\b(prov(e|es|ed|en|ing)|proofs?( positive)?( that| of)?|undeniabl[ey]|undoubtedly|doubtless(ly)?|indubitabl[ey]|certainly|certainty|definitely|definitive(ly)?|conclusive(ly)?|irrefutabl[ey]|incontrovertibl[ey]|indisputabl[ey]|unquestionabl[ey]|unmistakabl[ey]|unambiguous(ly)?|unequivocal(ly)?|watertight|air-?tight|iron-?clad|(beyond|without|outside) (any |all |a |the |an |reasonable |possible |serious |slightest |shadow of |trace of |hint of |iota of |shred of )*(doubts?|question|dispute|contradiction)|if [^,]{1,60}\b(not|n't|never)\b[^,]{0,40}, (then )?(nobody|no one|nothing|who|what) (is|did|does|was|has|could|would|can|will)\b|" + Dismissed + @"|(accus\w+|alleg\w+|charges?|claims?)\b[^.;]{0,40}\b(never|not|n't|hardly|rarely)\b[^.;]{0,24}\b(without|unless|for nothing|lightly|if it (were|was))\b|where there is smoke|(do|does|need)(n't| not) (have to |need to |take )?(be )?an? \w+ to (see|know|tell|understand)|beyond (all |any )?(argument|debate|challenge|belief|reproach)|were it not for|if it (were|was) not for|alternatives? (have|has) (all |now |already )*(collapsed|failed|fallen( away)?)|if [^,]{1,60}, (then )?(I am|I'm|pigs|my name|the moon|hell)\b|(letter|article|report|accusation|allegation|claim)s?, which (is|are) (\w+ly )?(accurate|true|right|correct|reliable|credible)|(nothing|no one|nobody) else (accounts?|explains?|fits?|could|can|would|will|makes|did|had|has|remains|is|was)|make no mistake|(coincidences?|chance|accidents?|luck)\b[^.;]{0,30}\b(does not|do not|doesn't|don't|never|hardly|rarely) (happens?|occurs?|exists?|explains?|produces?|works?|does)|(anything but|far from|not|hardly|isn't|scarcely) (an? )?(unclear|uncertain|unknown|mystery|mysterious|secret|unproven|hypothetical|accidental|innocent|coincidental|unrelated|speculation)|(would be |is |are |was |seems |sounds |it takes )?(naive|absurd|foolish|ridiculous|laughable|preposterous|ludicrous|silly|fanciful|far-fetched|disingenuous|blind|gullible|(a )?(great |good )?(deal of |lot of )?naivety) (not )?(to|for anyone to) (think|believe|suppose|assume|imagine|pretend|deny|argue|claim|speak|say)|(strains?|beggars?|def(y|ies)|stretch(es)?) (belief|credulity|reason|credibility|chance)|speaks? (volumes|for (itself|themselves))|says? (it all|everything|enough)|tells? (its|their) own (story|tale)|(is|are) (very |rather )?telling|needs? no (further )?(comment|explanation|elaboration|proof)|too (many coincidences|neat|perfect|good)( a match)? to be|draw (your|their|his|her) own conclusions?|connect the dots|(two and two|puts? two)|the only (party|lab|one|actor|company|candidate|suspect|entity|person|group|organi[sz]ation) (with|who|that|which|able|capable|left|to)|(no|little|hardly any|scarcely any|scant|small) (doubt|question)( that| about| as to| whatsoever)?|(not|n't|never) in (doubt|question|dispute)|only one (explanation|conclusion|reading|answer)|smoking guns?|red-handed|case closed|open[- ]and[- ]shut|leaves? no (room|other|doubt)|only (possible|plausible|conceivable|reasonable|remaining|sensible|logical) (explanation|conclusion|reading|answer)|(admits?|allows?|permits?|is|has|have) no (other|innocent) (\w+ )?(explanation|conclusion|reading|interpretation)|no (other|innocent|benign|alternative) (explanation|conclusion|reading)s?|" + Alternatives + @"|no (earthly |conceivable |possible )?way (that|the|they|it|this|these|anyone|around)|no chance (that|the|they|it|this|these)|out of the question|(can|could) (hardly|scarcely|barely|no longer|not possibly|not seriously) be (denied|disputed|doubted|questioned|explained|contested|chance|anything)|(true|right|correct|accurate|reliable|credible|trustworthy) (because|since|for|as)|(letter|article|report|accusation|allegation|claim|charge|source|figures?|provider)s? (is|are|was|were) (\w+ly )?(true|right|correct|accurate|truthful|well[- ]founded|trustworthy|justified)|no smoke without|can only (be|mean|have|come|stem)|(must|has to|have to|is bound to|are bound to) (surely |therefore |thus |also |all )?be (right|true|correct|accurate|so|real|genuine|sound)|must (surely |therefore |thus )?(have been|have|be the|be an?|come from|stem from)( \w+)?|(no|not an?|n't an?|hardly an?|cannot be an?|can't be an?) (coincidence|accident)|cannot be (denied|disputed|doubted|explained)|can't be (denied|disputed|doubted)|(100|hundred) ?(%|per ?cent)( certain| sure)?|(we|I|you|one) (all |now |will |then )*know(s)? (that|for|who|where|what)|as a matter of fact|the (plain |simple )?(truth|fact) is|is a fact|established fact|beyond (\w+ )?dispute|guarantees?|it is (clear|plain|apparent|certain|evident|undeniable|obvious|settled|established)( now)? that|settles? (it|the (matter|question|case))|(has|have|had) admitted|admits? (that|to|having)|confess(es|ed)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Certain();

    [GeneratedRegex(@"\b(establish(es|ed)?|demonstrat(es?|ed)|confirm(s|ed|ing)|verif(y|ies|ied)|corroborat(es?|ed)|expos(es?|ed)|reveal(s|ed)|uncover(s|ed)|unmask(s|ed)|show(s|ed|n)?( conclusively| clearly| beyond)?(?= (that|how|who|the (lab|operator|compan|outputs?|accused)|[A-Z])))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Firm();

    // An innocent account is done away with.
    private const string Innocent =
        @"(?:(?:mere |pure |sheer |simple |an? |the |any |every )*(?:chance|coincidence|accident|luck|resellers?|relays?|evaluators?|shared networks?|innocent (?:use|users?|explanations?)|honest mistakes?|alternatives?|(?:innocent|benign|harmless|other|alternative|rival|competing) \w+))";

    private const string Dismissed =
        Innocent + @" (?:(?:is|are|was|were|can be|could be|may be|must be|has been|have been|can safely be) (?:\w+ly |now |thereby )?(?:ruled out|excluded|eliminated|discarded|dismissed|set aside|off the table|impossible|out of the question)|(?:cannot|can't|could not|does not|doesn't|do not|will not) (?:\w+ly )?(?:explain|account for|produce|be the (?:reason|cause|explanation))\b(?! (?:all|every))|(?:explains|accounts for) (?:nothing|none))|(?:rul(?:e|es|ed|ing) out|exclud(?:e|es|ed|ing)|eliminat(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?) " + Innocent;

    // Every other account of the matter is done away with.
    private const string Alternatives =
        @"(?:no|not a single|not one|hardly any|none of the) (?:other|others|alternative|innocent|rival|competing|benign|further|different|better|second|credible alternative|plausible alternative)(?: (?:possible|plausible|credible|innocent|benign|conceivable|serious))? ?(?:explanations?|hypothes[ie]s|readings?|interpretations?|possibilit(?:y|ies)|candidates?|suspects?|accounts?|stor(?:y|ies)|conclusions?|answers?|scenarios?|reasons?|parties|party|labs?|actors?|operators?)?(?: \w+){0,1} (?:exists?|remains?|fits?|holds?|works?|makes sense|make sense|is left|are left|survives?|stands?|will do|comes? close|accounts? for|explains?|can explain|could explain|is (?:possible|plausible|conceivable|credible|available|viable)|are (?:possible|plausible|conceivable|credible|available|viable)|has (?:the|a|any|such)|had (?:the|a|any|such))|(?:every|any|all|each|the)(?: of)?(?: the)? (?:other|others|alternative|innocent|rival|competing|benign|remaining)(?: \w+)? ?(?:is|are|was|were|has been|have been|can be|could be|must be|may be safely|fails?|failed|falls?|fell|collapses?|collapsed)(?: now| all| safely| thereby| already)*(?: (?:ruled out|excluded|eliminated|discarded|dismissed|refuted|untenable|implausible|impossible|absurd|apart|away|flat|short|rejected|disproved|off the table)|(?<=fails?|failed|collapses?|collapsed))";

    [GeneratedRegex(@"^\w+ ?(laboratory|of concept|of work|of payment|of address|of identity|obligation)|^(certainly not|proof that would|show(s|n|ed)? (on|in|at|beside|below|above|here|as)|establish(ed)? (customer|compan|practice|lab)|(verif|confirm)\w+ (e-?mail|address|accounts?\b|phone|by hash|(against|with) (its|the) (hash|manifest|digest|seal))|\w+ (that )?(the|this|its|each|every) (file|hash|seal|signature|manifest|digest|packet|row|sum|count|chain|total|import)s?\b)", RegexOptions.IgnoreCase)]
    private static partial Regex NotCertain();
}
