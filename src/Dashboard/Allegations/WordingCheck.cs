using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.CasePages;
using Dashboard.Casework;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Allegations;

/// <summary>Something in an element's text to mend.</summary>
/// <param name="Excerpt">The words, as written.</param>
/// <param name="Message">What is wrong with them.</param>
public sealed record WordingRemark(string Excerpt, string Message);

/// <summary>A number that the text may name, with what it counts: “1,204 accounts”.</summary>
public sealed record KnownNumber(double Value, string Words);

/// <summary>
/// Reads an element's text for words that claim more than its standing allows, for likelihood and confidence in one
/// sentence (ICD 203), and for numbers that no cited exhibit or source has. It looks at words, not at meaning: it warns and
/// never forbids.
/// </summary>
public static partial class WordingCheck
{
    private const int SmallestChecked = 10;

    private static readonly (ElementKind Kind, Regex Words)[] LaterLinks =
    [
        (ElementKind.UsedInTraining, Trained()),
        (ElementKind.DirectedByLab, Directed()),
    ];

    /// <summary>Checks the text of one element of a chain.</summary>
    /// <param name="known">The numbers of the cited exhibits and sources.</param>
    public static IReadOnlyList<WordingRemark> Check(ElementEdit element, IReadOnlyList<ElementEdit> chain, IReadOnlyList<KnownNumber> known)
    {
        var remarks = new List<WordingRemark>();
        foreach (var sentence in Sentences(element.Text))
        {
            if (element.Standing < Standing.Corroborated && Strong().Match(sentence) is { Success: true } strong && !Hedged().IsMatch(sentence))
                remarks.Add(new(strong.Value, $"the standing is {Word(element.Standing)}, which does not carry this word"));
            foreach (var (kind, words) in LaterLinks)
            {
                if (kind != element.Kind && chain.FirstOrDefault(e => e.Kind == kind) is { Standing: < Standing.Alleged } link && words.Match(sentence) is { Success: true } claimed && !Hedged().IsMatch(sentence))
                    remarks.Add(new(claimed.Value, $"rests on “{kind.Name()}”, which is {Word(link.Standing)}"));
            }

            if (LikelihoodTerm().Match(sentence) is { Success: true } likelihood && ConfidenceTerm().Match(sentence) is { Success: true } confidence)
                remarks.Add(new($"{likelihood.Value} … {confidence.Value}", "likelihood and confidence are two things: write them in two sentences, or leave them to their fields"));
        }

        remarks.AddRange(Numbers(element.Text).Where(n => !known.Any(k => IsSame(n, k.Value))).Select(n => new WordingRemark(n.Text, Unmatched(n.Value, known))));
        return remarks;
    }

    /// <summary>The numbers of a text that a reader would want to trace; dates, citations and numbers under ten are not among them.</summary>
    public static IReadOnlyList<(string Text, double Value, double Precision)> Numbers(string text)
    {
        var plain = NotNumbers().Replace(text, match => new string(' ', match.Length));
        return [.. Number().Matches(plain).Select(Parse).Where(n => n.Value >= SmallestChecked).DistinctBy(n => n.Value)];
    }

    private static (string Text, double Value, double Precision) Parse(Match match)
    {
        var digits = match.Groups["digits"].Value;
        var scale = match.Groups["scale"].Value.ToLowerInvariant() switch
        {
            "thousand" or "k" => 1e3,
            "million" or "m" => 1e6,
            "billion" or "bn" => 1e9,
            _ => 1,
        };
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        var value = double.Parse(digits, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * scale;
        return (match.Value.Trim(), value, scale * Math.Pow(10, -decimals) / 2);
    }

    // A number matches when it is the known one, rounded as it is written: 1.2 million is 1,204,000.
    private static bool IsSame((string Text, double Value, double Precision) written, double known) =>
        Math.Abs(written.Value - known) <= written.Precision * (1 + 1e-9);

    private static string Unmatched(double value, IReadOnlyList<KnownNumber> known)
    {
        const string none = "matches no figure of the cited exhibits and sources";
        return known.Where(k => k.Value > 0).MinBy(k => Math.Abs(Math.Log(k.Value / value))) is { } nearest ? $"{none} (nearest: {nearest.Words})" : none;
    }

    private static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Where(s => !string.IsNullOrWhiteSpace(s));

    private static string Word(Standing standing) => Figures.CaseworkWords.Word(standing);

    [GeneratedRegex(@"(?<=[.!?…])\s+(?=\p{Lu}|[“""\[*_])|\n\s*\n")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\b(prov(e[sdn]?|en|ing)|establish(es|ed)|demonstrat(es?|ed)|confirm(s|ed)|undeniabl[ey]|undoubtedly|certainly|definitely|conclusive(ly)?|beyond (any )?doubt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Strong();

    [GeneratedRegex(@"\b(trained|used in training|distilled)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Trained();

    [GeneratedRegex(@"\b(directed|ordered|commissioned|instructed) by\b|\bthe lab (directed|ordered|ran|commissioned)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Directed();

    // What is denied, asked or put into somebody's mouth is not claimed.
    [GeneratedRegex(@"\b(not|no|nobody|never|neither|nor|cannot|whether|if|alleged(ly)?|alleges|unclear|unverified|unproven|according to|says?|said|would|could)\b|n['’]t\b|\?", RegexOptions.IgnoreCase)]
    private static partial Regex Hedged();

    [GeneratedRegex(@"\b(almost no chance|remote chance|(very |highly )?(un)?likely|(very |highly )?(im)?probabl[ey]|roughly even (chance|odds)|almost certain(ly)?|nearly certain)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LikelihoodTerm();

    [GeneratedRegex(@"\b(low|moderate|medium|high) (level of )?confidence\b|\bconfidence (is|in this is|level)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ConfidenceTerm();

    [GeneratedRegex(@"(?<![\p{L}\d.,#-])(?<digits>\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?)(\s?(?<scale>thousand|million|billion|bn|k|m)\b)?(?![\p{L}\d-])", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    // Dates, years, times, list numbers, citations, links and code.
    [GeneratedRegex(@"\[[^\]]*\]\([^)]*\)|\[(Exhibit|Source|Allegation)[^\]]*\]|\b(Exhibits?|Sources?|Elements?|Allegations?|Clusters?|Imports?)\s+\d+|`[^`]*`|\d{4}-\d{2}-\d{2}|\b\d{1,2}(\s?[–-]\s?\d{1,2})?\.?\s(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(\s\d{4})?|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,4}(,\s\d{4})?|\b(19|20)\d{2}\b(?!\s?(%|accounts|interactions|tokens|days))|\b\d{1,2}:\d{2}\b|^\s*\d+[.)]\s", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex NotNumbers();
}
