using System.Globalization;

namespace Dashboard.Packets.Drawings;

/// <summary>
/// How much more or less than others a cluster asks for each capability over the whole time: log odds with their intervals.
/// </summary>
internal static class TargetingDrawing
{
    private const int MaxCapabilities = 24;
    private const double Left = 150, Right = Sketch.Width - 50, Top = 20, RowHeight = 14;

    public static string? Of(string[] header, IReadOnlyList<string[]> rows)
    {
        var (cluster, slice, capability, odds, low, high) =
            (Of("cluster"), Of("slice"), Of("capability"), Of("log_odds"), Of("low"), Of("high"));
        if (new[] { cluster, slice, capability, odds, low, high }.Any(i => i < 0)
            || rows.Select(r => r[cluster]).Distinct(StringComparer.Ordinal).Count() != 1) return null;
        var shown = rows.Where(r => r[slice] == "all" && r[odds].Length > 0).OrderByDescending(r => Sketch.NumberOf(r[odds]))
            .ThenBy(r => r[capability], StringComparer.Ordinal).Take(MaxCapabilities).ToList();
        if (shown.Count == 0) return null;
        var reach = shown.Max(r => Math.Max(Math.Abs(Sketch.NumberOf(r[low])), Math.Abs(Sketch.NumberOf(r[high]))));
        if (reach <= 0) return null;
        var bottom = Top + (shown.Count * RowHeight);
        var sketch = new Sketch(bottom + 4);
        double X(double value) => ((Left + Right) / 2) + ((Right - Left) / 2 * value / reach);
        sketch.Text(X(0) - 6, 10, "less than others", "end");
        sketch.Text(X(0) + 6, 10, "more than others");
        sketch.Line(X(0), 2, X(0), bottom, Sketch.Ink);
        foreach (var (at, row) in shown.Index())
        {
            var y = Top + (at * RowHeight) + (RowHeight / 2);
            sketch.Line(Left, y, Right, y, Sketch.Faint, 0.4);
            sketch.Line(X(Sketch.NumberOf(row[low])), y, X(Sketch.NumberOf(row[high])), y, Sketch.Colours[0], 2);
            sketch.Dot(X(Sketch.NumberOf(row[odds])), y, Sketch.Colours[0]);
            sketch.Text(Left - 8, y + 3, row[capability], "end");
            sketch.Text(
                Sketch.Width - 4, y + 3, Sketch.NumberOf(row[odds]).ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture), "end");
        }

        return sketch.ToString();

        int Of(string name) => Array.IndexOf(header, name);
    }
}
