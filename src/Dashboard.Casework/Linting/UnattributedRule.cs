using System.Text.RegularExpressions;

namespace Dashboard.Casework.Linting;

/// <summary>Statements of nobody in particular, and repetition that is taken for confirmation (circular reporting).</summary>
internal static partial class UnattributedRule
{
    public static IEnumerable<Fault> Faults(Sentence sentence, LintContext context)
    {
        foreach (Match match in Nobody().Matches(sentence.Text))
        {
            if (IsSaid(match)) yield return new Fault(LintRule.Unattributed, match.Index, match.Length, "nobody in particular says so: name who, and cite it");
        }

        foreach (Match match in Circular().Matches(sentence.Text))
        {
            if (IsSaid(match) && Governance.Of(sentence, match.Index, match.Length) != Mood.Supposed) yield return new Fault(LintRule.Unattributed, match.Index, match.Length, "repeating one origin confirms nothing: count origins, not outlets");
        }

        bool IsSaid(Match match)
        {
            var clause = sentence.Text[..match.Index];
            return !sentence.IsQuestion && Governance.Denials(clause + " " + match.Value) % 2 == 0;
        }
    }

    private const string Crowd =
        @"(?:(?:many|most|several|some|all|numerous|various|multiple|countless|other|independent|leading|informed|well-informed|anonymous|unnamed|credible|reliable|industry|government|security|intelligence|press|news|media|well-placed|a number of|a growing number of|two|three|dozens of)\s+)*(?:sources|insiders|experts|analysts|observers|researchers|specialists|officials|critics|commentators|outlets|reports|media|newspapers|journalists|articles|people (?:familiar|close|near|inside)(?:\s+\w+){0,4}?|rumou?rs|circles|the press|the media|the industry|the community|many|some|people|pundits|voices|those (?:in the know|who know|close|near|familiar|inside)(?: \w+){0,4}?)";

    private const string Speaking =
        @"(?:say|said|says|agree|agrees|agreed|claim|claimed|believe|believes|believed|confirm|confirmed|report|reported|suggest|indicate|think|thinks|thought|know|knows|knew|suspect|suspected|warn|argue|concur|hold|point to|speak of|insist|maintain|consider|tell|told|corroborate|allege|alleged|admit|admitted|concede|conceded|reveal|revealed|have it)";

    [GeneratedRegex(@"\b(it is|it's|it has been|it was|is|are|was|were|has been|have been) (also |now |by now )?(widely|well|generally|commonly|broadly|long|universally|increasingly|openly) (known|believed|understood|accepted|reported|said|thought|agreed|acknowledged|assumed|held|recogni[sz]ed|regarded|considered|suspected|documented|established)\b|\bit (is|was|has been) (known|believed|understood|said|thought|rumou?red|agreed|accepted|assumed|reported|suspected|acknowledged)(?= that|,| to)|\b(is|are|was|were) (said|known|believed|understood|rumou?red|thought|reported) to\b(?! (the|an?|us|them|this|all|anybody|anyone|nobody|whom)\b)|\b" + Crowd + @"(?!\s+(?:at|of|from|for|by|in)\s+[A-Z])\s+(?:have\s+|has\s+|had\s+|all\s+|now\s+|also\s+|long\s+|widely\s+|are\s+)*" + Speaking + @"\b(?! (?:that )?(?:because|nothing|one|the same letter|one letter))|\b(?:an?|one|another) (?:\w+ )?(?:person|source|insider|official|employee|engineer|analyst|expert|observer|contact|executive)(?: (?:with|who|familiar|close|near|inside|within|in|at)\b[^,.;]{0,40}?)? (?:has |had |have |who )?(?:say|says|said|tells?|told|claims?|claimed|reveals?|revealed|confirm(?:s|ed)|admit(?:s|ted)|believes?|reports?|reported|insists?|whispers?)\b|\baccording to (?:the )?" + Crowd + @"\b(?!\s+(?:A|B|\d+)\b)(?!\s+(?:at|of|from|for|by|in)\s+[A-Z])|\breportedly\b|\brumou?rs?\b|\bword (is|has it|goes|around)\b|\bthe (story|rumou?r|word) goes\b|\b(they|people) (say|are saying)\b|\bone (reads|is told)\b|\bthere is talk\b|\btalk is\b|\bone hears\b|\bas (has been )?(widely )?reported\b(?! by| in)|\bthere is (broad |wide |general |growing )?(agreement|consensus)\b|\bthe consensus is\b|\b(everything|all) (one|we) hears?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Nobody();

    [GeneratedRegex(@"\b(both|two|three|four|five|several|multiple|many|all|numerous|other|further|more|dozens of|the|these|\d+)\s+(of\s+the\s+|independent\s+|different\s+|separate\s+|major\s+|other\s+|leading\s+)*(articles?|outlets?|reports?|sources?|newspapers?|media|accounts? of it|stories|publications?|origins?)\b[^.;]{0,50}?\b(confirm(s|ed)?|corroborat(e|es|ed)|verif(y|ies|ied)|prove[sd]?|establish(es|ed)?|independently)\b(?! nothing)|\b(confirmed|corroborated|verified|borne out|backed up|supported) by (both|two|three|four|several|multiple|many|numerous|other|further|various|the|press|media|news|independent|dozens of|\d+)\s+(independent\s+|different\s+|other\s+|major\s+|press\s+|news\s+|media\s+|further\s+)*(articles?|outlets?|reports?|newspapers?|media|press|publications?|stories|coverage|reporting|sources)\b|\b(articles?|reports?|sources?|stor(y|ies)|papers?|outlets?|newspapers?)\b[^.;]{0,20}\b(backs? up|bears? out|lends? (weight|credence)|supports?|vouch(es)? for|substantiates?)\b|\b(article|source|report|outlet) [A-Z0-9]\b[^.;]{0,30}\b(confirms?|corroborates?|verif(y|ies)|independently)\b|\b(both|two|three|four|five|several|multiple|many|all|numerous|other|so many|\d+)\s+(\w+\s+)?(articles?|outlets?|reports?|newspapers?|papers|magazines|stories|publications?)\b[^.;]{0,60}?\b(so it|therefore|hence|thus|which (makes|means|shows)|must)\b|\b(since|because|as) (so many|all|both|several|many|two|multiple) (outlets|articles|reports|sources|newspapers|media)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Circular();
}
