using System.Data;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>When accounts act, to the hour, and when they act on what they share, to the microsecond.</summary>
internal static class TimingQueries
{
    /// <summary>The table of <see cref="IAnalysisMaterial.HoursAsync"/>.</summary>
    public static IReadOnlyList<AccountHours> Hours(DuckDbConnection connection, CancellationToken cancellation)
    {
        var hours = new List<AccountHours>();
        using var command = connection.Command(
            """
            SELECT a.id, i.hour, i.n
            FROM (SELECT account, CAST((isodow(instant) - 1) * 24 + hour(instant) AS INTEGER) AS hour, sum(requests) AS n FROM interactions WHERE account IS NOT NULL GROUP BY 1, 2) i
            JOIN accounts a ON a.no = i.account ORDER BY a.id, i.hour
            """);
        using var reader = command.Read(cancellation);
        while (reader.Read())
        {
            var id = reader.GetString(0);
            if (hours.Count == 0 || hours[^1].AccountId != id) hours.Add(new AccountHours(id, new long[AccountHours.HoursOfWeek]));
            hours[^1].Interactions[reader.GetInt32(1)] += reader.GetInt64(2);
        }

        return hours;
    }

    /// <summary>The table of <see cref="IAnalysisMaterial.SharedEventsAsync"/>.</summary>
    public static SharedEvents Events(
        DuckDbConnection connection, string kind, int maxAccounts, int maxEvents, CancellationToken cancellation)
    {
        connection.Run(
            """
            CREATE OR REPLACE TEMP TABLE shared_values AS
            SELECT attribute AS no, sum(interactions) AS n FROM account_attributes
            WHERE account IS NOT NULL AND attribute IN (SELECT no FROM attributes WHERE kind = $kind AND known IS NULL)
            GROUP BY attribute HAVING count(DISTINCT account) BETWEEN 2 AND $most
            """,
            cancellation,
            ("kind", kind),
            ("most", maxAccounts));
        try
        {
            var (values, events) =
                (connection.Number("SELECT count(*) FROM shared_values", cancellation),
                    connection.Number("SELECT coalesce(sum(n), 0)::BIGINT FROM shared_values", cancellation));
            var every = Math.Max(1, (long)Math.Ceiling(events / (double)maxEvents));
            if (every > 1) connection.Run("DELETE FROM shared_values WHERE hash(no) % $every <> 0", cancellation, ("every", every));
            var kept = connection.Number("SELECT count(*) FROM shared_values", cancellation);
            return Events(connection, kind, values == 0 ? 1 : kept / (double)values, cancellation);
        }
        finally
        {
            connection.Run("DROP TABLE shared_values", CancellationToken.None);
        }
    }

    private static SharedEvents Events(DuckDbConnection connection, string kind, double share, CancellationToken cancellation)
    {
        // A standard attribute has a column of its own; its further values, and every other attribute, stand apart.
        var own = ImportTarget.StandardAttributes.Any(a => a.Name == kind)
            ? $"SELECT account, {kind} AS attribute, instant FROM interactions WHERE account IS NOT NULL AND {kind} IN (SELECT no FROM shared_values) UNION ALL "
            : "";
        using var command = connection.Command(
            $"""
            WITH events AS ({own}SELECT account, attribute, instant FROM interaction_attributes WHERE account IS NOT NULL AND attribute IN (SELECT no FROM shared_values))
            SELECT encode(a.id), encode(t.value), epoch_us(e.instant) FROM events e JOIN accounts a ON a.no = e.account JOIN attributes t ON t.no = e.attribute ORDER BY t.value, e.instant, a.id
            """);
        using var reader = command.Stream(cancellation);
        var (accounts, values) = (new TextNumbers(), new TextNumbers());
        var (accountOf, valueOf, times) = (new List<int>(), new List<int>(), new List<long>());
        while (reader.Read())
        {
            accountOf.Add(accounts.Add(reader.GetBytes(0)).Number - 1);
            valueOf.Add(values.Add(reader.GetBytes(1)).Number - 1);
            times.Add(reader.GetInt64(2));
        }

        return new SharedEvents(accounts.All(), values.All(), [.. accountOf], [.. valueOf], [.. times], share);
    }

    /// <summary>The rows of <see cref="IAnalysisMaterial.PromptsAsync"/>.</summary>
    public static IReadOnlyList<PromptText> Prompts(DuckDbConnection connection, int perAccount, CancellationToken cancellation) =>
        connection.Rows(
        """
        SELECT a.id, p.prompt, count(*) AS n, min(i.instant) AS first
        FROM prompts p JOIN interactions i ON i.import = p.import AND i.line = p.line JOIN accounts a ON a.no = i.account
        WHERE p.prompt IS NOT NULL GROUP BY a.id, p.prompt
        QUALIFY row_number() OVER (PARTITION BY a.id ORDER BY first, p.prompt) <= $most
        ORDER BY a.id, first, p.prompt
        """,
        r => new PromptText(r.GetString(0), r.GetString(1), r.GetInt64(2)),
        cancellation,
        ("most", perAccount));
}
