using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Casework.LiveFigures;

namespace Dashboard.Allegations;

/// <summary>Something in an element's text to mend.</summary>
/// <param name="Excerpt">The words, as written.</param>
/// <param name="Message">What is wrong with them.</param>
public sealed record WordingRemark(string Excerpt, string Message);

/// <summary>A number that the text may name, with what it counts: “1,204 accounts”.</summary>
public sealed record KnownNumber(double Value, string Words);

/// <summary>
/// Reads an element's text for numbers that no cited exhibit or source has. Figures that were put in by reference are looked up and
/// not looked at here. It warns and never forbids.
/// </summary>
public static partial class NumberCheck
{
    private const int SmallestChecked = 10;

    /// <summary>The numbers of a text that match none of the known ones.</summary>
    /// <param name="known">The numbers of the cited exhibits and sources.</param>
    public static IReadOnlyList<WordingRemark> Check(string text, IReadOnlyList<KnownNumber> known) =>
        [.. Numbers(text).Where(n => !known.Any(k => IsSame(n, k.Value)))
            .Select(n => new WordingRemark(n.Text, Unmatched(n.Value, known)))];

    /// <summary>
    /// The numbers of a text that a reader would want to trace; dates, citations and numbers under ten are not among them.
    /// </summary>
    public static IReadOnlyList<(string Text, double Value, double Precision)> Numbers(string text)
    {
        var plain = NotNumbers().Replace(TextFigures.Typed(text), match => new string(' ', match.Length));
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
        var value = double.Parse(
            digits, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * scale;
        return (match.Value.Trim(), value, scale * Math.Pow(10, -decimals) / 2);
    }

    // A number matches when it is the known one, rounded as it is written: 1.2 million is 1,204,000.
    private static bool IsSame((string Text, double Value, double Precision) written, double known) =>
        Math.Abs(written.Value - known) <= written.Precision * (1 + 1e-9);

    private static string Unmatched(double value, IReadOnlyList<KnownNumber> known)
    {
        const string none = "matches no figure of the cited exhibits and sources";
        return known.Where(k => k.Value > 0).MinBy(k => Math.Abs(Math.Log(k.Value / value))) is { } nearest
            ? $"{none} (nearest: {nearest.Words})" : none;
    }

    [GeneratedRegex(
        @"(?<![\p{L}\d.,#-])(?<digits>\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?)(\s?(?<scale>thousand|million|billion|bn|k|m)\b)?(?![\p{L}\d-])",
        RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    // Dates, years, times, list numbers, citations, links and code.
    [GeneratedRegex(
        @"\[[^\]]*\]\([^)]*\)|\[(Exhibit|Source|Allegation)[^\]]*\]|\b(Exhibits?|Sources?|Elements?|Allegations?|Clusters?|Imports?)\s+\d+|`[^`]*`|\d{4}-\d{2}-\d{2}|\b\d{1,2}(\s?[–-]\s?\d{1,2})?\.?\s(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(\s\d{4})?|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,4}(,\s\d{4})?|\b(19|20)\d{2}\b(?!\s?(%|accounts|interactions|tokens|days))|\b\d{1,2}:\d{2}\b|^\s*\d+[.)]\s", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex NotNumbers();
}
