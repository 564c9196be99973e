using System.Collections.Frozen;
using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.People;

/// <summary>
/// The policy: the workspace's owner and the program may do everything, people what their roles allow on the cases they
/// are on, visitors what their role allows on the sample cases, for as long as there are no people and no other case.
/// </summary>
public sealed class MemberAccess(Actor owner) : ICaseAccess
{
    private static readonly FrozenSet<CaseOperation> Everything = Enum.GetValues<CaseOperation>().ToFrozenSet();

    public IQueryable<Case> Readable(CaseworkContext context, Actor actor) => actor.Kind switch
    {
        _ when IsTrusted(actor) => context.Cases,
        ActorKind.Person => context.Cases.Where(c => context.Set<CaseMember>().Any(m => m.CaseId == c.Id && m.Person == actor.Name
            && context.Set<Person>().Any(p => p.UserName == m.Person && p.DisabledAt == null))),
        ActorKind.Visitor when actor.VisitingAs is not (null or Role.Administrator) =>
            context.Cases.Where(c => c.IsSample && !context.Set<Person>().Any() && !context.Set<Case>().Any(other => !other.IsSample)),
        _ => context.Cases.Where(_ => false),
    };

    // One query, whether the case is foreign or was never made: the time it takes tells nothing either.
    public async Task<IReadOnlyList<Role>> RolesAsync(
        CaseworkContext context, Actor actor, CaseId caseId, CancellationToken cancellationToken)
    {
        var readable = Readable(context, actor).Where(c => c.Id == caseId);
        if (actor.Kind == ActorKind.Person)
        {
            return await readable
                .Join(context.CaseMembers.Where(m => m.Person == actor.Name), c => c.Id, m => m.CaseId, (_, member) => member.Role)
                .OrderBy(role => role).ToListAsync(cancellationToken);
        }

        return actor.VisitingAs is { } visiting && await readable.AnyAsync(cancellationToken) ? [visiting] : [];
    }

    public async Task<IReadOnlySet<CaseOperation>> GrantsAsync(
        CaseworkContext context, Actor actor, CaseId caseId, CancellationToken cancellationToken) =>
        !IsTrusted(actor) ? Of(await RolesAsync(context, actor, caseId, cancellationToken))
        : await context.Cases.AnyAsync(c => c.Id == caseId, cancellationToken) ? Everything
        : FrozenSet<CaseOperation>.Empty;

    public async Task<bool> AllowsAsync(
        CaseworkContext context, Actor actor, WorkspaceOperation operation, CancellationToken cancellationToken)
    {
        if (IsTrusted(actor)) return true;
        if (actor.Kind == ActorKind.Visitor)
            return operation == WorkspaceOperation.ReadAdministration && actor.VisitingAs == Role.Administrator
                && !await context.People.AnyAsync(cancellationToken);
        if (actor.Kind != ActorKind.Person) return false;
        return await context.People.AnyAsync(
            p => p.UserName == actor.Name && p.DisabledAt == null && (p.IsAdministrator
                || (operation == WorkspaceOperation.CreateCases && p.MayCreateCases)),
            cancellationToken);
    }

    private bool IsTrusted(Actor actor) => actor == owner || actor == Actor.Program;

    private static FrozenSet<CaseOperation> Of(IReadOnlyCollection<Role> roles) =>
        Everything.Where(operation => roles.Any(role => role.Allows(operation))).ToFrozenSet();
}
