namespace Dashboard.Analysis.Communities;

/// <summary>
/// The adjusted Rand index (Hubert &amp; Arabie, 1985): how well two partitions of the same items agree, 1 for equal
/// ones and about 0 for unrelated ones. O(n log n). No items, or two partitions that both leave everything alone or
/// both put all together, agree: 1.
/// </summary>
public static class AdjustedRandIndex
{
    /// <summary>The index of two partitions; the numbers of the communities mean nothing.</summary>
    /// <exception cref="ArgumentException">The partitions are not of equally many items.</exception>
    public static double Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.Length != second.Length) throw new ArgumentException($"The partitions are of {first.Length} and {second.Length} items.");
        var cells = new long[first.Length];
        for (var i = 0; i < cells.Length; i++) cells[i] = ((long)first[i] << 32) | (uint)second[i];
        var both = PairsOfEqual(cells);
        for (var i = 0; i < cells.Length; i++) cells[i] = first[i];
        var inFirst = PairsOfEqual(cells);
        for (var i = 0; i < cells.Length; i++) cells[i] = second[i];
        var inSecond = PairsOfEqual(cells);
        var all = 0.5 * first.Length * (first.Length - 1.0);
        var expected = all == 0 ? 0 : inFirst * inSecond / all;
        var largest = (inFirst + inSecond) / 2;
        return largest == expected ? 1 : (both - expected) / (largest - expected);
    }

    private static double PairsOfEqual(long[] values)
    {
        var sorted = values.AsSpan().ToArray();
        Array.Sort(sorted);
        var pairs = 0.0;
        for (int i = 0, start = 0; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[start]) start = i;
            pairs += i - start;
        }

        return pairs;
    }
}
