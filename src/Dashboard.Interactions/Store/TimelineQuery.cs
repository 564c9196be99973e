using Dashboard.Core;
using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store;

/// <summary>Counts over time, stacked.</summary>
internal static class TimelineQuery
{
    public static Timeline Run(DuckDbConnection connection, TimelineRequest request, CancellationToken cancellation)
    {
        var grouped = Grouped.By(request.StackBy);
        if (Axis(connection, request.Selection, cancellation) is not { } axis) return new Timeline(request.Resolution ?? Resolution.Day, [], [], 0);

        var resolution = TimeBins.Choose(request.Resolution, axis.Start, axis.End);
        var bins = TimeBins.Of(resolution, axis.Start, axis.End);
        var places = bins.Index().ToDictionary(b => b.Item, b => b.Index);
        var scope = SelectionScope.Of(connection, request.Selection, withinDays: resolution < Resolution.Day, cancellation);
        var sql = $"""
            WITH {scope.With},
            g AS MATERIALIZED (SELECT {grouped.Key} AS key, {TimeBins.Expression(resolution, scope.IsByDay ? "s.day" : "s.first")} AS bin, sum(n) AS n FROM s {grouped.Join} GROUP BY ALL),
            named AS MATERIALIZED (SELECT {grouped.Name} AS name, g.bin, g.n FROM g {grouped.NameJoin}),
            ranked AS (SELECT name, row_number() OVER (ORDER BY sum(n) DESC, name) AS rank FROM named GROUP BY name)
            SELECT CAST(least(rank, $most + 1) AS INTEGER), CASE WHEN rank <= $most THEN name END, bin, sum(n), (SELECT count(*) FROM ranked)
            FROM named JOIN ranked USING (name) GROUP BY ALL ORDER BY 1
            """;
        var series = new List<TimelineSeries>();
        var values = 0L;
        using var command = connection.Command(sql, [.. scope.Parameters, ("most", Math.Max(0, request.MaxSeries))]);
        using var reader = command.Execute(System.Data.CommandBehavior.Default, cancellation);
        while (reader.Read())
        {
            if (reader.GetInt32(0) > series.Count) series.Add(new TimelineSeries(reader.TextOrNull(1) ?? Labels.Other, new long[bins.Count]));
            series[^1].Interactions[places[reader.GetDateTime(2)]] = reader.GetInt64(3);
            values = reader.GetInt64(4);
        }

        return new Timeline(resolution, bins, series, (int)Math.Max(0, values - Math.Max(0, request.MaxSeries)));
    }

    /// <summary>
    /// The time that a selection's charts span: its own time as far as the case has interactions, whatever else it
    /// holds back, so that the axis stays while facets change.
    /// </summary>
    public static TimeRange? Axis(DuckDbConnection connection, Selection selection, CancellationToken cancellation)
    {
        if (Summary.TimeOf(connection, cancellation) is not { } all) return null;
        if (selection.Time is not { } time) return all;
        var start = time.Start > all.Start ? time.Start : all.Start;
        var end = time.End < all.End ? time.End : all.End;
        return start < end ? new TimeRange(start, end) : null;
    }
}
