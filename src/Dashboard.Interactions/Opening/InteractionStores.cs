using System.Collections.Concurrent;
using Dashboard.Core;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Opening;

/// <inheritdoc/>
public sealed class InteractionStores(string workspaceDirectory, StoreOptions? options = null) : IInteractionStores
{
    private readonly ConcurrentDictionary<CaseId, Lazy<DuckDbInteractionStore>> stores = new();

    public IInteractionStore Open(CaseId id)
    {
        var store = stores.GetOrAdd(id, key => new Lazy<DuckDbInteractionStore>(() => DuckDbInteractionStore.Open(DirectoryOf(key), options)));
        try
        {
            return store.Value;
        }
        catch
        {
            // A store that could not be opened is tried again next time.
            stores.TryRemove(KeyValuePair.Create(id, store));
            throw;
        }
    }

    public string DirectoryOf(CaseId id)
    {
        if (id.Value.Length == 0) throw new ArgumentException("The id names no case.", nameof(id));
        return Path.Combine(workspaceDirectory, "cases", id.Value);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (id, store) in stores)
        {
            if (stores.TryRemove(id, out _) && store.IsValueCreated) await store.Value.DisposeAsync().ConfigureAwait(false);
        }
    }
}
