using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>
/// The interactions of a case in one DuckDB file, <c>interactions.duckdb</c>, with the manifests and rejects of its
/// imports beside it. Many read at a time, each a snapshot of its own, and one writes.
/// </summary>
public sealed class DuckDbInteractionStore : IInteractionStore
{
    private readonly StoreOptions options;
    /// <summary>The name of its file in the case's directory.</summary>
    public const string FileName = "interactions.duckdb";

    private readonly ConnectionPool pool;
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly string temporaryDirectory;
    private readonly RecentState recent;
    private readonly RecentPlaces places = new();
    private readonly ChangedContent changed = new();
    private IReadOnlyList<string> faults = [];

    private DuckDbInteractionStore(string directory, StoreOptions options)
    {
        Directory = directory;
        this.options = options;
        temporaryDirectory = options.ReadOnly
            ? Path.Combine(Path.GetTempPath(), $"dashboard-{Guid.NewGuid():N}") : Path.Combine(directory, "temporary");
        pool = new ConnectionPool(Path.Combine(directory, FileName), temporaryDirectory, options);
        recent = new RecentState(
            options.DailySums, () => ReadAsync(connection => DayCube.Load(connection, CancellationToken.None), CancellationToken.None),
            () => ReadAsync(connection => AccountRegister.Load(connection, CancellationToken.None), CancellationToken.None));
    }

    /// <summary>The case's directory, to which a report's <see cref="ImportReport.RejectsFile"/> is relative.</summary>
    public string Directory { get; }

    /// <summary>Opens the store of a case, and makes it where there is none.</summary>
    /// <exception cref="InvalidOperationException">The file is in use by another process, or of a newer version.</exception>
    public static DuckDbInteractionStore Open(string caseDirectory, StoreOptions? options = null)
    {
        var directory = options is { ReadOnly: true } ? caseDirectory : System.IO.Directory.CreateDirectory(caseDirectory).FullName;
        KeyedHash.Find(directory);
        DuckDbInteractionStore store;
        try
        {
            store = new DuckDbInteractionStore(directory, options ?? new StoreOptions());
        }
        catch (DuckDbException e)
        {
            throw new InvalidOperationException(
                $"The interactions of {Path.GetFileName(directory)} could not be opened: {e.Message} Nothing was changed. If another program has the file open, close it.", e);
        }

        try
        {
            if (options is { ReadOnly: true }) return store;
            store.pool.Use(connection =>
            {
                Schema.Ensure(connection);
                (store.faults, var changed) = StoreCheck.Run(connection, CancellationToken.None);
                store.changed.Note(changed);
                return true;
            });
            store.RemoveTemporaryFiles();
            return store;
        }
        catch
        {
            store.pool.Dispose();
            throw;
        }
    }

    public async Task<ImportReport> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new ImportProgress("Hashing", 0, null));
        var log = await LogFile.InspectAsync(request.Path, request.DisplayName, request.Mapping?.Encoding, cancellation)
            .ConfigureAwait(false);
        var companion = request.Companion is { } other
            ? await LogFile.InspectAsync(other.Path, other.DisplayName, null, cancellation).ConfigureAwait(false) : null;
        var report = await WriteAsync(
            () =>
            {
                // A connection of its own: the import keeps its transaction for as long as it takes.
                using var blocks = new ReleasedBlocks(pool);
                using var connection = pool.Open();
                return blocks.Kept(
                    new ImportRun(connection, Directory, temporaryDirectory, options, cancellation).Run(log, companion, request, progress));
            },
            cancellation).ConfigureAwait(false);
        progress?.Report(new ImportProgress("Done", report.RowsRead, 1, report.Rejected));
        return report;
    }

    public Task<IReadOnlyList<ImportReport>> ImportsAsync(CancellationToken cancellation) =>
        ReadAsync(connection => ImportRecords.Reports(connection, cancellation), cancellation);

    public Task<ImportRemoval> RemoveImportAsync(int number, string removedBy, DateTime removedAt, CancellationToken cancellation) =>
        WriteAsync(
        () =>
        {
            using var connection = pool.Open();
            return ImportRemover.Remove(connection, number, removedBy, removedAt, Directory, cancellation);
        },
        cancellation);

    public Task<ImportProfile> ProfileImportAsync(int number, CancellationToken cancellation) =>
        ReadAsync(
            connection => ImportProfileQuery.Run(
                connection, number, ClassificationStore.Read(connection, number, cancellation), cancellation), cancellation);

    public Task<Classification> ClassifyAsync(
        IReadOnlyList<CapabilityRule> rules, IProgress<ImportProgress>? progress, CancellationToken cancellation) => WriteAsync(
        () =>
        {
            using var connection = pool.Open();
            return ClassificationStore.Apply(connection, rules, progress, cancellation);
        },
        cancellation);

    public Task<Classification> ClassificationAsync(int? import, CancellationToken cancellation) =>
        ReadAsync(connection => ClassificationStore.Read(connection, import, cancellation), cancellation);

    public Task<KnownList> KnownListAsync(CancellationToken cancellation) =>
        ReadAsync(connection => KnownLists.Holding(connection, cancellation), cancellation);

    public Task<KnownListChange> SaveKnownListAsync(
        IReadOnlyList<KnownAttribute> entries, int version, string savedBy, DateTime savedAt, CancellationToken cancellation) => WriteAsync(
        () => InTransaction(connection =>
        {
            var balance = RowBalance.Begin(connection, cancellation);
            var change = KnownLists.Save(connection, entries, version, savedBy, savedAt, KeyedHash.Find(Directory), cancellation);
            balance.Check(cancellation);
            return change;
        }),
        cancellation);

    public Task<IReadOnlyList<KnownSuggestion>> SuggestKnownAsync(CancellationToken cancellation) =>
        ReadAsync(connection => KnownLists.Suggest(connection, cancellation), cancellation);

    public Task<IReadOnlyList<AccountRecord>> AccountRecordsAsync(CancellationToken cancellation) =>
        ReadAsync(connection => AccountRecordsQuery.Run(connection, cancellation), cancellation);

    public async Task<AccountDates> AccountDatesAsync(AccountDatesRequest request, CancellationToken cancellation)
    {
        var register = await recent.RegisterAsync().ConfigureAwait(false);
        return await ReadAsync((connection, reader) => register.Count(connection, reader, request, cancellation), cancellation)
            .ConfigureAwait(false);
    }

    public Task<DataSet> DescribeAsync(CancellationToken cancellation) =>
        recent.DescribeAsync(
            () => ReadAsync(connection => Summary.Describe(connection, changed, cancellation) with { Faults = faults }, cancellation));

    public Task<IReadOnlyList<Figure.Observed>> MeasureAsync(
        Selection selection, IReadOnlyList<Measure> measures, CancellationToken cancellation) =>
        ReadAsync((connection, reader) => Summary.Measure(connection, reader, changed, selection, measures, cancellation), cancellation);

    public Task<IReadOnlyList<TimeRange>> GapsAsync(CancellationToken cancellation) =>
        ReadAsync(connection => ImportProfileQuery.Gaps(connection, cancellation), cancellation);

    public Task<ImportClocks> ClocksAsync(ImportClocksRequest request, CancellationToken cancellation) =>
        ReadAsync(connection => ImportClocksQuery.Run(connection, request, cancellation), cancellation);

    public Task<IReadOnlyList<string>> AccountIdsAsync(Selection selection, CancellationToken cancellation) =>
        ReadAsync((connection, reader) => Summary.AccountIds(connection, reader, selection, cancellation), cancellation);

    public Task<Timeline> TimelineAsync(TimelineRequest request, CancellationToken cancellation) =>
        AnswerAsync(request, (connection, reader) => TimelineQuery.Run(connection, reader, request, cancellation), cancellation);

    public Task<Heatmap> HeatmapAsync(HeatmapRequest request, CancellationToken cancellation) =>
        AnswerAsync(request, (connection, reader) => HeatmapQuery.Run(connection, reader, request, cancellation), cancellation);

    public Task<Page<AccountRow>> AccountsAsync(AccountsRequest request, CancellationToken cancellation) =>
        ReadAsync(connection => AccountsQuery.Run(connection, request, cancellation), cancellation);

    public Task<Page<Interaction>> InteractionsAsync(InteractionsRequest request, CancellationToken cancellation)
    {
        // Read before the transaction begins: what is counted in it is never older than that.
        var state = recent.Writes;
        return ReadAsync(connection => InteractionsQuery.Run(connection, request, places, state, cancellation), cancellation);
    }

    public IAsyncEnumerable<Interaction> AllInteractionsAsync(
        InteractionsRequest request, bool withPrompts, CancellationToken cancellation) =>
        InteractionsQuery.ReadAllAsync(pool, request, withPrompts, cancellation);

    public Task<InteractionDetails?> InteractionAsync(int import, long line, CancellationToken cancellation) =>
        ReadAsync(connection => InteractionQuery.Details(connection, import, line, cancellation), cancellation);

    public Task<KeptText?> TextAsync(int import, long line, CancellationToken cancellation) =>
        ReadAsync(connection => InteractionQuery.Text(connection, import, line, cancellation), cancellation);

    public Task<IReadOnlyList<string>> LoggedAttributesAsync(CancellationToken cancellation) =>
        ReadAsync(connection => InteractionQuery.LoggedAttributes(connection, cancellation), cancellation);

    public Task<bool> HasPromptsAsync(CancellationToken cancellation) =>
        ReadAsync(connection => PromptSearchQuery.HasPrompts(connection, cancellation), cancellation);

    public Task<PromptHits> SearchPromptsAsync(PromptSearch search, IProgress<double>? progress, CancellationToken cancellation) =>
        ReadAsync(connection => PromptSearchQuery.Run(connection, search, progress, cancellation), cancellation);

    public Task<long> CountPromptHitsAsync(PromptSearch search, CancellationToken cancellation) =>
        ReadAsync(connection => PromptSearchQuery.Count(connection, search, cancellation), cancellation);

    public IAsyncEnumerable<Interaction> AllPromptHitsAsync(PromptSearch search, bool withTexts, CancellationToken cancellation) =>
        PromptSearchQuery.ReadAllAsync(pool, search, withTexts, cancellation);

    public Task<SharedAttributes> SharedAttributesAsync(Selection selection, CancellationToken cancellation) =>
        ReadAsync(connection => SharedAttributesQuery.Run(connection, selection, cancellation), cancellation);

    public Task<AccountNeighbours> NeighboursAsync(string accountId, int most, CancellationToken cancellation) =>
        ReadAsync(connection => NeighboursQuery.Run(connection, accountId, most, cancellation), cancellation);

    public IAsyncEnumerable<DailyActivity> ActivityAsync(Selection selection, CancellationToken cancellation) =>
        DailyActivityQuery.Read(pool, selection, cancellation);

    public Task<IReadOnlyList<AccountTraits>> TraitsAsync(CancellationToken cancellation) =>
        ReadAsync(connection => TraitsQuery.Run(connection, cancellation), cancellation);

    public Task<AnswerSizes> AnswerSizesAsync(CancellationToken cancellation) =>
        ReadAsync(connection => TraitsQuery.Sizes(connection, cancellation), cancellation);

    public Task<IReadOnlyList<AccountHours>> HoursAsync(CancellationToken cancellation) =>
        ReadAsync(connection => TimingQueries.Hours(connection, cancellation), cancellation);

    public Task<SharedEvents> SharedEventsAsync(string kind, int maxAccounts, int maxEvents, CancellationToken cancellation) =>
        ReadAsync(connection => TimingQueries.Events(connection, kind, maxAccounts, maxEvents, cancellation), cancellation);

    public Task<IReadOnlyList<PromptText>> PromptsAsync(int perAccount, CancellationToken cancellation) =>
        ReadAsync(connection => TimingQueries.Prompts(connection, perAccount, cancellation), cancellation);

    public Task<string> SaveAccountSetAsync(IReadOnlyCollection<string> accounts, CancellationToken cancellation) =>
        WriteAsync(
            () => InTransaction(connection => AccountLists.SaveSet(connection, KeyedHash.Of(Directory), accounts, cancellation)),
            cancellation, Written.AccountSets);

    public Task SaveAssignmentsAsync(IReadOnlyCollection<Assignment> assignments, CancellationToken cancellation) =>
        WriteAsync(
            () => InTransaction(connection =>
            {
                AccountLists.SaveAssignments(connection, assignments, cancellation);
                return true;
            }),
            cancellation,
            Written.Assignments);

    public Task<IReadOnlyList<Assignment>> AssignmentsAsync(CancellationToken cancellation) =>
        ReadAsync(connection => AccountLists.Assignments(connection, cancellation), cancellation);

    public async Task<ContentVerification> VerifyAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var (verification, differing) = await ReadAsync(
            connection => ContentVerifier.Verify(connection, KeyedHash.Find(Directory), progress, cancellation), cancellation)
            .ConfigureAwait(false);
        if (changed.Note(differing)) recent.Forget(Written.Interactions);
        return verification;
    }

    public Task SnapshotAsync(string file, CancellationToken cancellation) => Task.Run(
        () =>
        {
            using var connection = pool.Open();
            Snapshot.Write(connection, file, cancellation);
        },
        cancellation);

    public async ValueTask DisposeAsync()
    {
        // Waits for a write that is under way. The semaphore stays, so that a second call is harmless; it holds nothing.
        await writer.WaitAsync().ConfigureAwait(false);
        pool.Dispose();
        writer.Release();
    }

    // The file is open, so nobody else uses the folder: what is there was left behind by a process that was killed.
    private void RemoveTemporaryFiles()
    {
        if (System.IO.Directory.Exists(temporaryDirectory)) System.IO.Directory.Delete(temporaryDirectory, recursive: true);
    }

    /// <summary>Reads within one transaction, so that a query of several statements sees one state of the data.</summary>
    private Task<T> ReadAsync<T>(Func<DuckDbConnection, T> read, CancellationToken cancellation) =>
        Task.Run(() => InTransaction(read), cancellation);

    /// <summary>
    /// The same with the daily sums in memory, once they are there. They are taken first: they are never of a later state than what is read
    /// beside them.
    /// </summary>
    private async Task<T> ReadAsync<T>(Func<DuckDbConnection, CubeReader?, T> read, CancellationToken cancellation)
    {
        var reader = await recent.ReaderAsync().ConfigureAwait(false);
        return await ReadAsync(connection => read(connection, reader), cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// The same for what is asked again and again: a brush changes neither the heatmap's cells nor the timeline's counts.
    /// </summary>
    private async Task<T> AnswerAsync<T>(object request, Func<DuckDbConnection, CubeReader?, T> read, CancellationToken cancellation)
        where T : class
    {
        var reader = await recent.ReaderAsync().ConfigureAwait(false);
        if (reader?.Known(request) is T known) return known;
        var answer = await ReadAsync(connection => read(connection, reader), cancellation).ConfigureAwait(false);
        reader?.Keep(request, answer);
        return answer;
    }

    private async Task<T> WriteAsync<T>(Func<T> write, CancellationToken cancellation, Written what = Written.Interactions)
    {
        await writer.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(
                () =>
                {
                    var result = write();
                    if (what == Written.Interactions) Checkpoint();
                    return result;
                },
                cancellation).ConfigureAwait(false);
        }
        finally
        {
            recent.Forget(what);
            writer.Release();
        }
    }

    // What was written is in the file itself before anybody is told that it is done. Others may read meanwhile, nobody else writes.
    private void Checkpoint() => pool.Use(connection =>
    {
        try
        {
            connection.Run("CHECKPOINT", CancellationToken.None);
        }
        catch (DuckDbException) when (StoreCheck.Unlike(connection, CancellationToken.None).Count == 0)
        {
            // It is committed and everybody sees all of it; the file gets it from its log later.
        }

        return true;
    });

    private T InTransaction<T>(Func<DuckDbConnection, T> use) => pool.Use(connection =>
    {
        using var transaction = connection.BeginTransaction();
        var result = use(connection);
        transaction.Commit();
        return result;
    });
}
