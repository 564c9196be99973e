using System.Text.RegularExpressions;

namespace Dashboard.Investigations.Words;

/// <summary>What somebody looks for: words, and phrases in quotation marks.</summary>
public static partial class SearchWords
{
    /// <summary>The words and phrases of a text, without regard to case once each; empty for a text without any.</summary>
    public static IReadOnlyList<string> Parse(string text) =>
        [.. Parts().Matches(text).Select(m => m.Groups["part"].Value.Trim()).Where(part => part.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>A text in parts, those that are one of the words marked; the parts together are the text.</summary>
    public static IReadOnlyList<(string Text, bool IsHit)> Mark(string text, IReadOnlyList<string> words)
    {
        if (words.Count == 0) return [(text, false)];
        var parts = new List<(string, bool)>();
        var end = 0;
        foreach (Match hit in Regex.Matches(
            text, string.Join('|', words.OrderByDescending(w => w.Length).Select(Regex.Escape)),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking))
        {
            if (hit.Index > end) parts.Add((text[end..hit.Index], false));
            parts.Add((hit.Value, true));
            end = hit.Index + hit.Length;
        }

        if (end < text.Length) parts.Add((text[end..], false));
        return parts;
    }

    // A phrase that is not closed goes on to the end.
    [GeneratedRegex("\"(?<part>[^\"]*)\"?|(?<part>[^\"\\s]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
