using Dashboard.Analysis.Campaigns;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.Cases;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The graph of accounts, with a row for each account of the selection.</summary>
public sealed class GraphExhibit : PanelExhibit
{
    public override ExhibitView View => ExhibitView.Graph;

    public override bool IsDrawn => true;

    public override bool DrawsAccounts => true;

    public override Method MethodOf(FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures) =>
        FindingExhibit.OfRun(view, CampaignAnalysis.Method);

    public override IReadOnlyDictionary<string, object?> ParametersOf(FrozenView frozen, CaseView view) =>
        FindingExhibit.ParametersOf(view);

    public override Task<long> WriteAsync(
        FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures, RowsWriter rows, CancellationToken cancellation) =>
        rows.WriteAsync(AccountColumns.All, AllAccounts.ReadAsync(view.Store, frozen.Selection, cancellation), cancellation);
}
