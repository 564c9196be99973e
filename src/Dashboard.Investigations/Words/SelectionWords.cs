using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Core;

namespace Dashboard.Investigations.Words;

/// <summary>One part of a selection in plain words.</summary>
/// <param name="Text">“software engineering, agentic reasoning”.</param>
/// <param name="Count">How much that is, “45 days”; null where there is nothing to count.</param>
/// <param name="IsExclusion">Whether this is held back.</param>
/// <param name="Without">The selection without this part.</param>
public sealed record SelectionChip(string Text, string? Count, bool IsExclusion, Selection Without);

/// <summary>Selections in plain words.</summary>
public static class SelectionWords
{
    private const int NamedValues = 3;

    /// <summary>The chips of a selection, in the order of its parts.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="nameOf">A value's name and count where more is known than the value itself; null otherwise.</param>
    public static IReadOnlyList<SelectionChip> Chips(
        Selection selection, Func<Dimension, string, (string Name, string? Count)?>? nameOf = null)
    {
        var chips = new List<SelectionChip>();
        if (selection.Time is { } time) chips.Add(new(Words(time), Length(time), false, selection.At(null)));
        foreach (var (dimension, facet) in selection.Facets)
        {
            if (!facet.Included.IsEmpty)
                chips.Add(Chip(dimension, facet.Included, false, selection.With(dimension, Facet.Of([], facet.Excluded)), nameOf));
            if (!facet.Excluded.IsEmpty)
                chips.Add(Chip(dimension, facet.Excluded, true, selection.With(dimension, Facet.Of(facet.Included)), nameOf));
        }

        return chips;
    }

    /// <summary>The whole selection as a line: “22 Apr – 5 Jun 2026 · Cluster 3 · not general”.</summary>
    public static string Line(Selection selection, Func<Dimension, string, (string Name, string? Count)?>? nameOf = null) =>
        selection.IsEverything ? "everything" : string.Join(" · ", Chips(selection, nameOf).Select(c => c.Text));

    /// <summary>A range in words: “22 Apr – 5 Jun 2026”, or with times “22 Apr 2026 10:00 – 12:00”.</summary>
    public static string Words(TimeRange time)
    {
        if (!time.IsWholeDays)
        {
            var end = DateOnly.FromDateTime(time.End) == time.FirstDate ? Format(time.End, "HH:mm") : Format(time.End, "d MMM yyyy HH:mm");
            return $"{Format(time.Start, "d MMM yyyy HH:mm")} – {end}";
        }

        var last = time.LastDate.ToDateTime(TimeOnly.MinValue);
        if (time.FirstDate == time.LastDate) return Format(last, "d MMM yyyy");
        return $"{Format(time.Start, time.FirstDate.Year == time.LastDate.Year ? "d MMM" : "d MMM yyyy")} – {Format(last, "d MMM yyyy")}";
    }

    /// <summary>A range's length in words: “45 days”, “1 day”, “2 h”.</summary>
    public static string Length(TimeRange time) => time.Duration switch
    {
        { TotalDays: >= 1 } d => Plural(d.TotalDays, "day"),
        { TotalHours: >= 1 } d => $"{d.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} h",
        var d => $"{d.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture)} min",
    };

    /// <summary>What a dimension is called.</summary>
    public static string Name(Dimension dimension) => dimension switch
    {
        Dimension.Cluster => "cluster",
        Dimension.Account => "account",
        Dimension.AccountSet => "chosen accounts",
        Dimension.Capability => "capability",
        Dimension.Model => "model",
        Dimension.Attribute => "attribute",
        Dimension.Disposition => "disposition",
        Dimension.Import => "import",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private static SelectionChip Chip(
        Dimension dimension, ImmutableSortedSet<string> values, bool isExclusion, Selection without,
        Func<Dimension, string, (string Name, string? Count)?>? nameOf)
    {
        var names = values.Take(NamedValues).Select(v => nameOf?.Invoke(dimension, v)?.Name ?? Plain(dimension, v));
        var text = string.Join(", ", names) + (values.Count > NamedValues ? $" and {values.Count - NamedValues} more" : "");
        var count = values.Count == 1 ? nameOf?.Invoke(dimension, values[0])?.Count : null;
        return new SelectionChip((isExclusion ? "not " : "") + text, count, isExclusion, without);
    }

    private static string Plain(Dimension dimension, string value) => dimension switch
    {
        Dimension.Cluster => $"Cluster {value}",
        Dimension.AccountSet => "chosen accounts",
        Dimension.Import => $"import {value}",
        _ => value,
    };

    private static string Plural(double number, string noun) =>
        $"{number.ToString("0.#", CultureInfo.InvariantCulture)} {noun}{(number == 1 ? "" : "s")}";

    private static string Format(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
