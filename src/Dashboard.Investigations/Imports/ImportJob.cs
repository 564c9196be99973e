using Dashboard.Casework.Access;
using Dashboard.Interactions;

namespace Dashboard.Investigations.Imports;

/// <summary>Where an import is on its way.</summary>
public enum ImportJobState
{
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>One file on its way into a case. It goes on when the page that started it is left.</summary>
public sealed class ImportJob(WaitingFile file, Actor actor, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private long startedAt;

    /// <summary>The file, with how it is asked to be imported.</summary>
    public WaitingFile File { get; } = file;

    public Actor Actor { get; } = actor;

    public ImportJobState State { get; private set; }

    public ImportProgress Progress { get; private set; } = new("Waiting", 0, null);

    /// <summary>How fast it goes.</summary>
    public ImportPace Pace => State == ImportJobState.Running ? ImportPace.Of(Progress, time.GetElapsedTime(startedAt)) : default;

    /// <summary>What the import came to, once it is done.</summary>
    public ImportReport? Report { get; private set; }

    /// <summary>What came of a file of events.</summary>
    public EventFileReport? Events { get; private set; }

    /// <summary>Why it failed, or what else has to be known of it, a sentence.</summary>
    public string? Problem { get; private set; }

    public bool IsOver => State is ImportJobState.Done or ImportJobState.Failed or ImportJobState.Cancelled;

    internal CancellationToken Cancellation => cancellation.Token;

    /// <summary>Stops it; nothing of the file is kept.</summary>
    public void Cancel()
    {
        if (!IsOver) cancellation.Cancel();
    }

    public void Dispose() => cancellation.Dispose();

    internal void Advance(ImportProgress progress)
    {
        if (State == ImportJobState.Queued) (State, startedAt) = (ImportJobState.Running, time.GetTimestamp());
        Progress = progress;
    }

    internal void Finish(IntakeResult result, string? problem = null)
    {
        Report = (result as IntakeResult.Rows)?.Report;
        Events = (result as IntakeResult.Events)?.Report;
        (Problem, State) = (problem, ImportJobState.Done);
    }

    internal void Fail(string problem) => (Problem, State) = (problem, ImportJobState.Failed);

    internal void Stop() => (Problem, State) = ("Cancelled; nothing of this file was kept.", ImportJobState.Cancelled);
}

/// <summary>How fast an import goes.</summary>
/// <param name="RowsPerSecond">Rows read a second since it began; null before the first.</param>
/// <param name="Left">How long it will take at that pace; null where nobody can know.</param>
public readonly record struct ImportPace(double? RowsPerSecond, TimeSpan? Left)
{
    // What is done in less says little of the whole.
    private const double LeastShare = 0.02;

    /// <summary>The pace of what was done in a time.</summary>
    public static ImportPace Of(ImportProgress progress, TimeSpan elapsed) => new(
        progress.RowsRead > 0 && elapsed > TimeSpan.Zero ? progress.RowsRead / elapsed.TotalSeconds : null,
        progress.Fraction is { } done and >= LeastShare and < 1 ? elapsed * ((1 - done) / done) : null);
}
