using System.Net;

namespace Dashboard.Benchmarks.Circuits;

/// <summary>A workbench that one person has open: its circuit, and what its scripts do, without a browser to draw it.</summary>
internal sealed class AnalystPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PanelScript script;
    private HubConnection hub = null!;
    private Failure? lost;

    private AnalystPage(PanelScript script) => this.script = script;

    /// <summary>Opens a page, and waits until its panels have their data.</summary>
    /// <param name="http">The browser's requests; it is signed in.</param>
    /// <param name="cookies">The browser's cookies.</param>
    /// <param name="data">The browser's cache.</param>
    /// <param name="address">The workbench's absolute address; its query is a selection.</param>
    /// <exception cref="Failure">Something that the person would have noticed.</exception>
    public static async Task<AnalystPage> OpenAsync(HttpClient http, CookieContainer cookies, PanelData data, Uri address)
    {
        using var served = await http.GetAsync(address);
        if (!served.IsSuccessStatusCode) throw new Failure($"page: {(int)served.StatusCode}");
        var markers = PageMarkers.Of(await served.Content.ReadAsStringAsync());
        var page = new AnalystPage(new PanelScript(data));
        var drawn = page.script.AllDrawnAsync(QueryOf(address));
        page.hub = await HubConnection.ConnectAsync(http, cookies, page.Receive, page.Lose);
        try
        {
            var circuit = await page.hub.InvokeAsync(
                "StartCircuit", http.BaseAddress!.ToString(), address.AbsoluteUri, "[]", markers.ApplicationState);
            if (circuit is null) throw new Failure("no circuit");
            await page.hub.SendAsync("UpdateRootComponents", markers.Operations, markers.ApplicationState);
            await WithPatienceAsync(drawn, "page");
            return page;
        }
        catch (Failure)
        {
            await page.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes to another selection, and waits until every panel has its data.</summary>
    /// <param name="address">The workbench's absolute address; its selection is another than before.</param>
    /// <exception cref="Failure">Something that the person would have noticed.</exception>
    public async Task SelectAsync(Uri address)
    {
        if (lost is not null) throw lost;
        var drawn = script.AllDrawnAsync(QueryOf(address));
        await hub.SendAsync("OnLocationChanged", address.AbsoluteUri, null, true);
        await WithPatienceAsync(drawn, "selection");
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private static string QueryOf(Uri address) => address.Query.TrimStart('?');

    private static async Task WithPatienceAsync(Task drawn, string what)
    {
        try
        {
            await drawn.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new Failure($"{what}: not drawn after {Patience.TotalSeconds:0} s");
        }
    }

    // The one who waits now hears of it, or else whoever selects next.
    private void Lose(Failure failure)
    {
        lost = failure;
        script.Fail(failure);
    }

    private void Receive(string method, object?[] arguments)
    {
        switch (method)
        {
            case "JS.RenderBatch":
                _ = AcknowledgeAsync((long)arguments[0]!);
                break;
            case "JS.BeginInvokeJS":
                _ = script.CallAsync(hub, arguments);
                break;
            case "JS.Error":
                script.Fail(new Failure($"circuit: {arguments[0]}"));
                break;
        }
    }

    private async Task AcknowledgeAsync(long batch)
    {
        try
        {
            await hub.SendAsync("OnRenderCompleted", batch, null);
        }
        catch (Exception exception) when (HubConnection.IsEnd(exception))
        {
            // The page was left meanwhile.
        }
    }
}
