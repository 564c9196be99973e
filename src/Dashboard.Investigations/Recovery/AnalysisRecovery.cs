using Dashboard.Casework.Trail;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Investigations.Recovery;

/// <summary>
/// Ends the analysis that a killed process was storing. A run is written beside the one before, its assignments are
/// stored with the interactions, it is published, and it is recorded on the audit trail, in that order.
/// </summary>
internal sealed class AnalysisRecovery(Workspace workspace, CaseAnalyses analyses, AuditTrail audit)
{
    private const string Action = "analysis.run";

    public async Task RecoverAsync(CaseId caseId, CancellationToken cancellation)
    {
        var folder = workspace.CaseDirectory(caseId);
        if (AnalysisFile.HasUnpublished(folder)) await analyses.RealignAsync(caseId, cancellation);
        if (await AnalysisFile.ReadTimeAsync(folder, cancellation) is not { } ranAt || await IsRecordedAsync(caseId, ranAt, cancellation))
            return;
        await audit.AppendAsync(
            Actor.Program, caseId, Action, "analysis",
            new { WorkspaceRecovery.Recovered, ranAt, sha256 = await analyses.HashAsync(caseId, cancellation) }, cancellation);
    }

    // A run is recorded after it has ended, and before the next one ends.
    private async Task<bool> IsRecordedAsync(CaseId caseId, DateTime ranAt, CancellationToken cancellation)
    {
        await using var casework = await workspace.Contexts.CreateDbContextAsync(cancellation);
        return await casework.AuditEntries.AnyAsync(e => e.CaseId == caseId.Value && e.Action == Action && e.At >= ranAt, cancellation);
    }
}
