namespace Dashboard.Interactions.Import.Parsing;

/// <summary>
/// The span in which a log's times lie. A few rows that stand more than a year from all others (one in a hundred at
/// most, or a single row) are outside it: a clock that was not set, a test, a slip of the pen.
/// </summary>
internal static class TimeSpans
{
    /// <summary>So many empty days part one stretch of times from another.</summary>
    private const int Gap = 365;

    private const int FewIn = 100;

    /// <summary>The first and the last day of the main span; null when all times lie within it.</summary>
    /// <param name="days">The days that have rows, in order.</param>
    public static (DateOnly First, DateOnly Last)? Main(IReadOnlyList<DayCount> days)
    {
        var stretches = new List<(DateOnly First, DateOnly Last, long Rows)>();
        foreach (var (day, rows) in days)
        {
            if (stretches.Count > 0 && day.DayNumber - stretches[^1].Last.DayNumber <= Gap)
                stretches[^1] = (stretches[^1].First, day, stretches[^1].Rows + rows);
            else stretches.Add((day, day, rows));
        }

        if (stretches.Count < 2) return null;
        var all = stretches.Sum(s => s.Rows);
        var few = Math.Max(1, all / FewIn);
        var main = stretches.Where(s => s.Rows > few).ToList();

        // Where no stretch stands out, none is an exception to the others.
        if (main.Count == 0 || main.Count == stretches.Count || all - main.Sum(s => s.Rows) > few) return null;
        return stretches.TrueForAll(s => s.Rows > few || s.Last < main[0].First || s.First > main[^1].Last)
            ? (main[0].First, main[^1].Last) : null;
    }
}
