using Dashboard.Analysis.Campaigns;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Views;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The clusters that a run found, with what speaks for and against each.</summary>
public sealed class ClustersExhibit() : FindingExhibit("clusters", CampaignAnalysis.Method)
{
    public override ExhibitView View => ExhibitView.Clusters;

    public override bool IsDrawn => true;

    // They are a table of the workbench too, and then the address says so.
    public override string AddressOf(FrozenView frozen, CaseId caseId, int? exhibit) =>
        frozen.Query.Length == 0
        ? base.AddressOf(frozen, caseId, exhibit) : PageAddress.Workbench(caseId, frozen.Selection, From(frozen.Options, exhibit));

    protected override Task<long> WriteAsync(FrozenView frozen, StoredAnalysis analysis, RowsWriter rows, CancellationToken cancellation) =>
        rows.WriteAsync(AnalysisTables.Clusters(analysis), analysis.Result.Clusters, cancellation);
}
