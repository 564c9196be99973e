using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Targeting;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Views;

namespace Dashboard.Investigations.Exhibits;

/// <summary>What the cells of a heatmap are compared with.</summary>
public enum HeatmapGround
{
    /// <summary>Each column with all other columns.</summary>
    OtherColumns,

    /// <summary>The accounts of campaigns with those in none, each column with the same column.</summary>
    CampaignsWithOthers,

    /// <summary>The selected accounts with those in no campaign, each column with the same column.</summary>
    SelectedWithOthers,

    /// <summary>One selection with another, each column with the same column.</summary>
    AnotherSelection,
}

/// <summary>A heatmap with what it is compared with.</summary>
/// <param name="Cells">The cells of all that is selected.</param>
/// <param name="Group">The same cells of the accounts that are compared: those of campaigns where nobody was selected, else all that is
/// selected.</param>
/// <param name="Baseline">The same cells of the accounts compared with; null where columns are compared with each other.</param>
/// <param name="Ground">Which comparison it is.</param>
public readonly record struct ComparedHeatmap(Heatmap Cells, Heatmap Group, Heatmap? Baseline, HeatmapGround Ground)
{
    /// <summary>The comparison of all that is selected.</summary>
    public ComparedHeatmap(Heatmap cells, Heatmap? baseline, HeatmapGround ground)
        : this(cells, cells, baseline, ground)
    {
    }

    /// <summary>How far each cell of the group is over- or under-represented.</summary>
    public TargetingCell[][] Targets() => CellTargeting.Compute(Group, Baseline);
}

/// <summary>What a heatmap asks of the store.</summary>
public static class HeatmapComparison
{
    /// <summary>
    /// The cells, and what they are compared with: the same cells of all accounts that are neither chosen nor assessed
    /// as part of a campaign. Where no account is chosen and targeting is asked for, those of campaigns count as chosen.
    /// Columns are compared with each other where clusters stand side by side, and where no campaign was found.
    /// </summary>
    public static async Task<ComparedHeatmap> RunAsync(IPanelReader store, WorkbenchState state, CancellationToken cancellation)
    {
        var selection = PanelSelections.Heatmap(state);
        Task<Heatmap> Ask(Selection asked) => store.HeatmapAsync(new HeatmapRequest(asked, state.Columns, Rows: state.Rows), cancellation);

        if (state.Against is { } other)
        {
            var (one, against) = (Ask(selection), Ask(PanelSelections.Heatmap(state with { Selection = other })));
            await Task.WhenAll(one, against);
            return new(await one, await against, HeatmapGround.AnotherSelection);
        }

        // Clusters side by side are compared with each other, whatever else is chosen.
        if (state.Columns == Grouping.Cluster || state.Rows == Grouping.Cluster)
            return new(await Ask(selection), null, HeatmapGround.OtherColumns);
        if (!PanelSelections.PicksAccounts(selection))
        {
            if (state.Measure != CellMeasure.Targeting) return new(await Ask(selection), null, HeatmapGround.OtherColumns);
            var (everybody, campaigns) = (Ask(selection), Ask(PanelSelections.InCampaigns(selection)));
            await Task.WhenAll(everybody, campaigns);
            var (whole, group) = (await everybody, await campaigns);
            return group.Rows.Count == 0 ? new(whole, null, HeatmapGround.OtherColumns)
                : new(whole, CellTargeting.Align(whole, group), Minus(whole, group), HeatmapGround.CampaignsWithOthers);
        }

        var (cells, innocent, chosenInnocent) =
            (Ask(selection), Ask(PanelSelections.OutsideCampaigns(PanelSelections.WithoutAccounts(selection))),
                Ask(PanelSelections.OutsideCampaigns(selection)));
        await Task.WhenAll(cells, innocent, chosenInnocent);
        return new(await cells, Minus(await innocent, await chosenInnocent), HeatmapGround.SelectedWithOthers);
    }

    private static Heatmap Minus(Heatmap whole, Heatmap part)
    {
        var rows = part.Rows.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        var columns = part.Columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        long[][] Rest(long[][] all, long[][] some) =>
        [
            .. whole.Rows.Select((capability, r) => whole.Columns.Select((column, c) =>
                rows.TryGetValue(capability, out var row) && columns.TryGetValue(column, out var at)
                ? all[r][c] - some[row][at] : all[r][c]).ToArray()),
        ];
        return whole with { Interactions = Rest(whole.Interactions, part.Interactions), Accounts = Rest(whole.Accounts, part.Accounts) };
    }
}
