namespace Dashboard.Packets.Drawings;

/// <summary>How many accounts each cluster has.</summary>
internal static class ClustersDrawing
{
    private const int MaxClusters = 24;
    private const double Left = 150, Right = Sketch.Width - 50, RowHeight = 14;

    public static string? Of(string[] header, IReadOnlyList<string[]> rows)
    {
        if (header is not ["cluster", "label", "disposition", "accounts", ..]) return null;
        var shown = rows.Take(MaxClusters).ToList();
        var most = shown.Max(r => Sketch.NumberOf(r[3]));
        if (most <= 0) return null;
        var sketch = new Sketch((shown.Count * RowHeight) + 6);
        foreach (var (at, row) in shown.Index())
        {
            var (y, width) = (2 + (at * RowHeight), (Right - Left) * Sketch.NumberOf(row[3]) / most);
            sketch.Text(Left - 8, y + 9.5, $"{row[1]}, {row[2]}", "end");
            sketch.Box(Left, y, width, RowHeight - 3, Sketch.Colours[0]);
            sketch.Text(Left + width + 5, y + 9.5, Sketch.ShownOf(row[3]));
        }

        return sketch.ToString();
    }
}
