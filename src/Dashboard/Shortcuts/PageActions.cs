using System.Collections.Immutable;

namespace Dashboard.Shortcuts;

/// <summary>What can be done on the page on screen: parts of it offer their actions for as long as they are there. One a circuit.</summary>
public sealed class PageActions
{
    private ImmutableList<IReadOnlyList<PageAction>> offers = [];

    /// <summary>Another part of the page came or left.</summary>
    public event Action? Changed;

    /// <summary>All of them, those of the page's frame first.</summary>
    public IEnumerable<PageAction> All => offers.SelectMany(offer => offer);

    /// <summary>Offers actions until the answer is disposed.</summary>
    public IDisposable Offer(IReadOnlyList<PageAction> actions)
    {
        offers = offers.Add(actions);
        Changed?.Invoke();
        return new Offered(() =>
        {
            offers = offers.Remove(actions);
            Changed?.Invoke();
        });
    }

    /// <summary>Does the action, if it is there and can be done now.</summary>
    public Task RunAsync(string id) => All.LastOrDefault(action => action.Id == id) is { } found && found.IsPossible()
        ? found.Run() : Task.CompletedTask;

    private sealed class Offered(Action end) : IDisposable
    {
        private Action? end = end;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }
}
