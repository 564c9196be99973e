using System.Text.RegularExpressions;

namespace Dashboard.Casework;

/// <summary>What ICD 203 asks of wording, as far as a program can see it.</summary>
public static partial class AnalyticWording
{
    /// <summary>
    /// The sentences that state a likelihood and a confidence together: how likely something is, and how good the
    /// grounds of that judgement are, are told apart. Empty when there is none.
    /// </summary>
    public static IReadOnlyList<string> SentencesMixingLikelihoodAndConfidence(string text) =>
    [
        .. Sentence().Matches(text).Select(m => m.Value.Trim()).Where(s => LikelihoodTerm().IsMatch(s) && ConfidenceTerm().IsMatch(s)),
    ];

    // A full stop within a number or an abbreviation is not followed by a space, and does not end a sentence.
    [GeneratedRegex(@"(?:[^.!?\n]|[.!?](?=\S))+")]
    private static partial Regex Sentence();

    [GeneratedRegex(
        @"\b(almost no chance|remote|(very |highly )?(un)?likely|(highly )?(im)?probabl[ey]|roughly even (chance|odds)|almost certain(ly)?|nearly certain(ly)?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex LikelihoodTerm();

    [GeneratedRegex(@"\b(low|moderate|medium|high)[ -]confidence\b|\bconfidence (is|of) (low|moderate|medium|high)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ConfidenceTerm();
}
