using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Views;

namespace Dashboard.Investigations.Exhibits;

/// <summary>What a heatmap asks of the store.</summary>
public static class HeatmapQueries
{
    /// <summary>
    /// The cells, and, where accounts were chosen, what they are compared with: the same cells of all accounts that
    /// are neither chosen nor assessed as part of a campaign. Null where columns are compared with each other.
    /// </summary>
    public static async Task<(Heatmap Cells, Heatmap? Baseline)> RunAsync(IInteractionStore store, WorkbenchState state, CancellationToken cancellation)
    {
        var selection = PanelSelections.Heatmap(state);
        Task<Heatmap> Ask(Selection asked) => store.HeatmapAsync(new HeatmapRequest(asked, state.Columns, Rows: state.Rows), cancellation);

        if (state.Against is { } other)
        {
            var (one, against) = (Ask(selection), Ask(PanelSelections.Heatmap(state with { Selection = other })));
            await Task.WhenAll(one, against);
            return (await one, await against);
        }

        // Clusters side by side are compared with each other, whatever else is chosen.
        if (state.Columns == Grouping.Cluster || state.Rows == Grouping.Cluster || !PanelSelections.PicksAccounts(selection)) return (await Ask(selection), null);
        var (cells, innocent, chosenInnocent) = (Ask(selection), Ask(PanelSelections.OutsideCampaigns(PanelSelections.WithoutAccounts(selection))), Ask(PanelSelections.OutsideCampaigns(selection)));
        await Task.WhenAll(cells, innocent, chosenInnocent);
        return (await cells, Minus(await innocent, await chosenInnocent));
    }

    private static Heatmap Minus(Heatmap whole, Heatmap part)
    {
        var rows = part.Rows.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        var columns = part.Columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        long[][] Rest(long[][] all, long[][] some) =>
        [
            .. whole.Rows.Select((capability, r) => whole.Columns.Select((column, c) =>
                rows.TryGetValue(capability, out var row) && columns.TryGetValue(column, out var at) ? all[r][c] - some[row][at] : all[r][c]).ToArray()),
        ];
        return whole with { Interactions = Rest(whole.Interactions, part.Interactions), Accounts = Rest(whole.Accounts, part.Accounts) };
    }
}
