using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Fields;

namespace Dashboard.Tests;

/// <summary>Answers figures that a test has set, and remembers what it was asked. Everything else is refused.</summary>
internal sealed class FakeStore : IInteractionStore
{
    public List<Selection> Measured { get; } = [];

    public Func<Selection, Measure, long> Count { get; set; } = (_, _) => 0;

    public Task<IReadOnlyList<Figure.Observed>> MeasureAsync(
        Selection selection, IReadOnlyList<Measure> measures, CancellationToken cancellation)
    {
        Measured.Add(selection);
        return Task.FromResult<IReadOnlyList<Figure.Observed>>(
            [.. measures.Select(m => new Figure.Observed(m, Count(selection, m), selection, Fingerprint.Empty, new Method("fake", 1)))]);
    }

    /// <summary>What the store says it holds; null for one that is not asked.</summary>
    public DataSet? Data { get; init; }

    public Task<ContentVerification> VerifyAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ImportReport> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<ImportReport>> ImportsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ImportRemoval> RemoveImportAsync(int number, string removedBy, DateTime removedAt, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ImportProfile> ProfileImportAsync(int number, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Classification> ClassifyAsync(
        IReadOnlyList<CapabilityRule> rules, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<KnownList> KnownListAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<KnownListChange> SaveKnownListAsync(
        IReadOnlyList<KnownAttribute> entries, int version, string savedBy, DateTime savedAt, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<KnownSuggestion>> SuggestKnownAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Classification> ClassificationAsync(int? import, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<AccountRecord>> AccountRecordsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<AccountDates> AccountDatesAsync(AccountDatesRequest request, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ImportClocks> ClocksAsync(ImportClocksRequest request, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<AccountHours>> HoursAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<AccountNeighbours> NeighboursAsync(string accountId, int most, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<AccountTraits>> TraitsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<AnswerSizes> AnswerSizesAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SharedEvents> SharedEventsAsync(string kind, int maxAccounts, int maxEvents, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<PromptText>> PromptsAsync(int perAccount, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<TimeRange>> GapsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<DataSet> DescribeAsync(CancellationToken cancellation) => Task.FromResult(Data ?? throw new NotSupportedException());

    public Task<IReadOnlyList<string>> AccountIdsAsync(Selection selection, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<Timeline> TimelineAsync(TimelineRequest request, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Heatmap> HeatmapAsync(HeatmapRequest request, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Page<AccountRow>> AccountsAsync(AccountsRequest request, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<Page<Interaction>> InteractionsAsync(InteractionsRequest request, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<Interaction> AllInteractionsAsync(
        InteractionsRequest request, bool withPrompts, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<InteractionDetails?> InteractionAsync(int import, long line, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<KeptText?> TextAsync(int import, long line, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> LoggedAttributesAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> HasPromptsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<PromptHits> SearchPromptsAsync(PromptSearch search, IProgress<double>? progress, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<long> CountPromptHitsAsync(PromptSearch search, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<Interaction> AllPromptHitsAsync(PromptSearch search, bool withTexts, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<SharedAttributes> SharedAttributesAsync(Selection selection, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<DailyActivity> ActivityAsync(Selection selection, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<string> SaveAccountSetAsync(IReadOnlyCollection<string> accounts, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task SaveAssignmentsAsync(IReadOnlyCollection<Assignment> assignments, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Assignment>> AssignmentsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task SnapshotAsync(string file, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
