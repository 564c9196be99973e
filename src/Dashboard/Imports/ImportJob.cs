using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Imports;

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
public sealed class ImportJob(int id, CaseId caseId, Actor actor, string path, string displayName, ImportMapping? mapping) : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();

    public int Id { get; } = id;

    public CaseId CaseId { get; } = caseId;

    public Actor Actor { get; } = actor;

    /// <summary>Where the uploaded file lies until it is imported; made by the program, never from the upload's name.</summary>
    public string Path { get; } = path;

    /// <summary>The file's name as people know it.</summary>
    public string DisplayName { get; } = displayName;

    public ImportMapping? Mapping { get; } = mapping;

    public ImportJobState State { get; private set; }

    public ImportProgress Progress { get; private set; } = new("Waiting", 0, null);

    /// <summary>What the import came to, once it is done.</summary>
    public ImportReport? Report { get; private set; }

    /// <summary>Why it failed, a sentence.</summary>
    public string? Problem { get; private set; }

    public bool IsOver => State is ImportJobState.Done or ImportJobState.Failed or ImportJobState.Cancelled;

    internal CancellationToken Cancellation => cancellation.Token;

    /// <summary>Stops it; nothing of the file is kept.</summary>
    public void Cancel()
    {
        if (!IsOver) cancellation.Cancel();
    }

    internal void Advance(ImportProgress progress) => (State, Progress) = (ImportJobState.Running, progress);

    internal void Finish(ImportReport report) => (State, Report) = (ImportJobState.Done, report);

    internal void Fail(string problem) => (State, Problem) = (ImportJobState.Failed, problem);

    public void Dispose() => cancellation.Dispose();

    internal void Stop() => (State, Problem) = (ImportJobState.Cancelled, "Cancelled; nothing of this file was kept.");
}
