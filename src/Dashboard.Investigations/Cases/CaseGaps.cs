using Dashboard.Core;

namespace Dashboard.Investigations.Cases;

/// <summary>The gaps of cases' logs: every interaction is read for them.</summary>
public sealed class CaseGaps
{
    private readonly LatestFindings<IReadOnlyList<TimeRange>> latest = new();

    public Task<IReadOnlyList<TimeRange>> FindAsync(CaseView view, CancellationToken cancellation) =>
        latest.FindAsync(view.Case.Id, view.Data.Fingerprint, () => view.Store.GapsAsync(CancellationToken.None), cancellation);
}
