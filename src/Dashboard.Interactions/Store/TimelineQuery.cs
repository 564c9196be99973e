using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>Counts over time, stacked.</summary>
internal static class TimelineQuery
{
    /// <param name="connection">The case.</param>
    /// <param name="reader">Its daily sums in memory; null where they are not there.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Timeline Run(DuckDbConnection connection, CubeReader? reader, TimelineRequest request, CancellationToken cancellation)
    {
        var grouped = Grouped.By(request.StackBy);
        if (Axis(connection, reader?.Cube, request.Selection, cancellation) is not { } axis)
            return new Timeline(request.Resolution ?? Resolution.Day, [], [], 0);

        var resolution = TimeBins.Choose(request.Resolution, axis.Start, axis.End);
        var bins = TimeBins.Of(resolution, axis.Start, axis.End);
        var scope = SelectionScope.Of(connection, request.Selection, withinDays: resolution < Resolution.Day, cancellation);
        var series = reader is not null && scope.IsByDay
            ? FromCube(connection, reader, scope, request.StackBy, resolution, bins, cancellation)
            : FromTables(connection, scope, grouped, resolution, bins, cancellation);
        return Of(resolution, bins, series, request.MaxSeries);
    }

    /// <summary>The largest series, the others summed into one.</summary>
    public static Timeline Of(Resolution resolution, List<DateTime> bins, IEnumerable<TimelineSeries> series, int maxSeries)
    {
        var ranked = series.OrderByDescending(s => s.Interactions.Sum()).ThenBy(s => s.Name, StringComparer.Ordinal).ToArray();
        var most = Math.Max(0, maxSeries);
        if (ranked.Length <= most) return new Timeline(resolution, bins, ranked, 0);
        var others = new long[bins.Count];
        foreach (var other in ranked[most..])
        {
            for (var i = 0; i < others.Length; i++) others[i] += other.Interactions[i];
        }

        return new Timeline(resolution, bins, [.. ranked[..most], new TimelineSeries(Labels.Other, others)], ranked.Length - most);
    }

    /// <summary>
    /// The time that a selection's charts span: its own time as far as the case has interactions, whatever else it
    /// holds back, so that the axis stays while facets change.
    /// </summary>
    public static TimeRange? Axis(DuckDbConnection connection, DayCube? cube, Selection selection, CancellationToken cancellation)
    {
        return Axis(cube?.Time ?? Summary.TimeOf(connection, cancellation), selection);
    }

    /// <summary>The same of a case whose time is known.</summary>
    public static TimeRange? Axis(TimeRange? known, Selection selection)
    {
        if (known is not { } all) return null;
        if (selection.Time is not { } time) return all;
        var start = time.Start > all.Start ? time.Start : all.Start;
        var end = time.End < all.End ? time.End : all.End;
        return start < end ? new TimeRange(start, end) : null;
    }

    private static IEnumerable<TimelineSeries> FromTables(
        DuckDbConnection connection, SelectionScope scope, Grouped grouped, Resolution resolution, List<DateTime> bins,
        CancellationToken cancellation)
    {
        var places = bins.Index().ToDictionary(b => b.Item, b => b.Index);
        var sql = $"""
            WITH {scope.With},
            g AS MATERIALIZED (SELECT {grouped.Key} AS key, {TimeBins.Expression(resolution, scope.IsByDay ? "s.day" : "s.first")} AS bin, sum(n) AS n FROM s {grouped.Join} GROUP BY ALL)
            SELECT {grouped.Name} AS name, g.bin, g.n FROM g {grouped.NameJoin}
            """;
        var series = new Dictionary<string, long[]>(StringComparer.Ordinal);
        foreach (var (name, bin, interactions) in connection.Rows(
            sql, r => (r.GetString(0), r.GetDateTime(1), r.GetInt64(2)), cancellation, scope.Parameters))
        {
            if (!series.TryGetValue(name, out var counts)) series[name] = counts = new long[bins.Count];
            counts[places[bin]] += interactions;
        }

        return series.Select(s => new TimelineSeries(s.Key, s.Value));
    }

    private static IEnumerable<TimelineSeries> FromCube(
        DuckDbConnection connection, CubeReader reader, SelectionScope scope, Grouping stack, Resolution resolution, List<DateTime> bins,
        CancellationToken cancellation)
    {
        var (cube, keys, held) = (reader.Cube, reader.Keys(connection, stack), reader.Scope(connection, scope));
        var binOfDay = TimeBins.OfDays(resolution, bins, cube.FirstDay, cube.DayCount);
        var counts = cube.Scan(
            held, () => new Counts(cube, keys, binOfDay, new long[keys.Names.Count * bins.Count], new bool[keys.Names.Count], bins.Count),
            cancellation);
        foreach (var (key, name) in keys.Names.Index())
        {
            if (!counts.Any(c => c.IsMet[key])) continue;
            var sums = new long[bins.Count];
            foreach (var part in counts)
            {
                for (var i = 0; i < sums.Length; i++) sums[i] += part.Sums[(key * bins.Count) + i];
            }

            yield return new TimelineSeries(name, sums);
        }
    }

    private readonly record struct Counts(DayCube Cube, CubeKeys Keys, int[] BinOfDay, long[] Sums, bool[] IsMet, int BinCount)
        : IRowVisitor
    {
        public void Visit(int day, ReadOnlySpan<int> rows)
        {
            Span<int> keys = stackalloc int[rows.Length];
            Keys.Of(Cube, rows, keys);
            var (interactions, isMet, sums, binCount, bin) = (Cube.Interactions, IsMet, Sums, BinCount, BinOfDay[day]);
            for (var i = 0; i < rows.Length; i++)
            {
                isMet[keys[i]] = true;
                sums[(keys[i] * binCount) + bin] += interactions[rows[i]];
            }
        }
    }
}
