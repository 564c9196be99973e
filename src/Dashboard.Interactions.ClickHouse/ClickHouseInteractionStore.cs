using Dashboard.Core;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Queries;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.ClickHouse;

/// <summary>
/// The interactions of a case in tables of a ClickHouse server or cluster; the manifests and rejects of its imports, and the key of its
/// hashes, are in the case's directory. Many read at a time, each one state, and one writes. One process has it open.
/// </summary>
public sealed partial class ClickHouseInteractionStore : IInteractionStore
{
    private readonly StoreOptions options;
    private readonly ClickHouseServer server;
    private readonly string store;
    private readonly FileStream? guard;
    private readonly string temporaryDirectory;
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly Leases leases;
    private readonly Portions portions;
    private IReadOnlyList<string> faults = [];
    private IReadOnlyList<ChangedPart> changed = [];
    private Described? described;

    private ClickHouseInteractionStore(string directory, StorePlace place, StoreOptions options)
    {
        (Directory, this.options, store) = (directory, options, place.Store);
        temporaryDirectory = options.ReadOnly
            ? Path.Combine(Path.GetTempPath(), $"dashboard-{Guid.NewGuid():N}") : Path.Combine(directory, "temporary");
        try
        {
            // Whoever only reads takes nothing from anybody, and leaves nothing beside the case.
            if (!options.ReadOnly)
                guard = new FileStream(
                    Path.Combine(directory, "interactions.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
                    FileOptions.DeleteOnClose);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                $"The interactions of {Path.GetFileName(directory)} could not be opened: another program has them open. Close it; nothing was changed.", e);
        }

        try
        {
            server = new ClickHouseServer(place.Address);
        }
        catch
        {
            guard?.Dispose();
            throw;
        }

        portions = new Portions(server, store);
        leases = new Leases(unread => _ = Task.Run(() => portions.DropQuietlyAsync(unread)));
    }

    /// <summary>The case's directory, to which a report's <see cref="ImportReport.RejectsFile"/> is relative.</summary>
    public string Directory { get; }

    /// <summary>Where the rows are.</summary>
    public ClickHouseAddress Address => server.Address;

    private StoreState State => leases.Current;

    /// <summary>Opens the store of a case, and makes it where there is none.</summary>
    /// <param name="caseDirectory">The case's directory, which says where its rows are.</param>
    /// <param name="address">Where they go, if it does not say yet.</param>
    /// <param name="options">What it may use of this machine while it prepares a write.</param>
    /// <exception cref="InvalidOperationException">It is open elsewhere, or of another version.</exception>
    /// <exception cref="InteractionStoreException">The server did not answer, or not as it should.</exception>
    public static ClickHouseInteractionStore Open(string caseDirectory, ClickHouseAddress? address = null, StoreOptions? options = null)
    {
        var directory = options is { ReadOnly: true } ? caseDirectory : System.IO.Directory.CreateDirectory(caseDirectory).FullName;
        KeyedHash.Find(directory);
        var place = StorePlace.Find(directory) ?? StorePlace.Make(
            directory, address ?? throw new InvalidOperationException($"{Path.GetFileName(directory)} has no interactions on ClickHouse."));
        var store = new ClickHouseInteractionStore(directory, place, options ?? new StoreOptions());
        try
        {
            if (System.IO.Directory.Exists(store.temporaryDirectory)) System.IO.Directory.Delete(store.temporaryDirectory, recursive: true);
            Task.Run(() => store.BeginAsync(CancellationToken.None)).GetAwaiter().GetResult();
            return store;
        }
        catch
        {
            store.server.Dispose();
            store.guard?.Dispose();
            throw;
        }
    }

    public Task<IReadOnlyList<ImportReport>> ImportsAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(State.Reports());
    }

    public Task<ImportProfile> ProfileImportAsync(int number, CancellationToken cancellation) =>
        ReadAsync(p => ImportQueries.ProfileAsync(p, number, cancellation));

    public Task<Classification> ClassificationAsync(int? import, CancellationToken cancellation) =>
        ReadAsync(p => ImportQueries.ClassificationAsync(p, import, cancellation));

    public Task<KnownList> KnownListAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(State.Holding);
    }

    public Task<IReadOnlyList<KnownSuggestion>> SuggestKnownAsync(CancellationToken cancellation) =>
        ReadAsync(p => ImportQueries.SuggestKnownAsync(p, cancellation));

    public Task<IReadOnlyList<AccountRecord>> AccountRecordsAsync(CancellationToken cancellation) =>
        ReadAsync(p => MaterialQueries.AccountRecordsAsync(p, cancellation));

    public Task<AccountDates> AccountDatesAsync(AccountDatesRequest request, CancellationToken cancellation) =>
        ReadAsync(p => MaterialQueries.AccountDatesAsync(p, request, cancellation));

    public async Task<DataSet> DescribeAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (described is { } known && ReferenceEquals(known.State, State)) return known.Data;
        return await ReadAsync(async p =>
        {
            var known = changed;
            var data = await PanelQueries.DescribeAsync(p, FingerprintOf(p.State), cancellation)
                .ConfigureAwait(false) with { Faults = faults };
            if (ReferenceEquals(known, changed)) described = new Described(p.State, data);
            return data;
        }).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<Figure.Observed>> MeasureAsync(
        Selection selection, IReadOnlyList<Measure> measures, CancellationToken cancellation) =>
        ReadAsync(p => PanelQueries.MeasureAsync(p, FingerprintOf(p.State), selection, measures, cancellation));

    public Task<IReadOnlyList<TimeRange>> GapsAsync(CancellationToken cancellation) =>
        ReadAsync(p => ImportQueries.GapsAsync(p, cancellation));

    public Task<ImportClocks> ClocksAsync(ImportClocksRequest request, CancellationToken cancellation) =>
        ReadAsync(p => ImportQueries.ClocksAsync(p, request, cancellation));

    public Task<IReadOnlyList<string>> AccountIdsAsync(Selection selection, CancellationToken cancellation) =>
        ReadAsync(p => PanelQueries.AccountIdsAsync(p, selection, cancellation));

    public Task<Timeline> TimelineAsync(TimelineRequest request, CancellationToken cancellation) =>
        ReadAsync(p => PanelQueries.TimelineAsync(p, request, cancellation));

    public Task<Heatmap> HeatmapAsync(HeatmapRequest request, CancellationToken cancellation) =>
        ReadAsync(p => PanelQueries.HeatmapAsync(p, request, cancellation));

    public Task<Page<AccountRow>> AccountsAsync(AccountsRequest request, CancellationToken cancellation) =>
        ReadAsync(p => PanelQueries.AccountsAsync(p, request, cancellation));

    public Task<Page<Interaction>> InteractionsAsync(InteractionsRequest request, CancellationToken cancellation) =>
        ReadAsync(p => RowQueries.PageAsync(p, request, cancellation));

    public IAsyncEnumerable<Interaction> AllInteractionsAsync(
        InteractionsRequest request, bool withPrompts, CancellationToken cancellation) =>
        StreamAsync(p => RowQueries.AllAsync(p, request, withPrompts, cancellation));

    public Task<InteractionDetails?> InteractionAsync(int import, long line, CancellationToken cancellation) =>
        ReadAsync(p => RowQueries.DetailsAsync(p, import, line, cancellation));

    public Task<KeptText?> TextAsync(int import, long line, CancellationToken cancellation) =>
        ReadAsync(p => RowQueries.TextAsync(p, import, line, cancellation));

    public Task<IReadOnlyList<string>> LoggedAttributesAsync(CancellationToken cancellation) =>
        ReadAsync(p => RowQueries.LoggedAttributesAsync(p, cancellation));

    public Task<bool> HasPromptsAsync(CancellationToken cancellation) => ReadAsync(p => PromptQueries.HasPromptsAsync(p, cancellation));

    public Task<PromptHits> SearchPromptsAsync(PromptSearch search, IProgress<double>? progress, CancellationToken cancellation) =>
        ReadAsync(p => PromptQueries.SearchAsync(p, search, cancellation));

    public Task<long> CountPromptHitsAsync(PromptSearch search, CancellationToken cancellation) =>
        ReadAsync(p => PromptQueries.CountAsync(p, search, cancellation));

    public IAsyncEnumerable<Interaction> AllPromptHitsAsync(PromptSearch search, bool withTexts, CancellationToken cancellation) =>
        StreamAsync(p => PromptQueries.AllAsync(p, search, withTexts, cancellation));

    public Task<SharedAttributes> SharedAttributesAsync(Selection selection, CancellationToken cancellation) =>
        ReadAsync(p => SharingQueries.SharedAttributesAsync(p, selection, cancellation));

    public Task<AccountNeighbours> NeighboursAsync(string accountId, int most, CancellationToken cancellation) =>
        ReadAsync(p => SharingQueries.NeighboursAsync(p, accountId, most, cancellation));

    public IAsyncEnumerable<DailyActivity> ActivityAsync(Selection selection, CancellationToken cancellation) =>
        StreamAsync(p => PanelQueries.ActivityAsync(p, selection, cancellation));

    public Task<IReadOnlyList<AccountTraits>> TraitsAsync(CancellationToken cancellation) =>
        ReadAsync(p => MaterialQueries.TraitsAsync(p, cancellation));

    public Task<AnswerSizes> AnswerSizesAsync(CancellationToken cancellation) =>
        ReadAsync(p => MaterialQueries.AnswerSizesAsync(p, cancellation));

    public Task<IReadOnlyList<AccountHours>> HoursAsync(CancellationToken cancellation) =>
        ReadAsync(p => MaterialQueries.HoursAsync(p, cancellation));

    public Task<SharedEvents> SharedEventsAsync(string kind, int maxAccounts, int maxEvents, CancellationToken cancellation) =>
        ReadAsync(p => SharingQueries.SharedEventsAsync(p, kind, maxAccounts, maxEvents, cancellation));

    public Task<IReadOnlyList<PromptText>> PromptsAsync(int perAccount, CancellationToken cancellation) =>
        ReadAsync(p => MaterialQueries.PromptsAsync(p, perAccount, cancellation));

    public Task<IReadOnlyList<Assignment>> AssignmentsAsync(CancellationToken cancellation) =>
        ReadAsync(p => MaterialQueries.AssignmentsAsync(p, cancellation));

    public async ValueTask DisposeAsync()
    {
        // Waits for a write that is under way. The semaphore stays, so that a second call is harmless; it holds nothing.
        await writer.WaitAsync().ConfigureAwait(false);
        server.Dispose();
        if (guard is not null) await guard.DisposeAsync().ConfigureAwait(false);
        writer.Release();
    }

    private async Task<T> ReadAsync<T>(Func<Published, Task<T>> read)
    {
        var state = leases.Take();
        try
        {
            var answer = await read(new Published(server, store, state)).ConfigureAwait(false);
            await RequireUnchangedAsync(state).ConfigureAwait(false);
            return answer;
        }
        finally
        {
            leases.Return(state);
        }
    }

    // Who only reads holds nobody off: what another program wrote since takes rows away from under it.
    private async Task RequireUnchangedAsync(StoreState state)
    {
        if (options.ReadOnly && (await LatestAsync(CancellationToken.None).ConfigureAwait(false))?.Number is { } latest
            && latest != state.Number)
            throw new InteractionStoreException(
                $"Another program changed the case at {Address} while it was open here for reading. What was read may not be whole: start this program again.");
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(Func<Published, IAsyncEnumerable<T>> read)
    {
        var state = leases.Take();
        try
        {
            await foreach (var row in read(new Published(server, store, state)).ConfigureAwait(false)) yield return row;
            await RequireUnchangedAsync(state).ConfigureAwait(false);
        }
        finally
        {
            leases.Return(state);
        }
    }

    /// <summary>The fingerprint of the content as it was read, as far as it is known, else as it was written.</summary>
    private Fingerprint FingerprintOf(StoreState state)
    {
        var read = changed.ToDictionary(c => c.Recorded, c => c.Found);
        var parts = state.Parts().Select(p => read.TryGetValue(p, out var now) ? now : p).OfType<ContentPart>()
            .Concat(changed.Where(c => c.Recorded.Rows == 0).Select(c => c.Found).OfType<ContentPart>());
        return ContentLedger.FingerprintOf(parts, KnownLists.Mark(state.Holding));
    }

    private sealed record Described(StoreState State, DataSet Data);
}
