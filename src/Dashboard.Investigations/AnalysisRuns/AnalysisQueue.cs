using System.Collections.Immutable;
using System.Threading.Channels;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Casework.People;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>
/// The runs of the analysis that were asked for from a page, one after the other in the background, at most one of a
/// case. The run before stays until the new one is stored.
/// </summary>
public sealed partial class AnalysisQueue(AuditedAnalyses analyses, CaseworkStore casework, CaseMembers members, TimeProvider time, ILogger<AnalysisQueue> log) : BackgroundService
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(250);

    private readonly Channel<AnalysisJob> asked = Channel.CreateUnbounded<AnalysisJob>();
    private ImmutableDictionary<CaseId, AnalysisJob> jobs = ImmutableDictionary<CaseId, AnalysisJob>.Empty;

    /// <summary>Raised, on any thread, when a run moves on.</summary>
    public event Action<AnalysisJob>? Changed;

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
        var job = new AnalysisJob(caseId, actor, options, time);
        var current = ImmutableInterlocked.AddOrUpdate(ref jobs, caseId, job, (_, known) => known.IsOver ? job : known);
        if (current != job)
        {
            job.Dispose();
            return current;
        }

        asked.Writer.TryWrite(job);
        Changed?.Invoke(job);
        return job;
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
        if (jobs.GetValueOrDefault(caseId) is not { IsOver: false } job) return;
        job.Cancel();
        // What still waits is over at once; what works ends at its next step.
        if (job.State == AnalysisJobState.Queued) job.Stop();
        Changed?.Invoke(job);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in asked.Reader.ReadAllAsync(stoppingToken))
        {
            if (job.IsOver) continue;
            await RunAsync(job, stoppingToken);
            Changed?.Invoke(job);
        }
    }

    private async Task RunAsync(AnalysisJob job, CancellationToken stopping)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(job.Cancellation, stopping);
        try
        {
            cancellation.Token.ThrowIfCancellationRequested();
            await analyses.RunAsync(job.Actor, job.CaseId, job.Options, new Reporter(job, time, Changed), cancellation.Token);
            job.Finish();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            job.Stop();
        }
        catch (CaseworkException refused)
        {
            job.Fail(refused.Message);
        }
        catch (Exception exception)
        {
            // Whatever it was must not end the queue: it is logged whole, and the next run may go well.
            LogFailure(log, exception, job.CaseId);
            job.Fail("The analysis could not be finished: something failed on the server. The stored run is whole, the one before or this one; the log has the detail.");
        }
        finally
        {
            job.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An analysis of case {CaseId} failed.")]
    private static partial void LogFailure(ILogger log, Exception exception, CaseId caseId);

    /// <summary>Reports on the run's own threads, and tells pages only now and then.</summary>
    private sealed class Reporter(AnalysisJob job, TimeProvider time, Action<AnalysisJob>? changed) : IProgress<AnalysisProgress>
    {
        private readonly Lock gate = new();
        private long told;

        public void Report(AnalysisProgress value)
        {
            lock (gate)
            {
                var isNewStage = value.Stage != job.Progress.Stage || job.State == AnalysisJobState.Queued;
                job.Advance(value);
                if (!isNewStage && time.GetElapsedTime(told) < BetweenReports) return;
                told = time.GetTimestamp();
            }

            changed?.Invoke(job);
        }
    }
}
