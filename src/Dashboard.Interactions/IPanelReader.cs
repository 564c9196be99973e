using Dashboard.Core;

namespace Dashboard.Interactions;

/// <summary>Counts over a selection, as the panels of a page show them.</summary>
public interface IPanelReader
{
    /// <summary>What the case holds.</summary>
    Task<DataSet> DescribeAsync(CancellationToken cancellation);

    /// <summary>The measures over a selection, in the order asked for.</summary>
    Task<IReadOnlyList<Figure.Observed>> MeasureAsync(Selection selection, IReadOnlyList<Measure> measures, CancellationToken cancellation);

    /// <summary>How many of a selection's accounts were created and banned over time, as imported files of accounts say.</summary>
    Task<AccountDates> AccountDatesAsync(AccountDatesRequest request, CancellationToken cancellation);

    /// <summary>The stretches in which the case has no interaction and the log's own habit does not explain it, in order.</summary>
    Task<IReadOnlyList<TimeRange>> GapsAsync(CancellationToken cancellation);

    /// <summary>
    /// What the times of imports can say of the clocks that logged them: times after the import, and imports that overlap.
    /// </summary>
    Task<ImportClocks> ClocksAsync(ImportClocksRequest request, CancellationToken cancellation);

    /// <summary>Counts over time, stacked.</summary>
    Task<Timeline> TimelineAsync(TimelineRequest request, CancellationToken cancellation);

    /// <summary>Counts by capability and column.</summary>
    Task<Heatmap> HeatmapAsync(HeatmapRequest request, CancellationToken cancellation);

    /// <summary>Accounts of a selection with their totals.</summary>
    Task<Page<AccountRow>> AccountsAsync(AccountsRequest request, CancellationToken cancellation);

    /// <summary>The ids of a selection's accounts, in no order.</summary>
    Task<IReadOnlyList<string>> AccountIdsAsync(Selection selection, CancellationToken cancellation);

    /// <summary>Keeps a set of accounts and returns its content hash, the value of <see cref="Dimension.AccountSet"/>.</summary>
    Task<string> SaveAccountSetAsync(IReadOnlyCollection<string> accounts, CancellationToken cancellation);
}
