using System.Text.RegularExpressions;

namespace Dashboard.Casework.Linting;

/// <summary>Deeds laid at the door of a state, an authority or a single person, other than as somebody's statement.</summary>
internal static partial class StateOrPersonRule
{
    public static IEnumerable<Fault> Faults(Sentence sentence, LintContext context)
    {
        foreach (Match match in Words().Matches(sentence.Text).Concat(Tied().Matches(sentence.Text)))
        {
            if (Governance.Of(sentence, match.Index, match.Length) == Mood.Asserted)
                yield return new Fault(LintRule.NamesStateOrPerson, match.Index, match.Length, "a state or a person is named as the doer: give whose statement that is, or leave it out");
        }
    }

    // A state with the campaign, or a place with orders that came from it, in one clause.
    private const string State =
        @"(?:(?:the\s+)?(?:Chinese|Russian|Iranian|North Korean|foreign)\s+(?:government|state|authorities|regime|military|army|intelligence(?:\s+services?)?|Communist Party|leadership)|(?:\w+'s|the)\s+(?:\w+\s+)?(?:intelligence|security|secret|spy)\s+(?:services?|agenc(?:y|ies)|apparatus)|Beijing|Hangzhou|Shenzhen|Zhongnanhai|Moscow|the Kremlin|Tehran|Pyongyang|(?:the\s+)?(?:CCP|PRC|PLA|Politburo|ruling party)|China|Russia|Iran|North Korea)";

    [GeneratedRegex(@"\b" + State + @"(?!'s\s+Ministry)\b(?:[^.;,]|\.(?=\d)){0,60}?\b(?:orders?|instructions?|decisions?|commands?|directives?|blessing|approval|Claude(?:'s)?|(?:the|these) (?:campaign|harvesting|accounts|pool|operators?|outputs?|answers|traces))\b|\b(?:orders?|instructions?|decisions?|commands?|directives?|blessing|approval|strings|the campaign|the harvesting|the pool|the operators?)\b(?:[^.;,]|\.(?=\d)){0,40}?\b(?:from|in|of|by|for)\s+" + State + @"\b", RegexOptions.IgnoreCase)]
    private static partial Regex Tied();

    private const string Actor =
        @"(?:(?:the\s+)?(?:Chinese|Russian|Iranian|North Korean|foreign|national)\s+(?:government|state|authorities|regime|military|army|intelligence(?:\s+services?)?|Communist Party|leadership)|(?:the\s+)?(?:government|state|party|ministry|military)\s+officials?(?:\s+in\s+\w+)?|(?:President|Premier|Chairman|Minister|Chancellor|General)\s+[A-Z]\w+|(?:the\s+)?(?:state security|secret)\s+(?:services?|police|agenc(?:y|ies))|(?:the\s+)?(?:authorities|regulators|leadership|censors)\s+in\s+[A-Z]\w+|state media|the capital|(?:the\s+|a\s+)?party (?:secretary|boss|cadres?|cell|leaders?|chiefs?)(?:\s+of\s+(?:the\s+)?\w+)?|(?:the|a|its|their)\s+(?:\w+\s+)?(?:ministers?|president|premier|ambassador|chancellor|governor|mayor)|(?:\w+'s|the)\s+(?:\w+\s+)?(?:intelligence|security|secret|spy)\s+(?:services?|agenc(?:y|ies)|apparatus)|(?:the\s+)?\w+\s+(?:ministry|politburo|embassy|consulate)|Beijing|Hangzhou|Shenzhen|Shanghai|Zhongnanhai|Washington|Moscow|the Kremlin|Tehran|Pyongyang|the (?:White House|Pentagon)|(?:the\s+)?(?:CCP|PRC|PLA|MSS|Politburo|Communist Party)|China(?!'s Ministry of State Security warns)|Russia|Iran|North Korea|(?:the|a|its|their|that)\s+(?:state|government|regime|party|ministry|intelligence service|military|army)|(?:Mr|Ms|Mrs|Dr)\.? [A-Z]\w+|(?:its|the|their|Alibaba's|the lab's|Qwen's|the company's)\s+(?:\w+\s+)?(?:chief executive|CEO|CTO|founder|chairman|chairwoman|chair|director|head|president|manager|chief scientist|lead engineer|team lead)(?:\s+of\s+\w+)?(?:,?\s+[A-Z]\w+){0,2})";

    [GeneratedRegex(@"\b" + Actor + @",?\s+(?:\w+ly\s+|itself\s+|himself\s+|herself\s+|has\s+|had\s+|is\s+|was\s+|also\s+|must\s+|will\s+)*(?:behind|steer(?:ed|s)?|order(?:ed|s)?|direct(?:ed|s)?|sponsor(?:ed|s)|back(?:ed|s)|r[au]n|runs|orchestrat(?:ed|es)|approv(?:ed|es)|tolerat(?:ed|es)|protect(?:ed|s)|wants?|wanted|did|does|steals?|stole|cop(?:ies|ied)|pays|paid|fund(?:ed|s)|finance[sd]|responsible|involved|complicit|knew|command(?:ed|s)|instruct(?:ed|s)|sign(?:ed|s) off|mastermind(?:ed|s)|commission(?:ed|s)|benefit(?:ed|s)|t(?:akes?|ook)|supervis(?:ed|es)|oversees|needs?|g(?:ave|ives?)|sends?|sent|push(?:ed|es)|coordinat(?:ed|es)|allow(?:ed|s)|lets?|permit(?:ted|s)|arrang(?:ed|es)|bless(?:ed|es)|sanction(?:ed|s)|demand(?:ed|s)|assign(?:ed|s)|task(?:ed|s)|h(?:as|ad) (?:a|its) hand|look(?:ed|s) (?:the other way|away)|turn(?:ed|s) a blind eye|clos(?:ed|es) (?:its|their) eyes|encourag(?:ed|es)|controls?|controlled|plann?(?:ed|s)|launched|led|oversaw|part of)\b|\b(?:behind|ordered|directed|sponsored|backed|orchestrated|commissioned|approved|funded|financed|controlled|instructed|run|protected|masterminded|led|signed off|overseen)\s+(?:\w+ly\s+)?(?:(?:it|this|the\s+\w+|everything)\s+(?:all\s+)?)?(?:by|is|stands?|was|are|were)\s+" + Actor + @"\b|\bstate[- ](?:sponsored|backed|directed|run|funded|controlled|sanctioned|ordered|led)\b|\b(?:government|party|Beijing|Kremlin)[- ](?:sponsored|backed|directed|run|funded|controlled|ordered)\b|\b(?:act|work|arm|instrument|operation|tool|order|campaign|agents?|hand) of (?:the )?(?:state|Chinese state|Chinese government|government|Beijing|Communist Party|CCP|PRC|a foreign (?:state|power|government)|a hostile (?:state|power))\b|\b(?:for|on behalf of) (?:Beijing|the Chinese (?:state|government)|(?:a|some|another) (?:foreign|hostile) (?:power|government|state|intelligence(?: service| agency)?|service|army|military|ministry))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
