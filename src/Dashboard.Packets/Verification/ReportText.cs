using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Packets.Verification;

/// <summary>The text of a report's HTML, as a reader sees it.</summary>
internal static partial class ReportText
{
    /// <summary>The text of the body: elements taken away, entities read, white space made one space.</summary>
    public static string OfHtml(string html)
    {
        var body = html.IndexOf("<body", StringComparison.Ordinal) is var at and >= 0 ? html[at..] : html;
        return White().Replace(WebUtility.HtmlDecode(Markup().Replace(body, " ")), " ").Trim();
    }

    /// <summary>The heads of the tables: where a table goes on on the next page, its head is there again.</summary>
    public static IReadOnlyList<string> TableHeads(string html) =>
        [.. Head().Matches(html).Select(m => OfHtml(m.Value)).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The texts that a style sheet puts into the margins of every page, without the counters.</summary>
    public static IReadOnlyList<string> Margins(string html) =>
        [.. MarginText().Matches(html).Select(m => m.Groups["text"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The texts within vector pictures that the HTML holds.</summary>
    public static IReadOnlyList<string> PictureTexts(string html) => [.. VectorPicture().Matches(html)
        .SelectMany(
            m => TextElement().Matches(Encoding.UTF8.GetString(Convert.FromBase64String(WebUtility.HtmlDecode(m.Groups["base64"].Value)))))
            .Select(m => OfHtml(m.Value)).Distinct(StringComparer.Ordinal)];

    /// <summary>A text without white space, in compatibility form and lower case: what fonts and style sheets change falls away.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            // Soft hyphens and zero-width characters are set in no font.
            if (!char.IsWhiteSpace(c) && !char.IsControl(c)
                && c is not ('\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF')) folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    [GeneratedRegex("<!--.*?-->|<style.*?</style>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Markup();

    [GeneratedRegex("<thead.*?</thead>", RegexOptions.Singleline)]
    private static partial Regex Head();

    [GeneratedRegex(@"@(?:top|bottom)-[a-z]+\s*\{\s*content:\s*""(?<text>[^""]*)""")]
    private static partial Regex MarginText();

    [GeneratedRegex("data:image/svg(?:\\+|&#x2B;)xml;base64,(?<base64>[^\"']*)")]
    private static partial Regex VectorPicture();

    [GeneratedRegex("<text.*?</text>", RegexOptions.Singleline)]
    private static partial Regex TextElement();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
