using System.Collections.Concurrent;
using Dashboard.Core;

namespace Dashboard.Workbench;

/// <summary>The gaps of cases' logs, looked for once for each state of the data: every interaction is read for it.</summary>
public sealed class CaseGaps
{
    private readonly ConcurrentDictionary<CaseId, (Fingerprint Fingerprint, Lazy<Task<IReadOnlyList<TimeRange>>> Gaps)> latest = new();

    public Task<IReadOnlyList<TimeRange>> FindAsync(CaseView view, CancellationToken cancellation)
    {
        var asked = latest.AddOrUpdate(
            view.Case.Id, _ => New(), (_, known) => known.Fingerprint == view.Data.Fingerprint && !known.Gaps.Value.IsFaulted ? known : New());
        return asked.Gaps.Value.WaitAsync(cancellation);

        // Whoever waits for it may leave; the one who comes next finds it done.
        (Fingerprint, Lazy<Task<IReadOnlyList<TimeRange>>>) New() => (view.Data.Fingerprint, new(() => view.Store.GapsAsync(CancellationToken.None)));
    }
}
