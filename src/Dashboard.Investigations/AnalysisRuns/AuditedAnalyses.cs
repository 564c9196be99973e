using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Events;
using Dashboard.Casework.Store;
using Dashboard.Core;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>Runs an analysis for somebody, and audits it: what the page and the command both do.</summary>
public sealed class AuditedAnalyses(CaseAnalyses analyses, CaseworkStore casework, CaseTimeline timeline, AuditTrail audit)
{
    /// <summary>Runs the analysis of a case and stores it.</summary>
    /// <exception cref="CaseworkException">The actor may not analyse the case, or it is held.</exception>
    public async Task<StoredAnalysis> RunAsync(
        Actor actor, CaseId caseId, AnalysisOptions options, IProgress<AnalysisProgress>? progress, CancellationToken cancellation)
    {
        await casework.RequireAsync(actor, caseId, CaseOperation.ChangeTelemetry, cancellation);
        var releases = await CaseReleases.ReadAsync(timeline, actor, caseId, cancellation);
        var analysis = await analyses.RunAsync(caseId, releases, options, progress, cancellation);
        var detail = new
        {
            fingerprint = analysis.DataFingerprint,
            methods = analysis.Result.Methods.Select(m => m.ToString()),
            options,
            clusters = analysis.Result.Clusters.Length,
            sha256 = await analyses.HashAsync(caseId, CancellationToken.None),
        };
        await audit.AppendAsync(actor, caseId, "analysis.run", "analysis", detail, CancellationToken.None);
        return analysis;
    }
}
