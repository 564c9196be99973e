using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.Cases;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The table of single interactions, as far as they are few enough to be kept row by row.</summary>
public sealed class InteractionsExhibit() : TableExhibit("interactions")
{
    /// <summary>The most interactions that an exhibit keeps row by row; what they come to is kept of any number.</summary>
    public const int MostRows = 100_000;

    public override ExhibitView View => ExhibitView.Interactions;

    public override bool ListsInteractions => true;

    public override async Task<long> WriteAsync(
        FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures, RowsWriter rows, CancellationToken cancellation)
    {
        var columns = new InteractionTableColumns(await view.Store.LoggedAttributesAsync(cancellation), frozen.Table);
        var total = (await view.Store.InteractionsAsync(columns.Request with { Take = 0 }, cancellation)).Total;
        if (total > MostRows)
            throw new InvalidEntryException(
                FormattableString.Invariant(
                    $"The selection has {total:N0} interactions, and an exhibit keeps {MostRows:N0} rows at most. Nothing was frozen; narrow the selection, or freeze its accounts or its timeline."));
        return await rows.WriteAsync(columns.Shown, view.Store.AllInteractionsAsync(columns.Request, false, cancellation), cancellation);
    }
}
