using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.ClickHouse.Tables;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.ClickHouse.Queries;

/// <summary>What is asked of imports: a first look, gaps, clocks, rules.</summary>
internal static class ImportQueries
{
    public static async Task<ImportProfile> ProfileAsync(Published p, int number, CancellationToken cancellation)
    {
        var daily = p.OfImport(WideTable.Daily, number);
        var days = await p.Server.RowsAsync(
            $"SELECT day, sum(interactions) FROM {daily} GROUP BY day ORDER BY day", r => new DayCount(r.Day(0), r.Long(1)), cancellation)
            .ConfigureAwait(false);
        var isPlausible = ImportProfileQuery.IsPlausible(days);
        if (isPlausible) days = ImportProfileQuery.WithEmptyDays(days);
        return new ImportProfile(
            days,
            await p.Server.NumberAsync($"SELECT uniqExactIf(account, account <> '') FROM {daily}", cancellation).ConfigureAwait(false),
            await NamedAsync("account").ConfigureAwait(false),
            await NamedAsync("model").ConfigureAwait(false),
            await NamedAsync("capability").ConfigureAwait(false),
            await p.Server.RowsAsync(
                $"""
                SELECT any(family), kind, value, uniqExactIf(account, account <> '') AS df FROM {p.OfImport(WideTable.AccountAttributes, number)} WHERE (kind, value) NOT IN {p.Marks}
                GROUP BY kind, value HAVING df >= 2 ORDER BY df DESC, toString(kind), value LIMIT {Top}
                """,
                r => new SharedAttribute(SharingQueries.Family(r.Text(0)), r.Text(1), r.Text(2), r.Int(3)), cancellation)
                .ConfigureAwait(false),
            isPlausible ? SilentStretches.Find(await HoursAsync(p, p.OfImport(WideTable.Interactions, number), cancellation)
                .ConfigureAwait(false)) : [],
            isPlausible ? VolumeJumps.Find(days) : [],
            await ClassificationAsync(p, number, cancellation).ConfigureAwait(false));

        async Task<IReadOnlyList<ValueCount>> NamedAsync(string column) => await p.Server.RowsAsync(
            $"SELECT toString({column}) AS name, sum(interactions) AS n FROM {daily} WHERE {column} <> '' GROUP BY name ORDER BY n DESC, name LIMIT {Top}", r => new ValueCount(r.Text(0), r.Long(1)), cancellation).ConfigureAwait(false);
    }

    /// <summary>The gaps of the whole case; none where its times are too far apart to be all right.</summary>
    public static async Task<IReadOnlyList<TimeRange>> GapsAsync(Published p, CancellationToken cancellation) =>
        await PanelQueries.TimeAsync(p, cancellation).ConfigureAwait(false) is { Duration.TotalDays: < ImportProfileQuery.MaxDays }
            ? SilentStretches.Find(await HoursAsync(p, p.Of(WideTable.Interactions), cancellation).ConfigureAwait(false))
            : [];

    public static async Task<ImportClocks> ClocksAsync(Published p, ImportClocksRequest request, CancellationToken cancellation)
    {
        var spans = await p.Server.RowsAsync(
            $"SELECT import, min(first), max(last) FROM {p.Of(WideTable.Daily)} GROUP BY import ORDER BY import",
            r => (r.Int(0), r.Time(1), r.Time(2)), cancellation).ConfigureAwait(false);

        // Few imports overlap, and fewer are late: they are asked for one by one.
        return await Task.Run(
            () => ImportClocksQuery.Run(
                request, spans, p.State.Reports,
                (import, at) => p.Server.RowsAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"SELECT sum(requests), min(instant), max(instant) FROM {p.OfImport(WideTable.Interactions, import)} WHERE instant > {Microseconds.Of(at)}"),
                    r => new LateTimes(import, at, r.Long(0), r.Time(1), r.Time(2)), cancellation).GetAwaiter().GetResult().Single(),
                pair => CountAsync(p, pair, request.MinAccounts, cancellation).GetAwaiter().GetResult()),
            cancellation).ConfigureAwait(false);
    }

    public static async Task<Classification> ClassificationAsync(Published p, int? import, CancellationToken cancellation)
    {
        string Of(string table) => import is { } one ? p.OfImport(table, one) : p.Of(table);
        var counts = await p.Server.RowsAsync(
            $"SELECT rule, sum(requests) AS n FROM {Of(WideTable.Interactions)} GROUP BY rule ORDER BY n DESC, toString(rule)",
            r => (r.TextOrNull(0) is not null, RowQueries.RuleOf(r.TextOrNull(0)), r.Long(1)), cancellation).ConfigureAwait(false);
        var withText = await p.Server.NumberAsync(
            $"SELECT sum(requests) FROM {Of(WideTable.Interactions)} WHERE rule IS NOT NULL AND (import, line) IN (SELECT import, line FROM {Of(WideTable.Prompts)})", cancellation).ConfigureAwait(false);
        return ClassificationStore.Of(counts, withText);
    }

    public static async Task<IReadOnlyList<KnownSuggestion>> SuggestKnownAsync(Published p, CancellationToken cancellation) =>
        KnownLists.Suggestions(await p.Server.RowsAsync(
        string.Create(CultureInfo.InvariantCulture, $"""
        SELECT s.import AS import, s.value AS value, sum(s.interactions) / any(t.interactions) AS share, uniqExactIf(s.account, s.account <> '') AS accounts
        FROM (SELECT * FROM {p.Of(WideTable.AccountAttributes)} WHERE kind = '{ImportTarget.Ip}' AND (kind, value) NOT IN {p.Marks}) s
        JOIN (SELECT import, sum(interactions) AS interactions FROM {p.Of(WideTable.Daily)} GROUP BY import) t ON t.import = s.import
        GROUP BY import, value HAVING sum(s.interactions) >= {KnownLists.NearlyAll} * any(t.interactions) AND accounts >= {KnownLists.ManyAccounts} ORDER BY import, value
        """),
        r => (r.Int(0), r.Text(1), r.GetDouble(2), r.Long(3)), cancellation).ConfigureAwait(false));

    private static string Top => ImportProfileQuery.Top.ToString(CultureInfo.InvariantCulture);

    private static async Task<ImportPair?> CountAsync(
        Published p, (int First, int Second, DateTime Start, int Hours) pair, int minAccounts, CancellationToken cancellation)
    {
        string Accounts(int import) => $"SELECT account FROM {p.OfImport(WideTable.Daily, import)} WHERE account <> ''";
        var common = $"(SELECT DISTINCT account FROM ({Accounts(pair.First)}) WHERE account IN ({Accounts(pair.Second)}))";
        var accounts = (int)await p.Server.NumberAsync($"SELECT count() FROM {common}", cancellation).ConfigureAwait(false);
        if (accounts < minAccounts) return null;
        var (first, second) = (new double[pair.Hours], new double[pair.Hours]);
        var start = Microseconds.Of(pair.Start);
        var end = start + (pair.Hours * Microseconds.OfHour);
        await foreach (var (import, hour, n) in p.Server.StreamAsync(
            string.Create(CultureInfo.InvariantCulture, $"""
            SELECT import, intDiv(instant - {start}, {Microseconds.OfHour}) AS hour, sum(requests) FROM {p.Of(WideTable.Interactions, new[] { pair.First, pair.Second }.Select(i => p.State.Portions[i]))}
            WHERE instant >= {start} AND instant < {end} AND account IN {common} GROUP BY import, hour
            """),
            r => (r.Int(0), r.Int(1), r.Long(2)), cancellation).ConfigureAwait(false)) (import == pair.First ? first : second)[hour] = n;
        return new ImportPair(pair.First, pair.Second, accounts, pair.Start, first, second);
    }

    private static Task<List<ActiveHour>> HoursAsync(Published p, string interactions, CancellationToken cancellation) =>
        p.Server.RowsAsync(
        $"SELECT min(instant) AS first, max(instant) FROM {interactions} GROUP BY {Microseconds.Units("instant", Microseconds.OfHour)} ORDER BY first", r => new ActiveHour(r.Time(0), r.Time(1)), cancellation);
}
