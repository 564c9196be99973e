using System.Globalization;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.DrawnWindows;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Plotly.Blazor.Traces.ScatterLib.LineLib;
using XAxes = Plotly.Blazor.LayoutLib.XAxisLib;
using YAxes = Plotly.Blazor.LayoutLib.YAxisLib;

namespace Dashboard.Workbench;

/// <summary>
/// The timeline as a chart: stacked areas that step at the bins' boundaries, the campaign window and those drawn beside it, lanes of
/// what happened above, and everything outside the selected time faded.
/// </summary>
public static class TimelineFigure
{
    private const int MostFindings = 3;
    private const int FewestForParts = 5;

    private static readonly int[] DaySteps = [1, 2, 7, 14, 28, 56, 112, 364, 728];

    /// <param name="timeline">The counts.</param>
    /// <param name="state">How they are looked at.</param>
    /// <param name="view">The case.</param>
    /// <param name="beside">What stands beside the counts; nothing without it.</param>
    public static PlotlyFigure Make(Timeline timeline, WorkbenchState state, CaseView view, TimelineBeside? beside = null)
    {
        beside ??= TimelineBeside.Nothing;
        if (timeline.Bins.Count == 0 || timeline.Series.Count == 0)
            return new PlotlyFigure(
                [], new Layout(),
                new PlotSummary("nothing to show", "No interaction is in the selection. Take a part of it away, or reset it.", []));
        var span = new TimeRange(timeline.Bins[0], End(timeline));
        var series = Ordered(timeline.Series, state.Stack, view).ToList();
        var windows = TimelineWindows.Of(view, state.Selection);
        var lanes = LaneDrawing.Of(timeline, span, state, view, beside);
        var days = Days(state, span);
        var layout = new Layout
        {
            Margin = new() { L = lanes.Names.Count > 0 ? 74 : 58, R = 12, T = 4, B = 22 },
            XAxis =
            [
                new()
                {
                    Type = XAxes.TypeEnum.Date, Range = [PlotlyText.Time(span.Start), PlotlyText.Time(span.End)], ShowGrid = false,
                    TickFormat = TickFormat(span), NTicks = 12,
                    TickVals = days is null ? null : [.. days.Select(d => PlotlyText.Time(d.At))],
                    TickText = days is null ? null : [.. days.Select(d => d.Text)],
                },
            ],
            YAxis =
            [
                new()
                {
                    Type = state.IsLogarithmic ? YAxes.TypeEnum.Log : null,
                    RangeMode = state.IsLogarithmic ? null : YAxes.RangeModeEnum.ToZero, TickFormat = "~s", NTicks = 5,
                    // Interactions are whole: of few, an axis would have halves between them.
                    DTick = !state.IsLogarithmic && Highest(series) < FewestForParts ? 1 : null,
                    Title = new() { Text = $"per {Slug.Of(timeline.Resolution)}", Standoff = 4, Font = new() { Size = 10 } },
                },
                LaneAxis(lanes),
            ],
            DragMode = DragModeEnum.Select,
            SelectDirection = SelectDirectionEnum.H,
            HoverMode = HoverModeEnum.X,
            Shapes =
            [
                .. TimelineShapes.Bands(windows.Computed, span), .. TimelineShapes.Gaps(beside.Gaps, span),
                .. TimelineShapes.Anchor(state, span), .. lanes.Shapes,
                .. TimelineShapes.Fades(state, span), .. windows.Frames(span),
            ],
        };
        List<ITrace> traces =
            [.. series.Select(
                s => Area(s, timeline, span, state.IsLogarithmic, view.Palette.Of(state.Stack, s.Name), Name(s.Name, state.Stack, view)))];
        traces.Add(TimelineHover.Of(timeline, series.Select(s => (s, Name(s.Name, state.Stack, view)))));
        traces.AddRange(lanes.Traces);
        var legend = series.AsEnumerable().Reverse()
            .Select(s => new LegendEntry(Name(s.Name, state.Stack, view), view.Palette.Of(state.Stack, s.Name)));
        var sentence = Sentence(timeline, state, windows, view, beside, span);
        return new PlotlyFigure(
            traces, layout, new PlotSummary(sentence, null, [.. legend])) { Windows = windows.Movable(view), Lanes = lanes.Names.Count };
    }

    /// <summary>The first instant after the last bin.</summary>
    public static DateTime End(Timeline timeline)
    {
        var last = timeline.Bins[^1];
        return timeline.Resolution switch
        {
            Resolution.Second => last.AddSeconds(1),
            Resolution.Minute => last.AddMinutes(1),
            Resolution.Hour => last.AddHours(1),
            Resolution.Day => last.AddDays(1),
            Resolution.Week => last.AddDays(7),
            Resolution.Month => last.AddMonths(1),
            Resolution.Year => last.AddYears(1),
            _ => throw new ArgumentOutOfRangeException(nameof(timeline)),
        };
    }

    /// <summary>A series' name for people.</summary>
    public static string Name(string series, Grouping stack, CaseView view) => stack switch
    {
        Grouping.Cluster => view.Analysis?.Find(series)?.Label ?? series,
        Grouping.None => "interactions",
        _ => series,
    };

    // Bottom first: what is everywhere lies below what stands out, and the order does not depend on the selection.
    private static IEnumerable<TimelineSeries> Ordered(IEnumerable<TimelineSeries> series, Grouping stack, CaseView view)
    {
        string[] order = stack switch
        {
            Grouping.Capability => [.. Capabilities.All, .. view.Data.Capabilities.Select(c => c.Value)],
            Grouping.Cluster => [.. view.Data.Clusters.Select(c => c.Value)],
            Grouping.Model => [.. view.Data.Models.Select(m => m.Value)],
            _ => [],
        };
        return series.OrderByDescending(s => s.Name == Labels.Other)
            .ThenByDescending(s => Array.IndexOf(order, s.Name) is var rank && rank < 0 ? int.MaxValue : rank)
            .ThenBy(s => s.Name, StringComparer.Ordinal);
    }

    private static Scatter Area(TimelineSeries series, Timeline timeline, TimeRange span, bool isLogarithmic, string color, string name)
    {
        // Points stand in the middle of their bins and steps halfway between them, on the bins' boundaries. The first
        // and the last value are repeated at the ends, so that the outer bins are as wide as the others.
        var x = new List<string>(timeline.Bins.Count + 2) { PlotlyText.Time(span.Start) };
        var y = new List<double?>(timeline.Bins.Count + 2) { Value(0) };
        for (var i = 0; i < timeline.Bins.Count; i++)
        {
            var end = i + 1 < timeline.Bins.Count ? timeline.Bins[i + 1] : span.End;
            x.Add(PlotlyText.Time(timeline.Bins[i] + ((end - timeline.Bins[i]) / 2)));
            y.Add(Value(i));
        }

        x.Add(PlotlyText.Time(span.End.AddMilliseconds(-1)));
        y.Add(Value(timeline.Bins.Count - 1));
        return new Scatter
        {
            Name = PlotlyText.Escape(name), X = [.. x], Y = [.. y.Select(v => (object?)v!)], Mode = ModeFlag.Lines,
            StackGroup = isLogarithmic ? null : "all", FillColor = isLogarithmic ? null : color,
            Line = new() { Width = isLogarithmic ? 1.5m : 0, Color = color, Shape = ShapeEnum.Hvh }, HoverInfo = HoverInfoFlag.Skip,
        };

        // Nothing has no logarithm: there the line has a gap.
        double? Value(int bin) => isLogarithmic && series.Interactions[bin] == 0 ? null : series.Interactions[bin];
    }

    // Day 0 is the anchor; so many days apart that a dozen of them fit.
    private static List<(DateTime At, string Text)>? Days(WorkbenchState state, TimeRange span)
    {
        if (state.Anchor is not { } anchor) return null;
        var start = anchor.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var step = DaySteps.FirstOrDefault(d => span.Duration.TotalDays / d <= 12, DaySteps[^1]);
        var first = (int)Math.Ceiling((span.Start - start).TotalDays / step);
        var last = (int)Math.Floor((span.End - start).TotalDays / step);
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1))
            .Select(k => (start.AddDays(k * step), k == 0 ? "day 0" : (k * step).ToString("+0;−0", CultureInfo.InvariantCulture)))];
    }

    private static string Sentence(
        Timeline timeline, WorkbenchState state, TimelineWindows windows, CaseView view, TimelineBeside beside, TimeRange span)
    {
        var parts =
            new List<string> { $"interactions per {Slug.Of(timeline.Resolution)}{(state.Stack == Grouping.None ? "" : $" by {Slug.Of(state.Stack)}")}{(state.IsLogarithmic ? ", logarithmic" : "")}, UTC" };
        if (windows.Computed is { } window) parts.Add($"window {WindowWords.Of(window)}{(view.IsAnalysisStale ? ", of older data" : "")}");
        if (windows.Drawn.Count > 0)
            parts.Add($"drawn beside it: {string.Join(", ", windows.Drawn.Select(w => $"{WindowWords.Of(w)} by {w.DrawnBy}"))}");
        if (state.Anchor is { } anchor) parts.Add($"days from {Format.Date(anchor)}");
        parts.AddRange(
            beside.Clocks.Where(c => TimelineShapes.Overlap(c.Span, span) is not null).Take(MostFindings).Select(c => c.Sentence));
        var gaps = beside.Gaps.Count(g => TimelineShapes.Overlap(g, span) is not null);
        if (gaps > 0) parts.Add(gaps == 1 ? "in one gap (red) nothing was logged" : $"in {gaps} gaps (red) nothing was logged");
        if (timeline.Cut > 0) parts.Add($"{timeline.Cut} smaller ones summed into “other”");
        return string.Join(" · ", parts);
    }

    // The lanes' names are its ticks; how high it is follows from the room that there is.
    private static YAxis LaneAxis(LaneDrawing lanes) => lanes.Names.Count == 0
        ? new() { Domain = [1, 1], Visible = false }
        : new() { Range = [0, lanes.Names.Count], ShowGrid = false, Ticks = YAxes.TicksEnum.Empty,
            TickVals = [.. lanes.Names.Select((_, row) => row + 0.5)], TickText = [.. lanes.Names] };

    private static long Highest(IReadOnlyList<TimelineSeries> series) =>
        Enumerable.Range(0, series[0].Interactions.Length).Max(bin => series.Sum(s => s.Interactions[bin]));

    private static string TickFormat(TimeRange span) => span.Duration.TotalDays switch
    {
        > 4 and <= 900 when span.Start.Year != span.End.Year => "%-d %b %Y",
        > 900 => "%b %Y",
        > 4 => "%-d %b",
        > 1 => "%-d %b %H:%M",
        > 0.01 => "%H:%M",
        _ => "%H:%M:%S",
    };
}
