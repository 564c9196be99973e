using Dashboard.Analysis.CoAction;
using Dashboard.Casework.Exhibits;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The pairs of accounts that act together most.</summary>
public sealed class CoActionExhibit() : FindingExhibit("co-action", CoActionNetwork.Method)
{
    public override ExhibitView View => ExhibitView.CoAction;

    protected override Task<long> WriteAsync(FrozenView frozen, StoredAnalysis analysis, RowsWriter rows, CancellationToken cancellation) =>
        rows.WriteAsync(AnalysisTables.CoAction(analysis), analysis.Result.CoAction?.Strongest ?? [], cancellation);
}
