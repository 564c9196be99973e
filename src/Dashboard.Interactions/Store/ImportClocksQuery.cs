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
        var overlapping = spans.SelectMany(a => spans.Where(b => b.Import > a.Import).Select(b => Overlap(a, b)))
            .Where(pair => pair.Hours >= request.MinHours)
            .OrderByDescending(pair => pair.Hours).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)
            .ToList();
        var pairs = overlapping.Take(request.MaxPairs).Select(pair => Count(connection, pair, request.MinAccounts, cancellation)).OfType<ImportPair>();
        return new([.. Late(connection, spans, cancellation)], [.. pairs], Math.Max(0, overlapping.Count - request.MaxPairs));
    }

    private static IEnumerable<LateTimes> Late(DuckDbConnection connection, IReadOnlyList<(int Import, DateTime First, DateTime Last)> spans, CancellationToken cancellation)
    {
        var reports = ImportRecords.Reports(connection, cancellation).ToDictionary(r => r.Number, r => r.ImportedAt);
        foreach (var (import, _, last) in spans)
        {
            if (!reports.TryGetValue(import, out var importedAt) || last <= importedAt) continue;
            yield return connection.Rows(
                "SELECT sum(requests)::BIGINT, min(instant), max(instant) FROM interactions WHERE import = $import AND instant > $at",
                r => new LateTimes(import, importedAt, r.GetInt64(0), r.GetDateTime(1), r.GetDateTime(2)),
                cancellation,
                ("import", import), ("at", importedAt)).Single();
        }
    }

    private static (int First, int Second, DateTime Start, int Hours) Overlap((int Import, DateTime First, DateTime Last) a, (int Import, DateTime First, DateTime Last) b)
    {
        var start = Hour(a.First > b.First ? a.First : b.First);
        var end = Hour(a.Last < b.Last ? a.Last : b.Last).AddHours(1);
        return (a.Import, b.Import, start, (int)Math.Max(0, (end - start).TotalHours));
    }

    private static ImportPair? Count(DuckDbConnection connection, (int First, int Second, DateTime Start, int Hours) pair, int minAccounts, CancellationToken cancellation)
    {
        const string Common = "(SELECT account FROM daily WHERE import = $first AND account IS NOT NULL INTERSECT SELECT account FROM daily WHERE import = $second AND account IS NOT NULL)";
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
        foreach (var (import, hour, interactions) in counts) (import == pair.First ? first : second)[(int)(hour - pair.Start).TotalHours] = interactions;
        return new ImportPair(pair.First, pair.Second, accounts, pair.Start, first, second);
    }

    private static DateTime Hour(DateTime instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerHour), DateTimeKind.Utc);
}
