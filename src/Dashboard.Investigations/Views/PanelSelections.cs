using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Investigations.Views;

/// <summary>
/// What a panel counts. A panel shows the whole of the dimension it is laid out by, with the selected part marked, so
/// that the next brush has something to start from; by everything else it is narrowed.
/// </summary>
public static class PanelSelections
{
    public static Selection Timeline(WorkbenchState state) => state.IsZoomed ? state.Selection : state.Selection.At(null);

    public static Selection Heatmap(WorkbenchState state)
    {
        var selection = state.Selection.With(state.Rows == Grouping.Cluster ? Dimension.Cluster : Dimension.Capability, Facet.Everything);
        return state.Columns switch
        {
            Grouping.Week or Grouping.Day => selection.At(null),
            Grouping.Cluster => selection.With(Dimension.Cluster, Facet.Everything),
            Grouping.Model => selection.With(Dimension.Model, Facet.Everything),
            _ => selection,
        };
    }

    /// <summary>The dimensions that pick accounts rather than interactions.</summary>
    public static IReadOnlyList<Dimension> OfAccounts { get; } =
        [Dimension.Cluster, Dimension.Account, Dimension.AccountSet, Dimension.Attribute, Dimension.Disposition];

    /// <summary>Whether the selection picks some of the accounts.</summary>
    public static bool PicksAccounts(Selection selection) => OfAccounts.Any(d => !selection[d].IsEverything);

    /// <summary>What the selection says of accounts, and nothing else of it.</summary>
    public static Selection Accounts(Selection selection) => OfAccounts.Aggregate(Selection.Everything, (s, d) => s.With(d, selection[d]));

    /// <summary>The selection without what picks accounts: the whole that the picked accounts are compared with.</summary>
    public static Selection WithoutAccounts(Selection selection) =>
        OfAccounts.Aggregate(selection, (s, d) => s.With(d, Facet.Everything));

    /// <summary>The part of a selection whose accounts are assessed as part of a campaign.</summary>
    public static Selection InCampaigns(Selection selection) =>
        selection.With(Dimension.Disposition, Facet.Of([Labels.Of(Disposition.Operator), Labels.Of(Disposition.Pool)]));

    /// <summary>The part of a selection whose accounts are in no campaign.</summary>
    public static Selection OutsideCampaigns(Selection selection) => selection.With(
        Dimension.Disposition,
        selection[Dimension.Disposition].Exclude(Labels.Of(Disposition.Operator)).Exclude(Labels.Of(Disposition.Pool)));
}
