using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Packets.Reports;

/// <summary>
/// The citations in what people write, <c>[Source 1]</c> and <c>[Exhibit 2]</c>: links to what they name, and a source's with the number of
/// its note.
/// </summary>
internal static partial class ReportCitations
{
    /// <summary>The HTML of a text with its citations as links.</summary>
    /// <param name="html">HTML made of Markdown, in which they stand as they were written.</param>
    public static string Linked(string html, ReportModel model) => Citation().Replace(html, citation =>
    {
        var number = int.Parse(citation.Groups["number"].Value, CultureInfo.InvariantCulture);
        return citation.Groups["kind"].Value switch
        {
            "Source" when model.Source(number) is not null => $"<a href=\"#source-{number}\">Source {number}</a><sup>{number}</sup>",
            "Exhibit" when model.Exhibit(number) is not null => $"<a href=\"#exhibit-{number}\">Exhibit {number}</a>",
            _ => citation.Value,
        };
    });

    /// <summary>The sources that a text cites.</summary>
    public static IEnumerable<int> SourcesIn(string text) => Citation().Matches(text).Where(c => c.Groups["kind"].Value == "Source")
        .Select(c => int.Parse(c.Groups["number"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\[(?<kind>Source|Exhibit) (?<number>[0-9]{1,6})\](?!\()")]
    private static partial Regex Citation();
}
