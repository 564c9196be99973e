using System.Globalization;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.ClickHouse.Tables;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.ClickHouse;

/// <summary>
/// A file of the embedded engine in which a write is prepared before the server gets it: logs are read, requests taken apart, rows told
/// from duplicates, summed up and digested by the same code, whichever engine keeps them. It holds what the write needs and nothing else,
/// and is gone after it.
/// </summary>
internal sealed class Bench : IDisposable
{
    // Of the tables whose rows may be set aside.
    private static readonly string[] Prefixes = ["", SupersededRows.Prefix];

    private readonly string directory;
    private readonly ConnectionPool pool;

    private Bench(string directory, StoreOptions options)
    {
        this.directory = Directory.CreateDirectory(directory).FullName;
        File = Path.Combine(this.directory, DuckDbInteractionStore.FileName);
        pool = new ConnectionPool(File, Path.Combine(this.directory, "temporary"), options);
        Connection = pool.Open();
    }

    /// <summary>The database's file.</summary>
    public string File { get; }

    public DuckDbConnection Connection { get; }

    /// <summary>The imports that it holds whole.</summary>
    public IReadOnlySet<int> Whole { get; private set; } = new HashSet<int>();

    /// <summary>Makes one that knows what a state says of its imports, and no row.</summary>
    public static Bench Of(StoreState state, string temporaryDirectory, StoreOptions options, CancellationToken cancellation)
    {
        var bench = new Bench(Path.Combine(temporaryDirectory, $"{Guid.NewGuid():N}"), options);
        try
        {
            var connection = bench.Connection;
            Schema.Ensure(connection);
            ContentLedger.Create(connection);
            using var transaction = connection.BeginTransaction();
            connection.Run(
                "UPDATE settings SET seed = $seed, next_import = $next", cancellation, ("seed", state.Seed), ("next", state.NextImport));
            foreach (var i in state.Imports)
                connection.InsertRow(
                    "imports", cancellation, i.Number, i.Sha256, i.Mapping, i.Rules, i.RowsRead, i.Accepted, i.Duplicates, i.Rejected,
                    i.Report);
            foreach (var k in state.Known)
                connection.InsertRow("known_lists", cancellation, k.Version, k.SavedBy, Microseconds.ToTime(k.SavedAt), k.List);
            transaction.Commit();
            return bench;
        }
        catch
        {
            bench.Dispose();
            throw;
        }
    }

    /// <summary>A place for a file that goes with the bench.</summary>
    public string Scratch(string name) => Path.Combine(directory, $"{name}.parquet");

    /// <summary>Takes rows in that the server wrote as Parquet.</summary>
    /// <param name="files">A file for each of some tables.</param>
    /// <param name="state">The state that they are of.</param>
    /// <param name="whole">The imports of which all rows are there: their digests are taken in, too.</param>
    public void Load(IReadOnlyDictionary<string, string> files, StoreState state, IReadOnlySet<int> whole, CancellationToken cancellation)
    {
        using var transaction = Connection.BeginTransaction();
        LoadNames(files, cancellation);
        foreach (var prefix in Prefixes) LoadInteractions(files, prefix, cancellation);
        Insert(
            files, WideTable.AccountRecords, "account_records",
            "w.import, w.line, a.no, make_timestamp(w.created_at), make_timestamp(w.banned_at), w.plan, w.programme, w.status, w.organisation, CAST(w.row_key AS UHUGEINT)",
            "JOIN accounts a ON a.id = w.account", "ORDER BY w.import, w.line", cancellation);
        Insert(
            files, WideTable.AccountAttributes, "account_attributes",
            "w.import, a.no, t.no, w.interactions, make_timestamp(w.first), make_timestamp(w.last)",
            "LEFT JOIN accounts a ON a.id = w.account JOIN attributes t ON t.kind = w.kind AND t.value = w.value", "", cancellation);
        Insert(
            files, WideTable.Networks, "ip_prefixes", "DISTINCT i.no, p.no",
            $"JOIN attributes i ON i.kind = '{ImportTarget.Ip}' AND i.value = w.ip JOIN attributes p ON p.kind = '{IpPrefix.Kind}' AND p.value = w.prefix", "", cancellation);
        Insert(
            files, WideTable.Daily, "daily",
            "w.import, DATE '1970-01-01' + w.day, a.no, k.no, m.no, w.interactions, w.input_tokens, w.output_tokens, w.cached_tokens, w.cache_write_tokens, w.uncached_tokens, make_timestamp(w.first), make_timestamp(w.last)",
            "LEFT JOIN accounts a ON a.id = w.account JOIN capabilities k ON k.name = w.capability LEFT JOIN models m ON m.name = w.model",
            "", cancellation);
        Insert(
            files, WideTable.Assignments, "assignments", "a.no, w.cluster, w.score, w.disposition", "JOIN accounts a ON a.id = w.account",
            "", cancellation);
        Insert(files, WideTable.AccountSets, "account_sets", "w.hash, w.account", "", "", cancellation);
        foreach (var c in state.Content.Where(c => whole.Contains(c.Import)))
            Connection.InsertRow(
                "content", cancellation, c.Import, c.Source, c.Day is { } day ? Microseconds.ToDay(day) : null, c.Rows, c.Digest);
        transaction.Commit();
        Whole = whole;
    }

    /// <summary>Writes what an import has in a table as the server's wide rows.</summary>
    /// <returns>How many rows; the file is only there where there are any.</returns>
    public static long Export(
        DuckDbConnection connection, WideTable table, int import, string store, long portion, string file, CancellationToken cancellation)
    {
        var source = Source(connection, table.Name, import, cancellation);
        var rows = connection.Number($"SELECT count(*) FROM ({source})", cancellation);
        if (rows > 0)
            connection.Run(
                $"COPY (SELECT '{store}' AS store, CAST({portion.ToString(CultureInfo.InvariantCulture)} AS UBIGINT) AS portion, * FROM ({source})) TO {Sql.Literal(file)} (FORMAT parquet)", cancellation);
        return rows;
    }

    public void Dispose()
    {
        Connection.Dispose();
        pool.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private static string Source(DuckDbConnection connection, string table, int import, CancellationToken cancellation)
    {
        var prefix = table.StartsWith(SupersededRows.Prefix, StringComparison.Ordinal) ? SupersededRows.Prefix : "";
        var of = $"import = {import.Invariant()}";
        return table[prefix.Length..] switch
        {
            WideTable.Interactions => Interactions(connection, table, of, cancellation),
            WideTable.InteractionAttributes => $"""
                SELECT i.import, i.line, coalesce(a.id, '') AS account, epoch_us(i.instant) AS instant, i.requests, t.family, t.kind, t.value
                FROM {table} i JOIN attributes t ON t.no = i.attribute LEFT JOIN accounts a ON a.no = i.account WHERE i.{of}
                """,
            WideTable.Prompts => $"""
                SELECT p.import, p.line, coalesce(a.id, '') AS account, {string.Join(", ", WideTable.Texts.Select(t => $"p.{t}"))}
                FROM {table} p JOIN {prefix}interactions i ON i.import = p.import AND i.line = p.line LEFT JOIN accounts a ON a.no = i.account WHERE p.{of}
                """,
            WideTable.AccountRecords => $"""
                SELECT r.import, r.line, a.id AS account, epoch_us(r.created_at) AS created_at, epoch_us(r.banned_at) AS banned_at, r.plan, r.programme, r.status, r.organisation, CAST(r.row_key AS VARCHAR) AS row_key
                FROM account_records r JOIN accounts a ON a.no = r.account WHERE r.{of}
                """,
            WideTable.AccountAttributes => $"""
                SELECT s.import, coalesce(a.id, '') AS account, t.family, t.kind, t.value, s.interactions, epoch_us(s.first) AS first, epoch_us(s.last) AS last
                FROM account_attributes s JOIN attributes t ON t.no = s.attribute LEFT JOIN accounts a ON a.no = s.account WHERE s.{of}
                """,
            WideTable.Networks => $"""
                SELECT {import.Invariant()} AS import, i.value AS ip, p.value AS prefix
                FROM ip_prefixes x JOIN attributes i ON i.no = x.ip JOIN attributes p ON p.no = x.prefix
                WHERE x.ip IN (SELECT attribute FROM account_attributes WHERE {of} {SupersededRows.UsesOfAttributes(import)})
                """,
            _ => throw new ArgumentOutOfRangeException(nameof(table)),
        };
    }

    // A kind's values are looked up among its own alone, and not at all where no row has one.
    private static string Interactions(DuckDbConnection connection, string table, string of, CancellationToken cancellation)
    {
        var kinds = ImportTarget.StandardAttributes.Select(a => a.Name).ToList();
        var used = connection.Rows(
            $"SELECT {string.Join(", ", kinds.Select(k => $"count({k})"))} FROM {table} WHERE {of}",
            r => kinds.Where((_, i) => r.GetInt64(i) > 0).ToHashSet(StringComparer.Ordinal), cancellation)[0];
        return $"""
            SELECT i.import, i.line, coalesce(a.id, '') AS account, epoch_us(i.instant) AS instant, k.name AS capability,
                CASE WHEN i.rule > 0 THEN CAST(json_array(r.capability, r.field, r.pattern) AS VARCHAR) WHEN i.rule = 0 THEN '' END AS rule,
                coalesce(m.name, '') AS model, coalesce(s.name, '') AS status, i.requests, i.input_tokens, i.output_tokens, i.cached_tokens, i.cache_write_tokens, i.account_source, i.turns,
                i.interaction_id, CAST(i.row_key AS VARCHAR) AS row_key, i.digest{string.Concat(kinds.Select(n => used.Contains(n) ? $", t_{n}.value AS {n}" : $", CAST(NULL AS VARCHAR) AS {n}"))}
            FROM {table} i JOIN capabilities k ON k.no = i.capability LEFT JOIN accounts a ON a.no = i.account LEFT JOIN rules r ON r.no = i.rule LEFT JOIN models m ON m.no = i.model LEFT JOIN statuses s ON s.no = i.status
            {string.Join('\n', used.Select(n => $"LEFT JOIN (SELECT no, value FROM attributes WHERE kind = '{n}') t_{n} ON t_{n}.no = i.{n}"))}
            WHERE i.{of}
            """;
    }

    private void LoadNames(IReadOnlyDictionary<string, string> files, CancellationToken cancellation)
    {
        string[] interactions = [WideTable.Interactions, $"{SupersededRows.Prefix}{WideTable.Interactions}"];
        string[] further = [WideTable.InteractionAttributes, $"{SupersededRows.Prefix}{WideTable.InteractionAttributes}"];
        Number("accounts", "account", [.. interactions, WideTable.AccountRecords, WideTable.AccountAttributes]);
        Number("capabilities", "capability", interactions);
        Number("models", "model", interactions);
        Number("statuses", "status", interactions);
        if (Union("DISTINCT rule", interactions) is { } rules)
        {
            Connection.InsertSelect(
                "rules",
                new SelectFrom(
                    "row_number() OVER (ORDER BY rule), json_extract_string(rule, '$[0]'), json_extract_string(rule, '$[1]'), json_extract_string(rule, '$[2]')",
                    $"(SELECT DISTINCT rule FROM ({rules}) WHERE rule <> '')"),
                cancellation);
        }

        var attributes = new List<string>();
        if (Union("family, kind, value", [WideTable.AccountAttributes, .. further, "own attributes"]) is { } named) attributes.Add(named);
        foreach (var a in ImportTarget.StandardAttributes)
        {
            if (Union(
                $"DISTINCT '{a.Family!.Value.ToString().ToLowerInvariant()}' AS family, '{a.Name}' AS kind, {a.Name} AS value",
                interactions) is { } own) attributes.Add(own);
        }

        if (Union($"'network' AS family, '{ImportTarget.Ip}' AS kind, ip AS value", WideTable.Networks) is { } ips) attributes.Add(ips);
        if (Union($"'network' AS family, '{IpPrefix.Kind}' AS kind, prefix AS value", WideTable.Networks) is { } prefixes)
            attributes.Add(prefixes);
        if (attributes.Count == 0) return;
        var marks = files.TryGetValue(WideTable.Marks, out var marked)
            ? $"(SELECT kind, value, known FROM {Parquet(marked)})" : "(SELECT '' AS kind, '' AS value, '' AS known LIMIT 0)";
        Connection.InsertSelect(
            "attributes",
            new SelectFrom(
                "row_number() OVER (ORDER BY t.kind, t.value), t.family, t.kind, t.value, k.known",
                $"(SELECT any_value(family) AS family, kind, value FROM ({string.Join(" UNION ALL ", attributes)}) WHERE value IS NOT NULL GROUP BY kind, value) t LEFT JOIN {marks} k ON k.kind = t.kind AND k.value = t.value"),
            cancellation);

        void Number(string dictionary, string column, string[] tables)
        {
            if (Union($"DISTINCT {column} AS name", tables) is { } union)
                Connection.InsertSelect(
                    dictionary,
                    new SelectFrom("row_number() OVER (ORDER BY name), name", $"(SELECT DISTINCT name FROM ({union}) WHERE name <> '')"),
                    cancellation);
        }

        string? Union(string columns, params string[] tables)
        {
            var there = tables.Where(files.ContainsKey).ToList();
            return there.Count == 0 ? null : string.Join(" UNION ALL ", there.Select(t => $"SELECT {columns} FROM {Parquet(files[t])}"));
        }
    }

    private void LoadInteractions(IReadOnlyDictionary<string, string> files, string prefix, CancellationToken cancellation)
    {
        var kinds = ImportTarget.StandardAttributes.Select(a => a.Name).ToList();
        var used = files.TryGetValue($"{prefix}{WideTable.Interactions}", out var file)
            ? Connection.Rows(
                $"SELECT {string.Join(", ", kinds.Select(k => $"count({k})"))} FROM {Parquet(file)}",
                r => kinds.Where((_, i) => r.GetInt64(i) > 0).ToHashSet(StringComparer.Ordinal), cancellation)[0]
            : [];
        Insert(
            files, $"{prefix}{WideTable.Interactions}", $"{prefix}interactions",
            "w.import, w.line, a.no, make_timestamp(w.instant), k.no, CASE WHEN w.rule = '' THEN 0 ELSE r.no END, m.no, s.no, w.requests, w.input_tokens, w.output_tokens, w.cached_tokens, "
                + $"w.cache_write_tokens, w.account_source, w.turns, w.interaction_id, CAST(w.row_key AS UHUGEINT), w.digest{string.Concat(kinds.Select(n => used.Contains(n) ? $", t_{n}.no" : ", NULL"))}",
            "JOIN capabilities k ON k.name = w.capability LEFT JOIN accounts a ON a.id = w.account LEFT JOIN models m ON m.name = w.model LEFT JOIN statuses s ON s.name = w.status "
                + "LEFT JOIN (SELECT no, CAST(json_array(capability, field, pattern) AS VARCHAR) AS text FROM rules) r ON r.text = w.rule "
                + string.Join(
                    ' ', used.Select(n => $"LEFT JOIN (SELECT no, value FROM attributes WHERE kind = '{n}') t_{n} ON t_{n}.value = w.{n}")),
            "ORDER BY w.import, w.line", cancellation);
        Insert(
            files, $"{prefix}{WideTable.InteractionAttributes}", $"{prefix}interaction_attributes",
            "w.import, w.line, a.no, make_timestamp(w.instant), w.requests, t.no",
            "JOIN attributes t ON t.kind = w.kind AND t.value = w.value LEFT JOIN accounts a ON a.id = w.account",
            "ORDER BY w.import, w.line", cancellation);
        Insert(
            files, $"{prefix}{WideTable.Prompts}", $"{prefix}prompts",
            $"w.import, w.line, {string.Join(", ", WideTable.Texts.Select(t => $"w.{t}"))}", "", "ORDER BY w.import, w.line", cancellation);
    }

    private void Insert(
        IReadOnlyDictionary<string, string> files, string from, string to, string columns, string joins, string order,
        CancellationToken cancellation)
    {
        if (files.TryGetValue(from, out var file))
            Connection.InsertSelect(to, new SelectFrom(columns, $"{Parquet(file)} w {joins}", order), cancellation);
    }

    private static string Parquet(string file) => $"read_parquet({Sql.Literal(file)})";
}
