using Dashboard.Casework.Access;
using Dashboard.Core;

namespace Dashboard.Investigations.Jobs;

/// <summary>Where a job is on its way.</summary>
public enum JobState
{
    /// <summary>It waits for those before it.</summary>
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>Something that takes a while and goes on when the page that asked for it is left.</summary>
/// <param name="caseId">The case that it is of.</param>
/// <param name="actor">Who asked for it.</param>
/// <param name="waiting">What it says of itself before it begins.</param>
/// <param name="time">The clock.</param>
public abstract class Job<TProgress>(CaseId caseId, Actor actor, TProgress waiting, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly Lock gate = new();
    private bool isCancelled;
    private long startedAt;
    private TimeSpan took;

    public CaseId CaseId { get; } = caseId;

    /// <summary>Who asked for it.</summary>
    public Actor Actor { get; } = actor;

    public JobState State { get; private set; }

    /// <summary>What it is doing, and how far it is.</summary>
    public TProgress Progress { get; private set; } = waiting;

    /// <summary>Why it ended without a result, or what else has to be known of it, a sentence.</summary>
    public string? Problem { get; private set; }

    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    /// <summary>How long it has worked, or did in all; the time in which it waited does not count.</summary>
    public TimeSpan Elapsed => State switch
    {
        JobState.Queued => TimeSpan.Zero,
        JobState.Running => time.GetElapsedTime(startedAt),
        _ => took,
    };

    /// <summary>How long it will take at the pace so far; null where nobody can know.</summary>
    public TimeSpan? Left => State == JobState.Running ? TimeLeft.Of(FractionOf(Progress), Elapsed, LeastShare) : null;

    internal CancellationToken Cancellation => cancellation.Token;

    /// <summary>What it says once it was cancelled.</summary>
    protected abstract string CancelledSentence { get; }

    /// <summary>The share of which on its pace says something of the whole, 0 to 1.</summary>
    protected abstract double LeastShare { get; }

    public void Dispose()
    {
        lock (gate) cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks it to stop; what it has done until then is not kept.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            if (IsOver || isCancelled) return;
            isCancelled = true;
            cancellation.Cancel();
        }
    }

    /// <summary>The step that a report is of.</summary>
    internal abstract string StageOf(TProgress progress);

    internal void Advance(TProgress progress)
    {
        if (IsOver) return;
        if (State == JobState.Queued) (startedAt, State) = (time.GetTimestamp(), JobState.Running);
        Progress = Following(Progress, progress);
    }

    internal void Finish(string? problem = null) => End(JobState.Done, problem);

    internal void Fail(string problem) => End(JobState.Failed, problem);

    internal void Stop() => End(JobState.Cancelled, CancelledSentence);

    /// <summary>The share done, 0 to 1; null where nobody can know.</summary>
    protected abstract double? FractionOf(TProgress progress);

    /// <summary>What is shown after a report.</summary>
    protected virtual TProgress Following(TProgress before, TProgress reported) => reported;

    private void End(JobState state, string? problem)
    {
        lock (gate) (took, Problem, State) = (Elapsed, problem, state);
    }
}
