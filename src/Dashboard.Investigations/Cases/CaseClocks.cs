using Dashboard.Analysis.Windows;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Investigations.Cases;

/// <summary>What is observed of the clocks of cases' imports.</summary>
public sealed class CaseClocks
{
    private readonly LatestFindings<ClockFindings> latest = new();

    public Task<ClockFindings> FindAsync(CaseId caseId, IPanelReader store, Fingerprint fingerprint, CancellationToken cancellation) =>
        latest.FindAsync(caseId, fingerprint, () => ReadAsync(store), cancellation);

    private static async Task<ClockFindings> ReadAsync(IPanelReader store) =>
        ClockFinding.Of(
            await store.ClocksAsync(new ImportClocksRequest(ClockSkew.MinHours, ClockSkew.MinAccounts), CancellationToken.None));
}
