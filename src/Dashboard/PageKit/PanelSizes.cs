using System.Globalization;

namespace Dashboard.PageKit;

/// <summary>
/// How large somebody has made the panels of the workbench, in percent. A cookie keeps it, not the account: what fits depends on
/// the screen; and not the browser's storage: the server has to know it, so that charts are drawn at their size at once.
/// </summary>
/// <param name="Graph">The graph's share of what graph and heatmap have.</param>
/// <param name="Charts">The share of both in the width.</param>
/// <param name="Upper">The share of the upper panels in the height.</param>
public sealed record PanelSizes(int Graph, int Charts, int Upper)
{
    /// <summary>The cookie's name.</summary>
    public const string Cookie = "panels";

    /// <summary>Parses a cookie, <c>53-80-57</c>; null for what is none, or out of the bounds of the splitters.</summary>
    public static PanelSizes? Parse(string? cookie)
    {
        if (cookie?.Split('-') is not [var graph, var charts, var upper]) return null;
        return Within(graph, 20, 80) is { } g && Within(charts, 55, 86) is { } c && Within(upper, 25, 80) is { } u
            ? new PanelSizes(g, c, u) : null;
    }

    /// <summary>The properties that the page's grid takes its tracks from.</summary>
    public string Style => string.Create(
        CultureInfo.InvariantCulture,
        $"--panel-graph: {Graph}fr; --panel-heatmap: {100 - Graph}fr; --panel-side: {100 - Charts}%; --panel-upper: {Upper}fr; --panel-lower: {100 - Upper}fr");

    private static int? Within(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
        ? number : null;
}
