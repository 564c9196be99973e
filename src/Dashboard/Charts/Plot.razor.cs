using Dashboard.Investigations.Views;
using Dashboard.Scripts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Charts;

/// <summary>
/// A chart whose figure (<see cref="PlotlyFigure"/>) the browser fetches by itself: nothing of it passes through the
/// circuit but what was brushed or clicked.
/// </summary>
public sealed partial class Plot : IAsyncDisposable
{
    private readonly BrowserPart plot = new();
    private ElementReference element;
    private ElementReference? windows;
    private string? loaded;
    private bool isSlow;

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>Where the figure is; another address draws another figure.</summary>
    [Parameter, EditorRequired]
    public string Url { get; set; } = "";

    /// <summary>What the chart shows, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The name that a picture of it is asked for by.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>A horizontal brush, as the axis has it.</summary>
    [Parameter]
    public EventCallback<(string From, string To)> OnRange { get; set; }

    /// <summary>A double click: no brush any more.</summary>
    [Parameter]
    public EventCallback OnRangeCleared { get; set; }

    /// <summary>A click on a cell.</summary>
    [Parameter]
    public EventCallback<CellClick> OnCell { get; set; }

    /// <summary>A box was drawn over cells.</summary>
    [Parameter]
    public EventCallback<CellBox> OnBox { get; set; }

    /// <summary>An end of a window was moved; the chart shows where until this is done.</summary>
    [Parameter]
    public EventCallback<WindowMove> OnWindowMoved { get; set; }

    /// <summary>Whether the reader may move the ends of windows.</summary>
    [Parameter]
    public bool CanMoveWindows { get; set; }

    /// <summary>A figure was drawn.</summary>
    [Parameter]
    public EventCallback<PlotSummary> OnLoaded { get; set; }

    /// <summary>A figure could not be had; the sentence is for a person.</summary>
    [Parameter]
    public EventCallback<string> OnFailed { get; set; }

    // At once, and not when the page is drawn anew: the browser fetches meanwhile.
    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        await plot.MakeAsync(Js, "./" + Assets["client/plot.js"], "create", this, self => [element, self, windows]);
        await LoadAsync();
    }

    /// <summary>Fetches the figure again.</summary>
    public Task ReloadAsync() => plot.InvokeVoidAsync("load", Url);

    [JSInvokable("OnRange")]
    public Task RangeBrushedAsync(string from, string to) => OnRange.InvokeAsync((from, to));

    [JSInvokable("OnRangeCleared")]
    public Task RangeClearedAsync() => OnRangeCleared.InvokeAsync();

    [JSInvokable("OnCell")]
    public Task CellClickedAsync(string row, string column, SelectionChange change) =>
        OnCell.InvokeAsync(new CellClick(row, column, change));

    [JSInvokable("OnBox")]
    public Task BoxDrawnAsync(string[] rows, string[] columns) => OnBox.InvokeAsync(new CellBox(rows, columns));

    [JSInvokable("OnWindowMoved")]
    public Task WindowMovedAsync(string key, string first, string last) => OnWindowMoved.InvokeAsync(new WindowMove(key, first, last));

    [JSInvokable("OnSlow")]
    public void SlowlyAnswered() => Wait(true);

    [JSInvokable("OnLoaded")]
    public Task FigureLoadedAsync(PlotSummary summary)
    {
        Wait(false);
        return OnLoaded.InvokeAsync(summary);
    }

    [JSInvokable("OnFailed")]
    public Task FigureFailedAsync(string sentence)
    {
        Wait(false);
        return OnFailed.InvokeAsync(sentence);
    }

    public ValueTask DisposeAsync() => plot.DisposeAsync();

    private Task CancelAsync() => plot.InvokeVoidAsync("cancel");

    private void Wait(bool isLong)
    {
        if (isSlow == isLong) return;
        isSlow = isLong;
        StateHasChanged();
    }

    private Task LoadAsync()
    {
        if (!plot.IsMade || loaded == Url) return Task.CompletedTask;
        loaded = Url;
        return plot.InvokeVoidAsync("load", Url);
    }
}
