using System.Collections.Immutable;
using System.Threading.Channels;
using Dashboard.Casework.Access;
using Dashboard.Core;
using Dashboard.Interactions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.Investigations.Imports;

/// <summary>The imports asked for from the page, run one after the other in the background.</summary>
public sealed partial class ImportQueue(LogIntake intake, WaitingFiles waiting, TimeProvider time, ILogger<ImportQueue> log) : BackgroundService
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(250);

    private readonly Channel<ImportJob> asked = Channel.CreateUnbounded<ImportJob>();
    private ImmutableList<ImportJob> jobs = [];

    /// <summary>Raised, on any thread, when a job moves on.</summary>
    public event Action<ImportJob>? Changed;

    /// <summary>The jobs of a case since the program started, newest first.</summary>
    public IEnumerable<ImportJob> Of(CaseId caseId) => jobs.Where(j => j.File.CaseId == caseId).Reverse();

    /// <summary>
    /// Queues a waiting file as it is asked for. When it is imported it waits no longer; when it is not, it waits on, to be
    /// asked for again.
    /// </summary>
    public async Task<ImportJob> AddAsync(Actor actor, WaitingFile file, ImportWish wish)
    {
        var job = new ImportJob(await waiting.AskAsync(file, wish), actor, time);
        ImmutableInterlocked.Update(ref jobs, list => list.RemoveAll(j => j.File.Id == file.Id).Add(job));
        asked.Writer.TryWrite(job);
        Changed?.Invoke(job);
        return job;
    }

    /// <summary>Shows a job that is over no longer.</summary>
    public void Dismiss(ImportJob job)
    {
        if (!job.IsOver) return;
        ImmutableInterlocked.Update(ref jobs, list => list.Remove(job));
        Changed?.Invoke(job);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in asked.Reader.ReadAllAsync(stoppingToken))
        {
            await RunAsync(job, stoppingToken);
            Changed?.Invoke(job);
        }
    }

    private async Task RunAsync(ImportJob job, CancellationToken stopping)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(job.Cancellation, stopping);
        try
        {
            job.Advance(new ImportProgress("Reading", 0, null));
            Changed?.Invoke(job);
            await ImportAsync(job, cancellation.Token);
            ForgetImported(job);
        }
        catch (ImportUnrecordedException unrecorded)
        {
            LogFailure(log, unrecorded, job.File.CaseId);
            job.Finish(new IntakeResult.Rows(unrecorded.Report), unrecorded.Message);
            ForgetImported(job);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            job.Stop();
        }
        catch (Exception exception) when (exception is ImportException or CaseworkException)
        {
            job.Fail(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            LogFailure(log, exception, job.File.CaseId);
            job.Fail("The file could not be imported: the disk or the database failed. Nothing of it was kept; the log has the detail.");
        }
        catch (Exception exception)
        {
            // The edge of the queue: whatever a file brings about costs that file alone.
            LogFailure(log, exception, job.File.CaseId);
            job.Fail($"{job.File.Name} could not be imported: the program failed at it ({exception.GetType().Name}). Nothing of it was kept. It waits on, to be looked at again or discarded; the log has the detail.");
        }
        finally
        {
            job.Dispose();
        }
    }

    private async Task ImportAsync(ImportJob job, CancellationToken cancellation)
    {
        var (file, wish) = (job.File, job.File.Wish!);
        var path = await PathAsync(file, cancellation);
        var companion = wish.CompanionId is null ? null
            : waiting.Find(file.CaseId, wish.CompanionId) ?? throw new ImportException($"The log that was to complete {file.Name} is no longer there. Nothing was imported; choose it again.");
        var order = new ImportOrder(path, file.Name, wish.Mapping)
        {
            ClockNote = wish.ClockNote, AskedAt = wish.AskedAt, Companion = companion is null ? null : new CompanionLog(await PathAsync(companion, cancellation), companion.Name),
        };
        job.Finish(await intake.TakeAsync(job.Actor, file.CaseId, order, file.Repairs, new Reporter(job, time, Changed), cancellation));
    }

    private async Task<string> PathAsync(WaitingFile file, CancellationToken cancellation) =>
        await waiting.PathOfAsync(file, cancellation) ?? throw new ImportException($"{file.Name} is no longer there. Nothing was imported; put it there again, or discard it here.");

    // The rows are in, whatever becomes of the file.
    private void ForgetImported(ImportJob job)
    {
        try
        {
            Forget(job);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogLeftBehind(log, exception, job.File.Name, job.File.CaseId);
        }
    }

    private void Forget(ImportJob job)
    {
        if (job.File.Wish?.CompanionId is { } id && waiting.Find(job.File.CaseId, id) is { } companion) waiting.Remove(companion);
        waiting.Remove(job.File);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An import into case {CaseId} failed.")]
    private static partial void LogFailure(ILogger log, Exception exception, CaseId caseId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} was imported into case {CaseId}, and could not be removed from the files that wait.")]
    private static partial void LogLeftBehind(ILogger log, Exception exception, string file, CaseId caseId);

    /// <summary>Reports on the import's own thread, so that the order of progress is kept, and tells pages only now and then.</summary>
    private sealed class Reporter(ImportJob job, TimeProvider time, Action<ImportJob>? changed) : IProgress<ImportProgress>
    {
        private long told;

        public void Report(ImportProgress value)
        {
            var isNewStage = value.Stage != job.Progress.Stage;
            job.Advance(value);
            if (!isNewStage && time.GetElapsedTime(told) < BetweenReports) return;
            told = time.GetTimestamp();
            changed?.Invoke(job);
        }
    }
}
