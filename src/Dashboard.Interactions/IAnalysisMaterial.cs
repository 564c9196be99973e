using Dashboard.Core;

namespace Dashboard.Interactions;

/// <summary>What an analysis reads of the whole case, and where it puts its answer.</summary>
public interface IAnalysisMaterial
{
    /// <summary>What imported files of accounts say, in the order of their ids; a later file wins, field by field.</summary>
    Task<IReadOnlyList<AccountRecord>> AccountRecordsAsync(CancellationToken cancellation);

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
    IAsyncEnumerable<DailyActivity> ActivityAsync(Selection selection, CancellationToken cancellation);

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

    /// <summary>
    /// The different prompts that were kept, at most so many of an account, the earliest first, in the order of the accounts' ids.
    /// </summary>
    Task<IReadOnlyList<PromptText>> PromptsAsync(int perAccount, CancellationToken cancellation);

    /// <summary>Replaces the stored assignments of accounts to clusters; selections by cluster and disposition use them.</summary>
    Task SaveAssignmentsAsync(IReadOnlyCollection<Assignment> assignments, CancellationToken cancellation);

    /// <summary>The stored assignments.</summary>
    Task<IReadOnlyList<Assignment>> AssignmentsAsync(CancellationToken cancellation);
}
