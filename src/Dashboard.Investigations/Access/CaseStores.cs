using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Investigations.Access;

/// <summary>The one way from somebody who signed in to the interactions of a case: the policy is asked every time.</summary>
public sealed class CaseStores(IInteractionStores stores, CaseworkStore casework)
{
    /// <summary>The interactions of a case, for this operation.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor's role in the case does not allow it, or the case is held.</exception>
    public async Task<IInteractionStore> OpenAsync(Actor actor, CaseId caseId, CaseOperation operation, CancellationToken cancellation)
    {
        await casework.RequireAsync(actor, caseId, operation, cancellation);
        return stores.Open(caseId);
    }
}
