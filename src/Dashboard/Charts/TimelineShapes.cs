using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Core;
using Dashboard.Investigations.Views;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.ShapeLib;

namespace Dashboard.Charts;

/// <summary>What lies behind and over a timeline's counts: computed windows, gaps, the anchor, and what is not selected.</summary>
public static class TimelineShapes
{
    /// <summary>The part of the chart that has the counts, from 0 at its foot to 1 at its top, whatever lanes stand above it.</summary>
    public const string Plot = "y domain";

    /// <summary>A computed window, and at its ends how uncertain they are.</summary>
    public static IEnumerable<Shape> Bands(CampaignWindow? window, TimeRange span)
    {
        if (window is null) yield break;
        if (Band(window.Start, window.End, span, "var(--accent)/0.07") is { } whole) yield return whole;
        if (!window.StartIsOpen && Band(window.StartFrom, window.StartTo, span, "var(--accent)/0.16") is { } start) yield return start;
        if (!window.EndIsOpen && Band(window.EndFrom, window.EndTo, span, "var(--accent)/0.16") is { } end) yield return end;
    }

    /// <summary>The stretches in which nothing was logged.</summary>
    public static IEnumerable<Shape> Gaps(IReadOnlyList<TimeRange> gaps, TimeRange span) =>
        gaps.Select(g => Band(g, span, "var(--bad)/0.12", new() { Width = 1, Color = "var(--bad)", Dash = "dot" })).OfType<Shape>();

    /// <summary>The day from which days are counted.</summary>
    public static IEnumerable<Shape> Anchor(WorkbenchState state, TimeRange span)
    {
        if (state.Anchor?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) is not { } at || !span.Contains(at)) yield break;
        yield return Upright(at, "var(--ink-2)");
    }

    /// <summary>What is outside the selected time, pale, and the edges of it.</summary>
    public static IEnumerable<Shape> Fades(WorkbenchState state, TimeRange span)
    {
        if (state.IsZoomed || state.Selection.Time is not { } time) yield break;
        if (time.Start > span.Start) yield return Fade(span.Start, time.Start < span.End ? time.Start : span.End);
        if (time.End < span.End) yield return Fade(time.End > span.Start ? time.End : span.Start, span.End);
        foreach (var edge in new[] { time.Start, time.End }.Where(e => e >= span.Start && e <= span.End))
            yield return Upright(edge, "var(--accent)");
    }

    /// <summary>The part of a range that is shown; null for none.</summary>
    public static TimeRange? Overlap(TimeRange range, TimeRange span)
    {
        var (from, to) = (range.Start < span.Start ? span.Start : range.Start, range.End > span.End ? span.End : range.End);
        return to > from ? new TimeRange(from, to) : null;
    }

    private static Shape? Band(DateOnly first, DateOnly last, TimeRange span, string color) =>
        Band(TimeRange.OfDates(first, last), span, color);

    private static Shape? Band(TimeRange range, TimeRange span, string color, Line? line = null) => Overlap(range, span) is not { } shown
        ? null : new Shape
    {
        Type = TypeEnum.Rect, XRef = "x", X0 = PlotlyText.Time(shown.Start), X1 = PlotlyText.Time(shown.End), YRef = Plot, Y0 = 0, Y1 = 1,
        Layer = LayerEnum.Below, FillColor = color, Line = line ?? new() { Width = 0 },
    };

    private static Shape Upright(DateTime at, string color) => new()
    {
        Type = TypeEnum.Line, XRef = "x", X0 = PlotlyText.Time(at), X1 = PlotlyText.Time(at), YRef = Plot, Y0 = 0, Y1 = 1,
        Layer = LayerEnum.Above, Line = new() { Width = 1.5m, Color = color },
    };

    private static Shape Fade(DateTime from, DateTime to) => new()
    {
        Type = TypeEnum.Rect, XRef = "x", X0 = PlotlyText.Time(from), X1 = PlotlyText.Time(to), YRef = Plot, Y0 = 0, Y1 = 1,
        Layer = LayerEnum.Above,
        FillColor = "var(--surface)/0.66", Line = new() { Width = 0 },
    };
}
