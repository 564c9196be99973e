using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Naming;

/// <summary>
/// The names that people gave to the clusters of a case: read by whoever reads its telemetry, written by whoever may annotate.
/// </summary>
public sealed class ClusterNameRegister(CaseworkStore store)
{
    /// <summary>The longest name.</summary>
    public const int MaxNameLength = 40;

    /// <summary>The case's given names by number.</summary>
    public Task<Listing<ClusterName>> ListAsync(
        Actor actor, CaseId caseId, int skip = 0, int take = 200, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.ClusterNames.Where(n => n.CaseId == caseId).OrderBy(n => n.Number)
            .ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    /// <summary>The name that was given to the cluster of this key; null when none was, or none that the actor may read.</summary>
    public Task<ClusterName?> FindAsync(Actor actor, CaseId caseId, string key, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.ClusterNames.AsNoTracking().FirstOrDefaultAsync(n => n.CaseId == caseId && n.Key == key, cancellationToken),
            cancellationToken);

    /// <summary>Gives a cluster a name.</summary>
    /// <param name="key">What the cluster is known by.</param>
    /// <exception cref="InvalidEntryException">The name is empty, too long or another cluster's, or this one has been given a name
    /// already.</exception>
    public Task<ClusterName> AddAsync(
        Actor actor, CaseId caseId, string key, ClusterNameEdit edit, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, "cluster.name",
            async change =>
            {
                await CheckAsync(change.Context, caseId, key, edit, cancellationToken);
                if (await change.Context.ClusterNames.AnyAsync(n => n.CaseId == caseId && n.Key == key, cancellationToken))
                    throw new InvalidEntryException(
                        "Somebody gave this cluster a name a moment ago. Nothing was changed; read it, then rename it if need be.");
                var created = new ClusterName
                {
                    CaseId = caseId, Number = await change.NextNumberAsync(RecordKind.ClusterName, cancellationToken), Key = key,
                    Name = edit.Name.Trim(),
                    UpdatedAt = change.At, UpdatedBy = actor.Name,
                };
                change.Context.ClusterNames.Add(created);
                Keep(change, created, 1);
                return created;
            },
            cancellationToken);

    /// <summary>Gives a cluster that was given a name another one.</summary>
    /// <param name="version">The version that the edit was made on.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    /// <exception cref="InvalidEntryException">The name is empty, too long or another cluster's.</exception>
    public Task<ClusterName> SaveAsync(
        Actor actor, CaseId caseId, int number, ClusterNameEdit edit, long version, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, "cluster.rename",
            async change =>
            {
                var stored = await RequireAsync(change, caseId, number, edit, version, cancellationToken);
                await CheckAsync(change.Context, caseId, stored.Key, edit, cancellationToken);
                stored.Name = edit.Name.Trim();
                Keep(change, stored, version + 1);
                return stored;
            },
            cancellationToken);

    /// <summary>Takes a given name away: the cluster has its own again. The audit trail keeps what it was.</summary>
    /// <param name="version">The version that was looked at.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task RemoveAsync(Actor actor, CaseId caseId, int number, long version, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, "cluster.unname",
            async change =>
            {
                change.Context.ClusterNames.Remove(await RequireAsync(change, caseId, number, "(removed)", version, cancellationToken));
                return true;
            },
            cancellationToken);

    private static async Task<ClusterName> RequireAsync(
        CaseworkChange change, CaseId caseId, int number, object mine, long version, CancellationToken cancellationToken)
    {
        var stored = await change.Context.ClusterNames.FirstOrDefaultAsync(n => n.CaseId == caseId && n.Number == number, cancellationToken)
            ?? throw CaseworkNotFoundException.In(caseId, "name of a cluster", number);
        change.Edit(stored, version, $"cluster-name {number}", mine, ClusterNameEdit.Of(stored));
        return stored;
    }

    private static void Keep(CaseworkChange change, ClusterName name, long version)
    {
        change.Subject = $"cluster-name {name.Number}";
        change.Keep(RecordKind.ClusterName, name.Number, version, ClusterNameEdit.Of(name));
    }

    private static async Task CheckAsync(
        CaseworkContext context, CaseId caseId, string key, ClusterNameEdit edit, CancellationToken cancellationToken)
    {
        var name = edit.Name.Trim();
        if (name.Length is 0 or > MaxNameLength)
            throw new InvalidEntryException($"A cluster's name has 1 to {MaxNameLength} characters. Nothing was changed.");
        if (await context.ClusterNames.AnyAsync(n => n.CaseId == caseId && n.Name == name && n.Key != key, cancellationToken))
            throw new InvalidEntryException(
                $"Another cluster of this case is called '{name}' already: choose another name. Nothing was changed.");
    }
}
