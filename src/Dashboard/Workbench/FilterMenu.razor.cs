using Dashboard.Analysis.Campaigns;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Workbench;

/// <summary>Narrows the selection by words instead of gestures: what brushes and clicks do, for the keyboard too.</summary>
public sealed partial class FilterMenu
{
    private const int MostValues = 200;

    private bool isWanted;
    private DateOnly? from;
    private DateOnly? to;
    private string? timeProblem;
    private TimeRange? shown;

    [Parameter, EditorRequired]
    public required CaseView View { get; set; }

    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    [Parameter]
    public EventCallback<WorkbenchState> OnChange { get; set; }

    private IEnumerable<CampaignWindow> Windows => View.Analysis?.Result.Windows.Where(w => w.Cluster is null) ?? [];

    private IEnumerable<(Dimension Dimension, string Title, IEnumerable<(string Value, string Name, long Count)> Values)> Groups
    {
        get
        {
            yield return (Dimension.Capability, "Capability", Named(View.Data.Capabilities, c => c));
            if (View.Data.Clusters.Count > 0)
                yield return (Dimension.Cluster, "Cluster",
                    Named(View.Data.Clusters, c => View.Analysis?.Find(c)?.Label ?? $"Cluster {c}"));
            if (View.Data.Models.Count > 0) yield return (Dimension.Model, "Model", Named(View.Data.Models, m => m));
            if (View.Analysis is { } analysis)
            {
                var counts = analysis.Result.Assignments.CountBy(a => a.Disposition).OrderByDescending(c => c.Key);
                yield return (Dimension.Disposition, "Disposition", counts.Select(c => (Slug.Of(c.Key), Slug.Of(c.Key), (long)c.Value)));
            }
        }
    }

    protected override void OnParametersSet()
    {
        var time = State.Selection.Time ?? View.Data.Time;
        if (time == shown) return;
        shown = time;
        (from, to, timeProblem) = (time?.FirstDate, time?.LastDate, null);
    }

    private static IEnumerable<(string Value, string Name, long Count)> Named(
        IEnumerable<ValueCount> values, Func<string, string> nameOf) =>
        values.Take(MostValues).Select(v => (v.Value, nameOf(v.Value), v.Count));

    private Task ApplyTimeAsync()
    {
        if (from is not { } first || to is not { } last || last < first)
        {
            timeProblem = "Choose two days, the earlier first.";
            return Task.CompletedTask;
        }

        timeProblem = null;
        return OnChange.InvokeAsync(State.With(State.Selection.At(TimeRange.OfDates(first, last))));
    }

    private Task ToggleAsync(Dimension dimension, string value, bool included)
    {
        var facet = State.Selection[dimension];
        return OnChange.InvokeAsync(State.With(State.Selection.With(dimension, included ? facet.Include(value) : facet.Without(value))));
    }

    private Task ToggleExclusionAsync(Dimension dimension, string value)
    {
        var facet = State.Selection[dimension];
        return OnChange.InvokeAsync(
            State.With(State.Selection.With(dimension, facet.Excluded.Contains(value) ? facet.Without(value) : facet.Exclude(value))));
    }
}
