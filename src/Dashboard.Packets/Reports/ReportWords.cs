using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Packets.Faces;

namespace Dashboard.Packets.Reports;

/// <summary>How the report words what casework names.</summary>
internal static partial class ReportWords
{
    private const int MaxValues = 12;

    /// <summary>The report's style sheet.</summary>
    public static string StyleSheet { get; } = ReportResources.Text("report.css").ReplaceLineEndings("\n");

    public static string Recount(Exhibit exhibit) => exhibit.RecountOutcome switch
    {
        null => "not recounted since it was frozen",
        RecountOutcome.Holds => string.Create(CultureInfo.InvariantCulture, $"✓ held on recount, {exhibit.RecountedAt:yyyy-MM-dd}"),
        RecountOutcome.Drifted =>
            string.Create(
                CultureInfo.InvariantCulture, $"△ drifted on recount, {exhibit.RecountedAt:yyyy-MM-dd}: {exhibit.RecountDifference}"),
        _ => throw new ArgumentOutOfRangeException(nameof(exhibit)),
    };

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>“22 April 2026 to 5 June 2026”, or as much as is known.</summary>
    public static string Window(DateOnly? start, DateOnly? end) => (start, end) switch
    {
        (null, null) => "window not stated",
        ({ } from, { } to) => $"{Date(from)} to {Date(to)}",
        ({ } from, null) => $"from {Date(from)}",
        (null, { } to) => $"until {Date(to)}",
    };

    /// <summary>What a selection holds, a line for each part.</summary>
    public static IReadOnlyList<string> Lines(Selection selection)
    {
        if (selection.IsEverything) return ["Every interaction of the case."];
        var lines = new List<string>();
        if (selection.Time is { } time)
            lines.Add(
                time.IsWholeDays
                ? $"From {Date(time.FirstDate)} to {Date(time.LastDate)} (UTC days), both days included."
                : $"From {time.ToString().Replace("..", " to before ", StringComparison.Ordinal)}.");
        foreach (var (dimension, facet) in selection.Facets)
        {
            var name = Capital(Selection.KeyOf(dimension).Replace('-', ' '));
            if (facet.Included.Count > 0) lines.Add($"{name}: {Values(facet.Included)}.");
            if (facet.Excluded.Count > 0) lines.Add($"{name}, all but: {Values(facet.Excluded)}.");
        }

        return lines;
    }

    /// <summary>A text whose last word is a hash, with the hash's first twelve digits.</summary>
    public static string Abbreviate(string text)
    {
        var hash = text.LastIndexOf(' ') + 1;
        return text.Length - hash == 64 ? text[..(hash + 12)] + "…" : text;
    }

    /// <summary>
    /// Parameters as words and values, those within others after the name of these; <c>methods.json</c> has them as they are.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> Parameters(JsonElement parameters)
    {
        foreach (var member in parameters.EnumerateObject())
        {
            var name = CamelCase().Replace(member.Name, m => $" {char.ToLowerInvariant(m.Value[0])}");
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var (at, inner) in Parameters(member.Value).Index())
                    yield return at == 0 ? ($"{name}: {inner.Name}", inner.Value) : inner;
            }
            else
            {
                yield return (name, member.Value.ValueKind switch
                {
                    JsonValueKind.Null => "none",
                    JsonValueKind.True => "yes",
                    JsonValueKind.False => "no",
                    JsonValueKind.String => Abbreviate(member.Value.GetString()!),
                    JsonValueKind.Array => member.Value.GetArrayLength() == 0 ? "none" : string.Join(", ", member.Value.EnumerateArray()),
                    _ => member.Value.GetRawText(),
                });
            }
        }
    }

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex CamelCase();

    private static string Values(ImmutableSortedSet<string> values) =>
        string.Join(", ", values.Take(MaxValues))
        + (values.Count > MaxValues ? $" and {values.Count - MaxValues} more, all named in exhibit.json" : "");
}
