using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Core;
using Dashboard.Investigations.Jobs;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>One run of a case's analysis. The run before stays until it is done.</summary>
public sealed class AnalysisJob(CaseId caseId, Actor actor, AnalysisOptions options, TimeProvider time)
    : Job<AnalysisProgress>(caseId, actor, new AnalysisProgress("Waiting", 0), time)
{
    /// <summary>The parameters.</summary>
    public AnalysisOptions Options { get; } = options;

    protected override string CancelledSentence => "The analysis was cancelled. What was stored before stays as it was.";

    protected override double LeastShare => 0.05;

    internal override string StageOf(AnalysisProgress progress) => progress.Stage;

    protected override double? FractionOf(AnalysisProgress progress) => progress.Fraction;

    // Parts of the run each end at 1: the whole is done when its result is stored, and its share never falls.
    protected override AnalysisProgress Following(AnalysisProgress before, AnalysisProgress reported) =>
        reported.Fraction < 1 ? reported with { Fraction = Math.Max(before.Fraction, reported.Fraction) } : before;
}
