using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>What an actor asks to do with a case.</summary>
public enum CaseOperation
{
    Read,
    Write,
}

/// <summary>
/// The one policy that every operation on casework asks. A case that an actor may not read does not exist for that
/// actor: lists leave it out, and asking for it ends like asking for a case that was never made.
/// </summary>
public interface ICaseAccess
{
    /// <summary>The cases that the actor may read.</summary>
    IQueryable<Case> Readable(CaseworkContext context, Actor actor);

    /// <summary>Whether the actor may do this with the case, given that it exists.</summary>
    Task<bool> AllowsAsync(CaseworkContext context, Actor actor, CaseId caseId, CaseOperation operation, CancellationToken cancellationToken);

    /// <summary>Whether the actor may make a new case.</summary>
    bool AllowsCreation(Actor actor);
}

/// <summary>
/// The policy of a workspace without people: whoever owns the workspace, and the program itself, may do everything;
/// nobody else exists.
/// </summary>
public sealed class OwnerAccess(Actor owner) : ICaseAccess
{
    public IQueryable<Case> Readable(CaseworkContext context, Actor actor) =>
        IsTrusted(actor) ? context.Cases : context.Cases.Where(_ => false);

    public Task<bool> AllowsAsync(CaseworkContext context, Actor actor, CaseId caseId, CaseOperation operation, CancellationToken cancellationToken) =>
        Task.FromResult(IsTrusted(actor));

    public bool AllowsCreation(Actor actor) => IsTrusted(actor);

    private bool IsTrusted(Actor actor) => actor == owner || actor == Actor.Program;
}
