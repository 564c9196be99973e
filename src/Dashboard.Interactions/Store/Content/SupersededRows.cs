using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store.Content;

/// <summary>
/// Rows of earlier imports that count no more, since a later import has a more complete row of their id. They are kept beside the
/// others, in tables of the same columns, so that nothing else has to know of them, and come back when the later row goes.
/// Both change what the earlier import has: its sums and digests are made anew.
/// </summary>
internal static class SupersededRows
{
    /// <summary>What stands before the names of the tables.</summary>
    public const string Prefix = "superseded_";

    /// <summary>The tables whose rows are moved.</summary>
    public static IReadOnlyList<string> Moved { get; } = ["interaction_attributes", "prompts", "interactions"];

    public static void Ensure(DuckDbConnection connection)
    {
        foreach (var table in Moved)
            connection.Run($"CREATE TABLE IF NOT EXISTS {Prefix}{table} AS FROM {table} LIMIT 0", CancellationToken.None);
    }

    /// <summary>The numbers of names that these rows use in a column, as a further part of a union.</summary>
    /// <param name="column">The column.</param>
    /// <param name="import">The import whose rows are meant; null for all.</param>
    public static string Uses(string column, int? import = null) =>
        $"UNION SELECT {column} FROM {Prefix}interactions WHERE {column} IS NOT NULL{Of(import)}";

    /// <summary>The numbers of attributes that these rows use, as a further part of a union.</summary>
    /// <param name="import">The import whose rows are meant; null for all.</param>
    public static string UsesOfAttributes(int? import = null) =>
        $"{string.Join(' ', ImportTarget.StandardAttributes.Select(a => Uses(a.Name, import)))} UNION SELECT attribute FROM {Prefix}interaction_attributes WHERE true{Of(import)} "
        + $"UNION SELECT prefix FROM ip_prefixes WHERE ip IN (SELECT ip FROM {Prefix}interactions WHERE ip IS NOT NULL{Of(import)})";

    private static string Of(int? import) => import is { } number ? $" AND import = {number.Invariant()}" : "";

    /// <summary>Sets the rows of earlier imports aside that rows of an import supersede.</summary>
    /// <param name="connection">Within the import's transaction, which has written its rows and its sums.</param>
    /// <param name="import">The import's number.</param>
    /// <param name="ids">The ids that its rows are more complete of; of those that were set aside afterwards the earlier rows stay.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void SetAside(DuckDbConnection connection, int import, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        connection.Run("CREATE TEMP TABLE superseding (id VARCHAR)", cancellation);
        using (var appender = connection.CreateAppender("superseding", "temp"))
        {
            foreach (var id in ids)
            {
                appender.Set(0, System.Text.Encoding.UTF8.GetBytes(id));
                appender.EndRow();
            }

            appender.Close();
        }

        connection.Run(
            """
            CREATE TEMP TABLE moving AS SELECT i.import, i.line FROM interactions i
            WHERE i.import <> $import AND i.interaction_id IN (SELECT id FROM superseding)
                AND i.interaction_id IN (SELECT interaction_id FROM interactions WHERE import = $import AND interaction_id IS NOT NULL)
            """,
            cancellation,
            ("import", import));
        connection.Run("DROP TABLE superseding", cancellation);
        Move(connection, "", Prefix, cancellation);
    }

    /// <summary>
    /// Takes rows back of which no other import has one any more: of several of an id the latest, which superseded the others.
    /// </summary>
    public static void TakeBack(DuckDbConnection connection, CancellationToken cancellation)
    {
        if (!connection.Any($"{Prefix}interactions", cancellation)) return;
        connection.Run(
            $"""
            CREATE TEMP TABLE moving AS SELECT import, line FROM {Prefix}interactions
            WHERE interaction_id NOT IN (SELECT interaction_id FROM interactions WHERE interaction_id IS NOT NULL)
            QUALIFY row_number() OVER (PARTITION BY interaction_id ORDER BY import DESC, line DESC) = 1
            """,
            cancellation);
        Move(connection, Prefix, "", cancellation);
    }

    private static void Move(DuckDbConnection connection, string from, string to, CancellationToken cancellation)
    {
        var imports = connection.Rows("SELECT DISTINCT import FROM moving ORDER BY import", r => r.GetInt32(0), cancellation);
        if (imports.Count > 0)
        {
            const string Chosen = "(import, line) IN (SELECT (import, line) FROM moving)";
            foreach (var table in Moved)
            {
                connection.InsertSelect(
                    $"{to}{table}", new SelectFrom("*", $"{from}{table} WHERE {Chosen}", "ORDER BY import, line"), cancellation);
                connection.Delete($"{from}{table}", Chosen, cancellation);
            }
        }

        connection.Run("DROP TABLE moving", cancellation);
        foreach (var import in imports)
        {
            Rollups.Remake(connection, import, cancellation);
            ContentLedger.Replace(connection, import, cancellation);
        }
    }
}
