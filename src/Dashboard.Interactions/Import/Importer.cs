using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Import;

/// <summary>What an import read and what became of it.</summary>
internal readonly record struct ImportCounts(long RowsRead, long Accepted, long Duplicates, long Rejected);

/// <summary>
/// Adds one file's rows to the store, within the caller's transaction: in batches, each loaded as texts, parsed,
/// rid of rejected rows and duplicates, and added by statements over the whole batch.
/// </summary>
internal sealed class Importer(DuckDbConnection connection, IRawRows source, ColumnPlan plan, int number, StoreOptions options, CancellationToken cancellation)
{
    private ImportCounts counts;

    public ImportCounts Run(IProgress<ImportProgress>? progress)
    {
        var parse = source.Prepare(plan, cancellation);
        connection.Run(
            """
            CREATE TEMP TABLE rejected (line BIGINT, byte_offset BIGINT, byte_length INTEGER, problem_column VARCHAR, problem VARCHAR, raw VARCHAR);
            CREATE TEMP TABLE duplicate (line BIGINT);
            CREATE TEMP TABLE attribute_counts (attribute INTEGER, account INTEGER, value VARCHAR, interactions BIGINT, first TIMESTAMP, last TIMESTAMP);
            """,
            cancellation);
        while (true)
        {
            progress?.Report(new ImportProgress("Reading", counts.RowsRead, source.Fraction));
            var rows = source.Load(options.ImportBatchRows, cancellation);
            if (rows == 0) break;
            AddBatch(parse, rows);
        }

        if (counts.Accepted > 0)
        {
            progress?.Report(new ImportProgress("Counting attributes and days", counts.RowsRead, null));
            AddAttributes(parse);
            AddDays();
        }

        Reconcile();
        return counts;
    }

    private void AddBatch(ParseStatement parse, long rows)
    {
        connection.Run(parse.Text, cancellation);
        var rejected = Reject();
        var duplicates = RemoveDuplicates();
        connection.Run(
            """
            INSERT INTO accounts SELECT (SELECT coalesce(max(no), 0) FROM accounts) + row_number() OVER (ORDER BY account_id), account_id
            FROM (SELECT DISTINCT account_id FROM parsed WHERE account_id IS NOT NULL) WHERE account_id NOT IN (SELECT id FROM accounts);
            INSERT INTO capabilities SELECT (SELECT coalesce(max(no), 0) FROM capabilities) + row_number() OVER (ORDER BY capability), capability
            FROM (SELECT DISTINCT capability FROM parsed) WHERE capability NOT IN (SELECT name FROM capabilities);
            INSERT INTO models SELECT (SELECT coalesce(max(no), 0) FROM models) + row_number() OVER (ORDER BY model), model
            FROM (SELECT DISTINCT model FROM parsed WHERE model IS NOT NULL) WHERE model NOT IN (SELECT name FROM models);
            """,
            cancellation);
        connection.Run(
            """
            INSERT INTO interactions
            SELECT $number, p.line, a.no, p.instant, c.no, m.no, p.input_tokens, p.output_tokens, p.cached_tokens,
                p.status, p.session_id, p.interaction_id, CASE WHEN p.interaction_id IS NULL THEN p.row_hash END
            FROM parsed p
            LEFT JOIN accounts a ON a.id = p.account_id
            JOIN capabilities c ON c.name = p.capability
            LEFT JOIN models m ON m.name = p.model
            """,
            cancellation,
            ("number", number));
        if (plan[ImportTarget.Prompt] is not null || plan[ImportTarget.SystemPrompt] is not null)
            connection.Run("INSERT INTO prompts SELECT $number, line, prompt, system_prompt FROM parsed WHERE prompt IS NOT NULL OR system_prompt IS NOT NULL", cancellation, ("number", number));
        for (var i = 0; i < parse.Attributes.Count; i++) CountAttribute(parse.Attributes[i], i);
        counts = new ImportCounts(counts.RowsRead + rows, counts.Accepted + rows - rejected - duplicates, counts.Duplicates + duplicates, counts.Rejected + rejected);
    }

    private long Reject()
    {
        if (connection.Number("SELECT count(*) FROM parsed WHERE problem IS NOT NULL", cancellation) == 0) return 0;
        var raw = source is ParquetRows ? "to_json(r)" : "NULL";
        connection.Run(
            $"""
            INSERT INTO rejected SELECT p.line, p.byte_offset, p.byte_length, p.problem_column, p.problem, {raw}
            FROM parsed p JOIN raw_rows r ON r.line = p.line WHERE p.problem IS NOT NULL
            """,
            cancellation);
        return connection.Run("DELETE FROM parsed WHERE problem IS NOT NULL", cancellation);
    }

    /// <summary>
    /// Takes duplicates out of the batch. A row with an id is one when the case or an earlier row has the id; a row
    /// without is one when an earlier row of the case, or of the file, is the same to the byte.
    /// </summary>
    private long RemoveDuplicates()
    {
        connection.Run("TRUNCATE duplicate", cancellation);
        if (plan[ImportTarget.InteractionId] is not null) FindDuplicates("interaction_id");
        if (connection.Number("SELECT count(*) FROM parsed WHERE interaction_id IS NULL", cancellation) > 0) FindDuplicates("row_hash");
        if (connection.Number("SELECT count(*) FROM duplicate", cancellation) == 0) return 0;
        return connection.Run("DELETE FROM parsed WHERE line IN (SELECT line FROM duplicate)", cancellation);
    }

    private void FindDuplicates(string key)
    {
        var keyed = key == "row_hash" ? "(SELECT line, row_hash FROM parsed WHERE interaction_id IS NULL)" : "(SELECT line, interaction_id FROM parsed WHERE interaction_id IS NOT NULL)";
        connection.Run(
            $"""
            INSERT INTO duplicate
            SELECT p.line FROM {keyed} p JOIN (SELECT {key}, min(line) AS first FROM {keyed} GROUP BY {key} HAVING count(*) > 1) r ON r.{key} = p.{key} WHERE p.line > r.first
            UNION
            SELECT p.line FROM {keyed} p SEMI JOIN interactions i ON i.{key} = p.{key}
            """,
            cancellation);
    }

    private void CountAttribute(CountedAttribute attribute, int index)
    {
        var text = $"attribute_{index.Invariant()}";
        var values = attribute.MayBeList
            ? $"(SELECT account_id, instant, unnest(CASE WHEN starts_with({text}, '[') AND json_valid({text}) THEN list_distinct(from_json({text}, '[\"VARCHAR\"]')) ELSE [{text}] END) AS value FROM parsed WHERE {text} IS NOT NULL)"
            : $"(SELECT account_id, instant, {text} AS value FROM parsed WHERE {text} IS NOT NULL)";
        connection.Run(
            $"""
            INSERT INTO attribute_counts
            SELECT $index, a.no, value, count(*), min(instant), max(instant) FROM {values} v LEFT JOIN accounts a ON a.id = v.account_id
            WHERE value IS NOT NULL GROUP BY a.no, value
            """,
            cancellation,
            ("index", index));
    }

    private void AddAttributes(ParseStatement parse)
    {
        var attributes = parse.Attributes.Select(a => (a.Family, a.Kind)).ToList();
        var ip = attributes.FindIndex(a => a.Kind == ImportTarget.Ip);
        if (ip >= 0)
        {
            AddPrefixes(ip, attributes.Count);
            attributes.Add((AttributeFamily.Network, IpPrefix.Kind));
        }

        if (attributes.Count == 0) return;
        connection.Run(
            $"""
            CREATE TEMP TABLE attribute_kinds (attribute INTEGER, family VARCHAR, kind VARCHAR);
            INSERT INTO attribute_kinds VALUES {string.Join(", ", attributes.Select((a, i) => $"({i}, {Sql.Literal(a.Family.ToString().ToLowerInvariant())}, {Sql.Literal(a.Kind)})"))};
            INSERT INTO attributes
            SELECT (SELECT coalesce(max(no), 0) FROM attributes) + row_number() OVER (ORDER BY n.attribute, n.value), k.family, k.kind, n.value
            FROM (SELECT DISTINCT attribute, value FROM attribute_counts) n JOIN attribute_kinds k USING (attribute)
            ANTI JOIN attributes t ON t.kind = k.kind AND t.value = n.value
            """,
            cancellation);
        connection.Run(
            """
            INSERT INTO account_attributes
            SELECT $number, n.account, t.no, sum(n.interactions), min(n.first), max(n.last)
            FROM attribute_counts n JOIN attribute_kinds k USING (attribute) JOIN attributes t ON t.kind = k.kind AND t.value = n.value
            GROUP BY n.account, t.no ORDER BY n.account, t.no
            """,
            cancellation,
            ("number", number));
    }

    private void AddPrefixes(int ip, int prefix)
    {
        var addresses = connection.Rows("SELECT DISTINCT value FROM attribute_counts WHERE attribute = $ip", r => r.GetString(0), cancellation, ("ip", ip));
        connection.Run("CREATE TEMP TABLE ip_prefixes (ip VARCHAR, prefix VARCHAR)", cancellation);
        using (var appender = connection.CreateAppender("ip_prefixes", "temp"))
        {
            foreach (var address in addresses)
            {
                if (IpPrefix.Of(address) is not { } network) continue;
                appender.Set(0, System.Text.Encoding.UTF8.GetBytes(address));
                appender.Set(1, System.Text.Encoding.UTF8.GetBytes(network));
                appender.EndRow();
            }

            appender.Close();
        }

        connection.Run(
            """
            INSERT INTO attribute_counts SELECT $prefix, n.account, p.prefix, sum(n.interactions), min(n.first), max(n.last)
            FROM attribute_counts n JOIN ip_prefixes p ON p.ip = n.value WHERE n.attribute = $ip GROUP BY n.account, p.prefix
            """,
            cancellation,
            ("ip", ip),
            ("prefix", prefix));
    }

    private void AddDays() => connection.Run(
        """
        INSERT INTO daily
        SELECT import, CAST(instant AS DATE), account, capability, model, count(*), sum(input_tokens), sum(output_tokens), sum(cached_tokens), min(instant), max(instant)
        FROM interactions WHERE import = $number GROUP BY ALL ORDER BY 2, 3
        """,
        cancellation,
        ("number", number));

    /// <summary>Counts again what is in the tables, and refuses to go on when it is not what was read.</summary>
    private void Reconcile()
    {
        var accepted = connection.Number("SELECT count(*) FROM interactions WHERE import = $number", cancellation, ("number", number));
        var byDay = connection.Number("SELECT coalesce(sum(interactions), 0) FROM daily WHERE import = $number", cancellation, ("number", number));
        var rejected = connection.Number("SELECT count(*) FROM rejected", cancellation);
        if (accepted != counts.Accepted || byDay != accepted || rejected != counts.Rejected || counts.RowsRead != accepted + counts.Duplicates + rejected)
            throw new InvalidOperationException($"The import does not add up: {counts.RowsRead} rows read, {accepted} accepted ({byDay} by day), {counts.Duplicates} duplicates, {rejected} rejected. Nothing was kept. This is a fault of the program: please report it.");
    }
}
