using System.Text.RegularExpressions;

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
            foreach (Match match in words.Matches(sentence.Text))
            {
                if (Governance.Of(sentence, match.Index, match.Length) == Mood.Asserted)
                    yield return Remark(match, $"“{kind.Name()}” is {standing.ToString().ToLowerInvariant()} here: say who alleges it, or that it is not shown");
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

    private const string Outputs = @"(?:outputs?|answers?|responses?|completions?|interactions?|harvest(?:ed)?|logs|transcripts|traces|data|material|Claude|conversations|exchanges)";

    [GeneratedRegex(@"\b" + Outputs + @"\b" + Gap + @"{0,60}?\b(?:were|was|been|are|is|being|got|have|has|had)\s+(?:\w+ly\s+)?(?:used|fed|taken|put|turned|poured|incorporated|built|absorbed|distilled|ingested|learn(?:ed|t))\b" + Gap + @"{0,50}?\b(?:train\w*|fine-?tun\w*|model|weights|student|distill\w*|competitor|successor|Qwen)|\b(?:(?:is|are) (?:now |all |part )?(?=in(?:side)?\b|of\b)|went|flowed|ended up|landed|found (?:its|their) way|poured|made (?:its|their) way|live on|lives on|sits?|reappears?)\b" + Gap + @"{0,30}?\b(?:in|into|inside|of)\b" + Gap + @"{0,30}?\b(?:train(?:ing|ed)|model|weights|Qwen)|\b(?:trained|train|trains|fine-?tuned|distilled|built|taught|improved|bootstrapped|created)\b" + Gap + @"{0,60}?\b(?:on|from|with|using|out of|by copying)\b" + Gap + @"{0,40}?\b" + Outputs + @"\b|\b(?:used|took|takes|fed|turned|exploited|uses)\b" + Gap + @"{0,50}?\b" + Outputs + @"\b" + Gap + @"{0,40}?\b(?:train\w*|fine-?tun\w*|build|distill\w*|improve)\b|\b(?:Qwen|model|successor|student)\b" + Gap + @"{0,40}?\b(?:was|is|were|has been|had been)\s+(?:\w+ly\s+)?(?:trained|distilled|copied|cloned|derived|fine-?tuned|built)\b" + Gap + @"{0,20}?\b(?:from|on|with|out of)\b|\b(?:copied|cloned|distilled|copies|inherited|absorbed|learned|learnt)\b" + Gap + @"{0,40}?\b(?:from\s+)?Claude\b|\b(?:abilit(?:y|ies)|skills?|capabilit(?:y|ies)|strengths?|performance|gains?|progress)\b" + Gap + @"{0,30}?\b(?:comes?|came|stems?|stemmed|derives?|derived|results?|resulted|flows?|were taken|was taken|is taken|are taken)\b" + Gap + @"{0,20}?\bfrom\b" + Gap + @"{0,30}?\b" + Outputs + @"\b|\bused in training\b|\bis (?:a )?(?:copy|clone|distillate|derivative|child) of\b", RegexOptions.IgnoreCase)]
    private static partial Regex Trained();

    [GeneratedRegex(@"\b" + Lab + @"\s+(?:\w+ly\s+|itself\s+|has\s+|had\s+|have\s+|is\s+|was\s+|been\s+|being\s+|also\s+|then\s+|not\s+|did(?:n't)?\s+|could\s+|can\s+|would\s+|must\s+|might\s+|may\s+)*(?:ran|run|runs|running|direct(?:ed|s)?|order(?:ed|s)?(?! by)|orchestrat(?:ed|es?)|commission(?:ed|s)?|organi[sz](?:ed|es?)|instruct(?:ed|s)?|operat(?:ed|es?)|controll?(?:ed|s)?|sponsor(?:ed|s)?|mastermind(?:ed|s)?|behind|responsible|involved|implicated|complicit|conduct(?:ed|s)|launch(?:ed|es)|financ(?:ed|es)|fund(?:ed|s)|paid|pays|kn[eo]w|approv(?:ed|es)|authori[sz](?:ed|es)|plann(?:ed)|plans|set up|did it|do it|did(?=[.!;]|$)|harvest(?:ed|s)|extract(?:ed|s)|distill(?:ed|s)|scrap(?:ed|es)|carried out|engineer(?:ed|s)|oversaw|deployed|hired|created|opened|bought)\b|\b(?:directed|ordered|orchestrated|commissioned|organi[sz]ed|run|operated|controlled|instructed|paid(?:\s+for)?|funded|sponsored|financed|masterminded|conducted|carried out|launched|planned|approved|overseen|set up|created|authori[sz]ed|steered|led|driven|managed)\s+(?:\w+ly\s+)?by\s+" + Lab + @"\b|\b(?:it|they)\s+(?:has\s+|had\s+|have\s+|itself\s+)*(?:directed|ordered|commissioned|instructed|orchestrated|controlled|paid|hired|ran)\s+(?:for\s+)?(?:the\s+|these\s+|its\s+|all\s+)*(?:operators?|accounts?|campaign|pool|harvesting)\b|\bbehind\s+(?:the|these|those|all|it)\b[\w ]{0,30}?\s+(?:is|are|was|were|sits?|sat|stands?|stood|lies|hides?|hid)\s+" + Lab + @"\b|\bon (?:the\s+)?(?:orders?|behalf|instructions?|instruction) (?:of|from)\s+" + Lab + @"|\bon\s+" + Lab + @"(?:'s)?\s+(?:orders?|behalf|instructions?|payroll)\b|\bat\s+" + Lab + @"'s\s+(?:behest|direction|bidding|request)\b|\b(?:orders?|instructions?|command|direction) (?:came|come|comes) from\b|\b(?:trails?|traces?|money|evidence|everything|all|roads?|signs?|arrows?|fingers?|paths?|threads?|clues?|strings?|indications?|tracks?|breadcrumbs?|facts?|logs|data|fingerprints?) (?:leads?|led|points?|pointed|runs?|ran|ends?|ended|converges?) (?:up |back |unmistakably |all |clearly )?(?:straight |directly |back )?(?:to|at|towards?|on|in)\b" + Gap + @"{0,30}?" + Lab + @"\b|\b(?:work|doing|handiwork|operation|project|campaign) of\s+" + Lab + @"\b|\b(?:is|was|are|were)\s+(?:Alibaba|Qwen|the lab)'s\s+(?:\w+\s+)?(?:work|doing|handiwork|operation|project|campaign|accounts|front)\b|\bfor the (?:lab|company)\b(?=" + Gap + @"*\b(?:worked|acted|ran|operated)\b)|\b(?:worked|acted|acting|working|operating|operated)\s+(?:for|under|on behalf of)\s+" + Lab + @"\b", RegexOptions.IgnoreCase)]
    private static partial Regex Directed();

    [GeneratedRegex(@"\boperators?,\s+(?:who\s+(?:is|are|was|were)\s+)?(?:all\s+|both\s+|\w+ly\s+)*(?:an?\s+)?(?:employees?|staff|engineers?|members?|people|agents?|contractors?)\s+(?:of|at|from)\s+" + Lab + @"\b|\boperators?\s+(?:is|are|was|were)\s+(?!affiliated|tied|not\b|un|alleg|said|accused|describ|named by|open|a matter)[\w' ]{2,}|\b(?:have|has|had)\s+(?:been\s+)?(?:identified|unmasked|traced|named|exposed)\s+(?:the\s+)?(?:operators?|culprits?|who)|\b(?:accounts?|keys?|campaign|pool)\s+(?:belong(?:s|ed)?\s+to|(?:is|are|was|were)\s+(?:owned|held)\s+by)\s+" + Lab + @"\b|\bidentity of the operators? is (?:known|certain|settled|clear)\b|\bwe know who (?:ran|did|is|was|operated)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Operated();

    [GeneratedRegex(@"\baccounts?\s+(?:is|are|was|were)\s+(?:all\s+|\w+ly\s+)*(?:fraudulent|fake|bogus|sham|fictitious|phony)\b|\b(?:ran|run|used|operated|created|opened|set up|registered|controlled|through|with|from|by|over|of)\s+(?:[\d.,]+\s+|some\s+|about\s+|nearly\s+|roughly\s+|approximately\s+|thousands of\s+|more than\s+|over\s+|the\s+|these\s+|its\s+|their\s+)*(?:fraudulent|fake|bogus|sham)\s+accounts\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fraudulent();

    [GeneratedRegex(@"\b(?:denials?|denies|denied|rebuttal|protests?)\b" + Gap + @"{0,20}?\b(?:is|are|was|were|rings?|rang|sounds?)\b(?! not)" + Gap + @"{0,16}?\b(?:lies?|false|untrue|hollow|worthless|implausible|incredible|unconvincing|nonsense|dishonest|a sham)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DenialRejected();

    // A student model is trained on a teacher's outputs: what distillation is, not what was done.
    [GeneratedRegex(@"^(?!.*\b(Qwen|Alibaba|DeepSeek|Moonshot|MiniMax|Claude|these outputs|those outputs|the outputs were|the accused|the lab)\b).*\b(an?|any|smaller|weaker) (\w+[ -]|""\w+"" ){0,3}(model|student|technique|follower)\b|\bdistillation is\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex General();

    [GeneratedRegex(@"\b(prov(e|es|ed|en|ing)|proofs?( positive)?( that| of)?|undeniabl[ey]|undoubtedly|doubtless(ly)?|indubitabl[ey]|certainly|certainty|definitely|definitive(ly)?|conclusive(ly)?|irrefutabl[ey]|incontrovertibl[ey]|indisputabl[ey]|unquestionabl[ey]|unmistakabl[ey]|unambiguous(ly)?|unequivocal(ly)?|watertight|air-?tight|iron-?clad|beyond (any |all |a |reasonable )*(doubt|question|dispute)|without (any |a )?(doubt|question)|(no|little|hardly any|scarcely any|scant|small) (doubt|question)( that| about| as to| whatsoever)?|(not|n't|never) in (doubt|question|dispute)|only one (explanation|conclusion|reading|answer)|smoking guns?|red-handed|case closed|open[- ]and[- ]shut|leaves? no (room|other|doubt)|only (possible|plausible|conceivable|reasonable|remaining|sensible|logical) (explanation|conclusion|reading|answer)|(admits?|allows?|permits?|is|has|have) no (other|innocent) (\w+ )?(explanation|conclusion|reading|interpretation)|no (other|innocent|benign|alternative) (explanation|conclusion|reading)s?|" + Alternatives + @"|no (earthly |conceivable |possible )?way (that|the|they|it|this|these|anyone|around)|no chance (that|the|they|it|this|these)|out of the question|(can|could) (hardly|scarcely|barely|no longer|not possibly|not seriously) be (denied|disputed|doubted|questioned|explained|contested|chance|anything)|(true|right|correct|accurate|reliable|credible|trustworthy) (because|since|for|as)|(letter|article|report|accusation|allegation|claim|charge|source|figures?|provider)s? (is|are|was|were) (\w+ly )?(true|right|correct|accurate|truthful|well[- ]founded|trustworthy|justified)|(no|not|never)\b[^,.;]{0,30}\b(smoke without|without (a )?fire)|can only (be|mean|have|come|stem)|must (surely |therefore |thus )?(have been|have|be the|be an?|come from|stem from)( \w+)?|(no|not an?|n't an?|hardly an?|cannot be an?|can't be an?) (coincidence|accident)|cannot be (denied|disputed|doubted|explained)|can't be (denied|disputed|doubted)|(100|hundred) ?(%|per ?cent)( certain| sure)?|(we|I) (now )?know (that|for|who)|as a matter of fact|the (plain |simple )?(truth|fact) is|is a fact|established fact|beyond (\w+ )?dispute|guarantees?|it is (clear|plain|apparent|certain|evident|undeniable|obvious|settled|established)( now)? that|settles? (it|the (matter|question|case))|(has|have|had) admitted|admits? (that|to|having)|confess(es|ed)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Certain();

    [GeneratedRegex(@"\b(establish(es|ed)?|demonstrat(es?|ed)|confirm(s|ed|ing)|verif(y|ies|ied)|corroborat(es?|ed)|expos(es?|ed)|reveal(s|ed)|uncover(s|ed)|unmask(s|ed)|show(s|ed|n)?( conclusively| clearly| beyond)?(?= (that|how|who|the (lab|operator|compan|outputs?|accused)|[A-Z])))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Firm();

    // Every other account of the matter is done away with.
    private const string Alternatives =
        @"(?:no|not a single|not one|hardly any|none of the) (?:other|others|alternative|innocent|rival|competing|benign|further|different|better|second|credible alternative|plausible alternative)(?: (?:possible|plausible|credible|innocent|benign|conceivable|serious))? ?(?:explanations?|hypothes[ie]s|readings?|interpretations?|possibilit(?:y|ies)|candidates?|suspects?|accounts?|stor(?:y|ies)|conclusions?|answers?|scenarios?|reasons?|parties|party|labs?|actors?|operators?)?(?: \w+){0,1} (?:exists?|remains?|fits?|holds?|works?|makes sense|make sense|is left|are left|survives?|stands?|will do|comes? close|accounts? for|explains?|can explain|could explain|is (?:possible|plausible|conceivable|credible|available|viable)|are (?:possible|plausible|conceivable|credible|available|viable)|has (?:the|a|any|such)|had (?:the|a|any|such))|(?:every|any|all|each|the)(?: of)?(?: the)? (?:other|others|alternative|innocent|rival|competing|benign|remaining)(?: \w+)? ?(?:is|are|was|were|has been|have been|can be|could be|must be|may be safely|fails?|failed|falls?|fell|collapses?|collapsed)(?: now| all| safely| thereby| already)*(?: (?:ruled out|excluded|eliminated|discarded|dismissed|refuted|untenable|implausible|impossible|absurd|apart|away|flat|short|rejected|disproved|off the table)|(?<=fails?|failed|collapses?|collapsed))";

    [GeneratedRegex(@"^\w+ ?(laboratory|of concept|of work|of payment|of address|of identity|obligation)|^(certainly not|proof that would|show(s|n|ed)? (on|in|at|beside|below|above|here|as)|establish(ed)? (customer|compan|practice|lab)|(verif|confirm)\w+ (e-?mail|address|accounts?\b|phone|by hash|(against|with) (its|the) (hash|manifest|digest|seal))|\w+ (that )?(the|this|its|each|every) (file|hash|seal|signature|manifest|digest|packet|row|sum|count|chain|total|import)s?\b)", RegexOptions.IgnoreCase)]
    private static partial Regex NotCertain();
}
