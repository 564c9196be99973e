using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Selections;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Microsoft.AspNetCore.Components;

namespace Dashboard.SavedSelections;

/// <summary>
/// The saved selections of a case, in the bar of the selection. They are counted when the menu opens and when the data
/// change: each of them on every gesture would be work that nobody looks at.
/// </summary>
public sealed partial class SavedSelectionMenu
{
    private readonly Dictionary<Selection, string> counts = [];
    private Listing<SavedSelection> saved = new([], 0);
    private Actor? actor;
    private string counted = "";
    private string name = "";
    private string? problem;
    private int? edited;

    [Inject]
    public required SavedSelectionRegister Register { get; init; }

    [Parameter, EditorRequired]
    public required CaseView View { get; set; }

    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    [Parameter]
    public EventCallback<WorkbenchState> OnChange { get; set; }

    /// <summary>The saved selection that is on screen; null when what is selected has no name.</summary>
    private SavedSelection? Current => saved.Rows.FirstOrDefault(s => s.Selection == State.Selection);

    protected override async Task OnInitializedAsync()
    {
        actor = await Authentication.ActorAsync();
        Follow(actor, View.Case.Id);
        await ListAsync();
    }

    protected override bool Concerns(CaseChange change) => change.IsOf("selection");

    protected override Task OnChangedAsync(CaseChange change) => ListAsync();

    private async Task ListAsync() => saved = await Register.ListAsync(actor!, View.Case.Id, cancellationToken: Cancellation);

    private async Task SaveAsync()
    {
        try
        {
            problem = null;
            await Register.AddAsync(actor!, View.Case.Id, new SavedSelectionEdit(name, State.Selection), Cancellation);
            name = "";
            await ListAsync();
            await CountAsync();
        }
        catch (CaseworkException refused)
        {
            problem = refused.Message;
        }
    }

    private async Task CountAsync()
    {
        if (counted != View.Stamp) counts.Clear();
        counted = View.Stamp;
        foreach (var selection in saved.Rows.Select(s => s.Selection).Where(s => !counts.ContainsKey(s)).Distinct().ToList())
        {
            counts[selection] = await CountAsync(selection);
            StateHasChanged();
        }
    }

    private async Task<string> CountAsync(Selection selection)
    {
        try
        {
            var figures = await View.Store.MeasureAsync(selection, [Measure.Accounts, Measure.Interactions], Cancellation);
            return $"{Format.Count(figures[0].Value, "account")}, {Format.Count(figures[1].Value, "interaction")}";
        }
        catch (UnknownAccountSetException unknown)
        {
            return unknown.Message;
        }
    }
}
