namespace Dashboard.Packets.Redaction;

/// <summary>
/// Suppresses small counts in a table of two dimensions whose sums are known (complementary cell suppression; Cox 1980): a count from 1 to
/// 4 is taken out, and where it would be the only one of its row or column, the smallest other of that line with it, until no
/// line has exactly one.
/// </summary>
internal static class SmallCounts
{
    /// <summary>The least count that is shown, but for none at all.</summary>
    public const long Least = 5;

    /// <summary>Which cells are suppressed.</summary>
    /// <param name="counts">The counts, row by row; null where there is no cell.</param>
    public static bool[,] Of(long?[,] counts)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var hidden = new bool[rows, columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++) hidden[r, c] = counts[r, c] is > 0 and < Least;
        }

        for (var isStable = false; !isStable;)
        {
            isStable = true;
            for (var r = 0; r < rows; r++) isStable &= !Complement(counts, hidden, [.. Enumerable.Range(0, columns).Select(c => (r, c))]);
            for (var c = 0; c < columns; c++) isStable &= !Complement(counts, hidden, [.. Enumerable.Range(0, rows).Select(r => (r, c))]);
        }

        return hidden;
    }

    // Hides the smallest other cell of a line that has exactly one hidden; true where it did. A line of one cell says no more than its sum
    // does.
    private static bool Complement(long?[,] counts, bool[,] hidden, (int R, int C)[] line)
    {
        if (line.Count(p => hidden[p.R, p.C]) != 1) return false;
        var others = line.Where(p => !hidden[p.R, p.C] && counts[p.R, p.C] is > 0).OrderBy(p => counts[p.R, p.C]).ToList();
        if (others.Count == 0) others = [.. line.Where(p => !hidden[p.R, p.C] && counts[p.R, p.C] is not null)];
        if (others.Count == 0) return false;
        hidden[others[0].R, others[0].C] = true;
        return true;
    }
}
