using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Tests;

/// <summary>One store for every case.</summary>
internal sealed class OneStore(IInteractionStore store, string directory) : IInteractionStores
{
    public IInteractionStore Open(CaseId id) => store;

    public string DirectoryOf(CaseId id) => Path.Combine(directory, "cases", id.Value);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
