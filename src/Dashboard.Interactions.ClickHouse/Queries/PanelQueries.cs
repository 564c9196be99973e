using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Dashboard.Core;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.ClickHouse.Tables;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.ClickHouse.Queries;

/// <summary>What a case holds, the measures over a selection, its charts and its accounts.</summary>
internal static class PanelQueries
{
    public static async Task<DataSet> DescribeAsync(Published p, Fingerprint fingerprint, CancellationToken cancellation)
    {
        var daily = p.Of(WideTable.Daily);
        var (accounts, interactions, countsTokens, first, last) = (await p.Server.RowsAsync(
            $"SELECT uniqExactIf(account, account <> ''), sum(interactions), countIf(input_tokens IS NOT NULL OR output_tokens IS NOT NULL) > 0, min(first), max(last) FROM {daily}",
            r => (r.Long(0), r.LongOrNull(1) ?? 0, r.Long(2) > 0, r.LongOrNull(3), r.LongOrNull(4)), cancellation)
            .ConfigureAwait(false))[0];
        return new DataSet(
            accounts, interactions, interactions == 0 ? null : Range(first!.Value, last!.Value), fingerprint,
            await CountsAsync(p, $"SELECT capability AS name, sum(interactions) AS n FROM {daily} GROUP BY name", cancellation)
            .ConfigureAwait(false),
            await CountsAsync(p, $"SELECT model AS name, sum(interactions) AS n FROM {daily} WHERE model <> '' GROUP BY name", cancellation)
            .ConfigureAwait(false),
            await CountsAsync(
                p, $"SELECT assumeNotNull(cluster) AS name, count() AS n FROM {p.Assignments} WHERE cluster IS NOT NULL GROUP BY name",
                cancellation).ConfigureAwait(false),
            countsTokens);
    }

    /// <summary>From the first interaction to the last; null when there is none.</summary>
    public static async Task<TimeRange?> TimeAsync(Published p, CancellationToken cancellation) => (await p.Server.RowsAsync(
        $"SELECT count(), min(first), max(last) FROM {p.Of(WideTable.Daily)}",
        r => r.Long(0) == 0 ? (TimeRange?)null : Range(r.Long(1), r.Long(2)), cancellation).ConfigureAwait(false))[0];

    public static async Task<IReadOnlyList<Figure.Observed>> MeasureAsync(
        Published p, Fingerprint fingerprint, Selection selection, IReadOnlyList<Measure> measures, CancellationToken cancellation)
    {
        if (measures.Count == 0) return [];
        var scope = await Scope.OfAsync(p, selection, withinDays: false, cancellation).ConfigureAwait(false);
        var values = (await p.Server.RowsAsync(
            $"WITH {scope.With} SELECT {string.Join(", ", measures.Select((m, i) => string.Create(CultureInfo.InvariantCulture, $"{Expression(m)} AS m{i}")))} FROM s",
            r => measures.Select((_, i) => r.Long(i)).ToArray(), cancellation, scope.Parameters).ConfigureAwait(false))[0];
        return [.. measures.Zip(values, (m, value) => new Figure.Observed(m, value, selection, fingerprint, Summary.Count))];
    }

    public static async Task<IReadOnlyList<string>> AccountIdsAsync(Published p, Selection selection, CancellationToken cancellation)
    {
        var scope = await Scope.OfAsync(p, selection, withinDays: false, cancellation).ConfigureAwait(false);
        return await p.Server.RowsAsync(
            $"WITH {scope.With} SELECT DISTINCT account FROM s WHERE account <> ''", r => r.Text(0), cancellation, scope.Parameters)
            .ConfigureAwait(false);
    }

    public static async Task<Timeline> TimelineAsync(Published p, TimelineRequest request, CancellationToken cancellation)
    {
        var key = Key(request.StackBy);
        if (TimelineQuery.Axis(await TimeAsync(p, cancellation).ConfigureAwait(false), request.Selection) is not { } axis)
            return new Timeline(request.Resolution ?? Resolution.Day, [], [], 0);
        var resolution = TimeBins.Choose(request.Resolution, axis.Start, axis.End);
        var bins = TimeBins.Of(resolution, axis.Start, axis.End);
        var scope = await Scope.OfAsync(p, request.Selection, withinDays: resolution < Resolution.Day, cancellation).ConfigureAwait(false);

        // Bins within a day have one width; of longer ones the days are known.
        var first = DateOnly.FromDateTime(axis.Start);
        var width = resolution switch { Resolution.Second => 1_000_000, Resolution.Minute => 60_000_000, _ => Microseconds.OfHour };
        var isWithinDays = resolution < Resolution.Day;
        int[] ofDay = isWithinDays
            ? [] : TimeBins.OfDays(resolution, bins, first, DateOnly.FromDateTime(axis.End).DayNumber - first.DayNumber + 1);
        var place = isWithinDays
            ? string.Create(CultureInfo.InvariantCulture, $"intDiv(s.first - {Microseconds.Of(bins[0])}, {width})")
            : string.Create(CultureInfo.InvariantCulture, $"s.day - {Microseconds.Of(first)}");
        var series = new Dictionary<string, long[]>(StringComparer.Ordinal);
        await foreach (var (name, at, n) in p.Server.StreamAsync(
            $"WITH {scope.With} SELECT {key} AS name, {place} AS place, sum(n) FROM s {Join(p, request.StackBy)} GROUP BY name, place",
            r => (r.Text(0), r.Int(1), r.Long(2)), cancellation, scope.Parameters).ConfigureAwait(false))
        {
            if (!series.TryGetValue(name, out var counts)) series[name] = counts = new long[bins.Count];
            counts[isWithinDays ? at : ofDay[at]] += n;
        }

        return TimelineQuery.Of(resolution, bins, series.Select(s => new TimelineSeries(s.Key, s.Value)), request.MaxSeries);
    }

    public static async Task<Heatmap> HeatmapAsync(Published p, HeatmapRequest request, CancellationToken cancellation)
    {
        var row = request.Rows is Grouping.Capability or Grouping.Cluster ? Key(request.Rows) : throw HeatmapQuery.NoRows(request.Rows);
        var column = request.Columns switch
        {
            Grouping.Day => "s.day",
            Grouping.Week => "s.day - positiveModulo(s.day + 3, 7)",
            Grouping.HourOfWeek => $"toString({Microseconds.HourOfWeek("s.first")})",
            Grouping.None or Grouping.Model or Grouping.Cluster => Key(request.Columns),
            _ => throw HeatmapQuery.NoColumns(request.Columns),
        };
        var isDate = request.Columns is Grouping.Day or Grouping.Week;
        var scope = await Scope.OfAsync(p, request.Selection, withinDays: request.Columns == Grouping.HourOfWeek, cancellation)
            .ConfigureAwait(false);
        var time = isDate ? TimelineQuery.Axis(await TimeAsync(p, cancellation).ConfigureAwait(false), request.Selection) : null;
        var join = request.Rows == Grouping.Cluster || request.Columns == Grouping.Cluster ? Join(p, Grouping.Cluster) : "";
        var cells = await p.Server.RowsAsync(
            $"WITH {scope.With} SELECT {row} AS row, {column} AS col, sum(n), uniqExactIf(s.account, s.account <> '') FROM s {join} GROUP BY row, col",
            r => new HeatmapCell(r.Text(0), isDate ? r.Day(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : r.Text(1), r.Long(2),
                r.Long(3)), cancellation, scope.Parameters).ConfigureAwait(false);
        return HeatmapQuery.Of(request, cells, HeatmapQuery.Axis(request, () => time)?.Names);
    }

    public static async Task<Page<AccountRow>> AccountsAsync(Published p, AccountsRequest request, CancellationToken cancellation)
    {
        var scope = await Scope.OfAsync(p, request.Selection, withinDays: false, cancellation).ConfigureAwait(false);
        (string, object)[] parameters = [.. scope.Parameters, ("contains", request.IdContains ?? "")];
        const string Matching =
            "s.account <> '' AND ({contains:String} = '' OR positionCaseInsensitiveUTF8(s.account, {contains:String}) > 0)";
        var total = await p.Server.NumberAsync(
            $"WITH {scope.With} SELECT uniqExact(s.account) FROM s WHERE {Matching}", cancellation, parameters).ConfigureAwait(false);
        var order = $"{AccountsQuery.Column(request.Order)} {(request.Descending ? "DESC" : "ASC")} NULLS LAST, id";
        var limit = string.Create(
            CultureInfo.InvariantCulture, $"LIMIT {Math.Clamp(request.Take, 0, AccountsQuery.MaxPage)} OFFSET {Math.Max(0, request.Skip)}");
        var rows = await p.Server.RowsAsync(
            $"""
            WITH {scope.With},
            page AS (
                SELECT s.account AS id, sum(s.n) AS interactions, uniqExact(s.day) AS active_days, sum(s.output_tokens) AS output_tokens, min(s.first) AS first, max(s.last) AS last,
                    any(x.score) AS score, any(x.cluster) AS cluster, any(x.disposition) AS disposition
                FROM s LEFT JOIN {p.Assignments} x ON x.account = s.account WHERE {Matching} GROUP BY id ORDER BY {order} {limit}),
            most AS (
                SELECT account, argMin(capability, (-n, capability)) AS capability
                FROM (SELECT account, toString(capability) AS capability, sum(n) AS n FROM s WHERE account IN (SELECT id FROM page) GROUP BY account, capability) GROUP BY account)
            SELECT page.id AS id, interactions, active_days, output_tokens, first, last, most.capability, score, cluster, disposition FROM page JOIN most ON most.account = page.id ORDER BY {order}
            """,
            AccountRow, cancellation, parameters).ConfigureAwait(false);
        return new Page<AccountRow>(rows, total);
    }

    public static async IAsyncEnumerable<DailyActivity> ActivityAsync(
        Published p, Selection selection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var scope = await Scope.OfAsync(p, selection, withinDays: false, cancellation).ConfigureAwait(false);
        var grouped =
            $"SELECT account, day, toString(capability) AS capability, toString(model) AS model, sum(n) AS n, sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens FROM s GROUP BY account, day, capability, model";
        await foreach (var row in p.Server.StreamAsync(
            $"WITH {scope.With} SELECT account, day, capability, model, n, coalesce(input_tokens, 0), coalesce(output_tokens, 0) FROM ({grouped}) ORDER BY account, day, capability, model",
            r => new DailyActivity(r.Text(0), r.Day(1), r.Text(2), r.NameOrNull(3), r.Long(4), r.Long(5), r.Long(6)), cancellation,
            scope.Parameters).ConfigureAwait(false)) yield return row;
    }

    private static TimeRange Range(long first, long last) => new(Microseconds.ToTime(first), Microseconds.ToTime(last).AddMicroseconds(1));

    private static async Task<IReadOnlyList<ValueCount>> CountsAsync(Published p, string sql, CancellationToken cancellation) =>
        await p.Server.RowsAsync(
            $"SELECT name, n FROM ({sql}) ORDER BY n DESC, name", r => new ValueCount(r.Text(0), r.Long(1)), cancellation)
            .ConfigureAwait(false);

    private static AccountRow AccountRow(DbDataReader r)
    {
        var id = r.Text(0);
        var assignment = r.IsDBNull(7)
            ? null : new Assignment(id, r.TextOrNull(8), r.GetDouble(7), Enum.Parse<Disposition>(r.Text(9), ignoreCase: true));
        return new AccountRow(id, r.Long(1), r.Int(2), r.LongOrNull(3), r.Time(4), r.Time(5), r.Text(6), assignment);
    }

    private static string Key(Grouping grouping) => grouping switch
    {
        Grouping.None => "'interactions'",
        Grouping.Capability => "toString(s.capability)",
        Grouping.Model => $"if(s.model = '', '{Labels.NoModel}', toString(s.model))",
        Grouping.Cluster => OfAccount("cluster", Labels.NoCluster),
        Grouping.Disposition => OfAccount("disposition", Labels.Of(Disposition.Unknown)),
        _ => throw new ArgumentException($"{grouping} is not a name to group by.", nameof(grouping)),
    };

    private static string OfAccount(string column, string whenNone) =>
        $"if(s.account = '', '{Labels.NoAccount}', coalesce(x.{column}, '{whenNone}'))";

    private static string Join(Published p, Grouping grouping) => grouping is Grouping.Cluster or Grouping.Disposition
        ? $"LEFT JOIN {p.Assignments} x ON x.account = s.account" : "";

    private static string Expression(Measure measure) => measure switch
    {
        Measure.Accounts => "uniqExactIf(account, account <> '')",
        Measure.Interactions => "sum(n)",
        Measure.InputTokens => "coalesce(sum(input_tokens), 0)",
        Measure.OutputTokens => "coalesce(sum(output_tokens), 0)",
        Measure.UncachedInputTokens => "sum(uncached_tokens)",
        Measure.CacheReadTokens => "coalesce(sum(cached_tokens), 0)",
        Measure.CacheWriteTokens => "coalesce(sum(cache_write_tokens), 0)",
        Measure.ActiveDays => "uniqExact(day)",

        // Rounded half up, in whole numbers.
        Measure.InteractionsPerAccountAndDay =>
            "intDivOrZero(2 * sumIf(n, account <> '') + toInt64(uniqExactIf((account, day), account <> '')), 2 * toInt64(uniqExactIf((account, day), account <> '')))",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };
}
