using Dashboard.Annotations;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Annotations;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.DrawnWindows;
using Dashboard.Interactions;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Workbench;

/// <summary>Volume over time; a brush narrows the selection to a time range.</summary>
public sealed partial class TimelinePanel
{
    private const int MostAnchors = 30;

    [CascadingParameter]
    public CaseGrants Grants { get; set; } = CaseGrants.Nothing;

    private TimelineWindows Windows => TimelineWindows.Of(View, State.Selection);

    private string Url => PanelAddress.Figure(View, Panel.Timeline, State);

    private Task BrushAsync((string From, string To) range) =>
        Gestures.Brush(range.From, range.To) is { } time ? OnChange.InvokeAsync(State.With(State.Selection.At(time))) : Task.CompletedTask;

    private Task ClearAsync() => OnChange.InvokeAsync(State.With(State.Selection.At(null)));

    private Task ChangeResolutionAsync(Resolution? resolution) => OnChange.InvokeAsync(State with { Resolution = resolution });

    private Task ChangeStackAsync(Grouping stack) => OnChange.InvokeAsync(State with { Stack = stack });

    // Releases and what else happened, the start of the campaign, and a day that the address alone knows.
    private IReadOnlyList<(DateOnly On, string Name)> Anchors
    {
        get
        {
            var known = View.Events.Select(e => (e.On, e.Title)).ToList();
            if (Windows.Computed is { } window) known.Add((window.Start, "start of the window"));
            if (State.Anchor is { } day && known.All(k => k.On != day)) known.Add((day, Format.Date(day)));
            return [.. known.DistinctBy(k => k.On).OrderBy(k => k.On).Take(MostAnchors)];
        }
    }

    private Task ChangeAnchorAsync(DateOnly? day) => OnChange.InvokeAsync(State with { Anchor = day });

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

    // What comes from a browser names a window of this case and two days, or is nothing.
    private Task MoveAsync(WindowMove move)
    {
        if (!Grants.Allows(CaseOperation.Annotate)) return Task.CompletedTask;
        if (!Gestures.Day(move.First, out var first) || !Gestures.Day(move.Last, out var last) || last < first) return Task.CompletedTask;
        if (move.Key == TimelineWindows.ComputedKey)
            return Windows.Computed is { } computed
                ? DrawnWindowDialog.DrawAsync(Dialogs, View, computed.Cluster, first, last) : Task.CompletedTask;
        return View.DrawnWindows.FirstOrDefault(w => TimelineWindows.Key(w) == move.Key) is { } drawn
            ? DrawnWindowDialog.EditAsync(Dialogs, View, drawn, first, last)
            : Task.CompletedTask;
    }

    private async Task AnnotateAsync()
    {
        if (State.Selection.Time is not { } time) return;
        if (await AnnotateDialog.OpenAsync(Dialogs, View, AnnotationTarget.TimeRange, time.ToString(), SelectionWords.Words(time)))
            await OnAnnotated.InvokeAsync();
    }
}
