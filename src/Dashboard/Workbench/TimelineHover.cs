using System.Globalization;
using System.Text;
using Dashboard.Charts;
using Dashboard.Interactions;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;

namespace Dashboard.Workbench;

/// <summary>What a timeline says of the bin under the pointer: its time, its total, and its largest parts.</summary>
public static class TimelineHover
{
    private const int LargestParts = 5;

    /// <summary>An invisible line along the top of the stack that carries the words.</summary>
    public static Scatter Of(Timeline timeline, IEnumerable<(TimelineSeries Series, string Name)> series)
    {
        var parts = series.ToList();
        var totals = timeline.Bins.Select((_, b) => timeline.Series.Sum(s => s.Interactions[b])).ToArray();
        return new Scatter
        {
            Mode = ModeFlag.Lines,
            X = [.. timeline.Bins.Select((bin, b) => PlotlyText.Time(bin + ((End(timeline, b) - bin) / 2)))],
            Y = [.. totals],
            Line = new() { Width = 0, Color = "var(--ink)/0" },
            TextArray = [.. timeline.Bins.Select(
                (bin, b) => Words(timeline.Resolution, bin, totals[b], parts.Select(p => (p.Name, p.Series.Interactions[b]))))],
            HoverTemplate = "%{text}<extra></extra>",
        };
    }

    private static string Words(Resolution resolution, DateTime bin, long total, IEnumerable<(string Name, long Count)> parts)
    {
        var words = new StringBuilder();
        words.Append(CultureInfo.InvariantCulture, $"<b>{bin.ToString(Format(resolution), CultureInfo.InvariantCulture)}</b> · {total:N0}");
        var present = parts.Where(p => p.Count > 0).OrderByDescending(p => p.Count).ToList();
        foreach (var (name, count) in present.Take(LargestParts))
            words.Append(CultureInfo.InvariantCulture, $"<br>{PlotlyText.Escape(name)} {count:N0}");
        if (present.Count > LargestParts) words.Append(CultureInfo.InvariantCulture, $"<br>and {present.Count - LargestParts} more");
        return words.ToString();
    }

    private static DateTime End(Timeline timeline, int bin) => bin + 1 < timeline.Bins.Count
        ? timeline.Bins[bin + 1] : TimelineFigure.End(timeline);

    private static string Format(Resolution resolution) => resolution switch
    {
        Resolution.Second => "ddd d MMM yyyy HH:mm:ss 'UTC'",
        Resolution.Minute or Resolution.Hour => "ddd d MMM yyyy HH:mm 'UTC'",
        Resolution.Week => "'week of' d MMM yyyy",
        Resolution.Month => "MMMM yyyy",
        Resolution.Year => "yyyy",
        _ => "ddd d MMM yyyy",
    };
}
