using System.Globalization;
using Dashboard.Annotations;
using Dashboard.PageKit;
using Dashboard.Casework.Annotations;
using Dashboard.Interactions;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;

namespace Dashboard.Workbench;

/// <summary>Capabilities against time, clusters or models; a click on a cell narrows the selection to it.</summary>
public sealed partial class HeatmapPanel
{
    private string Url => PanelAddress.Figure(View, Panel.Heatmap, State);

    private string Title => (State.Rows, State.Measure) switch
    {
        (Grouping.Cluster, _) => "Clusters",
        (_, CellMeasure.Targeting) => "Capability targeting",
        _ => "Capabilities",
    };

    // What is compared with what decides what the colours mean: it stands with their scale, whole.
    private string? Sentence => Summary?.Sentence is { Length: > 0 } said ? $"{char.ToUpperInvariant(said[0])}{said[1..]}" : null;

    // As people say it: how many times the odds, not their logarithm.
    private static string Full => Math.Exp(CellTargeting.FullColor).ToString("0", CultureInfo.InvariantCulture);

    private CellAddress? Cell => CellAddress.Of(State);

    private Task NarrowAsync(CellClick cell) =>
        OnChange.InvokeAsync(State.With(Gestures.Cell(State.Selection, cell, State.Columns, State.Rows)));

    private Task NarrowAsync(CellBox box) =>
        OnChange.InvokeAsync(State.With(Gestures.Box(State.Selection, box, State.Columns, State.Rows)));

    private Task ChangeMeasureAsync(CellMeasure measure) => OnChange.InvokeAsync(State with { Measure = measure });

    private Task ChangeColumnsAsync(Grouping columns) => OnChange.InvokeAsync(State with { Columns = columns });

    private Task ChangeRowsAsync(Grouping rows) =>
        OnChange.InvokeAsync(State with { Rows = rows, Columns = rows == State.Columns ? Grouping.Week : State.Columns });

    private async Task AnnotateAsync()
    {
        if (Cell is not { } cell) return;
        var name = $"{cell.Capability} × {HeatmapFigure.ColumnName(cell.Column, cell.Columns, View)}";
        if (await AnnotateDialog.OpenAsync(Dialogs, View, AnnotationTarget.Cell, cell.ToString(), name)) await OnAnnotated.InvokeAsync();
    }
}
