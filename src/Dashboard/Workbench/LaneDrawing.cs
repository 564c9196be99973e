using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.ShapeLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Bars = Plotly.Blazor.Traces.BarLib;
using PatternShapes = Plotly.Blazor.Traces.BarLib.MarkerLib.PatternLib;

namespace Dashboard.Workbench;

/// <summary>
/// The lanes of a timeline as a chart has them: each a row of its own above the counts, with its name at the left, and
/// only those that have something in the span shown. Their height is set where they are drawn, by the room that there is.
/// </summary>
/// <param name="Names">The lanes' names, the lowest first, as the rows of their axis count.</param>
/// <param name="Traces">Their markers and bars.</param>
/// <param name="Shapes">Their spans, and the lines from markers down into the counts.</param>
public sealed record LaneDrawing(IReadOnlyList<string> Names, IReadOnlyList<ITrace> Traces, IReadOnlyList<Shape> Shapes)
{
    private const string Axis = "y2";
    private const int LongestLabel = 34;
    private const double BarHeight = 0.8;

    public static LaneDrawing Of(Timeline timeline, TimeRange span, WorkbenchState state, CaseView view, TimelineBeside beside)
    {
        var marks = LaneMark.Of(view, span, beside.Clocks).Where(m => state.Shows(m.Lane)).ToLookup(m => m.Lane);
        var counts = new Dictionary<TimelineLane, long[]>();
        if (beside.Accounts is { } dates)
        {
            if (state.Shows(TimelineLane.Created) && dates.Created.Any(n => n > 0)) counts[TimelineLane.Created] = dates.Created;
            if (state.Shows(TimelineLane.Banned) && dates.Banned.Any(n => n > 0)) counts[TimelineLane.Banned] = dates.Banned;
        }

        var lanes = TimelineLanes.All.Where(lane => counts.ContainsKey(lane) || marks[lane].Any()).Reverse().ToList();
        List<ITrace> traces = [];
        List<Shape> shapes = [];
        foreach (var (row, lane) in lanes.Index())
        {
            if (counts.TryGetValue(lane, out var counted)) traces.Add(Counts(lane, row, timeline, span, counted));
            if (!marks[lane].Any()) continue;
            var own = marks[lane].ToList();
            if (lane == TimelineLane.Clocks) traces.Add(Hatched(own, row, span));
            else shapes.AddRange(own.Select(m => Span(m, row, span)).OfType<Shape>());
            traces.Add(Markers(own, row));
            shapes.AddRange(own.Where(m => m.Lane is not (TimelineLane.Clocks or TimelineLane.Allegations)).Select(Line));
        }

        return new([.. lanes.Select(l => Slug.Of(l))], traces, shapes);
    }

    private static Scatter Markers(List<LaneMark> marks, int row) => new()
    {
        Name = Slug.Of(marks[0].Lane),
        YAxis = Axis,
        Meta = PlotMeta.Lane,
        // What is observed of clocks is said above the chart: over the hatching it could not be read.
        Mode = marks[0].Lane == TimelineLane.Clocks ? ModeFlag.Markers : ModeFlag.Markers | ModeFlag.Text,
        X = [.. marks.Select(m => PlotlyText.Time(m.At))],
        Y = [.. marks.Select(_ => row + 0.5)],
        TextArray = [.. marks.Select(m => PlotlyText.Escape(Short(m.Text)))],
        TextPosition = TextPositionEnum.MiddleRight,
        TextFont = new() { Size = 10, ColorArray = [.. marks.Select(m => m.Color)], Weight = 600 },
        Marker = new() { Size = 7, ColorArray = [.. marks.Select(m => m.Color)], SymbolArray = [.. marks.Select(m => m.Symbol)] },
        CustomData = [.. marks.Select(m => new object[] { PlotlyText.Escape($"{m.When}: {m.Text} ({m.Detail})"), m.Importance })],
        HoverTemplate = "%{customdata[0]}<extra></extra>",
        ClipOnAxis = false,
    };

    // Bins without any have no bar, and say nothing.
    private static Bar Counts(TimelineLane lane, int row, Timeline timeline, TimeRange span, long[] counts)
    {
        var shown = counts.Index().Where(c => c.Item > 0).ToList();
        var most = (double)shown.Max(c => c.Item);
        DateTime EndOf(int bin) => bin + 1 < timeline.Bins.Count ? timeline.Bins[bin + 1] : span.End;
        return new()
        {
            Name = Slug.Of(lane),
            YAxis = Axis,
            X = [.. shown.Select(c => PlotlyText.Time(timeline.Bins[c.Index]))],
            // The smallest is still seen.
            Y = [.. shown.Select(c => BarHeight * Math.Max(0.2, c.Item / most))],
            BaseArray = [.. shown.Select(_ => row + 0.05)],
            WidthArray = [.. shown.Select(c => (decimal?)(EndOf(c.Index) - timeline.Bins[c.Index]).TotalMilliseconds)],
            Offset = 0,
            Marker = new() { Color = lane == TimelineLane.Banned ? "var(--bad)/0.75" : "var(--ink-3)/0.75" },
            CustomData = [.. shown.Select(c => new object[] { $"{Format.Count(c.Item, "account")} {Slug.Of(lane)}" })],
            HoverTemplate = "%{customdata[0]}<extra></extra>",
        };
    }

    // Hatched, as nothing else on the chart is: an observation of the log, not of what is in it.
    private static Bar Hatched(List<LaneMark> marks, int row, TimeRange span)
    {
        var shown = marks.Select(m => TimelineShapes.Overlap(m.Span!.Value, span)!.Value).ToList();
        return new()
        {
            Name = Slug.Of(TimelineLane.Clocks),
            YAxis = Axis,
            X = [.. shown.Select(s => PlotlyText.Time(s.Start))],
            Y = [.. shown.Select(_ => BarHeight)],
            BaseArray = [.. shown.Select(_ => row + 0.1)],
            WidthArray = [.. shown.Select(s => (decimal?)s.Duration.TotalMilliseconds)],
            Offset = 0,
            Marker = new() { Color = "var(--warn)/0.1",
                Pattern = new() { Shape = PatternShapes.ShapeEnum.Slash, FgColor = "var(--warn)", Size = 5, Solidity = 0.25m } },
            HoverInfo = Bars.HoverInfoFlag.Skip,
        };
    }

    private static Shape? Span(LaneMark mark, int row, TimeRange span) =>
        mark.Span is not { } over || TimelineShapes.Overlap(over, span) is not { } shown ? null : new Shape
        {
            Type = TypeEnum.Rect, Layer = LayerEnum.Below, XRef = "x", X0 = PlotlyText.Time(shown.Start), X1 = PlotlyText.Time(shown.End),
            YRef = Axis, Y0 = row + 0.3, Y1 = row + 0.7,
            FillColor = mark.Color + "/0.3", Line = new() { Width = 0 },
        };

    private static Shape Line(LaneMark mark) => new()
    {
        Type = TypeEnum.Line, Layer = LayerEnum.Below, XRef = "x", X0 = PlotlyText.Time(mark.At), X1 = PlotlyText.Time(mark.At),
        YRef = TimelineShapes.Plot, Y0 = 0, Y1 = 1,
        Line = new() { Width = 1, Color = mark.Color, Dash = "3px,3px" },
    };

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestLabel ? line : line[..(LongestLabel - 1)] + "…";
    }
}
