using System.Collections.Concurrent;
using Dashboard.Core;

namespace Dashboard.Investigations.Cases;

/// <summary>
/// What is looked for in a case once for each state of its data, however the selection changes; of each case the last state's is kept.
/// </summary>
public sealed class LatestFindings<T>
{
    private readonly ConcurrentDictionary<CaseId, (Fingerprint Fingerprint, Lazy<Task<T>> Found)> latest = new();

    /// <summary>What was found, or is now.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="fingerprint">The state of its data.</param>
    /// <param name="find">Looks for it; a failure is forgotten, and the next one who asks looks again.</param>
    /// <param name="cancellation">Ends the waiting, not the looking: whoever waits for it may leave, and the one who comes next finds it
    /// done.</param>
    public Task<T> FindAsync(CaseId caseId, Fingerprint fingerprint, Func<Task<T>> find, CancellationToken cancellation)
    {
        var asked = latest.AddOrUpdate(
            caseId, _ => New(), (_, known) => known.Fingerprint == fingerprint && !known.Found.Value.IsFaulted ? known : New());
        return asked.Found.Value.WaitAsync(cancellation);

        (Fingerprint, Lazy<Task<T>>) New() => (fingerprint, new(find));
    }
}
