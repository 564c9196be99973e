using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Core;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>Where a run of the analysis is on its way.</summary>
public enum AnalysisJobState
{
    /// <summary>It waits for the run of another case.</summary>
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>One run of a case's analysis. It goes on when the page that started it is left.</summary>
public sealed class AnalysisJob(CaseId caseId, Actor actor, AnalysisOptions options, TimeProvider time) : IDisposable
{
    // What is done in less says little of the whole.
    private const double LeastShare = 0.05;

    private readonly CancellationTokenSource cancellation = new();
    private readonly Lock gate = new();
    private bool isCancelled;
    private long startedAt;
    private TimeSpan took;

    public CaseId CaseId { get; } = caseId;

    /// <summary>Who asked for it.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>The parameters.</summary>
    public AnalysisOptions Options { get; } = options;

    public AnalysisJobState State { get; private set; }

    /// <summary>What it is doing, and the share done, which never falls.</summary>
    public AnalysisProgress Progress { get; private set; } = new("Waiting", 0);

    /// <summary>Why it ended without a result, a sentence.</summary>
    public string? Problem { get; private set; }

    public bool IsOver => State is AnalysisJobState.Done or AnalysisJobState.Failed or AnalysisJobState.Cancelled;

    /// <summary>How long it has worked, or did in all; the time in which it waited does not count.</summary>
    public TimeSpan Elapsed => State switch
    {
        AnalysisJobState.Queued => TimeSpan.Zero,
        AnalysisJobState.Running => time.GetElapsedTime(startedAt),
        _ => took,
    };

    /// <summary>How long it will take at the pace so far; null where nobody can know.</summary>
    public TimeSpan? Left => State == AnalysisJobState.Running && Progress.Fraction is >= LeastShare and < 1
        ? Elapsed * ((1 - Progress.Fraction) / Progress.Fraction)
        : null;

    internal CancellationToken Cancellation => cancellation.Token;

    public void Dispose()
    {
        lock (gate) cancellation.Dispose();
    }

    /// <summary>Stops it; the run before stays.</summary>
    internal void Cancel()
    {
        lock (gate)
        {
            if (IsOver || isCancelled) return;
            isCancelled = true;
            cancellation.Cancel();
        }
    }

    internal void Advance(AnalysisProgress progress)
    {
        if (IsOver) return;
        if (State == AnalysisJobState.Queued) (startedAt, State) = (time.GetTimestamp(), AnalysisJobState.Running);
        // Parts of the run each end at 1: the whole is done when its result is stored.
        if (progress.Fraction < 1) Progress = progress with { Fraction = Math.Max(Progress.Fraction, progress.Fraction) };
    }

    internal void Finish() => End(AnalysisJobState.Done, null);

    internal void Fail(string problem) => End(AnalysisJobState.Failed, problem);

    internal void Stop() => End(AnalysisJobState.Cancelled, "The analysis was cancelled. What was stored before stays as it was.");

    private void End(AnalysisJobState state, string? problem)
    {
        lock (gate) (took, Problem, State) = (Elapsed, problem, state);
    }
}
