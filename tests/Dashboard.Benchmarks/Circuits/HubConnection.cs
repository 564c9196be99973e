using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Dashboard.Benchmarks.Circuits;

/// <summary>
/// A connection to Blazor's hub over a WebSocket, in the protocol <c>blazorpack</c>: MessagePack, each message after its length.
/// </summary>
internal sealed class HubConnection : IAsyncDisposable
{
    private const int Invocation = 1;
    private const int Completion = 3;
    private const int Ping = 6;
    private const int Close = 7;
    private const byte EndOfHandshake = 0x1e;

    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource ended = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<object?>> invocations = new();
    private readonly Action<string, object?[]> received;
    private readonly Action<Failure> failed;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;
    private int lastInvocation;
    private Task pumping = Task.CompletedTask;

    private HubConnection(Action<string, object?[]> received, Action<Failure> failed) => (this.received, this.failed) = (received, failed);

    /// <summary>Connects as a browser does that has these cookies.</summary>
    /// <param name="http">The browser's requests.</param>
    /// <param name="cookies">The browser's cookies.</param>
    /// <param name="received">Hears of every message, one after the other.</param>
    /// <param name="failed">Hears why the connection ended, unless it is disposed.</param>
    public static async Task<HubConnection> ConnectAsync(
        HttpClient http, CookieContainer cookies, Action<string, object?[]> received, Action<Failure> failed)
    {
        using var negotiated = await http.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        if (!negotiated.IsSuccessStatusCode) throw new Failure($"negotiation: {(int)negotiated.StatusCode}");
        using var answer = JsonDocument.Parse(await negotiated.Content.ReadAsByteArrayAsync());
        var token = answer.RootElement.GetProperty("connectionToken").GetString()!;
        var connection = new HubConnection(received, failed);
        connection.socket.Options.Cookies = cookies;
        connection.socket.Options.SetRequestHeader("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        await connection.socket.ConnectAsync(
            new Uri($"ws://{http.BaseAddress!.Authority}/_blazor?id={Uri.EscapeDataString(token)}"), default);
        await connection.ShakeHandsAsync();
        connection.pumping = Task.WhenAll(connection.PumpAsync(), connection.KeepAliveAsync());
        return connection;
    }

    /// <summary>Whether sending failed because the connection was disposed or lost; the latter is told to who made it.</summary>
    public static bool IsEnd(Exception exception) =>
        exception is OperationCanceledException or ObjectDisposedException or WebSocketException;

    /// <summary>Sends without waiting for an answer.</summary>
    public Task SendAsync(string method, params object?[] arguments) => WriteAsync(null, method, arguments);

    /// <summary>Sends, and waits for the answer.</summary>
    public async Task<object?> InvokeAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref lastInvocation).ToString(CultureInfo.InvariantCulture);
        var answered = invocations[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await WriteAsync(id, method, arguments);
        return await answered.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await pumping;
        socket.Dispose();
        sending.Dispose();
        ended.Dispose();
    }

    private async Task ShakeHandsAsync()
    {
        await socket.SendAsync(
            "{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, default);
        while (!buffer.AsSpan(0, filled).Contains(EndOfHandshake)) await ReceiveAsync();
        var end = buffer.AsSpan(0, filled).IndexOf(EndOfHandshake);
        if (!buffer.AsSpan(0, end).SequenceEqual("{}"u8)) throw new Failure($"handshake: {Encoding.UTF8.GetString(buffer, 0, end)}");
        Drop(end + 1);
    }

    private async Task PumpAsync()
    {
        try
        {
            while (!ended.IsCancellationRequested)
            {
                while (TakeMessage() is { } message) Handle(message);
                await ReceiveAsync();
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Disposed.
        }
        catch (Exception exception) when (exception is Failure or WebSocketException)
        {
            var failure = exception as Failure ?? new Failure("connection lost");
            foreach (var waiting in invocations.Values) waiting.TrySetException(failure);
            failed(failure);
        }
    }

    private async Task KeepAliveAsync()
    {
        using var timer = new PeriodicTimer(PingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token) && socket.State == WebSocketState.Open) await FrameAsync([0x91, Ping]);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // Disposed, or lost: the pump says so.
        }
    }

    private void Handle(object?[] message)
    {
        switch (message[0])
        {
            case (long)Invocation:
                received((string)message[3]!, (object?[])message[4]!);
                break;
            case (long)Completion when invocations.TryRemove((string)message[2]!, out var waiting):
                if (message[3] is 1L) waiting.TrySetException(new Failure($"hub: {message[4]}"));
                else waiting.TrySetResult(message.Length > 4 ? message[4] : null);
                break;
            case (long)Close:
                throw new Failure($"closed by the server: {message[1] ?? "no reason"}");
        }
    }

    private object?[]? TakeMessage()
    {
        var (length, size) = (0, 0);
        for (var shift = 0; ; shift += 7)
        {
            if (size == filled) return null;
            var part = buffer[size++];
            length |= (part & 0x7f) << shift;
            if ((part & 0x80) == 0) break;
        }

        if (filled < size + length) return null;
        var message = (object?[])new MessagePackReader(buffer.AsSpan(size, length)).Read()!;
        Drop(size + length);
        return message;
    }

    private void Drop(int count)
    {
        filled -= count;
        buffer.AsSpan(count, filled).CopyTo(buffer);
    }

    private async Task ReceiveAsync()
    {
        if (filled == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
        var part = await socket.ReceiveAsync(buffer.AsMemory(filled), ended.Token);
        if (part.MessageType == WebSocketMessageType.Close)
            throw new Failure($"closed by the server: {socket.CloseStatusDescription ?? "no reason"}");
        filled += part.Count;
    }

    private Task WriteAsync(string? id, string method, object?[] arguments)
    {
        var message = new MessagePackWriter();
        message.ArrayHeader(6);
        message.Write(Invocation);
        message.EmptyMap();
        message.Write(id);
        message.Write(method);
        message.Write(arguments);
        message.Write(Array.Empty<object?>());
        return FrameAsync(message.Written.ToArray());
    }

    private async Task FrameAsync(byte[] message)
    {
        var frame = new List<byte>(message.Length + 5);
        var length = message.Length;
        for (; length > 0x7f; length >>= 7) frame.Add((byte)(length & 0x7f | 0x80));
        frame.Add((byte)length);
        frame.AddRange(message);
        await sending.WaitAsync(ended.Token);
        try
        {
            await socket.SendAsync(frame.ToArray(), WebSocketMessageType.Binary, endOfMessage: true, ended.Token);
        }
        finally
        {
            sending.Release();
        }
    }
}
