namespace Dashboard.Packets.Drawings;

/// <summary>Interactions by time, their series stacked from the bottom up in the order of the legend.</summary>
internal static class TimelineDrawing
{
    private const int LegendColumns = 3;
    private const double LeastBetweenDates = 56;
    private const double Left = 48, Top = 46, Bottom = 226, Right = Sketch.Width - 4;

    public static string? Of(string[] header, IReadOnlyList<string[]> rows)
    {
        if (header is not ["bin_start_utc", "resolution", _, "interactions"]) return null;
        var bins = rows.Select(r => r[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var series = rows.GroupBy(r => r[2], StringComparer.Ordinal).OrderByDescending(g => g.Sum(r => Sketch.NumberOf(r[3])))
            .ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList();
        var top = rows.GroupBy(r => r[0], StringComparer.Ordinal).Max(g => g.Sum(r => Sketch.NumberOf(r[3])));
        if (bins.Count < 2 || top <= 0) return null;
        var sketch = new Sketch(246);
        double Y(double value) => Bottom - ((Bottom - Top) * value / top);
        for (var value = Sketch.StepBelow(top); value <= top; value += Sketch.StepBelow(top))
        {
            sketch.Line(Left, Y(value), Right, Y(value), Sketch.Faint, 0.5);
            sketch.Text(Left - 5, Y(value) + 3, Sketch.Shown(value), "end");
        }

        var places = series.Index().ToDictionary(s => s.Item, s => s.Index, StringComparer.Ordinal);
        var width = (Right - Left) / bins.Count;
        foreach (var (at, bin) in rows.GroupBy(r => r[0], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Index())
        {
            var below = 0.0;
            foreach (var (row, count) in bin.OrderBy(r => places[r[2]]).Select(r => (Row: r, Count: Sketch.NumberOf(r[3])))
                .Where(r => r.Count > 0))
            {
                sketch.Box(Left + (at * width), Y(below + count), width * 0.86, Y(below) - Y(below + count), ColourOf(places[row[2]]));
                below += count;
            }
        }

        sketch.Line(Left, Bottom, Right, Bottom, Sketch.Ink);
        sketch.Text(Left, Bottom + 13, DayOf(bins[0]));
        sketch.Text(Right, Bottom + 13, DayOf(bins[^1]), "end");
        var last = Left + LeastBetweenDates;
        foreach (var (at, bin) in bins.Index().Skip(1).Where(b => MonthOf(b.Item) != MonthOf(bins[b.Index - 1])))
        {
            var x = Left + (at * width);
            sketch.Line(x, Bottom, x, Bottom + 4, Sketch.Ink);
            if (x < last || x > Right - (2 * LeastBetweenDates)) continue;
            sketch.Text(x, Bottom + 13, DayOf(bin));
            last = x + LeastBetweenDates;
        }

        foreach (var (at, name) in series.Take(Sketch.Colours.Count).Concat(series.Count > Sketch.Colours.Count ? ["all others"] : [])
            .Where(_ => series.Count > 1).Index())
        {
            var (x, y) = (Left + (at % LegendColumns * (Right - Left) / LegendColumns), 3 + (at / LegendColumns * 12));
            sketch.Box(x, y, 8, 8, ColourOf(at));
            sketch.Text(x + 12, y + 7, name);
        }

        return sketch.ToString();
    }

    private static string DayOf(string bin) => bin[..Math.Min(10, bin.Length)];

    private static string MonthOf(string bin) => bin[..Math.Min(7, bin.Length)];

    private static string ColourOf(int place) => place < Sketch.Colours.Count ? Sketch.Colours[place] : Sketch.Rest;
}
