using System.Collections.Immutable;
using Dashboard.Casework.Access;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Jobs;
using Microsoft.Extensions.Logging;

namespace Dashboard.Investigations.Imports;

/// <summary>The imports asked for from the page, run one after the other in the background.</summary>
public sealed partial class ImportQueue(LogIntake intake, WaitingFiles waiting, TimeProvider time, ILogger<ImportQueue> log)
    : JobQueue<ImportJob, ImportProgress>(time, log)
{
    private ImmutableList<ImportJob> jobs = [];

    /// <summary>The jobs of a case since the program started, newest first.</summary>
    public IEnumerable<ImportJob> Of(CaseId caseId) => jobs.Where(j => j.File.CaseId == caseId).Reverse();

    /// <summary>
    /// Queues a waiting file as it is asked for. When it is imported it waits no longer; when it is not, it waits on, to be
    /// asked for again.
    /// </summary>
    public async Task<ImportJob> AddAsync(Actor actor, WaitingFile file, ImportWish wish)
    {
        var job = new ImportJob(await waiting.AskAsync(file, wish), actor, Time);
        ImmutableInterlocked.Update(ref jobs, list => list.RemoveAll(j => j.File.Id == file.Id).Add(job));
        Enqueue(job);
        return job;
    }

    /// <summary>Shows a job that is over no longer.</summary>
    public void Dismiss(ImportJob job)
    {
        if (!job.IsOver) return;
        ImmutableInterlocked.Update(ref jobs, list => list.Remove(job));
        Tell(job);
    }

    protected override async Task WorkAsync(ImportJob job, IProgress<ImportProgress> progress, CancellationToken cancellation)
    {
        progress.Report(new ImportProgress("Reading", 0, null));
        try
        {
            await ImportAsync(job, progress, cancellation);
        }
        catch (ImportUnrecordedException unrecorded)
        {
            LogUnrecorded(Log, unrecorded, job.CaseId);
            job.Finish(new IntakeResult.Rows(unrecorded.Report), unrecorded.Message);
        }

        ForgetImported(job);
    }

    protected override string SentenceOf(ImportJob job, Exception failure) =>
        failure is IOException or UnauthorizedAccessException or System.Data.Common.DbException
        ? "The file could not be imported: the disk or the database failed. Nothing of it was kept; the log has the detail."
        : $"{job.File.Name} could not be imported: the program failed at it ({failure.GetType().Name}). Nothing of it was kept. It waits on, to be looked at again or discarded; the log has the detail.";

    private async Task ImportAsync(ImportJob job, IProgress<ImportProgress> progress, CancellationToken cancellation)
    {
        var (file, wish) = (job.File, job.File.Wish!);
        var path = await PathAsync(file, cancellation);
        var companion = wish.CompanionId is null ? null
            : waiting.Find(file.CaseId, wish.CompanionId) ?? throw new ImportException(
                $"The log that was to complete {file.Name} is no longer there. Nothing was imported; choose it again.");
        var order = new ImportOrder(path, file.Name, wish.Mapping)
        {
            ClockNote = wish.ClockNote, AskedAt = wish.AskedAt,
            Companion = companion is null ? null : new CompanionLog(await PathAsync(companion, cancellation), companion.Name),
        };
        job.Finish(await intake.TakeAsync(job.Actor, file.CaseId, order, file.Repairs, progress, cancellation));
    }

    private async Task<string> PathAsync(WaitingFile file, CancellationToken cancellation) =>
        await waiting.PathOfAsync(file, cancellation) ?? throw new ImportException(
            $"{file.Name} is no longer there. Nothing was imported; put it there again, or discard it here.");

    // The rows are in, whatever becomes of the file.
    private void ForgetImported(ImportJob job)
    {
        try
        {
            Forget(job);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogLeftBehind(Log, exception, job.File.Name, job.File.CaseId);
        }
    }

    private void Forget(ImportJob job)
    {
        if (job.File.Wish?.CompanionId is { } id && waiting.Find(job.File.CaseId, id) is { } companion) waiting.Remove(companion);
        waiting.Remove(job.File);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An import into case {CaseId} could not be recorded.")]
    private static partial void LogUnrecorded(ILogger log, Exception exception, CaseId caseId);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "{File} was imported into case {CaseId}, and could not be removed from the files that wait.")]
    private static partial void LogLeftBehind(ILogger log, Exception exception, string file, CaseId caseId);
}
