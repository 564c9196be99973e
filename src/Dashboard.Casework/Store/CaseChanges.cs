using System.Collections.Concurrent;
using System.Threading.Channels;
using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>Something in casework changed, and is committed.</summary>
public sealed record CaseChange(CaseId? CaseId, string Action, string Subject, string Actor, DateTime At);

/// <summary>
/// Tells pages what changed in a case, so that they can show it. In-process; a subscriber that does not keep up
/// loses the oldest changes and reloads anyway.
/// </summary>
public sealed class CaseChanges
{
    private const int Capacity = 256;

    private readonly ConcurrentDictionary<CaseSubscription, CaseId> subscriptions = new();

    /// <summary>Subscribes to a case that the subscriber is known to be allowed to read; dispose it to end.</summary>
    public CaseSubscription Subscribe(CaseId caseId)
    {
        var channel = Channel.CreateBounded<CaseChange>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        var subscription = new CaseSubscription(channel, ended => subscriptions.TryRemove(ended, out _));
        subscriptions[subscription] = caseId;
        return subscription;
    }

    internal void Publish(CaseChange change)
    {
        foreach (var (subscription, caseId) in subscriptions)
        {
            if (caseId == change.CaseId) subscription.Write(change);
        }
    }
}

/// <summary>A running subscription to the changes of a case.</summary>
public sealed class CaseSubscription : IDisposable
{
    private readonly Channel<CaseChange> channel;
    private readonly Action<CaseSubscription> ended;

    internal CaseSubscription(Channel<CaseChange> channel, Action<CaseSubscription> ended)
    {
        this.channel = channel;
        this.ended = ended;
    }

    /// <summary>The changes as they come, until the subscription is disposed.</summary>
    public IAsyncEnumerable<CaseChange> ReadAllAsync(CancellationToken cancellationToken = default) => channel.Reader.ReadAllAsync(cancellationToken);

    public void Dispose()
    {
        ended(this);
        channel.Writer.TryComplete();
    }

    internal void Write(CaseChange change) => channel.Writer.TryWrite(change);
}
