using System.Globalization;
using System.Numerics;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>A cell of a heatmap that has interactions.</summary>
internal readonly record struct HeatmapCell(string Row, string Column, long Interactions, long Accounts);

/// <summary>Counts by row and column.</summary>
internal static class HeatmapQuery
{
    private const int HoursOfWeek = 168;
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Of more bits than this, which accounts a cell has is counted by the store.</summary>
    private const long MostBits = 1L << 29;

    /// <param name="connection">The case.</param>
    /// <param name="reader">Its daily sums in memory; null where they are not there.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Heatmap Run(DuckDbConnection connection, CubeReader? reader, HeatmapRequest request, CancellationToken cancellation)
    {
        var scope = SelectionScope.Of(connection, request.Selection, withinDays: request.Columns == Grouping.HourOfWeek, cancellation);
        var axis = Axis(request, () => TimelineQuery.Axis(connection, reader?.Cube, request.Selection, cancellation));
        var cells = (reader is not null && scope.IsByDay ? FromCube(connection, reader, scope, request, axis, cancellation) : null)
            ?? FromTables(connection, scope, request, cancellation);
        return Of(request, cells, axis?.Names);
    }

    /// <summary>The heatmap of its cells.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="cells">Those that have interactions.</param>
    /// <param name="axis">The columns that are there whether or not anything falls in them; null for those that only the cells
    /// tell.</param>
    public static Heatmap Of(HeatmapRequest request, IReadOnlyList<HeatmapCell> cells, List<string>? axis)
    {
        var rows = Largest(cells, c => c.Row).ToArray();
        var columns = axis ?? [.. Largest(cells, c => c.Column)];
        var (cutRows, cutColumns) = (Math.Max(0, rows.Length - request.MaxRows), Math.Max(0, columns.Count - request.MaxColumns));
        (rows, columns) = (rows[..^cutRows], columns[..^cutColumns]);

        var interactions = rows.Select(_ => new long[columns.Count]).ToArray();
        var accounts = rows.Select(_ => new long[columns.Count]).ToArray();
        var rowPlaces = rows.Index().ToDictionary(r => r.Item, r => r.Index, StringComparer.Ordinal);
        var columnPlaces = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        foreach (var cell in cells)
        {
            if (!rowPlaces.TryGetValue(cell.Row, out var row) || !columnPlaces.TryGetValue(cell.Column, out var column)) continue;
            (interactions[row][column], accounts[row][column]) = (cell.Interactions, cell.Accounts);
        }

        return new Heatmap(rows, columns, interactions, accounts, cutColumns, cutRows);
    }

    /// <summary>The columns that are there whether or not anything falls in them; null for those that only the cells tell.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="time">Finds the time that the charts of its selection span.</param>
    public static (List<string> Names, List<DateTime> Bins, Resolution Resolution)? Axis(HeatmapRequest request, Func<TimeRange?> time)
    {
        if (request.Columns == Grouping.HourOfWeek)
            return ([.. Enumerable.Range(0, HoursOfWeek).Select(h => h.Invariant())], [], Resolution.Hour);
        if (request.Columns is not (Grouping.Day or Grouping.Week)) return null;
        var resolution = request.Columns == Grouping.Day ? Resolution.Day : Resolution.Week;
        var bins = time() is { } axis ? TimeBins.Of(resolution, axis.Start, axis.End) : [];
        return ([.. bins.Select(b => b.ToString(DateFormat, CultureInfo.InvariantCulture))], bins, resolution);
    }

    private static List<HeatmapCell> FromTables(
        DuckDbConnection connection, SelectionScope scope, HeatmapRequest request, CancellationToken cancellation)
    {
        var (row, rowJoin) = request.Rows switch
        {
            Grouping.Capability => ("k.name", "JOIN capabilities k ON k.no = s.capability"),
            Grouping.Cluster => (Grouped.By(request.Rows).Key, Grouped.By(request.Rows).Join),
            _ => throw NoRows(request.Rows),
        };
        var (key, join) = request.Columns switch
        {
            Grouping.Day => ($"strftime({TimeBins.Expression(Resolution.Day, "s.day")}, '%Y-%m-%d')", ""),
            Grouping.Week => ($"strftime({TimeBins.Expression(Resolution.Week, "s.day")}, '%Y-%m-%d')", ""),
            Grouping.HourOfWeek => ("CAST((isodow(s.first) - 1) * 24 + hour(s.first) AS VARCHAR)", ""),
            Grouping.None => ("'interactions'", ""),
            Grouping.Model => ($"coalesce(m.name, {Sql.Literal(Labels.NoModel)})", "LEFT JOIN models m ON m.no = s.model"),
            // Where the rows are clusters, too, they have joined them.
            Grouping.Cluster => (Grouped.By(request.Columns).Key, request.Rows == Grouping.Cluster ? "" : Grouped.By(request.Columns).Join),
            _ => throw NoColumns(request.Columns),
        };
        return connection.Rows(
            $"WITH {scope.With} SELECT {row}, {key}, sum(n), count(DISTINCT s.account) FROM s {rowJoin} {join} GROUP BY ALL",
            r => new HeatmapCell(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3)),
            cancellation,
            scope.Parameters);
    }

    /// <summary>The same from memory; null where too many accounts and cells would have to be told apart.</summary>
    private static List<HeatmapCell>? FromCube(
        DuckDbConnection connection, CubeReader reader, SelectionScope scope, HeatmapRequest request,
        (List<string> Names, List<DateTime> Bins, Resolution Resolution)? axis, CancellationToken cancellation)
    {
        var (cube, columns) = (reader.Cube, request.Columns);
        var rows = reader.Keys(
            connection, request.Rows is Grouping.Capability or Grouping.Cluster ? request.Rows : throw NoRows(request.Rows));
        var keys = axis is null ? reader.Keys(
            connection, columns is Grouping.Cluster or Grouping.Model or Grouping.None ? columns : throw NoColumns(columns)) : null;
        var names = keys?.Names ?? axis!.Value.Names;
        var ofDay = axis is { } days ? TimeBins.OfDays(days.Resolution, days.Bins, cube.FirstDay, cube.DayCount) : [];
        var held = reader.Scope(connection, scope);
        var words = (cube.Largest.Account / 64) + 1;
        var cells = rows.Names.Count * names.Count;
        if ((long)cells * words * 64 > MostBits) return null;

        var parts = cube.Scan(
            held, () => new Counts(cube, rows, keys, ofDay, names.Count, words, new long[cells], new ulong[cells][]), cancellation);
        var found = new List<HeatmapCell>();
        for (var cell = 0; cell < cells; cell++)
        {
            var met = parts.Where(p => p.Accounts[cell] is not null).Select(p => p.Accounts[cell]).ToArray();
            if (met.Length > 0)
                found.Add(
                    new HeatmapCell(
                        rows.Names[cell / names.Count], names[cell % names.Count], parts.Sum(p => p.Sums[cell]), Distinct(met)));
        }

        return found;
    }

    /// <summary>How many bits are set in any of some sets; bit 0 stands for nobody.</summary>
    private static long Distinct(ulong[][] sets)
    {
        var count = 0L;
        for (var word = 0; word < sets[0].Length; word++)
        {
            var any = 0UL;
            foreach (var set in sets) any |= set[word];
            count += BitOperations.PopCount(word == 0 ? any & ~1UL : any);
        }

        return count;
    }

    private static IEnumerable<string> Largest(IReadOnlyList<HeatmapCell> cells, Func<HeatmapCell, string> nameOf) => cells
        .GroupBy(nameOf, StringComparer.Ordinal).OrderByDescending(g => g.Sum(c => c.Interactions))
        .ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key);

    public static ArgumentException NoColumns(Grouping columns) =>
        new($"A heatmap has no columns by {columns}: choose none, day, week, cluster, model or hour of week.", nameof(columns));

    public static ArgumentException NoRows(Grouping rows) =>
        new($"A heatmap has no rows by {rows}: choose capability or cluster.", nameof(rows));

    /// <summary>Sums and sets of accounts by cell, <c>[row × columns + column]</c>.</summary>
    private readonly record struct Counts(
        DayCube Cube, CubeKeys Rows, CubeKeys? Keys, int[] ColumnOfDay, int Columns, int Words, long[] Sums, ulong[][] Accounts)
        : IRowVisitor
    {
        public void Visit(int day, ReadOnlySpan<int> rows)
        {
            Span<int> cells = stackalloc int[rows.Length], columns = stackalloc int[rows.Length];
            Rows.Of(Cube, rows, cells);
            if (Keys is null) columns.Fill(ColumnOfDay[day]);
            else Keys.Of(Cube, rows, columns);
            var (interactions, numbers, width, sums, sets) = (Cube.Interactions, Cube.Accounts, Columns, Sums, Accounts);
            for (var i = 0; i < rows.Length; i++)
            {
                var (cell, account) = ((cells[i] * width) + columns[i], numbers[rows[i]]);
                sums[cell] += interactions[rows[i]];
                var met = sets[cell] ??= new ulong[Words];
                met[account >> 6] |= 1UL << account;
            }
        }
    }
}
