using Dashboard.Casework.Access;
using Dashboard.Interactions;
using Dashboard.Investigations.Jobs;

namespace Dashboard.Investigations.Imports;

/// <summary>One file on its way into a case.</summary>
public sealed class ImportJob(WaitingFile file, Actor actor, TimeProvider time)
    : Job<ImportProgress>(file.CaseId, actor, new ImportProgress("Waiting", 0, null), time)
{
    /// <summary>The file, with how it is asked to be imported.</summary>
    public WaitingFile File { get; } = file;

    /// <summary>Rows read a second since it began; null before the first.</summary>
    public double? RowsPerSecond => State == JobState.Running && Progress.RowsRead > 0 && Elapsed > TimeSpan.Zero
        ? Progress.RowsRead / Elapsed.TotalSeconds : null;

    /// <summary>What the import came to, once it is done.</summary>
    public ImportReport? Report { get; private set; }

    /// <summary>What came of a file of events.</summary>
    public EventFileReport? Events { get; private set; }

    protected override string CancelledSentence => "Cancelled; nothing of this file was kept.";

    protected override double LeastShare => 0.02;

    internal void Finish(IntakeResult result, string? problem = null)
    {
        Report = (result as IntakeResult.Rows)?.Report;
        Events = (result as IntakeResult.Events)?.Report;
        Finish(problem);
    }

    internal override string StageOf(ImportProgress progress) => progress.Stage;

    protected override double? FractionOf(ImportProgress progress) => progress.Fraction;
}
