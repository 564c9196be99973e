using System.Text.RegularExpressions;

namespace Dashboard.Casework.Linting;

/// <summary>Appeals to what everybody knows, and to what is said to be obvious.</summary>
internal static partial class EveryoneKnowsRule
{
    public static IEnumerable<Fault> Faults(Sentence sentence, LintContext context)
    {
        foreach (Match match in Words().Matches(sentence.Text))
        {
            if (Governance.DenialsBefore(sentence.Text, match.Index) % 2 == 0)
                yield return new Fault(LintRule.EveryoneKnows, match.Index, match.Length, "what everybody is said to know still needs a ground: cite one, or leave it out");
        }
    }

    [GeneratedRegex(@"\bevery(one|body)( \w+){0,4} (knows?|knew|agrees?|understands?|accepts?|sees|can see|can tell|familiar)\b|\b(anyone|anybody)( \w+){0,5} (knows?|can see|can tell|will (see|tell|agree|know)|understands?|recogni[sz]es)\b|\b(any|every|each) (\w+ )?(expert|analyst|reader|observer|engineer|investigator|child|schoolchild|fool|professional|practitioner|insider|reviewer|lawyer|person)s?( \w+){0,5} (knows?|sees|can see|can tell|will (see|tell|agree|know|confirm)|would (see|tell|agree|know|say|confirm)|understands?|recogni[sz]es|agrees?)\b|\bcommon sense\b|\bstands to reason\b|\bby all accounts\b|\bas (any|every)(one|body) (\w+ )?(knows?|can|will|would)\b|\b(famously|notoriously|indubitably|manifestly|patently|transparently|unsurprisingly)\b|\bas plain as\b|\bplain (to see|for all)\b|\b(for all|there) to see\b|\b(nobody|no one|no \w+|none of us|hardly anyone) needs? (to be|any|a) (told|reminded|telling|proof|\w+ to)\b|\b(universally|generally|commonly|widely) (acknowledged|accepted|known|agreed)\b|\bwe all know\b|\ball of us know\b|\b(common|general|public) knowledge\b|\bopen secret\b|\bno secret\b|\bneedless to say\b|\b(it )?goes without saying\b|\bself-evident(ly)?\b|\bobvious(ly)?\b|\bof course\b|\bevidently\b|\bplainly\b(?! (differ\w*|marked|labelled|visible|written|shown|stated|worded|apart|in view))|\bclearly\b(?! (marked|labelled|labeled|stated|separated?|distinguish\w*|visible|written|shown|apart|what|which|who))|\bundisputed\b|\buncontested\b|\b(nobody|no one|no (serious|reasonable|sane|honest|informed|sensible) (person|analyst|observer|expert|one|mind|reader|reviewer))( \w+){0,4} (disputes?|doubts?|denies|den(y|ied)|questions?|contests?|believes?|can (deny|doubt|dispute))\b|\bas is (well )?known\b|\bas (we|you) (all )?know\b|\bnaturally,", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
