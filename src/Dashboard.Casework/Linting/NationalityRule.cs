using System.Text.RegularExpressions;

namespace Dashboard.Casework.Linting;

/// <summary>A nationality, a country or a language from which something is concluded, and blame of a people.</summary>
internal static partial class NationalityRule
{
    private const string Message = "where somebody comes from, and the language they write, is no evidence: leave it out";

    public static IEnumerable<Fault> Faults(Sentence sentence, LintContext context)
    {
        if (sentence.IsQuestion) yield break;
        if (Blame().Match(sentence.Text) is { Success: true } blame && Governance.Of(sentence, blame.Index, blame.Length, isIdiom: true) == Mood.Asserted)
        {
            yield return new Fault(LintRule.Nationality, blame.Index, blame.Length, Message);
            yield break;
        }

        if (Origin().Match(sentence.Text) is not { Success: true } origin || !Conclusion().Matches(sentence.Text).Any(c => Concludes(sentence.Text, origin, c))) yield break;
        if (Disowned().IsMatch(sentence.Text) || Governance.IsAttributed(Writing().Replace(sentence.Text[..origin.Index], ""), sentence.Text[(origin.Index + origin.Length)..])) yield break;
        yield return new Fault(LintRule.Nationality, origin.Index, origin.Length, Message);
    }

    // A denial counts where it stands between the two, or in the clause before them, or takes back what was concluded after them.
    private static bool Concludes(string text, Match origin, Match conclusion)
    {
        var (first, last) = origin.Index < conclusion.Index ? (origin, conclusion) : (conclusion, origin);
        var after = last.Index + last.Length;
        return (Governance.DenialsBefore(text, first.Index) + Governance.Denials(text[first.Index..after]) + Governance.LaterDenials(Relative().Split(text[after..])[0])) % 2 == 0;
    }

    [GeneratedRegex(@"\b(Chinese|Russians?|Iranians?|North Koreans?|Koreans?|Indians?|Pakistanis?|Vietnamese|Nigerians?|Ukrainians?|Israelis?|Turkish|Arabs?|Arabic|Asians?|Eastern European|Mandarin|Cantonese|Cyrillic|Farsi|Persian|Hindi|Urdu|Hanzi|Hangul|pinyin|simplified characters|foreign(ers?)?|nationalit(y|ies)|citizen(s|ship)?|ethnic(ity)?|native (language|speakers?|tongue)|mother tongue|accents?|surnames?|passports?|broken English|(bad|poor|non-native) English|from (China|Russia|Iran|India|Vietnam|North Korea|Shenzhen|Hangzhou|Beijing|Shanghai|that country)|(in|to|of) (China|Russia|Iran|Shenzhen|Hangzhou|Beijing|Shanghai)|(China|Beijing|Shanghai|Moscow)('s)? (time|time zone|working hours|office hours)|country of (origin|residence)|home country|compatriots?)\b")]
    private static partial Regex Origin();

    [GeneratedRegex(@"\b(so|therefore|thus|hence|consequently|accordingly|because|since|given (that|the|their|its)|being|which (means|shows|proves|suggests|points?|indicates?|implies|tells|makes|gives|is (typical|why|enough|telling|suspicious|what))|that (means|shows|proves|suggests|points|indicates|implies|alone|makes)|(means|shows|suggests?|indicates?|betrays?|reveals?|implies|implicates?|incriminates?|confirms?|proves?|tells|demonstrates?|establish(es)?|identif(y|ies)|supports?|strengthens?|corroborates?|speaks? for|links?|ties)|points? (to|at|towards?)|(gives?|gave) (it|them|him|her|themselves|itself) away|mak(e|es|ing) (it|them|this) (more )?(likely|suspicious|suspect|probable|clear|obvious)|suspicio(n|us)|suspects?|typical(ly)?|of course|no wonder|naturally|evidence|sign of|signs of|tell-?tale|red flag|hallmarks?|fits?|consistent with|explains?|as (expected|one would expect|usual)|unsurprising(ly)?|enough to|must (be|have)|can only|to be expected|(raises?|adds? to) (the )?(suspicion|likelihood|score|probability)|deserv(es?|ing)|merits?|warrants?|clos(e|er) (look|scrutiny)|telling|counts? (as|towards|against|for)|weigh(s|ed)?|signal)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Conclusion();

    [GeneratedRegex(@"\b(Chinese|Russian|Iranian|North Korean|Asian|Indian|Vietnamese|Nigerian|foreign) (users?|people|customers?|students?|researchers?|engineers?|developers?|operators?|companies|labs?|accounts?|holders?|speakers?|resellers?|names?)( \w+ly)? (do|does|always|never|would|will|tend|cannot|have always|are (more|less|known|all|prone|usually|notorious|often))\b|\bonly (an? |the )?(Chinese|Russians?|Iranians?|North Koreans?|Asians?|Indians?|foreign)\b[^,.;]{0,30}\b(would|could|can|does|do|has|have|works?|writes?)\b|\b(the Chinese|Chinese (people|operators|users|engineers|developers|companies|labs|hackers|actors)|the Russians|Russian (people|operators|hackers)|Asians|foreigners|people like (these|that)|their (kind|culture))\s+(always|never|typically|usually|have always|are known|tend|love|cannot be trusted|are (all|copycats|thieves|good at|notorious|at it)|copy|steal|do this|did (this|it)|again)\b|\b(Chinese|Russian|Iranian|North Korean|foreign)\s+(hackers?|thie(f|ves)|spies|spy|fraudsters?|copycats?|criminals?|gangs?|agents?|cheats?|attackers?|harvesters)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Blame();

    // Writing a language says nothing to anybody.
    [GeneratedRegex(@"\b(?:writes?|wrote|written|reads?|speaks?|tells?)\s+(?:in\s+|like\s+)?(?:an?\s+)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Writing();

    // What hangs on a noun is not said of the conclusion.
    [GeneratedRegex(@"\b(?:what|which|who|where)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Relative();

    // The rule itself, said aloud.
    [GeneratedRegex(@"\b(no signal|is no (evidence|signal|reason)|nothing about|regardless of|irrespective of|whatever the|leaves? (it|them) out|left out|ignor(e|es|ed|ing)|disregard(s|ed)?|excluded|must not|may not)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Disowned();
}
