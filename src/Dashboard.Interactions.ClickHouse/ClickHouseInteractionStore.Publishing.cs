using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Queries;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.ClickHouse.Tables;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.ClickHouse;

/// <summary>
/// From a bench to the next state: what a write needs of the case, what it sends, what is counted there, and the row that publishes it.
/// </summary>
public sealed partial class ClickHouseInteractionStore
{
    private async Task<Bench> BenchAsync(Needed needed, CancellationToken cancellation, Published? of = null, bool withLists = false)
    {
        var published = of ?? new Published(server, store, State);
        var bench = Bench.Of(published.State, temporaryDirectory, options, cancellation);
        try
        {
            var files = new Dictionary<string, string>();
            var whole = published.State.Portions.Where(p => needed.Whole.Contains(p.Key)).ToDictionary();
            var known = published.State.Content.Where(c => whole.ContainsKey(c.Import)).Select(c => c.Source)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var table in WideTable.OfImports)
            {
                var parts = new List<string>();
                var isThere = known.Contains(table.Name)
                    || (table.Name == WideTable.Networks
                        && (known.Contains(WideTable.AccountAttributes)
                            || known.Contains($"{SupersededRows.Prefix}{WideTable.Interactions}")));
                if (isThere) parts.Add(published.Of(table.Name, whole.Values));
                if (needed.Rows.TryGetValue(table.Name, out var condition))
                    parts.Add(
                        $"(SELECT * FROM {published.Of(table.Name, published.State.Portions.Where(p => !whole.ContainsKey(p.Key)).Select(p => p.Value))} WHERE {condition})");
                if (parts.Count == 0) continue;
                var columns = string.Join(", ", table.Columns.Select(c => c.Name));
                await ExportAsync(
                    bench, files, table.Name, $"({string.Join(" UNION ALL ", parts.Select(p => $"SELECT {columns} FROM {p}"))})", columns,
                    cancellation).ConfigureAwait(false);
            }

            if (known.Contains(WideTable.Daily))
            {
                const string Sums =
                    "import, day, account, capability, model, sum(interactions) AS interactions, sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens, sum(cached_tokens) AS cached_tokens, "
                    + "sum(cache_write_tokens) AS cache_write_tokens, sum(uncached_tokens) AS uncached_tokens, min(first) AS first, max(last) AS last";
                await ExportAsync(
                    bench, files, WideTable.Daily,
                    $"{published.Of(WideTable.Daily, whole.Values)} GROUP BY import, day, account, capability, model", Sums, cancellation)
                    .ConfigureAwait(false);
            }

            if (published.State.Marks > 0)
                await ExportAsync(
                    bench, files, WideTable.Marks, published.Of(WideTable.Marks, [published.State.Marks]), "kind, value, known",
                    cancellation).ConfigureAwait(false);
            if (withLists)
            {
                if (published.State.Assignments > 0)
                    await ExportAsync(
                        bench, files, WideTable.Assignments, published.Assignments, "account, cluster, score, disposition", cancellation)
                        .ConfigureAwait(false);
                await ExportAsync(bench, files, WideTable.AccountSets, published.AccountSets, "hash, account", cancellation)
                    .ConfigureAwait(false);
            }

            bench.Load(files, published.State, whole.Keys.ToHashSet(), cancellation);
            return bench;
        }
        catch
        {
            bench.Dispose();
            throw;
        }
    }

    private async Task ExportAsync(
        Bench bench, Dictionary<string, string> files, string name, string source, string columns, CancellationToken cancellation)
    {
        var file = bench.Scratch(name);
        await server.ExportAsync($"SELECT {columns} FROM {source}", file, cancellation).ConfigureAwait(false);
        files[name] = file;
    }

    private async Task PublishImportAsync(
        Bench bench, DuckDbConnection connection, Needed needed, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        // Rows of imports that are here in part were superseded: then these are needed whole.
        var parts = connection.Rows("SELECT DISTINCT import FROM content", r => r.GetInt32(0), cancellation)
            .Where(i => State.Imports.Any(s => s.Number == i) && !bench.Whole.Contains(i)).ToList();
        if (parts.Count > 0) throw new NeedsMoreException(needed with { Whole = [.. needed.Whole, .. parts] });
        progress?.Report(new ImportProgress($"Sending to {Address}", 0, null));
        await PublishAsync(
            bench, connection,
            async (state, sent) =>
            {
                if (needed.IsAny || State.Portions.Count == 0) return state;
                var published = new Published(server, store, State);
                var own = sent.Except(State.Portions.Values).ToList();
                var rows = new Dictionary<string, string>();
                foreach (var (table, keys) in ((string, string[])[])[
                    (WideTable.Interactions, ["interaction_id", "row_key"]), (WideTable.AccountRecords, ["row_key"])])
                {
                    var condition = string.Join(
                        " OR ", keys.Select(k => $"{k} IN (SELECT {k} FROM {published.Of(table, own)} WHERE {k} IS NOT NULL)"));
                    if (await server.NumberAsync($"SELECT count() FROM {published.Of(table)} WHERE {condition}", cancellation)
                        .ConfigureAwait(false) > 0) rows[table] = condition;
                }

                return rows.Count == 0 ? state : throw new NeedsMoreException(needed with { Rows = rows, Staged = own });
            },
            needed.Staged, cancellation).ConfigureAwait(false);
    }

    private Task PublishAsync(
        Bench bench, DuckDbConnection connection, Func<StoreState, StoreState> change, CancellationToken cancellation) =>
        PublishAsync(bench, connection, (state, _) => Task.FromResult(change(state)), [], cancellation);

    /// <summary>Sends every import that the bench has otherwise than the state, and publishes what the bench says.</summary>
    private async Task PublishAsync(
        Bench bench, DuckDbConnection connection, Func<StoreState, IReadOnlyList<long>, Task<StoreState>> check, IReadOnlyList<long> staged,
        CancellationToken cancellation)
    {
        var (imports, content) = (ImportRows(connection, cancellation), ContentRows(connection, cancellation));
        var numbers = imports.Select(i => i.Number).ToHashSet();
        var before = State.Content.ToLookup(c => c.Import);
        var after = content.ToLookup(c => c.Import);
        var placed = State.Portions.Where(p => numbers.Contains(p.Key)).ToDictionary();
        var sent = new List<long>();
        try
        {
            foreach (var import in after.Select(a => a.Key).Where(i => !after[i].ToHashSet().SetEquals(before[i])).Order())
            {
                placed[import] = await SendImportAsync(bench, connection, import, cancellation).ConfigureAwait(false);
                sent.Add(placed[import]);
            }

            var marks = await MarksAsync(bench, connection, numbers, placed, cancellation).ConfigureAwait(false);
            var state = State with
            {
                NextImport = connection.Rows("SELECT next_import FROM settings", r => r.GetInt32(0), cancellation)[0],
                Imports = imports,
                Content = [.. State.Content.Where(c => numbers.Contains(c.Import) && !after.Contains(c.Import)), .. content],
                Portions = placed,
                Marks = marks,
            };
            state = await check(state, sent).ConfigureAwait(false);
            await CommitAsync(state, cancellation).ConfigureAwait(false);
        }
        catch (NeedsMoreException more)
        {
            // What tells which rows are needed stays until they were fetched.
            await portions.DropQuietlyAsync(sent.Except(more.Needed.Staged)).ConfigureAwait(false);
            throw;
        }
        catch
        {
            await portions.DropQuietlyAsync(sent).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await portions.DropQuietlyAsync(staged).ConfigureAwait(false);
        }
    }

    private async Task PublishRemovalAsync(Bench bench, DuckDbConnection connection, CancellationToken cancellation) => await PublishAsync(
        bench, connection,
        async (state, _) =>
        {
            // Who is named nowhere any more is assigned no more.
            if (state.Assignments == 0) return state;
            var published = new Published(server, store, state);
            var gone = await server.NumberAsync(
                $"SELECT count() FROM {published.Assignments} WHERE account NOT IN {published.Accounts}", cancellation)
                .ConfigureAwait(false);
            if (gone == 0) return state;
            var portion = portions.Next();
            await server.RunAsync(
                $"INSERT INTO {WideTable.Assignments} (store, portion, account, cluster, score, disposition) SELECT store, {portion.ToString(CultureInfo.InvariantCulture)}, account, cluster, score, disposition FROM {published.Assignments} WHERE account IN {published.Accounts}",
                cancellation).ConfigureAwait(false);
            return state with { Assignments = portion };
        },
        [], cancellation).ConfigureAwait(false);

    /// <summary>The marks of a state that is prepared: those that held, of what is still there, and those of the bench.</summary>
    private async Task<long> MarksAsync(
        Bench bench, DuckDbConnection connection, IReadOnlySet<int> imports, IReadOnlyDictionary<int, long> placed,
        CancellationToken cancellation)
    {
        var isFewer = State.Portions.Keys.Any(i => !imports.Contains(i));
        if (!isFewer && connection.Number("SELECT count(*) FROM attributes WHERE known IS NOT NULL", cancellation) == 0) return State.Marks;
        var portion = portions.Next();
        var rows = await SendMarksAsync(bench, connection, portion, cancellation).ConfigureAwait(false);
        if (State.Marks == 0) return rows == 0 ? 0 : portion;
        var published = new Published(server, store, State with { Portions = placed.ToDictionary() });
        var number = portion.ToString(CultureInfo.InvariantCulture);
        await server.RunAsync(
            $"""
            INSERT INTO {WideTable.Marks} (store, portion, kind, value, known) SELECT store, {number}, kind, value, known FROM {published.Of(WideTable.Marks, [State.Marks])}
            WHERE (kind, value) IN (SELECT kind, value FROM {MarkableAttributes(published)}) AND (kind, value) NOT IN (SELECT kind, value FROM {published.Of(WideTable.Marks, [portion])})
            """,
            cancellation).ConfigureAwait(false);
        return portion;
    }

    // What a list can speak of: what accounts have, and what rows have that count no more.
    private static string MarkableAttributes(Published published)
    {
        var kinds = string.Join(", ", KnownLists.Kinds.Select(k => $"'{k}'"));
        var superseded = published.Of($"{SupersededRows.Prefix}{WideTable.Interactions}");
        var own = KnownLists.Kinds.Where(k => k != IpPrefix.Kind)
            .Select(
                k =>
                $"SELECT '{ImportTarget.StandardAttributes.First(a => a.Name == k).Family!.Value.ToString().ToLowerInvariant()}' AS family, '{k}' AS kind, assumeNotNull({k}) AS value FROM {superseded} WHERE {k} IS NOT NULL");
        return $"""
            (SELECT DISTINCT family, kind, value FROM (
                SELECT toString(family) AS family, toString(kind) AS kind, value FROM {published.Of(WideTable.AccountAttributes)} WHERE kind IN ({kinds})
                UNION ALL SELECT 'network' AS family, '{IpPrefix.Kind}' AS kind, prefix AS value FROM {published.Of(WideTable.Networks)}
                UNION ALL {string.Join(" UNION ALL ", own)}))
            """;
    }

    private Task<long> SendMarksAsync(Bench bench, DuckDbConnection connection, long portion, CancellationToken cancellation) =>
        SendAsync(
            bench, WideTable.Marks, "SELECT kind, value, known FROM attributes WHERE known IS NOT NULL", portion, connection, cancellation);

    /// <summary>Sends an import's rows into a portion of their own and counts them there.</summary>
    private async Task<long> SendImportAsync(Bench bench, DuckDbConnection connection, int import, CancellationToken cancellation)
    {
        var portion = portions.Next();
        var written = new Dictionary<string, long>();
        foreach (var table in WideTable.OfImports)
        {
            var file = bench.Scratch($"out-{table.Name}");
            var rows = Bench.Export(connection, table, import, store, portion, file, cancellation);
            if (rows == 0) continue;
            await server.InsertAsync(table.Name, table.AllColumns, file, cancellation).ConfigureAwait(false);
            File.Delete(file);
            written[table.Name] = rows;
        }

        if (written.Count == 0) return portion;
        var published = new Published(server, store, State);
        string Count(string table) => $"SELECT '{table}', count() FROM {published.Of(table, [portion])}";
        var seen = (await server.RowsAsync(
            string.Join(
                " UNION ALL ",
                written.Keys.Select(Count).Append($"SELECT 'days', sum(interactions) FROM {published.Of(WideTable.Daily, [portion])}")
                .Append($"SELECT 'requests', sum(requests) FROM {published.Of(WideTable.Interactions, [portion])}")),
            r => (Table: r.Text(0), Rows: r.Long(1)), cancellation).ConfigureAwait(false)).ToDictionary(s => s.Table, s => s.Rows);
        foreach (var (table, rows) in written) Require(table, rows, seen[table]);
        var requests = connection.Number(
            "SELECT coalesce(sum(requests), 0)::BIGINT FROM interactions WHERE import = $import", cancellation, ("import", import));
        Require(WideTable.Interactions, requests, seen["requests"]);
        Require(WideTable.Daily, requests, seen["days"]);
        return portion;

        void Require(string table, long sent, long there)
        {
            if (sent != there)
                throw new ImportException(
                    $"What was sent to {Address} cannot be read back: the table {table} should show {sent:N0} and shows {there:N0}. Nothing was changed. Check the server's disks and its log, then try again.");
        }
    }

    private async Task<long> SendAsync(
        Bench bench, string table, string query, long portion, DuckDbConnection connection, CancellationToken cancellation)
    {
        var rows = connection.Number($"SELECT count(*) FROM ({query})", cancellation);
        if (rows == 0) return 0;
        var file = bench.Scratch($"out-{table}");
        connection.Run(
            $"COPY (SELECT '{store}' AS store, CAST({portion.ToString(CultureInfo.InvariantCulture)} AS UBIGINT) AS portion, * FROM ({query})) TO {Sql.Literal(file)} (FORMAT parquet)", cancellation);
        await server.InsertAsync(table, WideTable.OfCases.First(t => t.Name == table).AllColumns, file, cancellation).ConfigureAwait(false);
        File.Delete(file);
        return rows;
    }

    /// <summary>Makes a state hold, whose rows are all there.</summary>
    private async Task CommitAsync(StoreState state, CancellationToken cancellation)
    {
        var before = State;
        var next = state with { Number = before.Number + 1 };
        var latest = await LatestAsync(cancellation).ConfigureAwait(false);
        if (latest?.Number != before.Number)
            throw new ImportException(
                $"Another program wrote to this case at {Address} meanwhile. Nothing was changed: close one of the two, and open the case again.");
        cancellation.ThrowIfCancellationRequested();

        // From here on it is not given up. Where the answer is lost, what the server has tells whether the row arrived.
        try
        {
            await SendStateAsync(next, CancellationToken.None).ConfigureAwait(false);
        }
        catch (InteractionStoreException lost) when (!lost.IsAnswered)
        {
            // The row may still arrive after it was looked for: what it names must not be dropped, and nothing is written, until the case
            // is opened again.
            portions.IsHeld = true;
            if (!await HoldsAsync(next).ConfigureAwait(false)) throw new UnsureChangeException(Unsure, lost);
            portions.IsHeld = false;
        }

        leases.Publish(next);
        if (before.Number > 1) await portions.DropQuietlyAsync(WideTable.States, [before.Number - 1]).ConfigureAwait(false);
    }

    private async Task<bool> HoldsAsync(StoreState state)
    {
        try
        {
            return (await LatestAsync(CancellationToken.None).ConfigureAwait(false))?.Number == state.Number;
        }
        catch (InteractionStoreException)
        {
            return false;
        }
    }

    private Task SendStateAsync(StoreState state, CancellationToken cancellation) =>
        server.InsertStateAsync(store, state.Number, state.Text(), cancellation);

    // The bench's own code is not asynchronous: it publishes from within its transaction. A failure there is none of the log's.
    private static void Wait(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (InteractionStoreException e)
        {
            throw new ImportException(e.Message, e);
        }
    }

    private static List<ImportRow> ImportRows(DuckDbConnection connection, CancellationToken cancellation) => connection.Rows(
        "SELECT number, sha256, mapping, rules, rows_read, accepted, duplicates, rejected, report FROM imports ORDER BY number",
        r => new ImportRow(r.GetInt32(0), r.GetString(1), r.GetString(2), r.TextOrNull(3), r.GetInt64(4), r.GetInt64(5), r.GetInt64(6),
            r.GetInt64(7), r.GetString(8)),
        cancellation);

    private static List<ContentRow> ContentRows(DuckDbConnection connection, CancellationToken cancellation) => connection.Rows(
        "SELECT import, source, day, rows, digest FROM content ORDER BY import, source, day NULLS FIRST",
        r => new ContentRow(
            r.GetInt32(0), r.GetString(1), r.IsDBNull(2) ? null : Microseconds.Of(r.GetDate(2)), r.GetInt64(3), r.TextOrNull(4)),
        cancellation);

    private static List<KnownRow> KnownRows(DuckDbConnection connection, CancellationToken cancellation) => connection.Rows(
        "SELECT version, saved_by, saved_at, list FROM known_lists ORDER BY version",
        r => new KnownRow(r.GetInt32(0), r.GetString(1), Microseconds.Of(r.GetDateTime(2)), r.GetString(3)),
        cancellation);

    /// <summary>What a write needs of the state on its bench.</summary>
    /// <param name="Whole">Imports of which it needs all rows.</param>
    /// <param name="Rows">Of the others, the rows of a table that a condition finds.</param>
    private sealed record Needed(IReadOnlyList<int> Whole, Dictionary<string, string> Rows)
    {
        /// <summary>Portions that the conditions look into, and which go when the rows are there.</summary>
        public IReadOnlyList<long> Staged { get; init; } = [];

        public bool IsAny => Whole.Count > 0 || Rows.Count > 0;
    }

    /// <summary>
    /// A write turned out to need more than its bench had: it is given up, as when it is cancelled, and begun again with that.
    /// </summary>
    private sealed class NeedsMoreException(Needed needed) : OperationCanceledException
    {
        public Needed Needed { get; } = needed;
    }
}
