using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Analyses;

/// <summary>Where a case's data are. Who may have them was asked before.</summary>
public interface ICaseStores
{
    /// <summary>The case's interactions. The store stays open for as long as the process runs: do not dispose of it.</summary>
    IInteractionStore Open(CaseId caseId);

    /// <summary>The case's folder in the workspace.</summary>
    string FolderOf(CaseId caseId);
}
