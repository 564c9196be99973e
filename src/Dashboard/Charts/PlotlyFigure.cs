using System.Text.Json.Serialization;
using Plotly.Blazor;

namespace Dashboard.Charts;

/// <summary>
/// A chart in Plotly's own terms, and what a reader is told beside it. What traces and layout leave out is left to
/// Plotly's defaults; colours are tokens, <c>var(--category-1)</c> or <c>var(--accent)/0.1</c>, which the browser
/// resolves for its theme.
/// </summary>
public sealed record PlotlyFigure([property: JsonIgnore] IReadOnlyList<ITrace> Data, Layout Layout, PlotSummary Summary)
{
    /// <summary>The traces as they are written: each as what it is, not as what all of them are.</summary>
    [JsonPropertyName("data")]
    public IEnumerable<object> Traces => Data;

    /// <summary>The windows whose ends can be moved, laid over the chart; null for a chart without any.</summary>
    public IReadOnlyList<MovableWindow>? Windows { get; init; }

    /// <summary>How many lanes stand above the counts, on the second axis; their height is the browser's to choose.</summary>
    public int Lanes { get; init; }
}

/// <summary>What the page says about a chart.</summary>
/// <param name="Sentence">What it shows and what was cut.</param>
/// <param name="Empty">Why there is nothing to see, and what to do; null when there is something.</param>
/// <param name="Legend">The colours with their names, in the order they are stacked, top first.</param>
public sealed record PlotSummary(string Sentence, string? Empty, IReadOnlyList<LegendEntry> Legend)
{
    /// <summary>What the strongest colour of a scale from 0 stands for; null where there is no such scale.</summary>
    public string? Most { get; init; }
}

/// <summary>A colour and what it stands for.</summary>
public sealed record LegendEntry(string Name, string Color);

/// <summary>The words that a trace can carry to the drawing module.</summary>
public static class PlotMeta
{
    /// <summary>Dated markers in a lane whose labels give way to each other, by <c>customdata[i][1]</c>, the largest first.</summary>
    public const string Lane = "lane";

    /// <summary>The heatmap whose colour scale a picture shows beside it.</summary>
    public const string Scale = "scale";
}
