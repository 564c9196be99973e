using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Writing;

/// <summary>
/// Takes rows out again that were written before it was known that they do not count: those that a more complete row of
/// their id replaces, and those whose time stands far from all others. It runs before anything is summed up.
/// </summary>
internal sealed class Withdrawals(ImportContext context)
{
    private static readonly string[] Tables = ["interaction_attributes", "prompts", "interactions"];

    private readonly Dictionary<string, long> replacing = new(StringComparer.Ordinal);

    /// <summary>Notes that a row replaces all earlier ones with its id.</summary>
    public void Replace(string id, long line) => replacing[id] = line;

    /// <summary>Takes the replaced rows out; false when there are none.</summary>
    public bool RemoveReplaced()
    {
        if (replacing.Count == 0) return false;
        var (connection, cancellation) = (context.Connection, context.Cancellation);
        connection.Run("CREATE TEMP TABLE replacing (id VARCHAR, line BIGINT)", cancellation);
        using (var appender = connection.CreateAppender("replacing", "temp"))
        {
            foreach (var (id, line) in replacing)
            {
                appender.Set(0, System.Text.Encoding.UTF8.GetBytes(id));
                appender.Set(1, line);
                appender.EndRow();
            }

            appender.Close();
        }

        connection.Run(
            "CREATE TEMP TABLE withdrawn AS SELECT i.line FROM interactions i JOIN replacing r ON r.id = i.interaction_id WHERE i.import = $number AND i.line <> r.line",
            cancellation,
            context.NumberParameter);
        Remove();
        connection.Run("DROP TABLE replacing", cancellation);
        return true;
    }

    /// <summary>Sets the rows aside whose times stand far from all others.</summary>
    /// <returns>How many, and the first and the last of their days.</returns>
    public (long Rows, DateOnly First, DateOnly Last)? RemoveOutlying()
    {
        var (connection, cancellation) = (context.Connection, context.Cancellation);
        var days = connection.Rows(
            "SELECT CAST(instant AS DATE), count(*) FROM interactions WHERE import = $number GROUP BY 1 ORDER BY 1",
            r => new DayCount(DateOnly.FromDateTime(r.GetDateTime(0)), r.GetInt64(1)),
            cancellation,
            context.NumberParameter);
        if (TimeSpans.Main(days) is not { } main) return null;
        (string, object?)[] span = [
            context.NumberParameter, ("from", main.First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
            ("to", main.Last.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))];
        connection.Run(
            "CREATE TEMP TABLE withdrawn AS SELECT line FROM interactions WHERE import = $number AND (instant < $from OR instant >= $to)",
            cancellation, span);
        Remove();
        var outside = days.Where(d => d.Day < main.First || d.Day > main.Last).ToList();
        return (outside.Sum(d => d.Interactions), outside[0].Day, outside[^1].Day);
    }

    /// <summary>Takes names out that only rows had which are out.</summary>
    public static void RemoveNames(DuckDbConnection connection, CancellationToken cancellation)
    {
        Remove(
            "accounts",
            $"SELECT account FROM interactions WHERE account IS NOT NULL UNION SELECT account FROM account_records UNION SELECT account FROM account_attributes WHERE account IS NOT NULL {SupersededRows.Uses("account")}");
        Remove("capabilities", $"SELECT capability FROM interactions {SupersededRows.Uses("capability")}");
        Remove("models", $"SELECT model FROM interactions WHERE model IS NOT NULL {SupersededRows.Uses("model")}");
        Remove("statuses", $"SELECT status FROM interactions WHERE status IS NOT NULL {SupersededRows.Uses("status")}");
        Remove("rules", $"SELECT rule FROM interactions WHERE rule IS NOT NULL {SupersededRows.Uses("rule")}");
        Remove(
            "attributes",
            $"""
            SELECT attribute FROM account_attributes UNION SELECT attribute FROM interaction_attributes
            UNION SELECT prefix FROM ip_prefixes WHERE ip IN (SELECT ip FROM interactions WHERE ip IS NOT NULL)
            {string.Concat(ImportTarget.StandardAttributes.Select(a => $" UNION SELECT {a.Name} FROM interactions WHERE {a.Name} IS NOT NULL"))}
            {SupersededRows.UsesOfAttributes()}
            """);
        connection.Delete("ip_prefixes", "ip NOT IN (SELECT no FROM attributes)", cancellation);

        void Remove(string dictionary, string used) => connection.Delete(dictionary, $"no NOT IN ({used})", cancellation);
    }

    private void Remove()
    {
        foreach (var table in Tables)
            context.Connection.Delete(
                table, "import = $number AND line IN (SELECT line FROM withdrawn)", context.Cancellation, context.NumberParameter);
        context.Connection.Run("DROP TABLE withdrawn", context.Cancellation);
    }
}
