using Dashboard.Casework;
using Dashboard.Charts;
using Dashboard.Interactions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Workbench;

/// <summary>Capabilities against time, clusters or models; a click on a cell narrows the selection to it.</summary>
public sealed partial class HeatmapPanel
{
    private Plot? plot;
    private PlotSummary? summary;
    private string? problem;

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired]
    public required CaseView View { get; set; }

    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    [Parameter, EditorRequired]
    public required Func<WorkbenchState, string> Address { get; set; }

    [Parameter]
    public EventCallback<WorkbenchState> OnChange { get; set; }

    [Parameter]
    public EventCallback OnAnnotated { get; set; }

    private string Url => PanelAddress.Of(View, "heatmap", State.DataQuery);

    private string Title => State.Measure == CellMeasure.Targeting ? "Capability targeting" : "Capabilities";

    private CellAddress? Cell => CellAddress.Of(State);

    private Task NarrowAsync(CellClick cell) => OnChange.InvokeAsync(State.With(Gestures.Cell(State.Selection, cell, State.Columns)));

    private Task ChangeMeasureAsync(ChangeEventArgs e) =>
        Enum.TryParse<CellMeasure>(e.Value as string, out var measure) ? OnChange.InvokeAsync(State with { Measure = measure }) : Task.CompletedTask;

    private Task ChangeColumnsAsync(ChangeEventArgs e) =>
        Enum.TryParse<Grouping>(e.Value as string, out var columns) ? OnChange.InvokeAsync(State with { Columns = columns }) : Task.CompletedTask;

    private async Task AnnotateAsync()
    {
        if (Cell is not { } cell) return;
        var name = $"{cell.Capability} × {HeatmapFigure.ColumnName(cell.Column, cell.Columns, View)}";
        if (await AnnotateDialog.OpenAsync(Dialogs, View, AnnotationTarget.Cell, cell.ToString(), name)) await OnAnnotated.InvokeAsync();
    }

    private void Loaded(PlotSummary loaded) => (summary, problem) = (loaded, null);

    private void Failed(string sentence) => problem = sentence;

    private Task RetryAsync()
    {
        problem = null;
        return plot?.ReloadAsync() ?? Task.CompletedTask;
    }
}
