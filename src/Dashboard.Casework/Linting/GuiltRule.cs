using System.Text.RegularExpressions;

namespace Dashboard.Casework.Linting;

/// <summary>The language of theft and guilt, in the writer's own voice: a court finds guilt, data do not.</summary>
internal static partial class GuiltRule
{
    public static IEnumerable<Fault> Faults(Sentence sentence, LintContext context)
    {
        foreach (Match match in Words().Matches(sentence.Text))
        {
            if (Governance.Of(sentence, match.Index, match.Length) == Mood.Asserted)
                yield return new Fault(LintRule.Guilt, match.Index, match.Length, "this word finds somebody guilty: say what was done (“drew”, “collected”), or whose word it is");
        }
    }

    [GeneratedRegex(@"\b(steal(s|ing)?|stole|stolen|theft|thefts|thie(f|ves)|loot(s|ed|ing|ers?)?|pilfer(s|ed|ing)?|rob(s|bed|bing|bery|bers?)?|heist|plunder(s|ed|ing)?|siphon(s|ed|ing)?|crim(e|es|inals?|inally)|guilty|guilt|culprits?|perpetrat(ors?|ed)|fraudsters?|scam(s|med|mers?)?|swindl(e|ed|ers?)|crooks?|gang|spies|spied|spying|espionage|pirat(es?|ed|ing|acy)|raid(s|ed|ing)?|hijack(s|ed|ing)?|burgl(ar|ars|ary|ed)|ransack(s|ed)?|illegal(ly)?|unlawful(ly)?|felon(s|y)?|villains?|offenders?|wrongdo(ers?|ing)|conspir(e|ed|acy|ators?)|cheat(s|ed|ers?|ing)?|brazen(ly)?|shameless(ly)?|rip(s|ped)?[- ]off|purloin(s|ed)?|embezzl\w+|launder(s|ed|ing)?|bandits?|copycats?|copyists?|parasit(es?|ic)|freeload(ers?|ing)|smuggl(e|ed|ers?|ing)|racket(s|eers?)?|con (artists?|men|man)|mafia|syndicates?|cartels?|rogues?|illicit(ly)?|dishonest(ly|y)?|deceiv(e|ed|ers?)|deceit(ful)?|decept(ion|ive)|hack(ed|ers?|ing)|misappropriat(e|ed|ion)|poach(ed|ers?|ing)|snatch(ed|es|ing)?|swip(ed|es|ing)|filch(ed)?|infiltrat(e|ed|ors?|ion)|broke into|break-ins?|trespass(ed|ers?|ing)?|sabotag(e|ed)|counterfeit(ed|ers?)?|forger(y|s)|nefarious|malicious(ly)?|malefactors?|miscreants?|plagiari(s|z)(m|ed|e|ing|ts?)|infring(e|ed|es|ing|ement)|bad actors?|predators?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
