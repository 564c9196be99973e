using System.Collections.Concurrent;
using System.Threading.Channels;
using Dashboard.Core;

namespace Dashboard.Casework.Store;

/// <summary>Something in casework changed, and is committed.</summary>
public sealed record CaseChange(CaseId? CaseId, string Action, string Subject, string Actor, DateTime At)
{
    /// <summary>Whether the action is one of these features: <c>allegation</c> is the feature of <c>allegation.save</c>.</summary>
    public bool IsOf(params ReadOnlySpan<string> features)
    {
        var dot = Action.IndexOf('.', StringComparison.Ordinal);
        return features.Contains(dot < 0 ? Action : Action[..dot]);
    }
}

/// <summary>
/// Hands what changed on to those who follow cases. In-process; a subscriber that does not keep up loses the oldest
/// changes and reloads anyway.
/// </summary>
public sealed class CaseChanges
{
    private const int Capacity = 256;

    private readonly ConcurrentDictionary<Subscription, CaseId?> subscriptions = new();

    /// <summary>Subscribes to one case, or to all of them, whoever may read them: that is for <see cref="CaseFeed"/> to ask.</summary>
    internal Subscription Subscribe(CaseId? caseId)
    {
        var subscription = new Subscription(ended => subscriptions.TryRemove(ended, out _));
        subscriptions[subscription] = caseId;
        return subscription;
    }

    internal void Publish(CaseChange change)
    {
        foreach (var (subscription, caseId) in subscriptions)
        {
            if (caseId is null || caseId == change.CaseId) subscription.Write(change);
        }
    }

    /// <summary>A running subscription; dispose it to end.</summary>
    internal sealed class Subscription(Action<Subscription> ended) : IDisposable
    {
        private readonly Channel<CaseChange> channel =
            Channel.CreateBounded<CaseChange>(
                new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        /// <summary>The changes as they come, until the subscription is disposed.</summary>
        public IAsyncEnumerable<CaseChange> ReadAllAsync(CancellationToken cancellationToken) =>
            channel.Reader.ReadAllAsync(cancellationToken);

        public void Dispose()
        {
            ended(this);
            channel.Writer.TryComplete();
        }

        public void Write(CaseChange change) => channel.Writer.TryWrite(change);
    }
}
