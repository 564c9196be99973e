namespace Dashboard.Scenarios.Traffic;

/// <summary>
/// The interactions of one day, kept as they were made and read in the order of time, so that the large rows are never
/// moved. Filled again and again, it keeps its room.
/// </summary>
internal sealed class DayRows
{
    private const int IndexBits = 28;
    private const int DigitBits = 9;
    private const int Digits = 3;

    private InteractionRow[] rows = [];
    private ulong[] order = [];
    private ulong[] spare = [];

    public int Count { get; private set; }

    /// <summary>A row by its place in the order of time; of two at the same millisecond the one made first.</summary>
    public ref readonly InteractionRow this[int place] => ref rows[(int)(order[place] & ((1UL << IndexBits) - 1))];

    /// <summary>Room for so many rows, which the caller fills before it asks for their order.</summary>
    public Span<InteractionRow> Clear(int count)
    {
        if (rows.Length < count) (rows, order, spare) = (new InteractionRow[count], new ulong[count], new ulong[count]);
        Count = count;
        return rows.AsSpan(0, count);
    }

    /// <summary>Orders the rows by time: a radix sort of numbers that hold the time of day above the place in memory.</summary>
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
        for (var place = 0; place < ordered.Length; place++) ordered[place] = this[place];
        return ordered;
    }
}
