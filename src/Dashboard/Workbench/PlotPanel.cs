using Dashboard.Charts;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dashboard.Workbench;

/// <summary>What the panels with a chart have in common: the shared selection coming in and going out, and how the drawing fares.</summary>
public abstract class PlotPanel : ComponentBase
{
    [Inject]
    public required IDialogService Dialogs { get; init; }

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

    /// <summary>The chart; null while the panel shows its table.</summary>
    protected Plot? Chart { get; set; }

    /// <summary>What the chart says of itself; null until it is drawn for the first time.</summary>
    protected PlotSummary? Summary { get; private set; }

    /// <summary>Why it could not be drawn, a sentence.</summary>
    protected string? Problem { get; private set; }

    protected void Loaded(PlotSummary loaded) => (Summary, Problem) = (loaded, null);

    protected void Failed(string sentence) => Problem = sentence;

    protected Task RetryAsync()
    {
        Problem = null;
        return Chart?.ReloadAsync() ?? Task.CompletedTask;
    }
}
