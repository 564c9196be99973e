using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Core;

namespace Dashboard.Casework.Store;

/// <summary>
/// The one policy that every door asks: pages, endpoints, commands in a circuit, operations on casework. A case on which
/// an actor has no role does not exist for that actor: lists leave it out, and asking for it ends like asking for
/// a case that was never made.
/// </summary>
public interface ICaseAccess
{
    /// <summary>The cases on which the actor has a role.</summary>
    IQueryable<Case> Readable(CaseworkContext context, Actor actor);

    /// <summary>
    /// The roles that the actor has on the case: none when there is no such case, or not for this actor, and none for the workspace's
    /// owner.
    /// </summary>
    Task<IReadOnlyList<Role>> RolesAsync(CaseworkContext context, Actor actor, CaseId caseId, CancellationToken cancellationToken);

    /// <summary>The operations that the actor may do with the case: none when there is no such case, or not for this actor.</summary>
    Task<IReadOnlySet<CaseOperation>> GrantsAsync(CaseworkContext context, Actor actor, CaseId caseId, CancellationToken cancellationToken);

    /// <summary>Whether the actor may do this with the workspace.</summary>
    Task<bool> AllowsAsync(CaseworkContext context, Actor actor, WorkspaceOperation operation, CancellationToken cancellationToken);
}
