namespace Dashboard.PageKit;

/// <summary>Tells of a text that somebody types once the typing rests, or the page is left: of each letter nobody wants a record.</summary>
public sealed class SettledText(TimeProvider time, Func<string, Task> settled) : IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private ITimer? timer;
    private string? waiting;

    /// <summary>The text is now this; an empty one says nothing.</summary>
    public void Type(string text)
    {
        lock (gate)
        {
            waiting = text.Length == 0 ? null : text;
            timer ??= time.CreateTimer(_ => _ = SettleAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(Rest, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Tells what still waits.</summary>
    public async ValueTask DisposeAsync()
    {
        if (timer is not null) await timer.DisposeAsync();
        await SettleAsync();
    }

    private Task SettleAsync()
    {
        string? text;
        lock (gate) (text, waiting) = (waiting, null);
        return text is null ? Task.CompletedTask : settled(text);
    }
}
