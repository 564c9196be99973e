using static System.FormattableString;

namespace Dashboard.Packets.Drawings;

/// <summary>Interactions by capability and day, week or model: the darker, the more.</summary>
internal static class HeatmapDrawing
{
    private const int MaxCapabilities = 20;
    private const int MaxColumns = 400;
    private const double Left = 138, Top = 24, RowHeight = 13, Right = Sketch.Width - 4;

    public static string? Of(string[] header, IReadOnlyList<string[]> rows)
    {
        if (header is not ["capability", "day" or "week" or "model", "interactions", ..]) return null;
        var capabilities = rows.GroupBy(r => r[0], StringComparer.Ordinal).OrderByDescending(g => g.Sum(r => Sketch.NumberOf(r[2])))
            .ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).Take(MaxCapabilities).ToList();
        var columns = rows.Select(r => r[1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var most = rows.Max(r => Sketch.NumberOf(r[2]));
        if (most <= 0 || columns.Count > MaxColumns) return null;
        var bottom = Top + (capabilities.Count * RowHeight);
        var sketch = new Sketch(bottom + 20);
        var width = (Right - Left) / columns.Count;
        var places = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        foreach (var (at, capability) in capabilities.Index())
        {
            sketch.Text(Left - 6, Top + (at * RowHeight) + 9.5, capability, "end");
            foreach (var row in rows.Where(r => r[0] == capability && Sketch.NumberOf(r[2]) > 0))
                sketch.Box(
                    Left + (places[row[1]] * width), Top + (at * RowHeight), width * 0.94, RowHeight - 1,
                    Shade(Sketch.NumberOf(row[2]) / most));
        }

        sketch.Line(Left, bottom + 1, Right, bottom + 1, Sketch.Ink);
        sketch.Text(Left, bottom + 13, columns[0]);
        if (columns.Count > 1) sketch.Text(Right, bottom + 13, columns[^1], "end");
        foreach (var (at, part) in new[] { 0.01, 0.25, 1 }.Index())
        {
            sketch.Box(Left + (at * 100), 4, 10, 10, Shade(part));
            sketch.Text(Left + (at * 100) + 14, 12, Sketch.Shown(Math.Ceiling(most * part)));
        }

        return sketch.ToString();
    }

    // By the root, so that what is rare can be seen.
    private static string Shade(double part)
    {
        int Mix(int light, int dark) => (int)(light + ((dark - light) * Math.Sqrt(part)));
        return Invariant($"#{Mix(0xe8, 0x08):x2}{Mix(0xf0, 0x30):x2}{Mix(0xfa, 0x6b):x2}");
    }
}
