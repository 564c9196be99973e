using System.Collections.Concurrent;
using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.Shown;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Shown;

/// <summary>
/// Everything that a circuit sends to its browser: what is drawn passes through <see cref="RenderBatch"/>, what scripts are
/// called with through <see cref="Json"/>. The reader is who opened the connection.
/// </summary>
/// <remarks>Which case is looked at is what the browser last said; it decides only whose pseudonyms come first, and what an analyst of that
/// case sees.</remarks>
internal sealed class CircuitOutput<THub>(AccountMasks masks, CircuitPlaces places, ILogger<DefaultHubLifetimeManager<THub>> log)
    : DefaultHubLifetimeManager<THub>(log)
    where THub : Hub
{
    private readonly ConcurrentDictionary<string, Reader> readers = new();

    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        readers[connection.ConnectionId] = new Reader(connection.User.FindActor());
        await base.OnConnectedAsync(connection);
    }

    public override async Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        await base.OnDisconnectedAsync(connection);
        readers.TryRemove(connection.ConnectionId, out _);
        places.Forget(connection.ConnectionId);
    }

    public override async Task SendConnectionAsync(
        string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        // A connection that has gone gets nothing.
        if (!readers.TryGetValue(connectionId, out var reader)) return;
        await reader.InOrderAsync(async () =>
        {
            var mask = reader.Actor is null ? null : await masks.ForAsync(reader.Actor, places.Of(connectionId), CancellationToken.None);
            await base.SendConnectionAsync(
                connectionId, methodName, [.. args.Select(arg => Shown(arg, new ShownText(mask)))], cancellationToken);
        });
    }

    private static object? Shown(object? argument, ShownText text) => argument switch
    {
        ArraySegment<byte> batch => RenderBatch.Shown(batch, text),
        string words when text.IsMasked => Json.Shown(words, text),
        _ => argument,
    };

    /// <summary>
    /// Who reads at the end of a connection. What is drawn builds on what was drawn before, so that one message waits for the other.
    /// </summary>
    private sealed class Reader(Actor? actor)
    {
        private readonly Lock gate = new();
        private Task last = Task.CompletedTask;

        public Actor? Actor => actor;

        public Task InOrderAsync(Func<Task> send)
        {
            lock (gate) return last = AfterAsync(last, send);
        }

        private static async Task AfterAsync(Task before, Func<Task> send)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await send();
        }
    }
}
