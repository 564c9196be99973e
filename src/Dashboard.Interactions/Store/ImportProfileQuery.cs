using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>
/// A first look at one import, read from its rollup and, for gaps, once from its interactions. Days beyond
/// <see cref="MaxDays"/> come from times that cannot be right: then only days with interactions are listed, and neither
/// gaps nor jumps are looked for.
/// </summary>
internal static class ImportProfileQuery
{
    public const int Top = 10;

    /// <summary>The longest log whose empty days are listed too, in days: some thirty years.</summary>
    public const int MaxDays = 11_000;

    private const string OfImport = "import = $import";

    /// <summary>Describes an import; one without interactions has an empty profile.</summary>
    /// <param name="connection">The case's store.</param>
    /// <param name="number">The import's number.</param>
    /// <param name="rules">How its interactions came by their capability.</param>
    /// <param name="cancellation">Gives up.</param>
    public static ImportProfile Run(DuckDbConnection connection, int number, Classification rules, CancellationToken cancellation)
    {
        (string, object?)[] import = [("import", number)];
        var days = connection.Rows(
            $"SELECT day, CAST(sum(interactions) AS BIGINT) FROM daily WHERE {OfImport} GROUP BY day ORDER BY day",
            r => new DayCount(DateOnly.FromDateTime(r.GetDateTime(0)), r.GetInt64(1)),
            cancellation,
            import);
        var isPlausible = IsPlausible(days);
        if (isPlausible) days = WithEmptyDays(days);
        return new ImportProfile(
            days,
            connection.Number($"SELECT count(DISTINCT account) FROM daily WHERE {OfImport}", cancellation, import),
            Named(connection, "accounts", "id", "account", import, cancellation),
            Named(connection, "models", "name", "model", import, cancellation),
            Named(connection, "capabilities", "name", "capability", import, cancellation),
            Shared(connection, import, cancellation),
            isPlausible ? SilentStretches.Find(Hours(connection, OfImport, cancellation, import)) : [],
            isPlausible ? VolumeJumps.Find(days) : [],
            rules);
    }

    /// <summary>Whether days may all be right, as far as they are apart.</summary>
    public static bool IsPlausible(IReadOnlyList<DayCount> days) =>
        days.Count > 0 && days[^1].Day.DayNumber - days[0].Day.DayNumber < MaxDays;

    /// <summary>The gaps of the whole case; none where its times are too far apart to be all right.</summary>
    public static IReadOnlyList<TimeRange> Gaps(DuckDbConnection connection, CancellationToken cancellation) =>
        Summary.TimeOf(connection, cancellation) is { Duration.TotalDays: < MaxDays }
        ? SilentStretches.Find(Hours(connection, "true", cancellation)) : [];

    public static List<DayCount> WithEmptyDays(List<DayCount> days)
    {
        var all = new List<DayCount>(days[^1].Day.DayNumber - days[0].Day.DayNumber + 1);
        foreach (var day in days)
        {
            while (all.Count > 0 && all[^1].Day.DayNumber + 1 < day.Day.DayNumber) all.Add(new DayCount(all[^1].Day.AddDays(1), 0));
            all.Add(day);
        }

        return all;
    }

    private static List<ValueCount> Named(
        DuckDbConnection connection, string dictionary, string name, string column, (string, object?)[] import,
        CancellationToken cancellation) => connection.Rows(
        $"""
        SELECT d.{name}, CAST(sum(r.interactions) AS BIGINT) AS n FROM daily r JOIN {dictionary} d ON d.no = r.{column}
        WHERE r.{OfImport} GROUP BY d.{name} ORDER BY n DESC, d.{name} LIMIT {Top}
        """,
        r => new ValueCount(r.GetString(0), r.GetInt64(1)),
        cancellation,
        import);

    private static List<SharedAttribute> Shared(DuckDbConnection connection, (string, object?)[] import, CancellationToken cancellation) =>
        connection.Rows(
        $"""
        SELECT a.family, a.kind, a.value, CAST(s.df AS INTEGER)
        FROM (SELECT attribute, count(DISTINCT account) AS df FROM account_attributes WHERE {OfImport} GROUP BY attribute HAVING df >= 2) s
        JOIN attributes a ON a.no = s.attribute WHERE a.known IS NULL ORDER BY s.df DESC, a.kind, a.value LIMIT {Top}
        """,
        r => new SharedAttribute(
            Enum.Parse<AttributeFamily>(r.GetString(0), ignoreCase: true), r.GetString(1), r.GetString(2), r.GetInt32(3)),
        cancellation,
        import);

    private static List<ActiveHour> Hours(
        DuckDbConnection connection, string where, CancellationToken cancellation, params (string, object?)[] parameters) =>
        connection.Rows(
        $"SELECT min(instant), max(instant) FROM interactions WHERE {where} GROUP BY date_trunc('hour', instant) ORDER BY 1",
        r => new ActiveHour(
            DateTime.SpecifyKind(r.GetDateTime(0), DateTimeKind.Utc), DateTime.SpecifyKind(r.GetDateTime(1), DateTimeKind.Utc)),
        cancellation,
        parameters);
}
