using System.Collections.Concurrent;
using Dashboard.Core;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Shown;

/// <summary>Where the pages of circuits are, by their connections.</summary>
internal sealed class CircuitPlaces : IHubFilter
{
    private readonly ConcurrentDictionary<string, CaseId> cases = new();

    /// <summary>The case that is looked at; null for none.</summary>
    public CaseId? Of(string connection) => cases.TryGetValue(connection, out var at) ? at : null;

    public void Forget(string connection) => cases.TryRemove(connection, out _);

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var address = (invocationContext.HubMethodName, invocationContext.HubMethodArguments) switch
        {
            ("StartCircuit" or "ResumeCircuit", [_, string uri, ..]) => uri,
            ("OnLocationChanged", [string uri, ..]) => uri,
            _ => null,
        };
        if (address is not null) Remember(invocationContext.Context.ConnectionId, address);
        return next(invocationContext);
    }

    private void Remember(string connection, string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && PageAddress.Parse(uri)?.Case is { } of) cases[connection] = of;
        else Forget(connection);
    }
}
