using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Casework.References;

/// <summary>What texts refer to: figures by <c>{{exhibit 3 accounts}}</c> and <c>{{figure 5}}</c>, records by name.</summary>
public static partial class FigureReferences
{
    /// <summary>The exhibits and reported figures that a text's figures refer to.</summary>
    public static IEnumerable<Foundation> In(string text) => Figure().Matches(text).Select(m =>
        m.Groups["measure"].Success ? Foundation.Exhibit(NumberOf(m)) : Foundation.Figure(NumberOf(m)));

    /// <summary>The exhibits, sources and annotations that words name: “Exhibit 3”, “Source 2”.</summary>
    public static IEnumerable<Foundation> Named(string words) =>
        Name().Matches(words).Select(m => m.Groups["kind"].Value.ToUpperInvariant() switch
    {
        "EXHIBIT" => Foundation.Exhibit(NumberOf(m)),
        "SOURCE" => Foundation.Source(NumberOf(m)),
        _ => Foundation.Annotation(NumberOf(m)),
    });

    /// <summary>The number that a reference names.</summary>
    internal static int NumberOf(Match match) => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\{(?:exhibit (?<number>\d{1,6}) (?<measure>[a-zA-Z]+)|figure (?<number>\d{1,6}))\}\}")]
    internal static partial Regex Figure();

    [GeneratedRegex(@"\b(?<kind>exhibit|source|annotation)\s+(?<number>\d{1,6})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}
