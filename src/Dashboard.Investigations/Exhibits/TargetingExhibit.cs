using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Targeting;
using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Exhibits;

/// <summary>What a cluster asks for more and less than others do.</summary>
public sealed class TargetingExhibit() : FindingExhibit("targeting", LogOdds.Method)
{
    public override ExhibitView View => ExhibitView.Targeting;

    public override bool IsDrawn => true;

    // Of the page only the table goes along: its cluster, which is the selection too, and what it is cut by.
    public override FrozenView Parse(string? query) => AnalysisView.Parse(query) is { Targeting: { } cluster, By: var by }
        ? new FrozenView(
            View, Selection.Everything.Only(Dimension.Cluster, cluster), new AnalysisView(Targeting: cluster, By: by).ToString())
        : throw new FormatException("An exhibit of targeting is of one cluster, and the address names none. Nothing was frozen.");

    public override IReadOnlyDictionary<string, object?> ParametersOf(FrozenView frozen, CaseView view) =>
        new Dictionary<string, object?>(
            ParametersOf(view)) { ["cluster"] = frozen.Analysis.Targeting, ["by"] = Slug.Of(frozen.Analysis.By) };

    protected override string OptionsOf(FrozenView frozen) => frozen.Options;

    protected override Task<long> WriteAsync(FrozenView frozen, StoredAnalysis analysis, RowsWriter rows, CancellationToken cancellation) =>
        rows.WriteAsync(AnalysisTables.Targeting, Slices(frozen.Analysis, analysis), cancellation);

    private static IEnumerable<TargetingSlice> Slices(AnalysisView shown, StoredAnalysis analysis) =>
        shown.Targeting is { } cluster && TargetingGrid.Clusters(analysis.Result).Any(c => c.Id == cluster)
            ? TargetingGrid.Of(analysis.Result, cluster, shown.By).Rows.SelectMany(row => row).Select(cell => cell.Slice)
            .OfType<TargetingSlice>()
            : throw new InvalidEntryException(
                $"The last run of the analysis tells no targeting of cluster {shown.Targeting}. Nothing was frozen.");
}
