using System.Text.RegularExpressions;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.Linting;

/// <summary>
/// One clause in the writer's own voice that ties the accused to the campaign, in whatever words: that tie is the claim. Clauses that
/// deny, ask, suppose or attribute it are left alone, and so is one that names the accused and nothing of the campaign.
/// </summary>
internal static partial class AssociationRule
{
    private const string Message = "this ties the accused to the campaign in the case's own voice: say who alleges it, or that it is not shown";

    private const string AccusedWords =
        @"\b(?:(?:the|this|that|its|their|a rival|the rival|a competing) lab(?:oratory)?\b(?:'s)?|Qwen|Alibaba|DeepSeek|Moonshot|MiniMax|the accused)\b";

    private const string CampaignWords =
        @"\b(?:accounts?|operators?|prox(?:y|ies)|pool|campaign|scheme|harvest(?:ed|ing|s)?|keys|scrap(?:ed|ing)|paymaster|masterminds?|ringleaders?|instigators?|puppet[- ]?masters?|cluster|relay|Claude(?:'s)? (?:answers?|outputs?|responses?|traces)|(?:answers?|outputs?|responses?|traces) of Claude|(?:Claude's|from Claude|of Claude|(?:these|those|the|the harvested|the drawn|stolen) (?:answers?|outputs?|traces|completions|responses))|stolen logs|(?:gave|giving|issued|issuing|took|taking) (?:the |its |their )?orders?|puppeteers?|hackers?|culprits?|what (?:it|they) (?:had |has |have )?(?:collected|drawn|taken|gathered)|collected)\b";

    public static IEnumerable<Fault> Faults(Sentence sentence, LintContext context)
    {
        if (context[ElementKind.OperatorIdentified] >= Standing.Corroborated && context[ElementKind.DirectedByLab] >= Standing.Corroborated) yield break;
        foreach (Match match in Apposition().Matches(sentence.Text))
        {
            var isTied = Campaign().IsMatch(match.Value) || !(Public().IsMatch(match.Value) || Elsewhere().IsMatch(match.Value) || Cited().IsMatch(sentence.Text));
            if (isTied && Governance.Of(sentence with { Text = sentence.Text[..(match.Index + match.Length)] }, match.Index, match.Length) == Mood.Asserted)
                yield return new Fault(LintRule.Overclaim, match.Index, match.Length, Message);
        }

        foreach (var (start, clause) in Governance.Clauses(Governance.Own(sentence.Text)))
        {
            if (Accused().Match(clause) is not { Success: true } accused || Elsewhere().IsMatch(clause)) continue;
            if (Named().IsMatch(sentence.Text[..(start + accused.Index)]) && !Governance.IsEndorsed(sentence.Text)) continue;
            if (Campaign().Match(clause) is not { Success: true } campaign)
            {
                if (clause.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 3 && !Public().IsMatch(clause) && !Cited().IsMatch(sentence.Text) && Governance.Of(sentence, start + accused.Index, accused.Length) == Mood.Asserted)
                    yield return new Fault(LintRule.Overclaim, start + accused.Index, accused.Length, "this says of the accused what is neither public nor cited: say who says so, or cite it");
                continue;
            }

            var first = accused.Index < campaign.Index ? accused : campaign;
            var last = accused.Index < campaign.Index ? campaign : accused;
            var (from, length) = (start + first.Index, last.Index + last.Length - first.Index);
            if (Governance.Of(sentence, from, length) == Mood.Asserted)
                yield return new Fault(LintRule.Overclaim, from, length, Message);
        }
    }

    [GeneratedRegex(AccusedWords, RegexOptions.IgnoreCase)]
    private static partial Regex Accused();

    [GeneratedRegex(CampaignWords, RegexOptions.IgnoreCase)]
    private static partial Regex Campaign();

    // “The lab, the owner of the accounts, …” and “the lab, which bought the keys, …”: what is set beside the accused is said of them.
    [GeneratedRegex(AccusedWords + @"[^,;:.""]{0,20},\s+(?:the|an?|its|long|once|which|who|whose)\s+(?!(?:denie|is (?:named|accused|said)|are (?:named|accused|said)|was (?:named|accused)|according|letter|article|report))[^,;]{0,60}?" + CampaignWords + @"[^,;.]{0,40}[,.]|" + AccusedWords + @"[^,;:.""]{0,20},\s+(?:which|who|whose)\s[^,;.]{3,80}[,.]", RegexOptions.IgnoreCase)]
    private static partial Regex Apposition();

    // What is said of the accused beside the campaign: answers, silence, what they are, what a wording says.
    [GeneratedRegex(@"\b(respond(s|ed)?|respon(se|ses)|repl(y|ies|ied)|comment(s|ed)?|statement|spokes\w+|rebuttal|wording|words? it|headline|quot\w+|hypothes[ie]s|named in|asked|were asked|was asked|interest|account of)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    // What anybody can look up about the accused, what is said of them in documents, and what is said of hypotheses and tests.
    [GeneratedRegex(@"\b(publish\w*|public(ly)?|releas\w+|announc\w+|open[- ]weights?|open[- ]source|famil(y|ies)|subsidiary|seat|headquarter\w*|website|terms|licen[cs]e\w*|founded|employs|customers|(ordinary|regular|paying) customer|research|papers?|offers?|sells?|pric(e|es|ing)|model cards?|versions?|benchmarks?|scores?|tokeni[sz]er|API|cloud|an? (\w+ )?(company|lab|laboratory|firm|developer|model|hypothesis)|den(y|ies|ied|ying|ial)|disput\w+|reject\w*|contest\w*|nam(es?|ed|ing)|mention\w*|answer|answered|(it|this|that|which) is about|memos?|memorandum|tells? of|await\w*|call(s|ed)|sa(y|ys|id)|stat(es|ed)|maintains?|argu(es|ed)|insist(s|ed)|accus\w+|alleg\w+|letters?|articles?|documents?|disclos\w+|heard|contacted|invited|test(s|ed|ing)?|canary|compar\w+|figures?|role|account|view|position|side|perspective|likely|unlikely|interests?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Public();

    [GeneratedRegex(@"\[(Source|Exhibit|Annotation)s? \d+[^\]]*\]", RegexOptions.IgnoreCase)]
    private static partial Regex Cited();

    // Somebody named who names, links or discloses.
    [GeneratedRegex(@"\b(Anthropic|Google|OpenAI|the provider|the letter|the company|the report|the disclosure|the advisory|the memo|(the |an? )?articles?( [AB])?|source \d+|one (of them|article|outlet)|the other)\b[^.;]{0,60}?\b(disclos\w+|nam(es?|ed|ing)|identif\w+|attribut\w+|link(s|ed)?|list(s|ed)?|tie[sd]?|accus\w+|point(s|ed)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
