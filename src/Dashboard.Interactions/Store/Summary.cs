using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>What the case holds, and the measures over a selection.</summary>
internal static class Summary
{
    /// <summary>
    /// The method of every counted figure. Version 1: accounts are the distinct ids that the log names, an interaction
    /// without one counts as an interaction and as no account; days are UTC; interactions per account and day are
    /// those with an account, over the pairs of account and day that have any, rounded to a whole number.
    /// </summary>
    public static readonly Method Count = new("count", 1);

    /// <summary>From the first interaction to the last; null when there is none.</summary>
    public static TimeRange? TimeOf(DuckDbConnection connection, CancellationToken cancellation) => connection.Rows(
        "SELECT min(first), max(last) FROM daily",
        r => r.IsDBNull(0) ? (TimeRange?)null : new TimeRange(r.GetDateTime(0), r.GetDateTime(1).AddMicroseconds(1)),
        cancellation)[0];

    public static DataSet Describe(DuckDbConnection connection, ChangedContent changed, CancellationToken cancellation) => new(
        connection.Number("SELECT count(DISTINCT account) FROM daily", cancellation),
        connection.Number("SELECT coalesce(sum(interactions), 0) FROM daily", cancellation),
        TimeOf(connection, cancellation),
        changed.FingerprintOf(connection, cancellation),
        Counts(connection,
            "SELECT k.name, sum(d.interactions) AS n FROM daily d JOIN capabilities k ON k.no = d.capability GROUP BY k.name",
            cancellation),
        Counts(connection, "SELECT k.name, sum(d.interactions) AS n FROM daily d JOIN models k ON k.no = d.model GROUP BY k.name",
            cancellation),
        Counts(connection, "SELECT cluster, count(*) AS n FROM assignments WHERE cluster IS NOT NULL GROUP BY cluster", cancellation),
        connection.Number(
            "SELECT count(*) FROM (SELECT 1 FROM daily WHERE input_tokens IS NOT NULL OR output_tokens IS NOT NULL LIMIT 1)",
            cancellation) > 0);

    public static IReadOnlyList<Figure.Observed> Measure(
        DuckDbConnection connection, CubeReader? reader, ChangedContent changed, Selection selection, IReadOnlyList<Measure> measures,
        CancellationToken cancellation)
    {
        if (measures.Count == 0) return [];
        var scope = SelectionScope.Of(connection, selection, withinDays: false, cancellation);
        var fingerprint = changed.FingerprintOf(connection, cancellation);
        long[] values;
        if (reader is not null && scope.IsByDay && measures.All(CubeTotals.Has))
        {
            var totals = CubeTotals.Of(reader.Cube, reader.Scope(connection, scope), cancellation);
            values = [.. measures.Select(totals.Of)];
        }
        else
        {
            values = connection.Rows(
                $"WITH {scope.With} SELECT {string.Join(", ", measures.Select(Expression))} FROM s",
                r => measures.Select((_, i) => r.GetInt64(i)).ToArray(), cancellation, scope.Parameters)[0];
        }

        return [.. measures.Zip(values, (m, value) => new Figure.Observed(m, value, selection, fingerprint, Count))];
    }

    /// <summary>The ids of a selection's accounts, in no order.</summary>
    public static IReadOnlyList<string> AccountIds(
        DuckDbConnection connection, CubeReader? reader, Selection selection, CancellationToken cancellation)
    {
        var scope = SelectionScope.Of(connection, selection, withinDays: false, cancellation);
        if (reader is null || !scope.IsByDay)
            return connection.Rows(
                $"WITH {scope.With} SELECT id FROM accounts WHERE no IN (SELECT account FROM s)", r => r.GetString(0), cancellation,
                scope.Parameters);
        var totals = CubeTotals.Of(reader.Cube, reader.Scope(connection, scope), cancellation);
        return [.. reader.Ids(connection).Where((_, number) => totals.Holds(number)).OfType<string>()];
    }

    private static string Expression(Measure measure) => measure switch
    {
        Core.Measure.Accounts => "count(DISTINCT account)",
        Core.Measure.Interactions => "coalesce(sum(n), 0)",
        Core.Measure.InputTokens => "coalesce(sum(input_tokens), 0)",
        Core.Measure.OutputTokens => "coalesce(sum(output_tokens), 0)",
        Core.Measure.UncachedInputTokens => "coalesce(sum(uncached_tokens), 0)",
        Core.Measure.CacheReadTokens => "coalesce(sum(cached_tokens), 0)",
        Core.Measure.CacheWriteTokens => "coalesce(sum(cache_write_tokens), 0)",
        Core.Measure.ActiveDays => "count(DISTINCT day)",
        Core.Measure.InteractionsPerAccountAndDay =>
            "coalesce(CAST(round(sum(n) FILTER (account IS NOT NULL) / count(DISTINCT (account, day)) FILTER (account IS NOT NULL)) AS BIGINT), 0)",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    private static List<ValueCount> Counts(DuckDbConnection connection, string sql, CancellationToken cancellation) =>
        connection.Rows($"SELECT * FROM ({sql}) ORDER BY 2 DESC, 1", r => new ValueCount(r.GetString(0), r.GetInt64(1)), cancellation);
}
