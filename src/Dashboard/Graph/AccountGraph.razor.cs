using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Dashboard.Scripts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Graph;

/// <summary>
/// The drawn account graph. Its layout and its selection come over HTTP; thousands of ids never pass through the
/// circuit, a lasso arrives as the hash of a set that the browser has already handed in.
/// </summary>
public sealed partial class AccountGraph : IAsyncDisposable
{
    private readonly BrowserPart graph = new();
    private ElementReference element;
    private (string, string) loaded;
    private IReadOnlyList<GraphNote> marked = [];
    private bool isSlow;

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>Where the layout is.</summary>
    [Parameter, EditorRequired]
    public string LayoutUrl { get; set; } = "";

    /// <summary>Where it says which accounts are selected.</summary>
    [Parameter, EditorRequired]
    public string MembersUrl { get; set; } = "";

    /// <summary>Where the accounts of a lasso are handed in.</summary>
    [Parameter, EditorRequired]
    public string AccountSetsUrl { get; set; } = "";

    /// <summary>What carries notes; another list marks anew.</summary>
    [Parameter]
    public IReadOnlyList<GraphNote> Notes { get; set; } = [];

    /// <summary>What the graph shows, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public EventCallback<(string[] Clusters, SelectionChange Change)> OnClusters { get; set; }

    /// <summary>A cluster is to be opened into its accounts, or closed again.</summary>
    [Parameter]
    public EventCallback<string> OnClusterOpened { get; set; }

    [Parameter]
    public EventCallback<(string Account, SelectionChange Change)> OnAccount { get; set; }

    [Parameter]
    public EventCallback<(string Attribute, SelectionChange Change)> OnAttribute { get; set; }

    [Parameter]
    public EventCallback<(string Hash, SelectionChange Change)> OnAccountSet { get; set; }

    /// <summary>A group is to be taken apart.</summary>
    [Parameter]
    public EventCallback<string> OnGroupOpened { get; set; }

    /// <summary>A node was put elsewhere, in the layout's units.</summary>
    [Parameter]
    public EventCallback<(GraphNode Node, float X, float Y)> OnMoved { get; set; }

    [Parameter]
    public EventCallback<GraphSummary> OnLoaded { get; set; }

    /// <summary>Something could not be done; the sentence is for a person.</summary>
    [Parameter]
    public EventCallback<string> OnFailed { get; set; }

    /// <summary>The browser cannot draw it.</summary>
    [Parameter]
    public EventCallback OnNoWebGL { get; set; }

    // At once, and not when the page is drawn anew: the browser fetches meanwhile.
    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        await graph.MakeAsync(Js, "./" + Assets["client/graph.js"], "create", this, self => [element, self, AccountSetsUrl]);
        await LoadAsync();
    }

    /// <summary>Turns the lasso tool on or off.</summary>
    public Task LassoAsync(bool on) => graph.InvokeVoidAsync("lasso", on);

    /// <summary>Shows the whole graph.</summary>
    public Task FitAsync() => graph.InvokeVoidAsync("fit");

    /// <summary>Moves nearer, or with a factor below 1 away.</summary>
    public Task ZoomAsync(double factor) => graph.InvokeVoidAsync("zoom", factor);

    /// <summary>Moves to a node and rings it.</summary>
    /// <returns>False where it is not drawn.</returns>
    public Task<bool> FocusAsync(GraphNode node) => graph.InvokeAsync<bool>("focus", Slug.Of(node.Kind), node.Id);

    /// <summary>Lets a node follow the pointer until the next click.</summary>
    public Task CarryAsync(GraphNode node) => graph.InvokeVoidAsync("carry", Slug.Of(node.Kind), node.Id);

    /// <summary>Fetches the data again.</summary>
    public Task ReloadAsync() => graph.InvokeVoidAsync("load", LayoutUrl, MembersUrl);

    [JSInvokable("OnClusters")]
    public Task ClustersChosenAsync(string[] clusters, SelectionChange change) => OnClusters.InvokeAsync((clusters, change));

    [JSInvokable("OnClusterOpened")]
    public Task ClusterOpenedAsync(string cluster) => OnClusterOpened.InvokeAsync(cluster);

    [JSInvokable("OnAccount")]
    public Task AccountClickedAsync(string account, SelectionChange change) => OnAccount.InvokeAsync((account, change));

    [JSInvokable("OnAttribute")]
    public Task AttributeClickedAsync(string attribute, SelectionChange change) => OnAttribute.InvokeAsync((attribute, change));

    [JSInvokable("OnAccountSet")]
    public Task AccountSetKeptAsync(string hash, SelectionChange change) => OnAccountSet.InvokeAsync((hash, change));

    [JSInvokable("OnGroupOpened")]
    public Task GroupOpenedAsync(string group) => OnGroupOpened.InvokeAsync(group);

    [JSInvokable("OnMoved")]
    public Task NodeMovedAsync(string kind, string id, float x, float y) => OnMoved.InvokeAsync((GraphNode.Parse($"{kind}:{id}"), x, y));

    [JSInvokable("OnEmptyLasso")]
    public Task EmptyLassoDrawnAsync() => OnFailed.InvokeAsync("The lasso held no account: draw it around some dots.");

    [JSInvokable("OnSlow")]
    public void SlowlyAnswered() => Wait(true);

    [JSInvokable("OnLoaded")]
    public Task GraphLoadedAsync(GraphSummary summary)
    {
        Wait(false);
        return OnLoaded.InvokeAsync(summary);
    }

    [JSInvokable("OnFailed")]
    public Task GraphFailedAsync(string sentence)
    {
        Wait(false);
        return OnFailed.InvokeAsync(sentence);
    }

    [JSInvokable("OnNoWebGL")]
    public Task NoWebGLFoundAsync() => OnNoWebGL.InvokeAsync();

    public ValueTask DisposeAsync() => graph.DisposeAsync();

    private Task CancelAsync() => graph.InvokeVoidAsync("cancel");

    private void Wait(bool isLong)
    {
        if (isSlow == isLong) return;
        isSlow = isLong;
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        if (!graph.IsMade) return;
        if (!ReferenceEquals(marked, Notes))
        {
            marked = Notes;
            await graph.InvokeVoidAsync("annotate", Notes);
        }

        if (loaded == (LayoutUrl, MembersUrl)) return;
        loaded = (LayoutUrl, MembersUrl);
        await graph.InvokeVoidAsync("load", LayoutUrl, MembersUrl);
    }
}
