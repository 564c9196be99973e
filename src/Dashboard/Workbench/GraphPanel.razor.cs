using Dashboard.Access;
using Dashboard.Annotations;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Core;
using Dashboard.Graph;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Workbench;

/// <summary>Accounts and what they share; a click or a lasso narrows the selection to accounts.</summary>
public sealed partial class GraphPanel
{
    private AccountGraph? graph;
    private CaseNotes? counted;
    private StoredAnalysis? analysed;
    private IReadOnlyList<GraphNote> notes = [];
    private GraphSummary? summary;
    private string? problem;
    private string? notice;
    private GraphNode? wanted;
    private bool isLasso;
    private bool hasNoWebGL;

    [CascadingParameter]
    public CaseNotes? Notes { get; set; }

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

    [Inject]
    public required AccountSets Sets { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    /// <summary>What was done to the picture by hand, in words, each with the view without it.</summary>
    private IEnumerable<(string Text, GraphView Without)> Changes
    {
        get
        {
            var view = State.Graph;
            if (view.Around is { } around)
                yield return ($"around {GraphNames.Of(View, around)}{(summary is { CutNeighbours: > 0 and var cut } ? $", {cut:N0} more left out" : "")}", view with { Around = null });
            if (!view.Families.IsEmpty)
                yield return ($"only {string.Join(", ", view.Families.Select(Slug.Of))}", view with { Families = [] });
            if (view.SharedBy is { } most) yield return ($"shared by at most {most:N0}", view with { SharedBy = null });
            if (!view.Hidden.IsEmpty) yield return ($"{view.Hidden.Count} hidden", view with { Hidden = [] });
            if (!view.Pins.IsEmpty) yield return ($"{view.Pins.Count} moved", view with { Pins = view.Pins.Clear() });
        }
    }

    private bool IsTable => State.Tables.Contains(Panel.Graph);

    private string LayoutUrl => PanelAddress.Graph(View, State);

    private string MembersUrl => PanelAddress.Members(View, State);

    private string? Sub => (View.Analysis, summary) switch
    {
        (null, _) => null,
        ({ } analysis, null) => $"{analysis.Accounts.Count:N0} accounts",
        (_, { } drawn) =>
            $"{Nodes(drawn)} · {drawn.Attributes:N0} of {drawn.AllAttributes:N0} shared attributes{(View.IsAnalysisStale ? " · of older data" : "")}",
    };

    private static string Nodes(GraphSummary drawn) => (drawn.Clusters, drawn.Drawn) switch
    {
        (0, var accounts) when accounts < drawn.Accounts => $"{accounts:N0} drawn",
        (0, _) => "each drawn",
        (var clusters, 0) => $"{Format.Count(clusters, "cluster")}, {drawn.Outside:N0} accounts in none",
        (var clusters, var accounts) => $"{accounts:N0} drawn, the others as {Format.Count(clusters, "cluster")}",
    };

    // The same list while nobody writes: another one is drawn anew.
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Notes, counted) && ReferenceEquals(View.Analysis, analysed)) return;
        (counted, analysed) = (Notes, View.Analysis);
        notes = Notes is { } known ? GraphNote.Of(known.Counts, View.Analysis) : [];
    }

    private Task NarrowToClustersAsync((string[] Clusters, SelectionChange Change) click) =>
        OnChange.InvokeAsync(State.With(Gestures.Values(State.Selection, Dimension.Cluster, click.Clusters, click.Change)));

    private Task ShowAsync(GraphView graph) => OnChange.InvokeAsync(State with { Graph = graph });

    private Task ToggleClusterAsync(string cluster) => ShowAsync(State.Graph with { Open = State.Graph.Open.Toggle(cluster) });

    private Task TakeApartAsync(string group) => ShowAsync(State.Graph with { Groups = State.Graph.Groups.Remove(group) });

    private Task OpenAllAsync() =>
        ShowAsync(State.Graph with { Open = State.Graph.Open == GraphOpening.None ? GraphOpening.All : GraphOpening.None });

    private Task ColorAsync(GraphColor color) => ShowAsync(State.Graph with { Color = color });

    private Task PinAsync((GraphNode Node, float X, float Y) moved) => ShowAsync(State.Graph.Pin(moved.Node, moved.X, moved.Y));

    private async Task MoveAsync(GraphNode node)
    {
        if (graph is not null) await graph.CarryAsync(node);
        notice = "Click where it should stand. Escape leaves it where it is.";
    }

    private async Task GroupAsync()
    {
        var accounts = await View.Store.AccountIdsAsync(State.Selection, CancellationToken.None);
        try
        {
            var hash = await Sets.SaveAsync(await Authentication.ActorAsync(), View, accounts, CancellationToken.None);
            await ShowAsync(State.Graph with { Groups = State.Graph.Groups.Add(hash), Around = null });
        }
        catch (CaseworkException refused)
        {
            notice = refused.Message;
        }
    }

    // Opens what hides it first; the node is gone to as soon as it is drawn.
    private Task FindAsync(GraphHit hit)
    {
        var shown = State.Graph with { Around = null, Hidden = State.Graph.Hidden.Remove(hit.Node) };
        if (hit.Node.Kind == GraphNodeKind.Account)
            shown =
                shown with { Open = hit.Cluster is null ? GraphOpening.All : shown.Open.Opens(hit.Cluster)
                    ? shown.Open : shown.Open.Toggle(hit.Cluster) };
        wanted = hit.Node;
        return shown == State.Graph ? GoToWantedAsync() : ShowAsync(shown);
    }

    private async Task GoToWantedAsync()
    {
        if (wanted is not { } node || graph is null) return;
        wanted = null;
        if (await graph.FocusAsync(node)) notice = null;
        // Of the attributes of a large case only the leading ones are drawn: its own neighbourhood shows any.
        else if (node.Kind == GraphNodeKind.Attribute && State.Graph.Around != node) await ShowAsync(State.Graph with { Around = node });
        else notice = "It is not drawn: something hides it.";
    }

    private Task NarrowToAccountAsync((string Account, SelectionChange Change) click) =>
        NarrowAsync(Dimension.Account, click.Account, click.Change);

    private Task NarrowToAttributeAsync((string Attribute, SelectionChange Change) click) =>
        NarrowAsync(Dimension.Attribute, click.Attribute, click.Change);

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

    private Task FitAsync() => graph?.FitAsync() ?? Task.CompletedTask;

    private Task ZoomAsync(double factor) => graph?.ZoomAsync(factor) ?? Task.CompletedTask;

    private Task LoadedAsync(GraphSummary loaded)
    {
        (summary, problem, notice) = (loaded, null, null);
        return GoToWantedAsync();
    }

    // What fails while nothing is drawn takes the panel's place; later it is said beside the graph, which stays.
    private void Failed(string sentence)
    {
        if (summary is null) problem = sentence;
        else notice = sentence;
    }

    private Task RetryAsync()
    {
        problem = null;
        return graph?.ReloadAsync() ?? Task.CompletedTask;
    }
}
