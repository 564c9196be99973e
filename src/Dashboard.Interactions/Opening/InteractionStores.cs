using System.Collections.Concurrent;
using Dashboard.Core;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Opening;

/// <summary>Another engine than the embedded one.</summary>
public interface IInteractionEngine
{
    /// <summary>
    /// Whether it has the interactions of the case in a directory, or is to get them since there are none; who only reads gets none.
    /// </summary>
    bool Has(string caseDirectory, StoreOptions? options);

    /// <summary>Opens the store of a case.</summary>
    IInteractionStore Open(string caseDirectory, StoreOptions? options);
}

/// <inheritdoc/>
/// <param name="workspaceDirectory">The workspace.</param>
/// <param name="options">What a store may use of the machine.</param>
/// <param name="elsewhere">Has the interactions of some cases; the others' are in files.</param>
public sealed class InteractionStores(string workspaceDirectory, StoreOptions? options = null, IInteractionEngine? elsewhere = null)
    : IInteractionStores
{
    private readonly ConcurrentDictionary<CaseId, Lazy<IInteractionStore>> stores = new();

    public IInteractionStore Open(CaseId id)
    {
        var store = stores.GetOrAdd(id, key => new Lazy<IInteractionStore>(() => Open(DirectoryOf(key))));
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

    private IInteractionStore Open(string directory) =>
        elsewhere?.Has(directory, options) == true ? elsewhere.Open(directory, options) : DuckDbInteractionStore.Open(directory, options);

    public async ValueTask DisposeAsync()
    {
        foreach (var (id, store) in stores)
        {
            if (stores.TryRemove(id, out _) && store.IsValueCreated) await store.Value.DisposeAsync().ConfigureAwait(false);
        }
    }
}
