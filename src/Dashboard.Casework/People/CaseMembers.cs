using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.People;

/// <summary>Which cases there are to give roles on: names, and nothing of what is in them.</summary>
public sealed record CaseStub(CaseId Id, string Name, bool IsSample);

/// <summary>Who is on which case, as what. Given and taken by those who manage people.</summary>
public sealed class CaseMembers(CaseworkStore store, PeopleRegister people)
{
    /// <summary>The workspace's cases by name, for whoever gives roles on them.</summary>
    /// <exception cref="CaseworkNotAllowedException">The actor may not see the workspace's administration.</exception>
    public Task<List<CaseStub>> CasesAsync(Actor actor, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            async context =>
            {
                await store.RequireAsync(context, actor, WorkspaceOperation.ReadAdministration, cancellationToken);
                return await context.Cases.OrderBy(c => c.Name).Select(c => new CaseStub(c.Id, c.Name, c.IsSample))
                    .ToListAsync(cancellationToken);
            },
            cancellationToken);

    /// <summary>Every role on every case, for whoever gives them.</summary>
    /// <exception cref="CaseworkNotAllowedException">The actor may not see the workspace's administration.</exception>
    public Task<List<CaseMember>> ListAsync(Actor actor, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            async context =>
            {
                await store.RequireAsync(context, actor, WorkspaceOperation.ReadAdministration, cancellationToken);
                return await context.CaseMembers.AsNoTracking().OrderBy(m => m.Person).ThenBy(m => m.CaseId).ToListAsync(cancellationToken);
            },
            cancellationToken);

    /// <summary>What the actor may do with the case: nothing when there is no such case, or not for this actor.</summary>
    public Task<IReadOnlySet<CaseOperation>> GrantsAsync(Actor actor, CaseId caseId, CancellationToken cancellationToken = default) =>
        store.ReadAsync(context => store.Access.GrantsAsync(context, actor, caseId, cancellationToken), cancellationToken);

    /// <summary>The roles that the actor has on the case: none when there is no such case, or not for this actor.</summary>
    public Task<IReadOnlyList<Role>> RolesAsync(Actor actor, CaseId caseId, CancellationToken cancellationToken = default) =>
        store.ReadAsync(context => store.Access.RolesAsync(context, actor, caseId, cancellationToken), cancellationToken);

    /// <summary>Whether the actor may do this with the workspace.</summary>
    public Task<bool> AllowsAsync(Actor actor, WorkspaceOperation operation, CancellationToken cancellationToken = default) =>
        store.ReadAsync(context => store.Access.AllowsAsync(context, actor, operation, cancellationToken), cancellationToken);

    /// <summary>Gives a person a role on a case; giving it again changes nothing.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such person or case.</exception>
    public Task GiveAsync(Actor actor, string name, CaseId caseId, Role role, CancellationToken cancellationToken = default) =>
        SetAsync(
            actor, "role.give", name, caseId, role,
            (change, person, member) =>
            {
                if (member is null)
                    change.Context.CaseMembers.Add(
                        new CaseMember { CaseId = caseId, Person = person.Name, Role = role, GivenAt = change.At, GivenBy = actor.Name });
            },
            cancellationToken);

    /// <summary>Takes a role from a person; what is open at that person's closes at once.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such person or case.</exception>
    public Task TakeAsync(Actor actor, string name, CaseId caseId, Role role, CancellationToken cancellationToken = default) =>
        SetAsync(
            actor, "role.take", name, caseId, role,
            (change, _, member) =>
            {
                if (member is not null) change.Context.CaseMembers.Remove(member);
            },
            cancellationToken);

    private Task SetAsync(
        Actor actor, string action, string name, CaseId caseId, Role role, Action<CaseworkChange, Person, CaseMember?> set,
        CancellationToken cancellationToken) =>
        people.ManageAsync(
            actor, action, name,
            async change =>
            {
                if (!RoleGrants.OfCases.Contains(role))
                    throw new InvalidEntryException($"{role} is not a role on a case. Nothing was changed.");
                var person = await PeopleRegister.RequireAsync(change.Context, name, cancellationToken);
                if (!await change.Context.Cases.AnyAsync(c => c.Id == caseId, cancellationToken))
                    throw CaseworkNotFoundException.Case(caseId);
                change.CaseId = caseId;
                change.Subject = $"{role.ToString().ToLowerInvariant()} {person.Name}";
                set(change, person, await change.Context.CaseMembers.FindAsync([person.Name, caseId, role], cancellationToken));
                return true;
            },
            cancellationToken);
}
