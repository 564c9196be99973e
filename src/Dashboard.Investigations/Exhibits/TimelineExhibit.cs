using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The timeline, with a row for each bar and what it is stacked by.</summary>
public sealed class TimelineExhibit : PanelExhibit
{
    public override ExhibitView View => ExhibitView.Timeline;

    public override bool IsDrawn => true;

    public override IReadOnlyDictionary<string, object?> ParametersOf(FrozenView frozen, CaseView view) => new Dictionary<string, object?>
    {
        ["stack"] = Slug.Of(frozen.State.Stack), ["resolution"] = frozen.State.Resolution is { } r ? Slug.Of(r) : "what fits",
        ["zoomed"] = frozen.State.IsZoomed,
    };

    public override async Task<long> WriteAsync(
        FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures, RowsWriter rows, CancellationToken cancellation)
    {
        var state = frozen.State;
        var timeline = await view.Store.TimelineAsync(
            new TimelineRequest(PanelSelections.Timeline(state), state.Resolution, state.Stack), cancellation);
        return await rows.WriteAsync(
            [
                ["bin_start_utc", "resolution", Slug.Of(state.Stack), "interactions"],
                .. timeline.Bins.SelectMany(
                    (bin, b) => timeline.Series.Select(s => (object?[])[bin, Slug.Of(timeline.Resolution), s.Name, s.Interactions[b]])),
            ],
            cancellation);
    }
}
