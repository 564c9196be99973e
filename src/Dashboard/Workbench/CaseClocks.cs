using System.Collections.Concurrent;
using Dashboard.Analysis.Windows;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Workbench;

/// <summary>What is observed of the clocks of cases' imports, looked at once for each state of the data, however the selection changes.</summary>
public sealed class CaseClocks
{
    private readonly ConcurrentDictionary<CaseId, (Fingerprint Fingerprint, Lazy<Task<ClockFindings>> Findings)> latest = new();

    public Task<ClockFindings> FindAsync(CaseId caseId, IInteractionStore store, Fingerprint fingerprint, CancellationToken cancellation)
    {
        var asked = latest.AddOrUpdate(caseId, _ => New(), (_, known) => known.Fingerprint == fingerprint && !known.Findings.Value.IsFaulted ? known : New());
        return asked.Findings.Value.WaitAsync(cancellation);

        // Whoever waits for it may leave; the one who comes next finds it done.
        (Fingerprint, Lazy<Task<ClockFindings>>) New() => (fingerprint, new(() => ReadAsync(store)));
    }

    private static async Task<ClockFindings> ReadAsync(IInteractionStore store) =>
        ClockFinding.Of(await store.ClocksAsync(new ImportClocksRequest(ClockSkew.MinHours, ClockSkew.MinAccounts), CancellationToken.None));
}
