namespace Dashboard.Scenarios.Traffic;

/// <summary>
/// The interactions of one day, kept as they were made and read in the order of time, so that the large rows are never
/// moved. It is filled again and again.
/// </summary>
/// <param name="most">The most rows that it has room for.</param>
internal sealed class DayRows(int most)
{
    private const int IndexBits = 28;
    private const int DigitBits = 9;
    private const int Digits = 3;

    private readonly InteractionRow[] rows = new InteractionRow[most];
    private ulong[] order = new ulong[most];
    private ulong[] spare = new ulong[most];

    public int Count { get; private set; }

    /// <summary>So many rows, which the caller fills before it asks for their order.</summary>
    public Span<InteractionRow> Take(int count)
    {
        Count = count;
        return rows.AsSpan(0, count);
    }

    /// <summary>
    /// Orders the rows by time, of two at the same millisecond the one made first: a radix sort of numbers that hold the time of day above
    /// the place in memory.
    /// </summary>
    public void Order(long midnight)
    {
        for (var i = 0; i < Count; i++) order[i] = (ulong)(rows[i].UnixMilliseconds - midnight) << IndexBits | (uint)i;
        Span<int> starts = stackalloc int[1 << DigitBits];
        for (var digit = 0; digit < Digits; digit++)
        {
            var shift = IndexBits + digit * DigitBits;
            starts.Clear();
            foreach (var key in order.AsSpan(0, Count)) starts[(int)(key >> shift) & ((1 << DigitBits) - 1)]++;
            var sum = 0;
            foreach (ref var start in starts) (start, sum) = (sum, sum + start);
            foreach (var key in order.AsSpan(0, Count)) spare[starts[(int)(key >> shift) & ((1 << DigitBits) - 1)]++] = key;
            (order, spare) = (spare, order);
        }
    }

    public InteractionRow[] ToArray()
    {
        var ordered = new InteractionRow[Count];
        Copy(0, ordered);
        return ordered;
    }

    /// <summary>Copies the rows from a place on, as many as the target holds.</summary>
    public void Copy(int from, Span<InteractionRow> target)
    {
        for (var i = 0; i < target.Length; i++) target[i] = rows[(int)(order[from + i] & ((1UL << IndexBits) - 1))];
    }
}
