using System.Text.RegularExpressions;

namespace Dashboard.Casework.Linting;

/// <summary>A likelihood and a confidence in one sentence (ICD 203): how likely something is, and how good the grounds of that
/// judgement are, are told apart.</summary>
internal static partial class LikelihoodRule
{
    private const string Message =
        "likelihood and confidence are two things: write them in two sentences, or leave them to their fields";

    public static IEnumerable<Fault> Faults(Voice voice, LintContext context)
    {
        var sentence = voice.Sentence;
        if (Confidence().Match(sentence.Text) is not { Success: true } confidence
            || Terms().Match(sentence.Text) is not { Success: true } likelihood) yield break;
        // “Confidence is a field of its own beside likelihood” judges nothing.
        if (Noun().IsMatch(likelihood.Value) && !Degree().IsMatch(sentence.Text)) yield break;
        var start = Math.Min(likelihood.Index, confidence.Index);
        var end = Math.Max(likelihood.Index + likelihood.Length, confidence.Index + confidence.Length);
        yield return new Fault(LintRule.LikelihoodWithConfidence, start, end - start, Message);
    }

    [GeneratedRegex(@"\b(almost no chance|remote|(very |highly )?(un)?likely|likelihood|(highly )?(im)?probabl[ey]|probability"
        + @"|(chances?|odds) (of|that|are)|roughly even (chance|odds)|even (chance|odds)|almost certain(ly)?|nearly certain(ly)?"
        + @"|\d+(\s?[–-]\s?\d+)? ?(%|per ?cent) (chance|likely|probability|likelihood))\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Terms();

    [GeneratedRegex("^(likelihood|probability)$", RegexOptions.IgnoreCase)]
    private static partial Regex Noun();

    [GeneratedRegex(
        @"\b(low|moderate|medium|high|highly|great|full|strong|weak|limited|fair|our|my|we|i|am|are|\d+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Degree();

    [GeneratedRegex(@"(?<!\blikelihood and )(?<!\bprobability and )\bconfiden(ce|t|tly)\b"
        + @"(?! intervals?| bounds?| and (likelihood|probability)| from )", RegexOptions.IgnoreCase)]
    private static partial Regex Confidence();
}

/// <summary>Terms from both columns of ICD 203 in one text.</summary>
internal static partial class MixedTermsRule
{
    private const string FirstColumn =
        "almost no chance, very unlikely, unlikely, roughly even chance, likely, very likely, almost certain";

    public static IEnumerable<Fault> Faults(string text)
    {
        text = Quoted().Replace(text, m => new string(' ', m.Length));
        if (First().Match(text) is not { Success: true } first || Second().Match(text) is not { Success: true } second) yield break;
        var later = first.Index > second.Index ? first : second;
        var message = $"“{first.Value}” and “{second.Value}” are of two columns of terms: keep to one ({FirstColumn})";
        yield return new Fault(LintRule.MixedTerms, later.Index, later.Length, message);
    }

    [GeneratedRegex(@"\b(almost no chance|(very )?unlikely|roughly even chance|(very )?likely|almost certain(ly)?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex First();

    [GeneratedRegex(@"\b(remote(ly)? (chance|possib\w+)|chances?\b[^.;]{0,60}\bis remote"
        + @"|(highly )?improbabl[ey]|roughly even odds|(highly )?probabl[ey]|nearly certain(ly)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Second();

    [GeneratedRegex("\"[^\"\n]*\"")]
    private static partial Regex Quoted();
}
