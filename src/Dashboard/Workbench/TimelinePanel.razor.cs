using Dashboard.Casework;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Interactions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Workbench;

/// <summary>Volume over time; a brush narrows the selection to a time range.</summary>
public sealed partial class TimelinePanel
{
    private string Url => PanelAddress.Of(View, "timeline", State.DataQuery);

    private Task BrushAsync((string From, string To) range) =>
        Gestures.Brush(range.From, range.To) is { } time ? OnChange.InvokeAsync(State.With(State.Selection.At(time))) : Task.CompletedTask;

    private Task ClearAsync() => OnChange.InvokeAsync(State.With(State.Selection.At(null)));

    private Task ChangeResolutionAsync(ChangeEventArgs e) =>
        OnChange.InvokeAsync(State with { Resolution = Enum.TryParse<Resolution>(e.Value as string, ignoreCase: true, out var resolution) ? resolution : null });

    private Task ChangeStackAsync(ChangeEventArgs e) =>
        Enum.TryParse<Grouping>(e.Value as string, out var stack) ? OnChange.InvokeAsync(State with { Stack = stack }) : Task.CompletedTask;

    private Task NarrowAsync(string name)
    {
        (Dimension Dimension, string? Value)? facet = State.Stack switch
        {
            Grouping.Capability => (Dimension.Capability, name),
            Grouping.Model => (Dimension.Model, name),
            Grouping.Disposition => (Dimension.Disposition, name),
            Grouping.Cluster => (Dimension.Cluster, View.Analysis?.Result.Clusters.FirstOrDefault(c => c.Label == name)?.Id),
            _ => null,
        };
        return facet is { Value: { } value } found
            ? OnChange.InvokeAsync(State.With(State.Selection.Only(found.Dimension, value)))
            : Task.CompletedTask;
    }

    private async Task AnnotateAsync()
    {
        if (State.Selection.Time is not { } time) return;
        if (await AnnotateDialog.OpenAsync(Dialogs, View, AnnotationTarget.TimeRange, time.ToString(), SelectionWords.Words(time))) await OnAnnotated.InvokeAsync();
    }
}
