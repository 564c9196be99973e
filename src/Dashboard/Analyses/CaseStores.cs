using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Analyses;

/// <summary>The data of a workspace's cases.</summary>
internal sealed class CaseStores(InteractionStores stores, Workspace workspace) : ICaseStores
{
    public IInteractionStore Open(CaseId caseId) => stores.Open(caseId);

    public string FolderOf(CaseId caseId) => workspace.CaseDirectory(caseId);
}
