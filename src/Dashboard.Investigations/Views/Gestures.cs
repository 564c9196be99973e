using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Investigations.Views;

/// <summary>What a brush, a click and a lasso make of a selection.</summary>
public static class Gestures
{
    /// <summary>
    /// The time range of a brush. It snaps to the boundaries that its length suggests: days from two days up, hours
    /// from two hours up, minutes from two minutes up, then seconds; never shorter than one of them.
    /// </summary>
    /// <param name="from">One end, as a chart's axis has it: UTC without a zone.</param>
    /// <param name="to">The other end, earlier or later.</param>
    /// <returns>The range; null when an end is not a time.</returns>
    public static TimeRange? Brush(string from, string to)
    {
        if (Instant(from) is not { } a || Instant(to) is not { } b) return null;
        if (b < a) (a, b) = (b, a);
        var length = b - a;
        var unit = length >= TimeSpan.FromDays(2) ? TimeSpan.FromDays(1) : length >= TimeSpan.FromHours(2) ? TimeSpan.FromHours(1)
            : length >= TimeSpan.FromMinutes(2) ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(1);
        var start = Nearest(a, unit);
        var end = Nearest(b, unit);
        return new TimeRange(start, end > start ? end : start + unit);
    }

    /// <summary>A day as charts and forms write it, <c>2026-04-22</c>.</summary>
    public static bool Day(string? text, out DateOnly day) => TimeRange.TryParseDate(text, out day);

    /// <summary>The selection after a click on a heatmap's cell: its row, and its column where that is one value.</summary>
    public static Selection Cell(Selection selection, CellClick cell, Grouping columns, Grouping rows = Grouping.Capability)
    {
        var narrowed = rows == Grouping.Cluster
            ? cell.Row is Labels.NoCluster or Labels.NoAccount ? selection : Value(selection, Dimension.Cluster, cell.Row, cell.Change)
            : Value(selection, Dimension.Capability, cell.Row, cell.Change);
        // Excluding a cell excludes its row alone: a hole in time is no time range.
        if (cell.Change == SelectionChange.Exclude) return narrowed;
        return columns switch
        {
            Grouping.Cluster when cell.Column != Labels.NoCluster => Value(narrowed, Dimension.Cluster, cell.Column, cell.Change),
            Grouping.Model when cell.Column != Labels.NoModel => Value(narrowed, Dimension.Model, cell.Column, cell.Change),
            Grouping.Day or Grouping.Week when Column(cell.Column, columns) is { } range =>
                narrowed.At(cell.Change == SelectionChange.Add && selection.Time is { } time ? Hull(time, range) : range),
            _ => narrowed,
        };
    }

    /// <summary>
    /// The selection of all cells of a box: its rows, and its columns where each is one value; days and weeks as one range.
    /// </summary>
    public static Selection Box(Selection selection, CellBox box, Grouping columns, Grouping rows = Grouping.Capability)
    {
        var narrowed = rows == Grouping.Cluster
            ? Values(
                selection, Dimension.Cluster, [.. box.Rows.Where(r => r is not (Labels.NoCluster or Labels.NoAccount))],
                SelectionChange.Replace)
            : Values(selection, Dimension.Capability, box.Rows, SelectionChange.Replace);
        return columns switch
        {
            Grouping.Cluster =>
                Values(narrowed, Dimension.Cluster, [.. box.Columns.Where(c => c != Labels.NoCluster)], SelectionChange.Replace),
            Grouping.Model => Values(narrowed, Dimension.Model, [.. box.Columns.Where(c => c != Labels.NoModel)], SelectionChange.Replace),
            Grouping.Day or Grouping.Week when box.Columns.Select(c => Column(c, columns)).OfType<TimeRange>()
                .ToList() is { Count: > 0 } times => narrowed.At(times.Aggregate(Hull)),
            _ => narrowed,
        };
    }

    /// <summary>The time of a heatmap's column; null when the column is not a time.</summary>
    public static TimeRange? Column(string column, Grouping columns) =>
        Day(column, out var day)
            ? TimeRange.OfDates(day, columns == Grouping.Week ? day.AddDays(6) : day)
            : null;

    /// <summary>The selection after a value of a dimension was clicked.</summary>
    public static Selection Value(Selection selection, Dimension dimension, string value, SelectionChange change) => change switch
    {
        SelectionChange.Replace => selection.Only(dimension, value),
        SelectionChange.Add => selection.With(dimension, selection[dimension].Include(value)),
        SelectionChange.Exclude => selection.With(dimension, selection[dimension].Exclude(value)),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    /// <summary>The selection after several values of a dimension were chosen at once.</summary>
    public static Selection Values(Selection selection, Dimension dimension, IReadOnlyList<string> values, SelectionChange change) =>
        values.Index().Aggregate(
        selection,
        (s, value) => Value(s, dimension, value.Item, change == SelectionChange.Replace && value.Index > 0 ? SelectionChange.Add : change));

    /// <summary>The selection after accounts were drawn around; a new set takes the place of accounts chosen before.</summary>
    public static Selection Lasso(Selection selection, string hash, SelectionChange change) => change == SelectionChange.Exclude
        ? Value(selection, Dimension.AccountSet, hash, change)
        : Value(selection.With(Dimension.Account, Facet.Everything), Dimension.AccountSet, hash, change);

    private static TimeRange Hull(TimeRange a, TimeRange b) => new(a.Start < b.Start ? a.Start : b.Start, a.End > b.End ? a.End : b.End);

    private static DateTime Nearest(DateTime instant, TimeSpan unit) =>
        new((instant.Ticks + (unit.Ticks / 2)) / unit.Ticks * unit.Ticks, DateTimeKind.Utc);

    private static DateTime? Instant(string text) =>
        DateTime.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            && TimeRange.CanHold(instant) ? instant : null;
}
