using Dashboard.Core;

namespace Dashboard.Analysis.Windows;

/// <summary>
/// PELT, pruned exact linear time (Killick, Fearnhead &amp; Eckley, 2012): the division of a series into segments
/// that minimises the sum of their costs plus a penalty for each change. Exact. O(n) where changes come regularly,
/// O(n²) where there is none. Ties take the latest last change.
/// </summary>
internal static class Pelt
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("pelt", 1);

    /// <summary>The index of the first value of each segment but the first, ascending.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="length">n, the number of values (or of grid steps).</param>
    /// <param name="penalty">The price of a change, in units of the cost.</param>
    /// <param name="minLength">The fewest values in a segment; a series shorter than two of them has no change.</param>
    public static int[] Segment<TCost>(TCost cost, int length, double penalty, int minLength)
        where TCost : ISegmentCost
    {
        if (length < 2 * minLength) return [];
        var best = new double[length + 1];
        var last = new int[length + 1];
        Array.Fill(best, double.PositiveInfinity);
        best[0] = -penalty;
        var candidates = new int[length + 1];
        var dropAt = new int[length + 1];
        var sums = new double[length + 1];
        var count = 0;
        for (var end = minLength; end <= length; end++)
        {
            // A change may only be where a segment of the least length fits before it.
            var newest = end - minLength;
            if (newest == 0 || newest >= minLength)
            {
                candidates[count] = newest;
                dropAt[count++] = int.MaxValue;
            }

            for (var k = 0; k < count; k++)
            {
                var start = candidates[k];
                sums[k] = best[start] + cost.Of(start, end);
                if (sums[k] + penalty > best[end]) continue;
                best[end] = sums[k] + penalty;
                last[end] = start;
            }

            // A start that is beaten now can still serve until a segment that begins here has the least length.
            var kept = 0;
            for (var k = 0; k < count; k++)
            {
                if (dropAt[k] <= end) continue;
                candidates[kept] = candidates[k];
                dropAt[kept++] = sums[k] > best[end] ? Math.Min(dropAt[k], end + minLength) : dropAt[k];
            }

            count = kept;
        }

        var changes = new List<int>();
        for (var end = last[length]; end > 0; end = last[end]) changes.Add(end);
        changes.Reverse();
        return [.. changes];
    }
}
