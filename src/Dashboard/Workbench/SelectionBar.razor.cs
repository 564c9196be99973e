using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Workbench;

/// <summary>The selection as a sentence: what is shown, out of how much, and the way back.</summary>
public sealed partial class SelectionBar : IDisposable
{
    private CancellationTokenSource counting = new();
    private IReadOnlyList<SelectionChip> chips = [];
    private (string Selection, string Stamp) counted;
    private long? accounts;
    private long? interactions;
    private string? problem;

    [Parameter, EditorRequired]
    public required CaseView View { get; set; }

    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    [Parameter, EditorRequired]
    public required SelectionHistory History { get; set; }

    [Parameter]
    public EventCallback<WorkbenchState> OnChange { get; set; }

    [Parameter]
    public EventCallback OnFreeze { get; set; }

    /// <summary>The menu of saved selections.</summary>
    [Parameter]
    public RenderFragment? Saved { get; set; }

    public void Dispose()
    {
        counting.Cancel();
        counting.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (State.Selection.ToString(), View.Stamp);
        if (wanted == counted) return;
        counted = wanted;
        chips = SelectionWords.Chips(State.Selection, View.NameOf);
        await counting.CancelAsync();
        counting.Dispose();
        counting = new();
        await CountAsync(State.Selection, counting.Token);
    }

    private async Task CountAsync(Selection selection, CancellationToken cancellation)
    {
        try
        {
            problem = null;
            var figures = await View.Store.MeasureAsync(selection, [Measure.Accounts, Measure.Interactions], cancellation);
            (accounts, interactions) = (figures[0].Value, figures[1].Value);
            var sizes = await SetSizesAsync(selection, cancellation);
            if (sizes.Count > 0)
                chips = SelectionWords.Chips(
                    selection,
                    (d, v) => d == Dimension.AccountSet && sizes.TryGetValue(v, out var size)
                    ? ("chosen accounts", $"{size:N0}") : View.NameOf(d, v));
        }
        catch (OperationCanceledException)
        {
            // A newer selection is being counted.
        }
        catch (UnknownAccountSetException exception)
        {
            problem = exception.Message;
        }
    }

    private async Task<Dictionary<string, long>> SetSizesAsync(Selection selection, CancellationToken cancellation)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        var facet = selection[Dimension.AccountSet];
        foreach (var hash in facet.Included.Union(facet.Excluded))
        {
            var figures = await View.Store.MeasureAsync(
                Selection.Everything.Only(Dimension.AccountSet, hash), [Measure.Accounts], cancellation);
            sizes[hash] = figures[0].Value;
        }

        return sizes;
    }

    private Task GoToAsync(Selection? selection) => selection is null ? Task.CompletedTask : OnChange.InvokeAsync(State.With(selection));
}
