using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Verdicts;
using Dashboard.Casework.Windows;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Investigations.Cases;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.ShapeLib;
using Plotly.Blazor.LayoutLib.ShapeLib.LabelLib;
using Selection = Dashboard.Core.Selection;

namespace Dashboard.DrawnWindows;

/// <summary>
/// The windows on a timeline: the computed one, and beside it those that people drew of the same accounts. The computed
/// one is never moved: what is made of its ends is a drawn one.
/// </summary>
/// <param name="Subject">The selected cluster; null for the whole campaign.</param>
/// <param name="Computed">The computed window of the one cluster selected, else of the whole campaign; null where none is.</param>
/// <param name="Drawn">The drawn ones, in the order of their numbers.</param>
public sealed record TimelineWindows(string? Subject, CampaignWindow? Computed, IReadOnlyList<DrawnWindow> Drawn)
{
    /// <summary>What the chart knows the computed window by; a drawn one goes by its number.</summary>
    public const string ComputedKey = "computed";

    /// <summary>How a chart and this write a day.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    // Each is a little lower than the one before, so that frames of the same days can be told apart.
    private const double Step = 0.1;
    private const int MostSteps = 5;

    public static TimelineWindows Of(CaseView view, Selection selection)
    {
        var subject = selection[Dimension.Cluster].Included is [var only] ? only : null;
        var computed = (subject is null ? null : ComputedOf(view, subject)) ?? ComputedOf(view, null);
        return new(
            subject, computed,
            [.. view.DrawnWindows.Where(w => w.Cluster == subject || (computed is not null && w.Cluster == computed.Cluster))]);
    }

    /// <summary>The computed window of a cluster, or of the whole campaign for null; null where none is.</summary>
    public static CampaignWindow? ComputedOf(CaseView view, string? cluster) =>
        view.Analysis?.Result.Windows.FirstOrDefault(w => w.Cluster == cluster);

    /// <summary>The frames of the drawn ones: outlines that nothing else on the chart has, each with who drew it.</summary>
    public IEnumerable<Shape> Frames(TimeRange span) => Drawn.Index().Select(w => Frame(w.Item, w.Index, span)).OfType<Shape>();

    /// <summary>The windows as a chart lays handles over their ends.</summary>
    public IReadOnlyList<MovableWindow> Movable(CaseView view) =>
    [
        .. Computed is { } c
        ? (MovableWindow[])[new(ComputedKey, Day(c.Start), Day(c.End), $"the computed window of {WindowWords.Subject(c.Cluster, view)}", 0)]
        : [],
        .. Drawn.Select((w, i) => new MovableWindow(Key(w), Day(w.First), Day(w.Last), $"the window drawn by {w.DrawnBy}", i + 1)),
    ];

    public static string Key(DrawnWindow window) => window.Number.ToString(CultureInfo.InvariantCulture);

    private static Shape? Frame(DrawnWindow window, int row, TimeRange span)
    {
        if (TimelineShapes.Overlap(TimeRange.OfDates(window.First, window.Last), span) is not { } shown) return null;
        return new Shape
        {
            Type = TypeEnum.Rect, XRef = "x", X0 = PlotlyText.Time(shown.Start), X1 = PlotlyText.Time(shown.End),
            YRef = TimelineShapes.Plot, Y0 = 0, Y1 = 1 - (Step * Math.Min(row, MostSteps)),
            Layer = LayerEnum.Above, FillColor = "var(--ink)/0",
            Line = new() { Width = 1.5m, Color = "var(--ink-2)", Dash = "7px,3px,2px,3px" },
            Label = new() { Text = PlotlyText.Escape(window.DrawnBy), TextPosition = TextPositionEnum.TopLeft, Padding = 3,
                Font = new() { Size = 10.5m, Color = "var(--ink-2)", Weight = 600 } },
        };
    }

    private static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
