namespace Dashboard.Packets.Drawings;

/// <summary>
/// An exhibit's rows as a vector picture. It is drawn of the rows and of nothing else: whoever verifies a packet draws it again, and
/// what a profile took away is not in it.
/// </summary>
public static class ExhibitDrawing
{
    /// <summary>More are a table, and no picture.</summary>
    public const int MaxRows = 50_000;

    /// <summary>The drawing as SVG; null where the rows are of a kind that is not drawn.</summary>
    /// <param name="records">The rows, their header the first.</param>
    public static string? Of(IReadOnlyList<string[]> records)
    {
        if (records.Count is 0 or > MaxRows + 1) return null;
        var (header, rows) = (records[0], records.Skip(1).Where(r => r.Length == records[0].Length).ToList());
        return rows.Count == 0 ? null : TimelineDrawing.Of(header, rows) ?? HeatmapDrawing.Of(header, rows) ?? TargetingDrawing.Of(
            header, rows) ?? ClustersDrawing.Of(header, rows);
    }
}
