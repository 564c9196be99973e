using System.Collections.Immutable;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Casework.People;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Investigations.Jobs;
using Microsoft.Extensions.Logging;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>
/// The runs of the analysis that were asked for from a page, one after the other in the background, at most one of a
/// case. The run before stays until the new one is stored.
/// </summary>
public sealed class AnalysisQueue(
    AuditedAnalyses analyses, CaseworkStore casework, CaseMembers members, TimeProvider time, ILogger<AnalysisQueue> log)
    : JobQueue<AnalysisJob, AnalysisProgress>(time, log)
{
    private ImmutableDictionary<CaseId, AnalysisJob> jobs = ImmutableDictionary<CaseId, AnalysisJob>.Empty;

    /// <summary>The latest run of a case since the program started, on its way or over; null for none.</summary>
    /// <exception cref="CaseworkException">The actor may not see the case's telemetry.</exception>
    public async Task<AnalysisJob?> FindAsync(Actor actor, CaseId caseId, CancellationToken cancellation)
    {
        await casework.RequireAsync(actor, caseId, CaseOperation.ReadTelemetry, cancellation);
        return jobs.GetValueOrDefault(caseId);
    }

    /// <summary>Asks for a run. Where one of the case is on its way already, that one is handed back.</summary>
    /// <exception cref="CaseworkException">The actor may not analyse the case, or it is held.</exception>
    public async Task<AnalysisJob> StartAsync(Actor actor, CaseId caseId, AnalysisOptions options, CancellationToken cancellation)
    {
        await casework.RequireAsync(actor, caseId, CaseOperation.ChangeTelemetry, cancellation);
        return EnqueueOnce(ref jobs, caseId, new AnalysisJob(caseId, actor, options, Time));
    }

    /// <summary>
    /// Stops the run of a case that is on its way. A legal hold does not refuse it: without the run the case stays as it is.
    /// </summary>
    /// <exception cref="CaseworkException">The actor may not analyse the case.</exception>
    public async Task CancelAsync(Actor actor, CaseId caseId, CancellationToken cancellation)
    {
        var granted = await members.GrantsAsync(actor, caseId, cancellation);
        if (granted.Count == 0) throw CaseworkNotFoundException.Case(caseId);
        if (!granted.Contains(CaseOperation.ChangeTelemetry)) throw CaseworkNotAllowedException.In(caseId, CaseOperation.ChangeTelemetry);
        Cancel(jobs.GetValueOrDefault(caseId));
    }

    protected override Task WorkAsync(AnalysisJob job, IProgress<AnalysisProgress> progress, CancellationToken cancellation) =>
        analyses.RunAsync(job.Actor, job.CaseId, job.Options, progress, cancellation);

    protected override string SentenceOf(AnalysisJob job, Exception failure) =>
        "The analysis could not be finished: something failed on the server. The stored run is whole, the one before or this one; the log has the detail.";
}
