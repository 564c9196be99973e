using System.Collections.Immutable;
using System.Threading.Channels;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Imports;

/// <summary>The imports asked for from the page, run one after the other in the background.</summary>
public sealed partial class ImportQueue(CaseImports imports, ILogger<ImportQueue> log) : BackgroundService
{
    private readonly Channel<ImportJob> waiting = Channel.CreateUnbounded<ImportJob>();
    private ImmutableList<ImportJob> jobs = [];
    private int lastId;

    /// <summary>Raised, on any thread, when a job moves on.</summary>
    public event Action<ImportJob>? Changed;

    /// <summary>The jobs of a case since the program started, newest first.</summary>
    public IEnumerable<ImportJob> Of(CaseId caseId) => jobs.Where(j => j.CaseId == caseId).Reverse();

    /// <summary>Queues a file; it is deleted when its import is over.</summary>
    public ImportJob Add(CaseId caseId, Actor actor, string path, string displayName, ImportMapping? mapping)
    {
        var job = new ImportJob(Interlocked.Increment(ref lastId), caseId, actor, path, displayName, mapping);
        ImmutableInterlocked.Update(ref jobs, list => list.Add(job));
        waiting.Writer.TryWrite(job);
        Changed?.Invoke(job);
        return job;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await RunAsync(job, stoppingToken);
            Changed?.Invoke(job);
        }
    }

    private async Task RunAsync(ImportJob job, CancellationToken stopping)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(job.Cancellation, stopping);
        var progress = new Reporter(value =>
        {
            job.Advance(value);
            Changed?.Invoke(job);
        });
        try
        {
            job.Finish(await imports.ImportAsync(job.Actor, job.CaseId, job.Path, job.DisplayName, job.Mapping, progress, cancellation.Token));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            job.Stop();
        }
        catch (Exception exception) when (exception is ImportException or CaseworkException)
        {
            job.Fail(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException)
        {
            LogFailure(log, exception, job.CaseId);
            job.Fail("The file could not be imported: the disk or the database failed. Nothing of it was kept; the log has the detail.");
        }
        finally
        {
            File.Delete(job.Path);
            job.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An import into case {CaseId} failed.")]
    private static partial void LogFailure(ILogger log, Exception exception, CaseId caseId);

    /// <summary>Reports at once, on the import's own thread: the order of progress is kept.</summary>
    private sealed class Reporter(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
