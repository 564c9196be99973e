using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Benchmarks.Circuits;

/// <summary>
/// What the page's scripts do when the circuit calls them, without drawing: modules are imported, drawings created, and
/// a drawing that is told to load fetches its data and says so. Everything else is answered with nothing.
/// </summary>
internal sealed class PanelScript(PanelData data)
{
    /// <summary>Timeline, heatmap and graph.</summary>
    private const int Drawings = 3;

    private const long JsObject = 1;

    private readonly ConcurrentDictionary<long, string> modules = new();
    private readonly ConcurrentDictionary<long, Drawing> drawings = new();
    private readonly Lock gate = new();
    private TaskCompletionSource drawn = new();
    private HashSet<long> loaded = [];
    private string awaitedQuery = "";
    private long lastObject;
    private int lastCall;

    /// <summary>Completes when each drawing has loaded a selection; fails when one of them does.</summary>
    /// <param name="query">The selection, as the addresses of its data have it.</param>
    public Task AllDrawnAsync(string query)
    {
        lock (gate)
        {
            (awaitedQuery, loaded) = (query, []);
            drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return drawn.Task;
        }
    }

    /// <summary>Ends what is waited for.</summary>
    public void Fail(Failure failure) => drawn.TrySetException(failure);

    /// <summary>Carries out a call from the circuit, as the arguments of <c>JS.BeginInvokeJS</c> have it.</summary>
    public async Task CallAsync(HubConnection hub, object?[] call)
    {
        try
        {
            var (handle, identifier, arguments) = ((long)call[0]!, (string)call[1]!, JsonNode.Parse((string?)call[2] ?? "[]")!.AsArray());
            var (wantsObject, target) = (call[3] is JsObject, (long)call[4]!);
            if (identifier == "load" && drawings.TryGetValue(target, out var drawing)) await LoadAsync(hub, target, drawing, arguments);
            long? made = wantsObject ? Make(identifier, target, arguments) : null;
            if (handle == 0) return;
            var result = made is { } id ? string.Create(CultureInfo.InvariantCulture, $$"""{"__jsObjectId":{{id}}}""") : "null";
            await hub.SendAsync(
                "EndInvokeJSFromDotNet", handle, true, string.Create(CultureInfo.InvariantCulture, $"[{handle},true,{result}]"));
        }
        catch (Failure failure)
        {
            Fail(failure);
        }
        catch (Exception exception) when (HubConnection.IsEnd(exception))
        {
            // The page was left meanwhile.
        }
    }

    private long Make(string identifier, long target, JsonArray arguments)
    {
        var id = Interlocked.Increment(ref lastObject);
        if (identifier == "import") modules[id] = arguments[0]!.GetValue<string>();
        else if (identifier == "create")
            drawings[id] = new(
                modules[target].Contains("/graph", StringComparison.Ordinal), arguments[1]!["__dotNetObject"]!.GetValue<long>());
        return id;
    }

    private async Task LoadAsync(HubConnection hub, long id, Drawing drawing, JsonArray addresses)
    {
        var bodies = await Task.WhenAll(addresses.Select(a => data.GetAsync(a!.GetValue<string>())));
        lock (gate)
        {
            if (QueryOf(addresses[^1]!.GetValue<string>()) == awaitedQuery && loaded.Add(id) && loaded.Count == Drawings)
                drawn.TrySetResult();
        }

        var call = Interlocked.Increment(ref lastCall).ToString(CultureInfo.InvariantCulture);
        await hub.SendAsync("BeginInvokeDotNetFromJS", call, null, "OnLoaded", drawing.Handler, $"[{Summary(drawing, bodies)}]");
    }

    private static string QueryOf(string address) => address.Split('#')[0].Split('?') is [_, var query] ? query : "";

    private static string Summary(Drawing drawing, byte[][] bodies)
    {
        using var first = JsonDocument.Parse(bodies[0]);
        var summary = JsonNode.Parse(first.RootElement.GetProperty("summary").GetRawText())!;
        if (!drawing.IsGraph) return summary.ToJsonString();
        using var members = JsonDocument.Parse(bodies[1]);
        summary["selected"] = members.RootElement.GetProperty("selected").GetInt32();
        return summary.ToJsonString();
    }

    private sealed record Drawing(bool IsGraph, long Handler);
}
