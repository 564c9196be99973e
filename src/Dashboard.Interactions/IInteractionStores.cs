using Dashboard.Core;

namespace Dashboard.Interactions;

/// <summary>The interaction stores of a workspace: each case's is opened once, on first use, and closed with the workspace.</summary>
public interface IInteractionStores : IAsyncDisposable
{
    /// <summary>The store of a case.</summary>
    IInteractionStore Open(CaseId id);

    /// <summary>The directory of a case, to which the paths in its import reports are relative.</summary>
    string DirectoryOf(CaseId id);
}
