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
/// Writes are prepared on a <see cref="Bench"/>, sent into portions that no state names, counted there, and published by one row: the next
/// state. What a write that failed or was killed had sent is in no state, and dropped when the store is opened again.
/// </summary>
public sealed partial class ClickHouseInteractionStore
{
    private string Unsure =>
        $"{Address} stopped answering while a change was published. Whether it holds is seen when the case is opened again: stop the program and start it.";

    public async Task<ImportReport> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new ImportProgress("Hashing", 0, null));
        var log = await LogFile.InspectAsync(request.Path, request.DisplayName, request.Mapping?.Encoding, cancellation)
            .ConfigureAwait(false);
        var companion = request.Companion is { } other
            ? await LogFile.InspectAsync(other.Path, other.DisplayName, null, cancellation).ConfigureAwait(false) : null;
        var report = await WriteAsync(
            async () =>
            {
                // What the case has already of the log's rows is known when they are read: only then is it fetched, and the log read again
                // beside it.
                for (Needed needed = new([], []); ;)
                {
                    using var bench = await BenchAsync(needed, cancellation).ConfigureAwait(false);
                    try
                    {
                        return new ImportRun(
                            bench.Connection, Directory, temporaryDirectory, options, cancellation,
                            connection => Wait(PublishImportAsync(bench, connection, needed, progress, cancellation)))
                            .Run(log, companion, request, progress);
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

    public Task<ImportRemoval> RemoveImportAsync(int number, string removedBy, DateTime removedAt, CancellationToken cancellation) =>
        WriteAsync(
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
            var accounts = await CountAccountsAsync(published, cancellation)
                .ConfigureAwait(false) - await CountAccountsAsync(published with { State = rest }, cancellation).ConfigureAwait(false);
            using var bench = await BenchAsync(new Needed([.. others], []), cancellation).ConfigureAwait(false);
            return ImportRemover.Remove(
                bench.Connection, number, removedBy, removedAt, Directory, cancellation,
                new RemovalElsewhere(accounts, connection => Wait(PublishRemovalAsync(bench, connection, cancellation))));
        },
        cancellation);

    public async Task<Classification> ClassifyAsync(
        IReadOnlyList<CapabilityRule> rules, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        await WriteAsync(
            async () =>
            {
                var published = new Published(server, store, State);
                var withTexts = await server.RowsAsync(
                    $"SELECT DISTINCT import FROM {published.Of(WideTable.Prompts)} UNION DISTINCT SELECT DISTINCT import FROM {published.Of($"{SupersededRows.Prefix}{WideTable.Prompts}")}",
                    r => r.Int(0), cancellation).ConfigureAwait(false);
                using var bench = await BenchAsync(new Needed([.. withTexts], []), cancellation).ConfigureAwait(false);
                return ClassificationStore.Apply(
                    bench.Connection, rules, progress, cancellation,
                    connection => Wait(PublishAsync(bench, connection, s => s, cancellation)));
            },
            cancellation).ConfigureAwait(false);
        return await ClassificationAsync(null, cancellation).ConfigureAwait(false);
    }

    public Task<KnownListChange> SaveKnownListAsync(
        IReadOnlyList<KnownAttribute> entries, int version, string savedBy, DateTime savedAt, CancellationToken cancellation) => WriteAsync(
        async () =>
        {
            var published = new Published(server, store, State);
            using var bench = Bench.Of(State, temporaryDirectory, options, cancellation);
            var files = new Dictionary<string, string>();
            if (State.Marks > 0)
                await ExportAsync(
                    bench, files, WideTable.Marks, published.Of(WideTable.Marks, [State.Marks]), "kind, value, known", cancellation)
                    .ConfigureAwait(false);
            await ExportAsync(bench, files, "own attributes", MarkableAttributes(published), "family, kind, value", cancellation)
                .ConfigureAwait(false);
            bench.Load(files, State, new HashSet<int>(), cancellation);
            using var transaction = bench.Connection.BeginTransaction();
            var change = KnownLists.Save(bench.Connection, entries, version, savedBy, savedAt, KeyedHash.Find(Directory), cancellation);
            var marks = portions.Next();
            await SendMarksAsync(bench, bench.Connection, marks, cancellation).ConfigureAwait(false);
            await CommitAsync(State with { Marks = marks, Known = KnownRows(bench.Connection, cancellation) }, cancellation)
                .ConfigureAwait(false);
            return change;
        },
        cancellation);

    public Task<string> SaveAccountSetAsync(IReadOnlyCollection<string> accounts, CancellationToken cancellation) => WriteAsync(
        async () =>
        {
            var (hash, ids) = AccountLists.SetOf(KeyedHash.Of(Directory), accounts);
            var published = new Published(server, store, State);
            var known = await server.NumberAsync(
                $"SELECT count() FROM {published.AccountSets} WHERE hash = {{hash:String}}", cancellation, ("hash", hash))
                .ConfigureAwait(false);
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
                bench, WideTable.AccountSets,
                $"SELECT hash, account_id AS account, {ids.Length.Invariant()}::BIGINT AS accounts FROM account_sets", portion,
                bench.Connection, cancellation).ConfigureAwait(false);
            return hash;
        },
        cancellation);

    public Task SaveAssignmentsAsync(IReadOnlyCollection<Assignment> assignments, CancellationToken cancellation) => WriteAsync(
        async () =>
        {
            if (assignments.GroupBy(a => a.AccountId, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)
                .Min(StringComparer.Ordinal) is { } twice) throw AccountLists.Twice(twice);
            var portion = assignments.Count == 0 ? 0 : portions.Next();
            if (assignments.Count > 0)
            {
                using var bench = Bench.Of(State, temporaryDirectory, options, cancellation);
                bench.Connection.Run(
                    "CREATE TEMP TABLE assigned (account VARCHAR, cluster VARCHAR, score DOUBLE, disposition VARCHAR)", cancellation);
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

                await SendAsync(bench, WideTable.Assignments, "SELECT * FROM assigned", portion, bench.Connection, cancellation)
                    .ConfigureAwait(false);
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

    public Task<ContentVerification> VerifyAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        ReadAsync(async p =>
    {
        using var bench = await BenchAsync(new Needed([.. p.State.Imports.Select(i => i.Number)], []), cancellation, p, withLists: true)
            .ConfigureAwait(false);
        var (verification, differing) = await Task.Run(
            () => ContentVerifier.Verify(bench.Connection, KeyedHash.Find(Directory), progress, cancellation), cancellation)
            .ConfigureAwait(false);
        if (!differing.SequenceEqual(changed)) (changed, described) = (differing, null);
        return verification;
    });

    public Task SnapshotAsync(string file, CancellationToken cancellation) => ReadAsync(async p =>
    {
        if (File.Exists(file)) throw new IOException($"The file '{file}' is there already. Nothing was copied.");
        using var bench = await BenchAsync(new Needed([.. p.State.Imports.Select(i => i.Number)], []), cancellation, p, withLists: true)
            .ConfigureAwait(false);
        await Task.Run(() => Snapshot.Write(bench.Connection, file, cancellation), cancellation).ConfigureAwait(false);
        return true;
    });

    /// <summary>Takes the whole content of a file of the embedded engine in, whose state this becomes; the store must be empty.</summary>
    /// <exception cref="InvalidOperationException">It has imports already.</exception>
    public Task TakeInAsync(string file, IProgress<ImportProgress>? progress, CancellationToken cancellation) => WriteAsync(
        async () =>
        {
            if (State.Imports.Count > 0)
                throw new InvalidOperationException(
                    $"The case has interactions at {Address} already. Nothing was copied: a copy goes where there is none.");
            using var pool = new ConnectionPool(file, temporaryDirectory, options with { ReadOnly = true });
            using var connection = pool.Open();
            using var bench = Bench.Of(State, temporaryDirectory, options, cancellation);
            var (seed, next) = connection.Rows(
                "SELECT seed, next_import FROM settings", r => (r.GetInt64(0), r.GetInt32(1)), cancellation)[0];
            var state =
                State with { Seed = seed, NextImport = next, Known = KnownRows(connection, cancellation),
                    Imports = ImportRows(connection, cancellation), Content = ContentRows(connection, cancellation) };
            var placed = new Dictionary<int, long>();
            foreach (var import in state.Imports.Select(i => i.Number))
            {
                progress?.Report(
                    new ImportProgress($"Copying import {import.Invariant()} of {state.Imports[^1].Number.Invariant()}", 0, null));
                placed[import] = await SendImportAsync(bench, connection, import, cancellation).ConfigureAwait(false);
            }

            var (marks, assignments) = (portions.Next(), portions.Next());
            await SendMarksAsync(bench, connection, marks, cancellation).ConfigureAwait(false);
            await SendAsync(
                bench, WideTable.Assignments,
                "SELECT a.id AS account, x.cluster, x.score, x.disposition FROM assignments x JOIN accounts a ON a.no = x.account",
                assignments, connection, cancellation).ConfigureAwait(false);
            foreach (var hash in connection.Rows("SELECT DISTINCT hash FROM account_sets", r => r.GetString(0), cancellation))
            {
                await SendAsync(
                    bench, WideTable.AccountSets,
                    $"SELECT hash, account_id AS account, count(*) OVER () AS accounts FROM account_sets WHERE hash = {Sql.Literal(hash)}",
                    Portions.OfSet(hash), connection, cancellation).ConfigureAwait(false);
            }

            await CommitAsync(state with { Portions = placed, Marks = marks, Assignments = assignments }, cancellation)
                .ConfigureAwait(false);
            return true;
        },
        cancellation);

    /// <summary>Finds the store's latest state, or makes its first, and drops what no state names.</summary>
    private async Task BeginAsync(CancellationToken cancellation)
    {
        if (options.ReadOnly)
        {
            leases.Publish(
                await LatestAsync(cancellation).ConfigureAwait(false) ?? new StoreState { Number = 0, NextImport = 1, Seed = 0 });
            faults = State.Number == 0 ? [] : await FaultsAsync(cancellation).ConfigureAwait(false);
            return;
        }

        if (server.Address.Cluster is null
            && await server.NumberAsync(
                "SELECT count() FROM system.tables WHERE database = currentDatabase() AND name = 'daily_view'", cancellation)
                .ConfigureAwait(false) == 0)
        {
            foreach (var statement in ClickHouseDdl.Statements(server.Address.Database, null).Skip(1))
                await server.RunAsync(statement, cancellation).ConfigureAwait(false);
        }

        if (await LatestAsync(cancellation).ConfigureAwait(false) is { } latest)
        {
            leases.Publish(latest);
            await portions.SweepAsync(latest, cancellation).ConfigureAwait(false);
            faults = await FaultsAsync(cancellation).ConfigureAwait(false);
            return;
        }

        var first =
            new StoreState { Number = 1, NextImport = 1, Seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) };
        await SendStateAsync(first, cancellation).ConfigureAwait(false);
        leases.Publish(first);
    }

    private async Task<StoreState?> LatestAsync(CancellationToken cancellation) =>
        (await server.RowsAsync(
            $"SELECT state FROM {WideTable.States} WHERE store = '{store}' ORDER BY portion DESC LIMIT 1",
            r => StoreState.Read(r.Text(0), Address), cancellation).ConfigureAwait(false)).FirstOrDefault();

    private async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellation)
    {
        var published = new Published(server, store, State);
        var tables = WideTable.OfImports.Select(t => t.Name).Where(t => t != WideTable.Networks).ToList();
        var seen = await server.RowsAsync(
            string.Join(" UNION ALL ", tables.Select(t => $"SELECT import, '{t}', count() FROM {published.Of(t)} GROUP BY import")),
            r => (Import: r.Int(0), Table: r.Text(1), Rows: r.Long(2)), cancellation).ConfigureAwait(false);
        var rows = seen.ToDictionary(s => (s.Import, s.Table), s => s.Rows);
        return
        [
            .. State.Content.Where(c => tables.Contains(c.Source, StringComparer.Ordinal)).GroupBy(c => (c.Import, c.Source))
            .Select(g => (g.Key.Import, Table: g.Key.Source, Written: g.Sum(c => c.Rows), Seen: rows.GetValueOrDefault(g.Key)))
                .Where(u => u.Written != u.Seen).Select(StoreCheck.Sentence),
        ];
    }

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
}
