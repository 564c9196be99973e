using System.Collections;
using System.Text.Json.Serialization;

namespace Dashboard.Charts;

/// <summary>
/// A chart in Plotly's own terms: traces, layout, and what a reader is told beside it. Attribute names are Plotly's
/// in lower case, absent ones are left to its defaults; colours are tokens, <c>var(--category-1)</c> or
/// <c>var(--accent)/0.1</c>, which the browser resolves for its theme.
/// </summary>
public sealed record PlotlyFigure(IReadOnlyList<Trace> Data, Layout Layout, PlotSummary Summary)
{
    /// <summary>The windows whose ends can be moved, laid over the chart; null for a chart without any.</summary>
    public IReadOnlyList<MovableWindow>? Windows { get; init; }

    /// <summary>How many lanes stand above the counts, on the second axis; their height is the browser's to choose.</summary>
    public int Lanes { get; init; }
}

/// <summary>What the page says about a chart.</summary>
/// <param name="Sentence">What it shows and what was cut.</param>
/// <param name="Empty">Why there is nothing to see, and what to do; null when there is something.</param>
/// <param name="Legend">The colours with their names, in the order they are stacked, top first.</param>
public sealed record PlotSummary(string Sentence, string? Empty, IReadOnlyList<LegendEntry> Legend);

/// <summary>A colour and what it stands for.</summary>
public sealed record LegendEntry(string Name, string Color);

/// <summary>One data series of a chart.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ScatterTrace), "scatter")]
[JsonDerivedType(typeof(BarTrace), "bar")]
[JsonDerivedType(typeof(HeatmapTrace), "heatmap")]
public abstract record Trace
{
    public string? Name { get; init; }

    public string? HoverTemplate { get; init; }

    public string? HoverInfo { get; init; }

    public string? YAxis { get; init; }

    /// <summary>A word to the drawing module; <see cref="PlotMeta"/> has them.</summary>
    public string? Meta { get; init; }
}

/// <summary>The words that a trace can carry to the drawing module.</summary>
public static class PlotMeta
{
    /// <summary>Dated markers in a lane whose labels give way to each other, by <c>customdata[i][1]</c>, the largest first.</summary>
    public const string Lane = "lane";

    /// <summary>The heatmap whose colour scale a picture shows beside it.</summary>
    public const string Scale = "scale";
}

public sealed record ScatterTrace : Trace
{
    public required IReadOnlyList<string> X { get; init; }

    /// <summary>Numbers, or the names of a category axis.</summary>
    public required IEnumerable Y { get; init; }

    public required string Mode { get; init; }

    public IReadOnlyList<string>? Text { get; init; }

    public string? TextPosition { get; init; }

    public TextFont? TextFont { get; init; }

    public string? StackGroup { get; init; }

    public string? FillColor { get; init; }

    public Line? Line { get; init; }

    public Marker? Marker { get; init; }

    public IReadOnlyList<object[]>? CustomData { get; init; }

    public bool? ClipOnAxis { get; init; }
}

public sealed record BarTrace : Trace
{
    public required IReadOnlyList<string> X { get; init; }

    public required IReadOnlyList<double> Y { get; init; }

    /// <summary>Where each bar begins; on its axis' zero without it.</summary>
    public IReadOnlyList<double>? Base { get; init; }

    /// <summary>How wide each bar is, on a time axis in milliseconds.</summary>
    public IReadOnlyList<double>? Width { get; init; }

    /// <summary>How far right of its place each bar begins; around it without it.</summary>
    public double? Offset { get; init; }

    public IReadOnlyList<object[]>? CustomData { get; init; }

    public Marker? Marker { get; init; }
}

public sealed record HeatmapTrace : Trace
{
    public required IReadOnlyList<string> X { get; init; }

    public required IReadOnlyList<string> Y { get; init; }

    /// <summary>Values by row, then column; null leaves the cell out.</summary>
    public required double?[][] Z { get; init; }

    /// <summary>What each cell says when pointed at.</summary>
    public string[][]? Text { get; init; }

    public required IReadOnlyList<object[]> ColorScale { get; init; }

    public double? ZMin { get; init; }

    public double? ZMax { get; init; }

    public double XGap { get; init; } = 2;

    public double YGap { get; init; } = 2;

    public bool ShowScale { get; init; }

    public bool HoverOnGaps { get; init; }
}

public sealed record Line
{
    public double? Width { get; init; }

    public string? Color { get; init; }

    public string? Shape { get; init; }

    public string? Dash { get; init; }
}

public sealed record Marker
{
    /// <summary>One colour, or one a point.</summary>
    public object? Color { get; init; }

    public double? Size { get; init; }

    /// <summary>One of Plotly's symbols, or one a point.</summary>
    public object? Symbol { get; init; }

    public Pattern? Pattern { get; init; }
}

/// <summary>The hatching of a bar.</summary>
public sealed record Pattern(string Shape, string FgColor, double Size, double Solidity);

public sealed record TextFont
{
    public double? Size { get; init; }

    public object? Color { get; init; }

    public int? Weight { get; init; }
}
