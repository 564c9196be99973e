using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>
/// Where the rows of a selection stand in an order: how many rows each hour, account or number of tokens has, in the
/// order's direction. A page deep down is then sorted out of the rows around it, not out of all that come before it.
/// </summary>
internal sealed class RowPlaces
{
    private readonly long[] keys;
    private readonly long[] ends;

    private RowPlaces(long[] keys, long[] ends) => (this.keys, this.ends) = (keys, ends);

    /// <summary>How many rows there are.</summary>
    public long Total => ends is [.., var last] ? last : 0;

    public static RowPlaces Of(DuckDbConnection connection, SelectionScope scope, RowOrder order, CancellationToken cancellation)
    {
        var counts = connection.Rows(
            $"SELECT key, n FROM (SELECT {order.Key} AS key, count(*) AS n FROM interactions WHERE {scope.Where} GROUP BY 1) {order.SortedKeys}",
            r => (Key: r.GetInt64(0), Rows: r.GetInt64(1)),
            cancellation,
            scope.Parameters);
        var end = 0L;
        return new RowPlaces([.. counts.Select(c => c.Key)], [.. counts.Select(c => end += c.Rows)]);
    }

    /// <summary>The keys of the rows from one place up to another, and how many rows of the first of these keys come before.</summary>
    public (ArraySegment<long> Keys, long Skip) Around(long from, long to)
    {
        var first = FirstEndingAfter(from);
        var last = FirstEndingAfter(Math.Min(to, Total) - 1);
        return (new ArraySegment<long>(keys, first, last - first + 1), from - (first == 0 ? 0 : ends[first - 1]));
    }

    private int FirstEndingAfter(long place)
    {
        var at = Array.BinarySearch(ends, place + 1);
        return at < 0 ? ~at : at;
    }
}

/// <summary>The places of rows that were asked for last, so that scrolling counts them once.</summary>
internal sealed class RecentPlaces
{
    private const int Most = 16;

    private readonly Lock gate = new();
    private readonly List<(object Of, RowPlaces Places)> recent = [];

    /// <param name="of">What they are the places of; another state of the data is something else.</param>
    /// <param name="count">Counts them.</param>
    public RowPlaces Find(object of, Func<RowPlaces> count)
    {
        lock (gate)
        {
            if (recent.FirstOrDefault(r => r.Of.Equals(of)).Places is { } known) return known;
        }

        var places = count();
        lock (gate)
        {
            recent.Add((of, places));
            if (recent.Count > Most) recent.RemoveAt(0);
        }

        return places;
    }
}
