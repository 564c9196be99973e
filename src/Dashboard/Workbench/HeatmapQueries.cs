using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Workbench;

/// <summary>What a heatmap asks of the store.</summary>
public static class HeatmapQueries
{
    /// <summary>The cells, and, where accounts were chosen and targeting is shown, the same cells of all accounts.</summary>
    public static async Task<(Heatmap Cells, Heatmap? Whole)> RunAsync(IInteractionStore store, WorkbenchState state, CancellationToken cancellation)
    {
        var selection = PanelSelections.Heatmap(state);
        var cells = await store.HeatmapAsync(new HeatmapRequest(selection, state.Columns), cancellation);
        // Clusters side by side are compared with each other, whatever else is chosen.
        if (state.Columns == Grouping.Cluster || !PanelSelections.PicksAccounts(selection)) return (cells, null);
        return (cells, await store.HeatmapAsync(new HeatmapRequest(PanelSelections.WithoutAccounts(selection), state.Columns), cancellation));
    }
}
