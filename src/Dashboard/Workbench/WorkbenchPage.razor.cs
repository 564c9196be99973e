using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Freezing;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace Dashboard.Workbench;

/// <summary>
/// Graph, timeline and heatmap under one selection. The address is the state: every gesture goes to another address,
/// and the panels show what the address says.
/// </summary>
public sealed partial class WorkbenchPage
{
    private SelectionHistory history = new();
    private WorkbenchState state = new();
    private CaseView? view;
    private CaseId caseId;
    private string? problem;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required CaseViews Views { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Parameter, EditorRequired]
    public required string CaseId { get; set; }

    private string Address => PageAddress.Case(caseId, "workbench");

    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= OnLocationChanged;
        base.Dispose(disposing);
    }

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override async Task OnParametersSetAsync()
    {
        caseId = Core.CaseId.Parse(CaseId);
        history = new();
        view = null;
        ReadAddress();
        Follow(await Authentication.ActorAsync(), caseId);
        await ReloadAsync();
    }

    protected override bool Concerns(CaseChange change) =>
        change.IsOf("import", "analysis", "event", "annotation", "window", "cluster-name", "allegation", "case");

    protected override Task OnChangedAsync(CaseChange change) => ReloadAsync();

    private async Task ReloadAsync()
    {
        var opened = await Views.OpenAsync(await Authentication.ActorAsync(), caseId, Cancellation);
        view = opened;
        if (opened is null) problem = CaseworkNotFoundException.Case(caseId).Message;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath != Address) return;
        _ = InvokeAsync(() =>
        {
            ReadAddress();
            StateHasChanged();
        });
    }

    private void ReadAddress()
    {
        try
        {
            state = WorkbenchState.Parse(new Uri(Navigation.Uri).Query);
            history = history.Visit(state.Selection);
            problem = null;
        }
        catch (FormatException exception)
        {
            problem = exception.Message;
        }
    }

    private string AddressOf(WorkbenchState other) => other.ToString() is { Length: > 0 } query ? $"{Address}?{query}" : Address;

    private void GoTo(WorkbenchState other)
    {
        if (other.ToString() != state.ToString()) Navigation.NavigateTo(AddressOf(other with { Exhibit = null }));
    }

    private bool Shows(Panel panel) => state.Alone is null || state.Alone == panel;

    private Task FreezeAsync() => view is null ? Task.CompletedTask : FreezeDialog.OpenAsync(Dialogs, view, state);
}
