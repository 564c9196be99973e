using Dashboard.Interactions.ClickHouse.Reading;

namespace Dashboard.Interactions.ClickHouse;

/// <summary>
/// Which states are being read: what a later state replaced is dropped only when nobody reads an earlier one any more, since rows that
/// vanish below a query are missed by it without a word.
/// </summary>
/// <param name="drop">Drops portions.</param>
internal sealed class Leases(Action<IReadOnlyList<long>> drop)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, int> readers = [];
    private readonly List<(long Until, long Portion)> retired = [];
    private StoreState? current;

    /// <summary>The state that holds.</summary>
    public StoreState Current => current!;

    public StoreState Take()
    {
        lock (gate)
        {
            readers[Current.Number] = readers.GetValueOrDefault(Current.Number) + 1;
            return Current;
        }
    }

    public void Return(StoreState state)
    {
        lock (gate)
        {
            if (--readers[state.Number] == 0) readers.Remove(state.Number);
        }

        DropUnread();
    }

    /// <summary>Lets another state hold from now on.</summary>
    public void Publish(StoreState state)
    {
        lock (gate)
        {
            if (current is { } before) retired.AddRange(before.Live.Except(state.Live).Select(p => (before.Number, p)));
            current = state;
        }

        DropUnread();
    }

    private void DropUnread()
    {
        List<long> unread;
        lock (gate)
        {
            var oldest = readers.Count == 0 ? long.MaxValue : readers.Keys.Min();
            unread = [.. retired.Where(r => r.Until < oldest).Select(r => r.Portion)];
            retired.RemoveAll(r => r.Until < oldest);
        }

        if (unread.Count > 0) drop(unread);
    }
}
