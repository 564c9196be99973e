using Dashboard.Core;
using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions;

/// <summary>
/// The interactions of one case. The narrow interface that every engine implements and its contract tests check;
/// nothing above it writes SQL. Every query honours the cancellation token, has a row cap that its request states,
/// and says in its answer what was cut.
/// </summary>
public interface IInteractionStore : IAsyncDisposable
{
    /// <summary>
    /// Imports one file, whole or not at all. Bad rows are rejected one by one and written to the rejects file;
    /// rows read = accepted + duplicates + rejected, always.
    /// </summary>
    /// <exception cref="ImportException">Nothing could be read: the message says what happened and what to do.</exception>
    Task<ImportReport> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellation);

    /// <summary>The imports in order.</summary>
    Task<IReadOnlyList<ImportReport>> ImportsAsync(CancellationToken cancellation);

    /// <summary>
    /// Takes an import out again and leaves exactly what was before it, dictionaries and rollups included. Its manifest
    /// stays, marked as removed; its number is not used again.
    /// </summary>
    /// <exception cref="ImportException">There is none of this number, or a later import left rows out as duplicates of its rows: the message says which.</exception>
    Task<ImportRemoval> RemoveImportAsync(int number, string removedBy, DateTime removedAt, CancellationToken cancellation);

    /// <summary>A first look at one import.</summary>
    Task<ImportProfile> ProfileImportAsync(int number, CancellationToken cancellation);

    /// <summary>
    /// Applies rules to every interaction whose capability the log does not name and whose text was kept; the others
    /// keep what their import assigned. It changes the fingerprint when it changes a capability.
    /// </summary>
    Task<Classification> ClassifyAsync(IReadOnlyList<CapabilityRule> rules, IProgress<ImportProgress>? progress, CancellationToken cancellation);

    /// <summary>How the interactions of a case, or of one import, came by their capability.</summary>
    Task<Classification> ClassificationAsync(int? import, CancellationToken cancellation);

    /// <summary>What counts in the case as known infrastructure, so that nobody is linked by it.</summary>
    Task<KnownList> KnownListAsync(CancellationToken cancellation);

    /// <summary>
    /// Saves the list of known infrastructure as a new version and marks everything that is imported by it. It changes the
    /// fingerprint, since it changes what accounts share.
    /// </summary>
    /// <exception cref="KnownListException">Somebody else saved the list since this version, or an entry cannot be used.</exception>
    Task<KnownListChange> SaveKnownListAsync(IReadOnlyList<KnownAttribute> entries, int version, string savedBy, DateTime savedAt, CancellationToken cancellation);

    /// <summary>What looks like known infrastructure and is not on the list. Nothing is done about it.</summary>
    Task<IReadOnlyList<KnownSuggestion>> SuggestKnownAsync(CancellationToken cancellation);

    /// <summary>What imported files of accounts say, in the order of their ids; a later file wins, field by field.</summary>
    Task<IReadOnlyList<AccountRecord>> AccountRecordsAsync(CancellationToken cancellation);

    /// <summary>How many of a selection's accounts were created and banned over time, as imported files of accounts say.</summary>
    Task<AccountDates> AccountDatesAsync(AccountDatesRequest request, CancellationToken cancellation);

    /// <summary>What the case holds.</summary>
    Task<DataSet> DescribeAsync(CancellationToken cancellation);

    /// <summary>The measures over a selection, in the order asked for.</summary>
    Task<IReadOnlyList<Figure.Observed>> MeasureAsync(Selection selection, IReadOnlyList<Measure> measures, CancellationToken cancellation);

    /// <summary>The stretches in which the case has no interaction and the log's own habit does not explain it, in order.</summary>
    Task<IReadOnlyList<TimeRange>> GapsAsync(CancellationToken cancellation);

    /// <summary>What the times of imports can say of the clocks that logged them: times after the import, and imports that overlap.</summary>
    Task<ImportClocks> ClocksAsync(ImportClocksRequest request, CancellationToken cancellation);

    /// <summary>The ids of a selection's accounts, in no order.</summary>
    Task<IReadOnlyList<string>> AccountIdsAsync(Selection selection, CancellationToken cancellation);

    /// <summary>Counts over time, stacked.</summary>
    Task<Timeline> TimelineAsync(TimelineRequest request, CancellationToken cancellation);

    /// <summary>Counts by capability and column.</summary>
    Task<Heatmap> HeatmapAsync(HeatmapRequest request, CancellationToken cancellation);

    /// <summary>Accounts of a selection with their totals.</summary>
    Task<Page<AccountRow>> AccountsAsync(AccountsRequest request, CancellationToken cancellation);

    /// <summary>Interactions of a selection, a page at a time.</summary>
    Task<Page<Interaction>> InteractionsAsync(InteractionsRequest request, CancellationToken cancellation);

    /// <summary>
    /// Every interaction of a selection in one committed state, however many there are: what of the request cuts a page does not count.
    /// With <paramref name="withPrompts"/> each has its prompt, where one was kept.
    /// </summary>
    IAsyncEnumerable<Interaction> AllInteractionsAsync(InteractionsRequest request, bool withPrompts, CancellationToken cancellation);

    /// <summary>One interaction by where it stands; null when nothing stands there.</summary>
    Task<InteractionDetails?> InteractionAsync(int import, long line, CancellationToken cancellation);

    /// <summary>The texts of one interaction; null when none was kept.</summary>
    Task<KeptText?> TextAsync(int import, long line, CancellationToken cancellation);

    /// <summary>The kinds of attributes that single interactions are known to have, in the order of the import's columns.</summary>
    Task<IReadOnlyList<string>> LoggedAttributesAsync(CancellationToken cancellation);

    /// <summary>Whether the prompts of any interaction were kept.</summary>
    Task<bool> HasPromptsAsync(CancellationToken cancellation);

    /// <summary>Looks through the prompts that were kept; progress is the share that was looked through, 0 to 1.</summary>
    Task<PromptHits> SearchPromptsAsync(PromptSearch search, IProgress<double>? progress, CancellationToken cancellation);

    /// <summary>How many interactions a search finds; what it takes does not count.</summary>
    Task<long> CountPromptHitsAsync(PromptSearch search, CancellationToken cancellation);

    /// <summary>
    /// Every interaction that a search finds in one committed state, in the order of import and line: what it takes does not count.
    /// With <paramref name="withTexts"/> the prompt of each is the whole text that has the words: the prompt, or else the system prompt.
    /// </summary>
    IAsyncEnumerable<Interaction> AllPromptHitsAsync(PromptSearch search, bool withTexts, CancellationToken cancellation);

    /// <summary>
    /// The account–attribute bipartite graph of a selection: every attribute of its accounts that at least two accounts
    /// of the whole case share, and never a pair of accounts. Attributes belong to accounts, not to times.
    /// </summary>
    Task<SharedAttributes> SharedAttributesAsync(Selection selection, CancellationToken cancellation);

    /// <summary>What an account shares, and the accounts that share the most with it; empty for an unknown account.</summary>
    Task<AccountNeighbours> NeighboursAsync(string accountId, int most, CancellationToken cancellation);

    /// <summary>
    /// A selection's interactions summed by account, day, capability and model, in that order: the granularity from
    /// which every measure can be recounted, for exhibits and for analysis.
    /// </summary>
    IAsyncEnumerable<ActivityRow> ActivityAsync(Selection selection, CancellationToken cancellation);

    /// <summary>What the requests of accounts come with, in the order of their ids.</summary>
    Task<IReadOnlyList<AccountTraits>> TraitsAsync(CancellationToken cancellation);

    /// <summary>How long the answers to accounts are; without cells where the log has no tokens.</summary>
    Task<AnswerSizes> AnswerSizesAsync(CancellationToken cancellation);

    /// <summary>When accounts act in the week, in the order of their ids.</summary>
    Task<IReadOnlyList<AccountHours>> HoursAsync(CancellationToken cancellation);

    /// <summary>
    /// Every use of an attribute that accounts of the whole case share, for kinds whose moments matter: prompts,
    /// sessions, credentials. Values of more than <paramref name="maxAccounts"/> accounts are left out; where the others have
    /// more uses than about <paramref name="maxEvents"/>, a sample of them is read whole, the same every time.
    /// </summary>
    Task<SharedEvents> SharedEventsAsync(string kind, int maxAccounts, int maxEvents, CancellationToken cancellation);

    /// <summary>The different prompts that were kept, at most so many of an account, the earliest first, in the order of the accounts' ids.</summary>
    Task<IReadOnlyList<PromptText>> PromptsAsync(int perAccount, CancellationToken cancellation);

    /// <summary>Keeps a set of accounts and returns its content hash, the value of <see cref="Dimension.AccountSet"/>.</summary>
    Task<string> SaveAccountSetAsync(IReadOnlyCollection<string> accounts, CancellationToken cancellation);

    /// <summary>Replaces the stored assignments of accounts to clusters; selections by cluster and disposition use them.</summary>
    Task SaveAssignmentsAsync(IReadOnlyCollection<Assignment> assignments, CancellationToken cancellation);

    /// <summary>The stored assignments.</summary>
    Task<IReadOnlyList<Assignment>> AssignmentsAsync(CancellationToken cancellation);

    /// <summary>
    /// Reads all content and compares it with the digests that were kept as it was written, sums with their interactions, and
    /// names with their uses. Content that was changed past the program changes the fingerprint from then on.
    /// </summary>
    Task<ContentVerification> VerifyAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation);

    /// <summary>
    /// Writes one committed state of the store to a new file, from which the store can be opened again; reads and
    /// imports go on meanwhile, and what they commit later is not in it.
    /// </summary>
    /// <exception cref="IOException">The file is there already, or could not be written; nothing is left of it.</exception>
    Task SnapshotAsync(string file, CancellationToken cancellation);
}
