using Dashboard.Analysis.Targeting;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Investigations.Exhibits;

/// <summary>What clusters did after releases of models, those of pools first, as the page has them.</summary>
public sealed class ReleasesExhibit() : FindingExhibit("releases", DifferenceInDifferences.Method)
{
    public override ExhibitView View => ExhibitView.Releases;

    protected override Task<long> WriteAsync(FrozenView frozen, StoredAnalysis analysis, RowsWriter rows, CancellationToken cancellation) =>
        rows.WriteAsync(
        AnalysisTables.Releases(analysis), analysis.Result.Releases.OrderBy(e => analysis.Find(e.Cluster)?.Disposition != Disposition.Pool),
        cancellation);
}
