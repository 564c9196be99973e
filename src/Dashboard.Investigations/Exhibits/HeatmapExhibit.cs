using Dashboard.Analysis.Targeting;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The heatmap, with a row for each cell and all of its measures.</summary>
public sealed class HeatmapExhibit : PanelExhibit
{
    public override ExhibitView View => ExhibitView.Heatmap;

    public override bool IsDrawn => true;

    public override Method MethodOf(FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures) =>
        frozen.State.Measure == CellMeasure.Targeting ? LogOdds.Method : Counting;

    // What it is compared with is there whatever the cells say: the rows are of all measures.
    public override IReadOnlyDictionary<string, object?> ParametersOf(FrozenView frozen, CaseView view)
    {
        var state = frozen.State;
        var parameters =
            new Dictionary<string, object?> { ["measure"] = Slug.Of(state.Measure), ["columns"] = Slug.Of(state.Columns),
                ["rows"] = Slug.Of(state.Rows) };
        if (state.Against is { } other) parameters["against"] = other.ToString();
        if (state.Measure == CellMeasure.Targeting)
            (parameters["priorStrength"], parameters["confidence"]) = (LogOdds.DefaultPriorStrength, CellTargeting.Confidence);
        return parameters;
    }

    public override async Task<long> WriteAsync(
        FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures, RowsWriter rows, CancellationToken cancellation)
    {
        var state = frozen.State;
        var compared = await HeatmapComparison.RunAsync(view.Store, state, cancellation);
        var (cells, group, targets) = (compared.Cells, compared.Group, compared.Targets());
        var isOfCampaigns = compared.Ground == HeatmapGround.CampaignsWithOthers;
        return await rows.WriteAsync(
            [
                [
                    Slug.Of(state.Rows), Slug.Of(state.Columns), "interactions", "accounts",
                    .. isOfCampaigns ? (string[])["campaign_interactions", "campaign_accounts"] : [],
                    "expected", "log_odds", "too_few",
                ],
                .. cells.Rows.SelectMany((name, r) => cells.Columns.Select((column, c) =>
                {
                    var target = targets[r][c];
                    return (object?[])
                    [
                        name, column, cells.Interactions[r][c], cells.Accounts[r][c],
                        .. isOfCampaigns ? (object?[])[group.Interactions[r][c], group.Accounts[r][c]] : [],
                        target.Expected, target.TooFew ? null : target.LogOdds, target.TooFew,
                    ];
                })),
            ],
            cancellation);
    }
}
