using Dashboard.Casework.Audit;
using Dashboard.Casework.Workspaces;
using Dashboard.Interactions.Store;
using Dashboard.Interactions;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Investigations.Recovery;

/// <summary>
/// Brings a workspace back to order after a process that owned it was killed: what it had committed is on the audit
/// trail, and what it had not is gone. Each store recovers what is within it by itself; this closes the gaps between
/// them. Whoever opens a workspace calls it before anything else works there; where all is in order it changes nothing.
/// </summary>
public sealed class WorkspaceRecovery(Workspace workspace, IInteractionStores stores, CaseAnalyses analyses, AuditTrail audit)
{
    /// <summary>What a recovered audit entry says of itself.</summary>
    internal const string Recovered =
        "The program ended after this was done and before it was recorded. The entry was added when the workspace was next opened.";

    private readonly ImportRecovery imports = new(workspace, stores, audit);
    private readonly AnalysisRecovery analysis = new(workspace, analyses, audit);

    /// <summary>Recovers every case.</summary>
    public async Task RecoverAsync(CancellationToken cancellation)
    {
        foreach (var caseId in WorkspaceFiles.Cases(workspace))
        {
            await imports.RecoverAsync(caseId, cancellation);
            await analysis.RecoverAsync(caseId, cancellation);
        }

        WorkspaceFiles.RemoveUnfinished(workspace);
    }

    /// <summary>
    /// Recovers every case of a workspace that was just restored. Its stores were copied one after the other, so that each
    /// may be ahead of the one before, as after a crash; the assignments may be of a later run than the stored analysis.
    /// </summary>
    internal async Task RecoverRestoredAsync(CancellationToken cancellation)
    {
        foreach (var caseId in WorkspaceFiles.Cases(workspace)
            .Where(id => File.Exists(Path.Combine(workspace.CaseDirectory(id), DuckDbInteractionStore.FileName))))
            await analyses.RealignAsync(caseId, cancellation);
        await RecoverAsync(cancellation);
    }
}
