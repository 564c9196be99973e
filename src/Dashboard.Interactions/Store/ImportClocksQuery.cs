using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>What the times of imports can say of the clocks that logged them.</summary>
internal static class ImportClocksQuery
{
    public static ImportClocks Run(DuckDbConnection connection, ImportClocksRequest request, CancellationToken cancellation)
    {
        var spans = connection.Rows(
            "SELECT import, min(first), max(last) FROM daily GROUP BY import ORDER BY import",
            r => (Import: r.GetInt32(0), First: r.GetDateTime(1), Last: r.GetDateTime(2)),
            cancellation);
        return Run(
            request, spans, () => ImportRecords.Reports(connection, cancellation),
            (import, at) => connection.Rows(
                "SELECT sum(requests)::BIGINT, min(instant), max(instant) FROM interactions WHERE import = $import AND instant > $at",
                r => new LateTimes(import, at, r.GetInt64(0), r.GetDateTime(1), r.GetDateTime(2)),
                cancellation,
                ("import", import), ("at", at)).Single(),
            pair => Count(connection, pair, request.MinAccounts, cancellation));
    }

    /// <param name="request">What is asked.</param>
    /// <param name="spans">The first and the last time of each import.</param>
    /// <param name="reports">The imports.</param>
    /// <param name="late">Counts what an import has from after a time.</param>
    /// <param name="count">Counts two imports hour by hour; null where they have too few accounts in common.</param>
    public static ImportClocks Run(
        ImportClocksRequest request,
        IReadOnlyList<(int Import, DateTime First, DateTime Last)> spans,
        Func<IReadOnlyList<ImportReport>> reports,
        Func<int, DateTime, LateTimes> late,
        Func<(int First, int Second, DateTime Start, int Hours), ImportPair?> count)
    {
        var overlapping = spans.SelectMany(a => spans.Where(b => b.Import > a.Import).Select(b => Overlap(a, b)))
            .Where(pair => pair.Hours >= request.MinHours)
            .OrderByDescending(pair => pair.Hours).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)
            .ToList();
        var pairs = overlapping.Take(request.MaxPairs).Select(count).OfType<ImportPair>();
        return new([.. Late(spans, reports, late)], [.. pairs], Math.Max(0, overlapping.Count - request.MaxPairs));
    }

    private static IEnumerable<LateTimes> Late(
        IReadOnlyList<(int Import, DateTime First, DateTime Last)> spans, Func<IReadOnlyList<ImportReport>> reports,
        Func<int, DateTime, LateTimes> late)
    {
        var times = reports().ToDictionary(r => r.Number, r => r.ImportedAt);
        return spans.Where(s => times.TryGetValue(s.Import, out var importedAt) && s.Last > importedAt)
            .Select(s => late(s.Import, times[s.Import]));
    }

    private static (int First, int Second, DateTime Start, int Hours) Overlap(
        (int Import, DateTime First, DateTime Last) a, (int Import, DateTime First, DateTime Last) b)
    {
        var start = Hour(a.First > b.First ? a.First : b.First);
        var end = Hour(a.Last < b.Last ? a.Last : b.Last).AddHours(1);
        return (a.Import, b.Import, start, (int)Math.Max(0, (end - start).TotalHours));
    }

    private static ImportPair? Count(
        DuckDbConnection connection, (int First, int Second, DateTime Start, int Hours) pair, int minAccounts,
        CancellationToken cancellation)
    {
        const string Common =
            "(SELECT account FROM daily WHERE import = $first AND account IS NOT NULL INTERSECT SELECT account FROM daily WHERE import = $second AND account IS NOT NULL)";
        (string, object?)[] both = [("first", pair.First), ("second", pair.Second)];
        var accounts = (int)connection.Number($"SELECT count(*) FROM {Common}", cancellation, both);
        if (accounts < minAccounts) return null;
        var (first, second) = (new double[pair.Hours], new double[pair.Hours]);
        var counts = connection.Rows(
            $"""
            SELECT import, CAST(date_trunc('hour', instant) AS TIMESTAMP), sum(requests)::BIGINT FROM interactions
            WHERE import IN ($first, $second) AND instant >= $start AND instant < $end AND account IN {Common}
            GROUP BY ALL
            """,
            r => (Import: r.GetInt32(0), Hour: r.GetDateTime(1), Interactions: r.GetInt64(2)),
            cancellation,
            [.. both, ("start", pair.Start), ("end", pair.Start.AddHours(pair.Hours))]);
        foreach (var (import, hour, interactions) in counts)
            (import == pair.First ? first : second)[(int)(hour - pair.Start).TotalHours] = interactions;
        return new ImportPair(pair.First, pair.Second, accounts, pair.Start, first, second);
    }

    private static DateTime Hour(DateTime instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerHour), DateTimeKind.Utc);
}
