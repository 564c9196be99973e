using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Core;

namespace Dashboard.Investigations.Words;

/// <summary>Dates, counts and selections in words, the same on every page: English, with the day before the month.</summary>
public static class Format
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Date(DateOnly date) => date.ToString("d MMM yyyy", Culture);

    /// <summary>The date; the other words where there is none.</summary>
    public static string DateOr(DateOnly? date, string otherwise) => date is { } known ? Date(known) : otherwise;

    public static string Date(DateTime instant, string timeZone) => Local(instant, timeZone).ToString("d MMM yyyy", Culture);

    /// <summary>An instant of storage in the case's time zone, which is named.</summary>
    public static string Instant(DateTime instant, string timeZone) =>
        $"{Local(instant, timeZone).ToString("d MMM yyyy, HH:mm", Culture)} {timeZone}";

    /// <summary>A window by inclusive dates, <c>22 Apr – 5 Jun 2026</c>.</summary>
    public static string Window(DateOnly first, DateOnly last) =>
        first == last ? Date(first)
        : first.Year == last.Year ? $"{first.ToString("d MMM", Culture)} – {Date(last)}"
        : $"{Date(first)} – {Date(last)}";

    public static string Count(long count) => count.ToString("N0", Culture);

    /// <summary><c>1 source</c>, <c>2 sources</c>.</summary>
    public static string Count(long count, string singular, string? plural = null) =>
        $"{Count(count)} {(count == 1 ? singular : plural ?? singular + "s")}";

    /// <summary>A large number for reading, <c>28.8 M</c>; exact below a million.</summary>
    public static string Compact(double value) => Math.Abs(value) switch
    {
        >= 1e9 => (value / 1e9).ToString("0.##", Culture) + " bn",
        >= 1e6 => (value / 1e6).ToString("0.##", Culture) + " M",
        >= 100 => value.ToString("N0", Culture),
        _ => value.ToString("0.##", Culture),
    };

    /// <summary>A selection in words.</summary>
    public static string Selection(Selection selection)
    {
        if (selection.IsEverything) return "everything in the case";
        var parts = new List<string>();
        if (selection.Time is { } time)
            parts.Add(
                time.IsWholeDays ? Window(time.FirstDate, time.LastDate) : time.ToString().Replace("..", " to ", StringComparison.Ordinal));
        foreach (var (dimension, facet) in selection.Facets)
        {
            var name = Core.Selection.KeyOf(dimension).Replace('-', ' ');
            if (!facet.Included.IsEmpty) parts.Add($"{name} {Values(facet.Included)}");
            if (!facet.Excluded.IsEmpty) parts.Add($"not {name} {Values(facet.Excluded)}");
        }

        return string.Join(" · ", parts);
    }

    // A few values are named, the rest counted: what is cut is said, and the link holds the whole.
    private static string Values(ImmutableSortedSet<string> values)
    {
        const int shown = 3;
        var named = string.Join(" or ", values.Take(shown).Select(v => v.Length > 40 ? v[..37] + "…" : v));
        return values.Count > shown ? $"{named} or {values.Count - shown} more" : named;
    }

    private static DateTime Local(DateTime instant, string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? TimeZoneInfo.ConvertTimeFromUtc(instant, zone) : instant;

    /// <summary>A p- or q-value: “&lt; 0.001”, “0.02”; a dash where nothing was tested.</summary>
    public static string Probability(double value) =>
        double.IsNaN(value) ? "–" : value < 0.001 ? "< 0.001" : value.ToString("0.###", CultureInfo.InvariantCulture);
}
