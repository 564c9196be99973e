using System.Globalization;
using System.Security.Cryptography;
using Dashboard.Core;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Queries;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.ClickHouse.Tables;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.ClickHouse;

/// <summary>
/// Writes are prepared on a <see cref="Bench"/>, sent into portions that no state names, counted there, and published by one row: the next state. What a write that failed or was
/// killed had sent is in no state, and dropped when the store is opened again.
/// </summary>
public sealed partial class ClickHouseInteractionStore
{
    private string Unsure => $"{Address} stopped answering while a change was published. Whether it holds is seen when the case is opened again: stop the program and start it.";

    public async Task<ImportReport> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new ImportProgress("Hashing", 0, null));
        var log = await LogFile.InspectAsync(request.Path, request.DisplayName, request.Mapping?.Encoding, cancellation).ConfigureAwait(false);
        var companion = request.Companion is { } other ? await LogFile.InspectAsync(other.Path, other.DisplayName, null, cancellation).ConfigureAwait(false) : null;
        var report = await WriteAsync(
            async () =>
            {
                // What the case has already of the log's rows is known when they are read: only then is it fetched, and the log read again beside it.
                for (Needed needed = new([], []); ;)
                {
                    using var bench = await BenchAsync(needed, cancellation).ConfigureAwait(false);
                    try
                    {
                        return new ImportRun(
                            bench.Connection, Directory, temporaryDirectory, options, cancellation,
                            connection => Wait(PublishImportAsync(bench, connection, needed, progress, cancellation))).Run(log, companion, request, progress);
                    }
                    catch (NeedsMoreException more)
                    {
                        needed = more.Needed;
                    }
                }
            },
            cancellation).ConfigureAwait(false);
        progress?.Report(new ImportProgress("Done", report.RowsRead, 1, report.Rejected));
        return report;
    }

    public Task<ImportRemoval> RemoveImportAsync(int number, string removedBy, DateTime removedAt, CancellationToken cancellation) => WriteAsync(
        async () =>
        {
            var published = new Published(server, store, State);

            // Rows that it superseded come back: their imports, and whatever else has rows of their ids, are needed whole.
            var own = published.OfImport(WideTable.Interactions, number);
            var ids = $"(SELECT interaction_id FROM {own} WHERE interaction_id IS NOT NULL)";
            var others = State.Content.Any(c => c.Source == $"{SupersededRows.Prefix}{WideTable.Interactions}")
                ? await server.RowsAsync(
                    $"""
                    SELECT DISTINCT import FROM (
                        SELECT import FROM {published.Of($"{SupersededRows.Prefix}{WideTable.Interactions}")} WHERE interaction_id IN {ids}
                        UNION ALL SELECT import FROM {published.Of(WideTable.Interactions)} WHERE interaction_id IN {ids}) WHERE import <> {number.Invariant()}
                    """,
                    r => r.Int(0), cancellation).ConfigureAwait(false)
                : [];
            var rest = published.State with { Portions = State.Portions.Where(p => p.Key != number).ToDictionary() };
            var accounts = await CountAccountsAsync(published, cancellation).ConfigureAwait(false) - await CountAccountsAsync(published with { State = rest }, cancellation).ConfigureAwait(false);
            using var bench = await BenchAsync(new Needed([.. others], []), cancellation).ConfigureAwait(false);
            return ImportRemover.Remove(
                bench.Connection, number, removedBy, removedAt, Directory, cancellation,
                new RemovalElsewhere(accounts, connection => Wait(PublishRemovalAsync(bench, connection, cancellation))));
        },
        cancellation);

    public async Task<Classification> ClassifyAsync(IReadOnlyList<CapabilityRule> rules, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        await WriteAsync(
            async () =>
            {
                var published = new Published(server, store, State);
                var withTexts = await server.RowsAsync(
                    $"SELECT DISTINCT import FROM {published.Of(WideTable.Prompts)} UNION DISTINCT SELECT DISTINCT import FROM {published.Of($"{SupersededRows.Prefix}{WideTable.Prompts}")}",
                    r => r.Int(0), cancellation).ConfigureAwait(false);
                using var bench = await BenchAsync(new Needed([.. withTexts], []), cancellation).ConfigureAwait(false);
                return ClassificationStore.Apply(bench.Connection, rules, progress, cancellation, connection => Wait(PublishAsync(bench, connection, s => s, cancellation)));
            },
            cancellation).ConfigureAwait(false);
        return await ClassificationAsync(null, cancellation).ConfigureAwait(false);
    }

    public Task<KnownListChange> SaveKnownListAsync(IReadOnlyList<KnownAttribute> entries, int version, string savedBy, DateTime savedAt, CancellationToken cancellation) => WriteAsync(
        async () =>
        {
            var published = new Published(server, store, State);
            using var bench = Bench.Of(State, temporaryDirectory, options, cancellation);
            var files = new Dictionary<string, string>();
            if (State.Marks > 0) await ExportAsync(bench, files, WideTable.Marks, published.Of(WideTable.Marks, [State.Marks]), "kind, value, known", cancellation).ConfigureAwait(false);
            await ExportAsync(bench, files, "own attributes", MarkableAttributes(published), "family, kind, value", cancellation).ConfigureAwait(false);
            bench.Load(files, State, new HashSet<int>(), cancellation);
            using var transaction = bench.Connection.BeginTransaction();
            var change = KnownLists.Save(bench.Connection, entries, version, savedBy, savedAt, KeyedHash.Find(Directory), cancellation);
            var marks = portions.Next();
            await SendMarksAsync(bench, bench.Connection, marks, cancellation).ConfigureAwait(false);
            await CommitAsync(State with { Marks = marks, Known = KnownRows(bench.Connection, cancellation) }, cancellation).ConfigureAwait(false);
            return change;
        },
        cancellation);

    public Task<string> SaveAccountSetAsync(IReadOnlyCollection<string> accounts, CancellationToken cancellation) => WriteAsync(
        async () =>
        {
            var (hash, ids) = AccountLists.SetOf(KeyedHash.Of(Directory), accounts);
            var published = new Published(server, store, State);
            var known = await server.NumberAsync($"SELECT count() FROM {published.AccountSets} WHERE hash = {{hash:String}}", cancellation, ("hash", hash)).ConfigureAwait(false);
            if (known == ids.Length) return hash;
            using var bench = Bench.Of(State, temporaryDirectory, options, cancellation);

            // A set is one block, whole or not there at all; what a broken one left is dropped before it is sent again.
            var portion = Portions.OfSet(hash);
            if (known > 0) await portions.DropAsync(WideTable.AccountSets, [portion], cancellation).ConfigureAwait(false);
            using (var appender = bench.Connection.CreateAppender("account_sets"))
            {
                foreach (var id in ids)
                {
                    appender.Set(0, System.Text.Encoding.ASCII.GetBytes(hash));
                    appender.Set(1, System.Text.Encoding.UTF8.GetBytes(id));
                    appender.EndRow();
                }

                appender.Close();
            }

            await SendAsync(
                bench, WideTable.AccountSets, $"SELECT hash, account_id AS account, {ids.Length.Invariant()}::BIGINT AS accounts FROM account_sets", portion, bench.Connection, cancellation).ConfigureAwait(false);
            return hash;
        },
        cancellation);

    public Task SaveAssignmentsAsync(IReadOnlyCollection<Assignment> assignments, CancellationToken cancellation) => WriteAsync(
        async () =>
        {
            if (assignments.GroupBy(a => a.AccountId, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).Min(StringComparer.Ordinal) is { } twice) throw AccountLists.Twice(twice);
            var portion = assignments.Count == 0 ? 0 : portions.Next();
            if (assignments.Count > 0)
            {
                using var bench = Bench.Of(State, temporaryDirectory, options, cancellation);
                bench.Connection.Run("CREATE TEMP TABLE assigned (account VARCHAR, cluster VARCHAR, score DOUBLE, disposition VARCHAR)", cancellation);
                using (var appender = bench.Connection.CreateAppender("assigned", "temp"))
                {
                    foreach (var assignment in assignments)
                    {
                        appender.Set(0, System.Text.Encoding.UTF8.GetBytes(assignment.AccountId));
                        if (assignment.Cluster is { } cluster) appender.Set(1, System.Text.Encoding.UTF8.GetBytes(cluster));
                        appender.Set(2, assignment.Score);
                        appender.Set(3, System.Text.Encoding.UTF8.GetBytes(Labels.Of(assignment.Disposition)));
                        appender.EndRow();
                    }

                    appender.Close();
                }

                await SendAsync(bench, WideTable.Assignments, "SELECT * FROM assigned", portion, bench.Connection, cancellation).ConfigureAwait(false);
                var published = new Published(server, store, State);
                var unknown = await server.RowsAsync(
                    $"SELECT account FROM {published.Of(WideTable.Assignments, [portion])} WHERE account NOT IN {published.Accounts} ORDER BY account LIMIT 1", r => r.Text(0), cancellation).ConfigureAwait(false);
                if (unknown.Count > 0)
                {
                    await portions.DropAsync(WideTable.Assignments, [portion], CancellationToken.None).ConfigureAwait(false);
                    throw AccountLists.Unknown(unknown[0]);
                }
            }

            await CommitAsync(State with { Assignments = portion }, cancellation).ConfigureAwait(false);
            return true;
        },
        cancellation);

    public Task<ContentVerification> VerifyAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation) => ReadAsync(async p =>
    {
        using var bench = await BenchAsync(new Needed([.. p.State.Imports.Select(i => i.Number)], []), cancellation, p, withLists: true).ConfigureAwait(false);
        var (verification, differing) = await Task.Run(() => ContentVerifier.Verify(bench.Connection, KeyedHash.Find(Directory), progress, cancellation), cancellation).ConfigureAwait(false);
        if (!differing.SequenceEqual(changed)) (changed, described) = (differing, null);
        return verification;
    });

    public Task SnapshotAsync(string file, CancellationToken cancellation) => ReadAsync(async p =>
    {
        if (File.Exists(file)) throw new IOException($"The file '{file}' is there already. Nothing was copied.");
        using var bench = await BenchAsync(new Needed([.. p.State.Imports.Select(i => i.Number)], []), cancellation, p, withLists: true).ConfigureAwait(false);
        await Task.Run(() => Snapshot.Write(bench.Connection, file, cancellation), cancellation).ConfigureAwait(false);
        return true;
    });

    /// <summary>Takes the whole content of a file of the embedded engine in, whose state this becomes; the store must be empty.</summary>
    /// <exception cref="InvalidOperationException">It has imports already.</exception>
    public Task TakeInAsync(string file, IProgress<ImportProgress>? progress, CancellationToken cancellation) => WriteAsync(
        async () =>
        {
            if (State.Imports.Count > 0) throw new InvalidOperationException($"The case has interactions at {Address} already. Nothing was copied: a copy goes where there is none.");
            using var pool = new ConnectionPool(file, temporaryDirectory, options with { ReadOnly = true });
            using var connection = pool.Open();
            using var bench = Bench.Of(State, temporaryDirectory, options, cancellation);
            var (seed, next) = connection.Rows("SELECT seed, next_import FROM settings", r => (r.GetInt64(0), r.GetInt32(1)), cancellation)[0];
            var state = State with { Seed = seed, NextImport = next, Known = KnownRows(connection, cancellation), Imports = ImportRows(connection, cancellation), Content = ContentRows(connection, cancellation) };
            var placed = new Dictionary<int, long>();
            foreach (var import in state.Imports.Select(i => i.Number))
            {
                progress?.Report(new ImportProgress($"Copying import {import.Invariant()} of {state.Imports[^1].Number.Invariant()}", 0, null));
                placed[import] = await SendImportAsync(bench, connection, import, cancellation).ConfigureAwait(false);
            }

            var (marks, assignments) = (portions.Next(), portions.Next());
            await SendMarksAsync(bench, connection, marks, cancellation).ConfigureAwait(false);
            await SendAsync(
                bench, WideTable.Assignments, "SELECT a.id AS account, x.cluster, x.score, x.disposition FROM assignments x JOIN accounts a ON a.no = x.account", assignments, connection, cancellation).ConfigureAwait(false);
            foreach (var hash in connection.Rows("SELECT DISTINCT hash FROM account_sets", r => r.GetString(0), cancellation))
            {
                await SendAsync(
                    bench, WideTable.AccountSets, $"SELECT hash, account_id AS account, count(*) OVER () AS accounts FROM account_sets WHERE hash = {Sql.Literal(hash)}", Portions.OfSet(hash), connection, cancellation).ConfigureAwait(false);
            }

            await CommitAsync(state with { Portions = placed, Marks = marks, Assignments = assignments }, cancellation).ConfigureAwait(false);
            return true;
        },
        cancellation);

    /// <summary>Finds the store's latest state, or makes its first, and drops what no state names.</summary>
    private async Task BeginAsync(CancellationToken cancellation)
    {
        if (options.ReadOnly)
        {
            leases.Publish(await LatestAsync(cancellation).ConfigureAwait(false) ?? new StoreState { Number = 0, NextImport = 1, Seed = 0 });
            faults = State.Number == 0 ? [] : await FaultsAsync(cancellation).ConfigureAwait(false);
            return;
        }

        if (server.Address.Cluster is null && await server.NumberAsync("SELECT count() FROM system.tables WHERE database = currentDatabase() AND name = 'daily_view'", cancellation).ConfigureAwait(false) == 0)
        {
            foreach (var statement in ClickHouseDdl.Statements(server.Address.Database, null).Skip(1)) await server.RunAsync(statement, cancellation).ConfigureAwait(false);
        }

        if (await LatestAsync(cancellation).ConfigureAwait(false) is { } latest)
        {
            leases.Publish(latest);
            await portions.SweepAsync(latest, cancellation).ConfigureAwait(false);
            faults = await FaultsAsync(cancellation).ConfigureAwait(false);
            return;
        }

        var first = new StoreState { Number = 1, NextImport = 1, Seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) };
        await SendStateAsync(first, cancellation).ConfigureAwait(false);
        leases.Publish(first);
    }

    private async Task<StoreState?> LatestAsync(CancellationToken cancellation) =>
        (await server.RowsAsync($"SELECT state FROM {WideTable.States} WHERE store = '{store}' ORDER BY portion DESC LIMIT 1", r => StoreState.Read(r.Text(0), Address), cancellation).ConfigureAwait(false)).FirstOrDefault();

    private async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellation)
    {
        var published = new Published(server, store, State);
        var tables = WideTable.OfImports.Select(t => t.Name).Where(t => t != WideTable.Networks).ToList();
        var seen = await server.RowsAsync(
            string.Join(" UNION ALL ", tables.Select(t => $"SELECT import, '{t}', count() FROM {published.Of(t)} GROUP BY import")), r => (Import: r.Int(0), Table: r.Text(1), Rows: r.Long(2)), cancellation).ConfigureAwait(false);
        var rows = seen.ToDictionary(s => (s.Import, s.Table), s => s.Rows);
        return
        [
            .. State.Content.Where(c => tables.Contains(c.Source, StringComparer.Ordinal)).GroupBy(c => (c.Import, c.Source)).Select(g => (g.Key.Import, Table: g.Key.Source, Written: g.Sum(c => c.Rows), Seen: rows.GetValueOrDefault(g.Key)))
                .Where(u => u.Written != u.Seen).Select(StoreCheck.Sentence),
        ];
    }

    private async Task<Bench> BenchAsync(Needed needed, CancellationToken cancellation, Published? of = null, bool withLists = false)
    {
        var published = of ?? new Published(server, store, State);
        var bench = Bench.Of(published.State, temporaryDirectory, options, cancellation);
        try
        {
            var files = new Dictionary<string, string>();
            var whole = published.State.Portions.Where(p => needed.Whole.Contains(p.Key)).ToDictionary();
            var known = published.State.Content.Where(c => whole.ContainsKey(c.Import)).Select(c => c.Source).ToHashSet(StringComparer.Ordinal);
            foreach (var table in WideTable.OfImports)
            {
                var parts = new List<string>();
                var isThere = known.Contains(table.Name) || (table.Name == WideTable.Networks && (known.Contains(WideTable.AccountAttributes) || known.Contains($"{SupersededRows.Prefix}{WideTable.Interactions}")));
                if (isThere) parts.Add(published.Of(table.Name, whole.Values));
                if (needed.Rows.TryGetValue(table.Name, out var condition)) parts.Add($"(SELECT * FROM {published.Of(table.Name, published.State.Portions.Where(p => !whole.ContainsKey(p.Key)).Select(p => p.Value))} WHERE {condition})");
                if (parts.Count == 0) continue;
                var columns = string.Join(", ", table.Columns.Select(c => c.Name));
                await ExportAsync(bench, files, table.Name, $"({string.Join(" UNION ALL ", parts.Select(p => $"SELECT {columns} FROM {p}"))})", columns, cancellation).ConfigureAwait(false);
            }

            if (known.Contains(WideTable.Daily))
            {
                const string Sums = "import, day, account, capability, model, sum(interactions) AS interactions, sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens, sum(cached_tokens) AS cached_tokens, "
                    + "sum(cache_write_tokens) AS cache_write_tokens, sum(uncached_tokens) AS uncached_tokens, min(first) AS first, max(last) AS last";
                await ExportAsync(bench, files, WideTable.Daily, $"{published.Of(WideTable.Daily, whole.Values)} GROUP BY import, day, account, capability, model", Sums, cancellation).ConfigureAwait(false);
            }

            if (published.State.Marks > 0) await ExportAsync(bench, files, WideTable.Marks, published.Of(WideTable.Marks, [published.State.Marks]), "kind, value, known", cancellation).ConfigureAwait(false);
            if (withLists)
            {
                if (published.State.Assignments > 0) await ExportAsync(bench, files, WideTable.Assignments, published.Assignments, "account, cluster, score, disposition", cancellation).ConfigureAwait(false);
                await ExportAsync(bench, files, WideTable.AccountSets, published.AccountSets, "hash, account", cancellation).ConfigureAwait(false);
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

    private async Task ExportAsync(Bench bench, Dictionary<string, string> files, string name, string source, string columns, CancellationToken cancellation)
    {
        var file = bench.Scratch(name);
        await server.ExportAsync($"SELECT {columns} FROM {source}", file, cancellation).ConfigureAwait(false);
        files[name] = file;
    }

    private async Task PublishImportAsync(Bench bench, DuckDbConnection connection, Needed needed, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        // Rows of imports that are here in part were superseded: then these are needed whole.
        var parts = connection.Rows("SELECT DISTINCT import FROM content", r => r.GetInt32(0), cancellation).Where(i => State.Imports.Any(s => s.Number == i) && !bench.Whole.Contains(i)).ToList();
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
                foreach (var (table, keys) in ((string, string[])[])[(WideTable.Interactions, ["interaction_id", "row_key"]), (WideTable.AccountRecords, ["row_key"])])
                {
                    var condition = string.Join(" OR ", keys.Select(k => $"{k} IN (SELECT {k} FROM {published.Of(table, own)} WHERE {k} IS NOT NULL)"));
                    if (await server.NumberAsync($"SELECT count() FROM {published.Of(table)} WHERE {condition}", cancellation).ConfigureAwait(false) > 0) rows[table] = condition;
                }

                return rows.Count == 0 ? state : throw new NeedsMoreException(needed with { Rows = rows, Staged = own });
            },
            needed.Staged, cancellation).ConfigureAwait(false);
    }

    private Task PublishAsync(Bench bench, DuckDbConnection connection, Func<StoreState, StoreState> change, CancellationToken cancellation) =>
        PublishAsync(bench, connection, (state, _) => Task.FromResult(change(state)), [], cancellation);

    /// <summary>Sends every import that the bench has otherwise than the state, and publishes what the bench says.</summary>
    private async Task PublishAsync(
        Bench bench, DuckDbConnection connection, Func<StoreState, IReadOnlyList<long>, Task<StoreState>> check, IReadOnlyList<long> staged, CancellationToken cancellation)
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
            var gone = await server.NumberAsync($"SELECT count() FROM {published.Assignments} WHERE account NOT IN {published.Accounts}", cancellation).ConfigureAwait(false);
            if (gone == 0) return state;
            var portion = portions.Next();
            await server.RunAsync(
                $"INSERT INTO {WideTable.Assignments} (store, portion, account, cluster, score, disposition) SELECT store, {portion.ToString(CultureInfo.InvariantCulture)}, account, cluster, score, disposition FROM {published.Assignments} WHERE account IN {published.Accounts}",
                cancellation).ConfigureAwait(false);
            return state with { Assignments = portion };
        },
        [], cancellation).ConfigureAwait(false);

    /// <summary>The marks of a state that is prepared: those that held, of what is still there, and those of the bench.</summary>
    private async Task<long> MarksAsync(Bench bench, DuckDbConnection connection, IReadOnlySet<int> imports, IReadOnlyDictionary<int, long> placed, CancellationToken cancellation)
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
            .Select(k => $"SELECT '{ImportTarget.StandardAttributes.First(a => a.Name == k).Family!.Value.ToString().ToLowerInvariant()}' AS family, '{k}' AS kind, assumeNotNull({k}) AS value FROM {superseded} WHERE {k} IS NOT NULL");
        return $"""
            (SELECT DISTINCT family, kind, value FROM (
                SELECT toString(family) AS family, toString(kind) AS kind, value FROM {published.Of(WideTable.AccountAttributes)} WHERE kind IN ({kinds})
                UNION ALL SELECT 'network' AS family, '{IpPrefix.Kind}' AS kind, prefix AS value FROM {published.Of(WideTable.Networks)}
                UNION ALL {string.Join(" UNION ALL ", own)}))
            """;
    }

    private Task<long> SendMarksAsync(Bench bench, DuckDbConnection connection, long portion, CancellationToken cancellation) =>
        SendAsync(bench, WideTable.Marks, "SELECT kind, value, known FROM attributes WHERE known IS NOT NULL", portion, connection, cancellation);

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
            string.Join(" UNION ALL ", written.Keys.Select(Count).Append($"SELECT 'days', sum(interactions) FROM {published.Of(WideTable.Daily, [portion])}").Append($"SELECT 'requests', sum(requests) FROM {published.Of(WideTable.Interactions, [portion])}")),
            r => (Table: r.Text(0), Rows: r.Long(1)), cancellation).ConfigureAwait(false)).ToDictionary(s => s.Table, s => s.Rows);
        foreach (var (table, rows) in written) Require(table, rows, seen[table]);
        var requests = connection.Number("SELECT coalesce(sum(requests), 0)::BIGINT FROM interactions WHERE import = $import", cancellation, ("import", import));
        Require(WideTable.Interactions, requests, seen["requests"]);
        Require(WideTable.Daily, requests, seen["days"]);
        return portion;

        void Require(string table, long sent, long there)
        {
            if (sent != there) throw new ImportException($"What was sent to {Address} cannot be read back: the table {table} should show {sent:N0} and shows {there:N0}. Nothing was changed. Check the server's disks and its log, then try again.");
        }
    }

    private async Task<long> SendAsync(Bench bench, string table, string query, long portion, DuckDbConnection connection, CancellationToken cancellation)
    {
        var rows = connection.Number($"SELECT count(*) FROM ({query})", cancellation);
        if (rows == 0) return 0;
        var file = bench.Scratch($"out-{table}");
        connection.Run($"COPY (SELECT '{store}' AS store, CAST({portion.ToString(CultureInfo.InvariantCulture)} AS UBIGINT) AS portion, * FROM ({query})) TO {Sql.Literal(file)} (FORMAT parquet)", cancellation);
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
        if (latest?.Number != before.Number) throw new ImportException($"Another program wrote to this case at {Address} meanwhile. Nothing was changed: close one of the two, and open the case again.");
        cancellation.ThrowIfCancellationRequested();

        // From here on it is not given up. Where the answer is lost, what the server has tells whether the row arrived.
        try
        {
            await SendStateAsync(next, CancellationToken.None).ConfigureAwait(false);
        }
        catch (InteractionStoreException lost) when (!lost.IsAnswered)
        {
            // The row may still arrive after it was looked for: what it names must not be dropped, and nothing is written, until the case is opened again.
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

    private Task SendStateAsync(StoreState state, CancellationToken cancellation) => server.InsertStateAsync(store, state.Number, state.Text(), cancellation);

    private Task<long> CountAccountsAsync(Published published, CancellationToken cancellation) =>
        server.NumberAsync($"SELECT count() FROM {published.Accounts} WHERE account <> ''", cancellation);

    /// <summary>Takes the whole store out of the server, which nobody uses.</summary>
    internal Task ForgetAsync() => portions.ForgetAsync();

    private async Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancellation)
    {
        if (options.ReadOnly) throw new InvalidOperationException("The workspace is only read: nothing was changed.");
        await writer.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (portions.IsHeld) throw new ImportException(Unsure);
            return await Task.Run(write, cancellation).ConfigureAwait(false);
        }
        catch (InteractionStoreException e)
        {
            throw new ImportException(e.Message, e);
        }
        finally
        {
            writer.Release();
        }
    }

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
        r => new ImportRow(r.GetInt32(0), r.GetString(1), r.GetString(2), r.TextOrNull(3), r.GetInt64(4), r.GetInt64(5), r.GetInt64(6), r.GetInt64(7), r.GetString(8)),
        cancellation);

    private static List<ContentRow> ContentRows(DuckDbConnection connection, CancellationToken cancellation) => connection.Rows(
        "SELECT import, source, day, rows, digest FROM content ORDER BY import, source, day NULLS FIRST",
        r => new ContentRow(r.GetInt32(0), r.GetString(1), r.IsDBNull(2) ? null : Microseconds.Of(r.GetDate(2)), r.GetInt64(3), r.TextOrNull(4)),
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

    /// <summary>A write turned out to need more than its bench had: it is given up, as when it is cancelled, and begun again with that.</summary>
    private sealed class NeedsMoreException(Needed needed) : OperationCanceledException
    {
        public Needed Needed { get; } = needed;
    }
}
