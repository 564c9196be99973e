using Dashboard.CasePages;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Graph;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Workbench;

/// <summary>Accounts and what they share; a click or a lasso narrows the selection to accounts.</summary>
public sealed partial class GraphPanel
{
    private AccountGraph? graph;
    private GraphSummary? summary;
    private string? problem;
    private string? notice;
    private bool isLasso;
    private bool hasNoWebGL;

    [Parameter, EditorRequired]
    public required CaseView View { get; set; }

    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    [Parameter, EditorRequired]
    public required Func<WorkbenchState, string> Address { get; set; }

    [Parameter]
    public EventCallback<WorkbenchState> OnChange { get; set; }

    [Parameter]
    public EventCallback OnAnalysed { get; set; }

    private bool IsTable => State.Tables.Contains(Panel.Graph);

    // The layout does not depend on the selection: it is fetched once for each run of the analysis, and what is opened.
    private string LayoutUrl => $"/api/cases/{View.Case.Id}/graph{(State.GraphQuery.Length > 0 ? "?" : "")}{State.GraphQuery}#{View.Analysis?.Stamp}";

    private string MembersUrl => PanelAddress.Of(View, "members", State.Selection.ToString());

    private string? Sub => (View.Analysis, summary) switch
    {
        (null, _) => null,
        ({ } analysis, null) => $"{analysis.Accounts.Count:N0} accounts",
        (_, { } drawn) => $"{drawn.Selected:N0} of {drawn.Accounts:N0} accounts · {Nodes(drawn)} · {drawn.Attributes:N0} of {drawn.AllAttributes:N0} shared attributes drawn{(View.IsAnalysisStale ? " · of older data" : "")}",
    };

    private static string Nodes(GraphSummary drawn) => (drawn.Clusters, drawn.Drawn) switch
    {
        (0, _) => "each drawn",
        (var clusters, 0) => $"{Wording.Count(clusters, "cluster")}, {drawn.Outside:N0} accounts in none not drawn",
        (var clusters, var accounts) => $"{accounts:N0} drawn, the others as {Wording.Count(clusters, "cluster")}",
    };

    private Task NarrowToClustersAsync((string[] Clusters, SelectionChange Change) click) =>
        OnChange.InvokeAsync(State.With(Gestures.Values(State.Selection, Dimension.Cluster, click.Clusters, click.Change)));

    private Task ToggleClusterAsync(string cluster) => OnChange.InvokeAsync(State with { Open = State.Open.Toggle(cluster) });

    private Task OpenAllAsync() => OnChange.InvokeAsync(State with { Open = State.Open == GraphOpening.None ? GraphOpening.All : GraphOpening.None });

    private Task ColorAsync(ChangeEventArgs chosen) => OnChange.InvokeAsync(State with { Color = Enum.Parse<GraphColor>((string)chosen.Value!) });

    private Task NarrowToAccountAsync((string Account, SelectionChange Change) click) => NarrowAsync(Dimension.Account, click.Account, click.Change);

    private Task NarrowToAttributeAsync((string Attribute, SelectionChange Change) click) => NarrowAsync(Dimension.Attribute, click.Attribute, click.Change);

    private Task NarrowAsync(Dimension dimension, string value, SelectionChange change) =>
        OnChange.InvokeAsync(State.With(Gestures.Value(State.Selection, dimension, value, change)));

    private async Task NarrowToSetAsync((string Hash, SelectionChange Change) lasso)
    {
        await OnChange.InvokeAsync(State.With(Gestures.Lasso(State.Selection, lasso.Hash, lasso.Change)));
        if (isLasso) await ToggleLassoAsync();
    }

    private async Task ToggleLassoAsync()
    {
        isLasso = !isLasso;
        notice = null;
        if (graph is not null) await graph.LassoAsync(isLasso);
    }

    private Task FitAsync() => graph?.FitAsync().AsTask() ?? Task.CompletedTask;

    private Task ZoomAsync(double factor) => graph?.ZoomAsync(factor).AsTask() ?? Task.CompletedTask;

    private void Loaded(GraphSummary loaded) => (summary, problem, notice) = (loaded, null, null);

    // What fails while nothing is drawn takes the panel's place; later it is said beside the graph, which stays.
    private void Failed(string sentence)
    {
        if (summary is null) problem = sentence;
        else notice = sentence;
    }

    private Task RetryAsync()
    {
        problem = null;
        return graph?.ReloadAsync().AsTask() ?? Task.CompletedTask;
    }
}
