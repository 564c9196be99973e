using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store;

/// <summary>Counts by capability and column.</summary>
internal static class HeatmapQuery
{
    private const int HoursOfWeek = 168;
    private const string DateFormat = "yyyy-MM-dd";

    public static Heatmap Run(DuckDbConnection connection, HeatmapRequest request, CancellationToken cancellation)
    {
        var scope = SelectionScope.Of(connection, request.Selection, withinDays: request.Columns == Grouping.HourOfWeek, cancellation);
        var columns = ColumnsOf(connection, request, scope, cancellation, out var key, out var join);
        var cutColumns = Math.Max(0, columns.Count - request.MaxColumns);
        columns = columns[..(columns.Count - cutColumns)];
        var rows = connection.Rows(
            $"WITH {scope.With} SELECT k.name, k.no FROM s JOIN capabilities k ON k.no = s.capability GROUP BY k.name, k.no ORDER BY sum(n) DESC, k.name",
            r => (Name: r.GetString(0), Number: r.GetInt32(1)),
            cancellation,
            scope.Parameters);
        var cutRows = Math.Max(0, rows.Count - request.MaxCapabilities);
        rows = rows[..(rows.Count - cutRows)];

        var interactions = rows.Select(_ => new long[columns.Count]).ToArray();
        var accounts = rows.Select(_ => new long[columns.Count]).ToArray();
        var rowPlaces = rows.Index().ToDictionary(r => r.Item.Number, r => r.Index);
        var columnPlaces = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        using var command = connection.Command(
            $"WITH {scope.With} SELECT s.capability, {key}, sum(n), count(DISTINCT s.account) FROM s {join} GROUP BY ALL",
            scope.Parameters);
        using var reader = command.Execute(System.Data.CommandBehavior.Default, cancellation);
        while (reader.Read())
        {
            if (!rowPlaces.TryGetValue(reader.GetInt32(0), out var row) || !columnPlaces.TryGetValue(reader.GetString(1), out var column)) continue;
            interactions[row][column] = reader.GetInt64(2);
            accounts[row][column] = reader.GetInt64(3);
        }

        return new Heatmap([.. rows.Select(r => r.Name)], columns, interactions, accounts, cutColumns, cutRows);
    }

    /// <summary>The columns in order, and the expression that gives an interaction's column.</summary>
    private static List<string> ColumnsOf(DuckDbConnection connection, HeatmapRequest request, SelectionScope scope, CancellationToken cancellation, out string key, out string join)
    {
        join = "";
        switch (request.Columns)
        {
            case Grouping.Day or Grouping.Week:
                var resolution = request.Columns == Grouping.Day ? Resolution.Day : Resolution.Week;
                key = $"strftime({TimeBins.Expression(resolution, "s.day")}, '%Y-%m-%d')";
                return TimelineQuery.Axis(connection, request.Selection, cancellation) is { } axis
                    ? [.. TimeBins.Of(resolution, axis.Start, axis.End).Select(b => b.ToString(DateFormat, CultureInfo.InvariantCulture))]
                    : [];
            case Grouping.HourOfWeek:
                key = "CAST((isodow(s.first) - 1) * 24 + hour(s.first) AS VARCHAR)";
                return [.. Enumerable.Range(0, HoursOfWeek).Select(h => h.Invariant())];
            case Grouping.Cluster or Grouping.Model:
                var grouped = Grouped.By(request.Columns);
                (key, join) = request.Columns == Grouping.Model
                    ? ($"coalesce(m.name, {Sql.Literal(Labels.NoModel)})", "LEFT JOIN models m ON m.no = s.model")
                    : (grouped.Key, grouped.Join);
                return connection.Rows(
                    $"WITH {scope.With} SELECT {key} AS name FROM s {join} GROUP BY name ORDER BY sum(n) DESC, name",
                    r => r.GetString(0),
                    cancellation,
                    scope.Parameters);
            default:
                throw new ArgumentException($"A heatmap has no columns by {request.Columns}: choose day, week, cluster, model or hour of week.", nameof(request));
        }
    }
}
