using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.ClickHouse.Tables;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.ClickHouse.Queries;

/// <summary>What the analysis reads of accounts, and what is recorded of them.</summary>
internal static class MaterialQueries
{
    public static async Task<IReadOnlyList<AccountRecord>> AccountRecordsAsync(Published p, CancellationToken cancellation) =>
        await p.Server.RowsAsync(
        $"SELECT account, {string.Join(", ", ((string[])["created_at", "plan", "programme", "organisation", "status", "banned_at"]).Select(Last))} FROM {p.Of(WideTable.AccountRecords)} GROUP BY account ORDER BY account",
        r => new AccountRecord(r.Text(0), r.TimeOrNull(1), r.TextOrNull(2), r.TextOrNull(3), r.TextOrNull(4), r.TextOrNull(5),
            r.TimeOrNull(6)), cancellation).ConfigureAwait(false);

    public static async Task<AccountDates> AccountDatesAsync(Published p, AccountDatesRequest request, CancellationToken cancellation)
    {
        var scope = await Scope.OfAsync(p, request.Selection, withinDays: false, cancellation).ConfigureAwait(false);
        var rows = await p.Server.RowsAsync(
            $"SELECT {Last("created_at")}, {Last("banned_at")} FROM {p.Of(WideTable.AccountRecords)} WHERE {scope.WhereAccounts} GROUP BY account", r => (Created: Ticks(r.TimeOrNull(0)), Banned: Ticks(r.TimeOrNull(1))), cancellation, scope.Parameters).ConfigureAwait(false);
        long[] starts = [.. request.Bins.Select(b => b.Ticks)];
        return new(
            AccountRegister.Binned(rows.Select(r => r.Created), starts, request.End.Ticks),
            AccountRegister.Binned(rows.Select(r => r.Banned), starts, request.End.Ticks));

        static long Ticks(DateTime? time) => time?.Ticks ?? 0;
    }

    public static async Task<IReadOnlyList<AccountTraits>> TraitsAsync(Published p, CancellationToken cancellation) =>
        await p.Server.RowsAsync(
        $"""
        SELECT v.account AS account, coalesce(b.networks, 0), coalesce(b.agents, 0), v.interactions, v.bare, coalesce(b.prompts, 0), coalesce(b.prompted, 0), v.hours
        FROM (
            SELECT account, sum(requests) AS interactions, sumIf(requests, user_agent IS NULL AND device IS NULL) AS bare, uniqExact({Microseconds.Units("instant", Microseconds.OfHour)}) AS hours
            FROM {p.Of(WideTable.Interactions)} WHERE account <> '' GROUP BY account) v
        LEFT JOIN (
            SELECT account, uniqExactIf(value, kind = 'ip_prefix') AS networks, uniqExactIf(value, kind = 'user_agent') AS agents, uniqExactIf(value, kind = 'prompt_hash') AS prompts, sumIf(interactions, kind = 'prompt_hash') AS prompted
            FROM {p.Of(WideTable.AccountAttributes)} WHERE account <> '' AND kind IN ('ip_prefix', 'user_agent', 'prompt_hash') GROUP BY account) b ON b.account = v.account
        ORDER BY account
        """,
        r => new AccountTraits(r.Text(0), r.Int(1), r.Int(2), r.Long(3), r.Long(4)) { DistinctPrompts = r.Long(5),
            PromptInteractions = r.Long(6), ActiveHours = r.Long(7) }, cancellation).ConfigureAwait(false);

    public static async Task<AnswerSizes> AnswerSizesAsync(Published p, CancellationToken cancellation)
    {
        var rows = await p.Server.RowsAsync(
            $"""
            SELECT account, toInt32(floor(2 * log2(1 + output_tokens / requests))) AS size, sum(requests) FROM {p.Of(WideTable.Interactions)}
            WHERE account <> '' AND output_tokens >= 0 AND requests > 0 GROUP BY account, size ORDER BY account, size
            """,
            r => (Id: r.Text(0), Size: r.Int(1), Requests: r.Long(2)), cancellation).ConfigureAwait(false);
        return new AnswerSizes([.. rows.Select(r => r.Id)], [.. rows.Select(r => r.Size)], [.. rows.Select(r => r.Requests)]);
    }

    public static async Task<IReadOnlyList<AccountHours>> HoursAsync(Published p, CancellationToken cancellation)
    {
        var hours = new List<AccountHours>();
        await foreach (var (id, hour, n) in p.Server.StreamAsync(
            $"SELECT account, {Microseconds.HourOfWeek("instant")} AS hour, sum(requests) FROM {p.Of(WideTable.Interactions)} WHERE account <> '' GROUP BY account, hour ORDER BY account, hour", r => (r.Text(0), r.Int(1), r.Long(2)), cancellation).ConfigureAwait(false))
        {
            if (hours.Count == 0 || hours[^1].AccountId != id) hours.Add(new AccountHours(id, new long[AccountHours.HoursOfWeek]));
            hours[^1].Interactions[hour] += n;
        }

        return hours;
    }

    public static async Task<IReadOnlyList<PromptText>> PromptsAsync(Published p, int perAccount, CancellationToken cancellation) =>
        await p.Server.RowsAsync(
        $"""
        SELECT i.account AS account, t.prompt AS prompt, count() AS n, min(i.instant) AS first
        FROM (SELECT import, line, assumeNotNull(prompt) AS prompt FROM {p.Of(WideTable.Prompts)} WHERE prompt IS NOT NULL) t
        JOIN (SELECT import, line, account, instant FROM {p.Of(WideTable.Interactions)} WHERE account <> '') i ON i.import = t.import AND i.line = t.line
        GROUP BY account, prompt ORDER BY account, first, prompt LIMIT {perAccount.ToString(CultureInfo.InvariantCulture)} BY account
        """,
        r => new PromptText(r.Text(0), r.Text(1), r.Long(2)), cancellation).ConfigureAwait(false);

    public static async Task<IReadOnlyList<Assignment>> AssignmentsAsync(Published p, CancellationToken cancellation) =>
        await p.Server.RowsAsync(
        $"SELECT account, cluster, score, disposition FROM {p.Assignments} ORDER BY account",
        r => new Assignment(r.Text(0), r.TextOrNull(1), r.GetDouble(2), Enum.Parse<Disposition>(r.Text(3), ignoreCase: true)), cancellation)
        .ConfigureAwait(false);

    // Of several records of one account the last that has a field gives it.
    private static string Last(string field) => $"argMaxIf({field}, (import, line), {field} IS NOT NULL)";
}
