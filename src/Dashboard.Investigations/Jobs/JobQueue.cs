using System.Collections.Immutable;
using System.Threading.Channels;
using Dashboard.Casework.Access;
using Dashboard.Core;
using Dashboard.Interactions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.Investigations.Jobs;

/// <summary>Runs jobs one after the other in the background. Whatever one brings about ends that one alone, with a sentence.</summary>
public abstract partial class JobQueue<TJob, TProgress>(TimeProvider time, ILogger log) : BackgroundService
    where TJob : Job<TProgress>
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(250);

    private readonly Channel<TJob> asked = Channel.CreateUnbounded<TJob>();

    /// <summary>Raised, on any thread, when a job moves on.</summary>
    public event Action<TJob>? Changed;

    protected TimeProvider Time { get; } = time;

    protected ILogger Log { get; } = log;

    /// <summary>What is done for a job; it must end soon after it is cancelled.</summary>
    protected abstract Task WorkAsync(TJob job, IProgress<TProgress> progress, CancellationToken cancellation);

    /// <summary>What is said of a failure that nobody could foresee and the log has whole.</summary>
    protected abstract string SentenceOf(TJob job, Exception failure);

    protected void Enqueue(TJob job)
    {
        asked.Writer.TryWrite(job);
        Tell(job);
    }

    /// <summary>Asks for a job, of which one of a kind is on its way at most: where there is one, that one is handed back.</summary>
    /// <param name="latest">The latest job of each kind.</param>
    /// <param name="kind">What it is the only one of.</param>
    /// <param name="job">The job, which is given up where there is one already.</param>
    protected TJob EnqueueOnce<TKind>(ref ImmutableDictionary<TKind, TJob> latest, TKind kind, TJob job)
        where TKind : notnull
    {
        var current = ImmutableInterlocked.AddOrUpdate(ref latest, kind, job, (_, known) => known.IsOver ? job : known);
        if (current == job) Enqueue(job);
        else job.Dispose();
        return current;
    }

    /// <summary>Stops a job that is on its way; one that is over, or none, stays as it is.</summary>
    protected void Cancel(TJob? job)
    {
        if (job is not { IsOver: false }) return;
        job.Cancel();
        // What still waits is over at once; what works ends at its next step.
        if (job.State == JobState.Queued) job.Stop();
        Tell(job);
    }

    /// <summary>Tells pages that a job moved on.</summary>
    protected void Tell(TJob job) => Changed?.Invoke(job);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in asked.Reader.ReadAllAsync(stoppingToken))
        {
            if (job.IsOver) continue;
            await RunAsync(job, stoppingToken);
            Tell(job);
        }
    }

    private async Task RunAsync(TJob job, CancellationToken stopping)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(job.Cancellation, stopping);
        try
        {
            cancellation.Token.ThrowIfCancellationRequested();
            await WorkAsync(job, new Reporter(this, job), cancellation.Token);
            if (!job.IsOver) job.Finish();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            job.Stop();
        }
        catch (Exception refused) when (refused is CaseworkException or ImportException)
        {
            job.Fail(refused.Message);
        }
        catch (Exception exception)
        {
            // The edge of the queue: whatever it was must not end it, and the next job may go well.
            LogFailure(Log, exception, typeof(TJob).Name, job.CaseId);
            job.Fail(SentenceOf(job, exception));
        }
        finally
        {
            job.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Job} of case {CaseId} failed.")]
    private static partial void LogFailure(ILogger log, Exception exception, string job, CaseId caseId);

    /// <summary>Reports on the job's own threads, so that the order of progress is kept, and tells pages only now and then.</summary>
    private sealed class Reporter(JobQueue<TJob, TProgress> queue, TJob job) : IProgress<TProgress>
    {
        private readonly Lock gate = new();
        private long told;

        public void Report(TProgress value)
        {
            lock (gate)
            {
                var isNewStage = job.State == JobState.Queued || job.StageOf(value) != job.StageOf(job.Progress);
                job.Advance(value);
                if (!isNewStage && queue.Time.GetElapsedTime(told) < BetweenReports) return;
                told = queue.Time.GetTimestamp();
            }

            queue.Tell(job);
        }
    }
}
