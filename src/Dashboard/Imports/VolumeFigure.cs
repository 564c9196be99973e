using System.Globalization;
using Dashboard.Charts;
using Dashboard.Interactions;
using Dashboard.Investigations.Words;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.ShapeLib;
using Plotly.Blazor.Traces;
using XAxes = Plotly.Blazor.LayoutLib.XAxisLib;
using YAxes = Plotly.Blazor.LayoutLib.YAxisLib;

namespace Dashboard.Imports;

/// <summary>The daily volume of an import as a chart: a bar a day, the days that jump marked, the gaps shaded.</summary>
public static class VolumeFigure
{
    private const string Ordinary = "var(--category-1)";
    private const string Jump = "var(--category-6)";
    private const string Gap = "var(--warn)/0.18";

    /// <summary>The figure of a first look.</summary>
    public static PlotlyFigure Make(ImportProfile profile)
    {
        var jumps = profile.Jumps.ToDictionary(j => j.Day);
        var bars = new Bar
        {
            X = [.. profile.Days.Select(d => Text(d.Day))],
            Y = [.. profile.Days.Select(d => (double)d.Interactions)],
            Marker = new() { ColorArray = [.. profile.Days.Select(d => jumps.ContainsKey(d.Day) ? Jump : Ordinary)] },
            HoverTemplate = "%{x|%a %d %b %Y}: %{y:,} interactions<extra></extra>",
        };
        var layout = new Layout
        {
            XAxis = [new() { Type = XAxes.TypeEnum.Date, TickFormat = "%d %b" }],
            YAxis = [new() { TickFormat = "~s", RangeMode = YAxes.RangeModeEnum.ToZero, NTicks = 4 }],
            Margin = new() { L = 48, R = 8, T = 8, B = 26 },
            DragMode = DragModeEnum.False,
            BarGap = 0.15m,
            Shapes =
            [
                .. profile.Gaps.Select(g => new Shape
                {
                    // A bar stands around the midnight at which its day begins.
                    Type = TypeEnum.Rect, Layer = LayerEnum.Below, XRef = "x", X0 = PlotlyText.Time(g.Start.AddHours(-12)),
                    X1 = PlotlyText.Time(g.End.AddHours(-12)), Y0 = 0, Y1 = 1, YRef = "paper", FillColor = Gap, Line = new() { Width = 0 },
                }),
            ],
        };
        return new PlotlyFigure(
            [bars], layout,
            new PlotSummary(Sentence(profile), profile.Days.Count == 0 ? "This import has no interactions." : null, Legend(profile)));
    }

    private static string Sentence(ImportProfile profile) => profile.Days.Count == 0
        ? "No interactions."
        : $"{Format.Count(profile.Days.Sum(d => d.Interactions), "interaction")} on {Format.Count(profile.Days.Count(d => d.Interactions > 0))} of {Format.Count(profile.Days.Count, "day")} (UTC).";

    private static List<LegendEntry> Legend(ImportProfile profile)
    {
        var entries = new List<LegendEntry> { new("interactions a day", Ordinary) };
        if (profile.Jumps.Count > 0) entries.Add(new("far from what the days around it let expect", Jump));
        if (profile.Gaps.Count > 0) entries.Add(new("a gap", "var(--warn)"));
        return entries;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
