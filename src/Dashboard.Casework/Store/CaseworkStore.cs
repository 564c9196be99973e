using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Store;

/// <summary>
/// The one way from operations to the database: every read asks the policy first, every write goes through an
/// audited change in a transaction of its own. Contexts live for one operation.
/// </summary>
public sealed class CaseworkStore(
    IDbContextFactory<CaseworkContext> contexts, ICaseAccess access, TimeProvider time, CaseChanges changes, WorkspaceMode mode,
    IEnumerable<IConsequence> consequences)
    : IDisposable
{
    // One process owns the workspace, so this is the only writer: waiting here costs nothing, waiting for SQLite's lock polls.
    private readonly SemaphoreSlim writer = new(1, 1);

    internal ICaseAccess Access => access;

    /// <summary>What the trail last says of each record.</summary>
    internal TrailSeals Seals { get; } = new();

    public void Dispose() => writer.Dispose();

    /// <summary>Reads without a case in view; the reader must go through <see cref="ICaseAccess.Readable"/>.</summary>
    internal async Task<T> ReadAsync<T>(Func<CaseworkContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await read(context);
    }

    /// <summary>Reads a case.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor's role in the case does not allow it.</exception>
    internal Task<T> ReadAsync<T>(
        Actor actor, CaseId caseId, CaseOperation operation, Func<CaseworkContext, Task<T>> read, CancellationToken cancellationToken) =>
        ReadAsync(actor, caseId, operation, (context, _) => read(context), cancellationToken);

    /// <summary>Reads a case by what the actor may do with it.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor's role in the case does not allow it.</exception>
    internal Task<T> ReadAsync<T>(
        Actor actor, CaseId caseId, CaseOperation operation, Func<CaseworkContext, IReadOnlySet<CaseOperation>, Task<T>> read,
        CancellationToken cancellationToken) =>
        ReadAsync(
            async context => await read(context, await RequireAsync(context, actor, caseId, operation, cancellationToken)),
            cancellationToken);

    /// <summary>Looks for something in a case; null when it is not there, or the case is not there for this actor.</summary>
    /// <exception cref="CaseworkNotAllowedException">The actor's role in the case does not allow it.</exception>
    internal Task<T?> FindAsync<T>(
        Actor actor, CaseId caseId, CaseOperation operation, Func<CaseworkContext, Task<T?>> find, CancellationToken cancellationToken)
        where T : class =>
        FindAsync(actor, caseId, operation, (context, _) => find(context), cancellationToken);

    /// <summary>Looks for something in a case by what the actor may do with it; null as above.</summary>
    /// <exception cref="CaseworkNotAllowedException">The actor's role in the case does not allow it.</exception>
    internal Task<T?> FindAsync<T>(
        Actor actor, CaseId caseId, CaseOperation operation, Func<CaseworkContext, IReadOnlySet<CaseOperation>, Task<T?>> find,
        CancellationToken cancellationToken)
        where T : class =>
        ReadAsync(
            async context =>
            {
                var granted = await access.GrantsAsync(context, actor, caseId, cancellationToken);
                if (granted.Count == 0) return null;
                return granted.Contains(operation) ? await find(context, granted) : throw CaseworkNotAllowedException.In(caseId, operation);
            },
            cancellationToken);

    /// <summary>Changes a case.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor's role in the case does not allow it, or the case is held.</exception>
    internal Task<T> ChangeAsync<T>(
        Actor actor, CaseId caseId, CaseOperation operation, string action, Func<CaseworkChange, Task<T>> work,
        CancellationToken cancellationToken) =>
        WriteAsync(
            actor, caseId, action,
            async change =>
            {
                await RequireAsync(change.Context, actor, caseId, operation, cancellationToken);
                return await work(change);
            },
            cancellationToken);

    /// <summary>Writes what concerns no existing case, or only the audit trail.</summary>
    internal async Task<T> WriteAsync<T>(
        Actor actor, CaseId? caseId, string action, Func<CaseworkChange, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!WorkspaceMode.IsPassing(action)) mode.RequireWritable();
        T result;
        CaseChange published;
        await writer.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var change = new CaseworkChange(context, actor, caseId, action, Instant.UtcNow(time)) { Seals = Seals };
            result = await work(change);
            foreach (var consequence in consequences) await consequence.FollowAsync(change, cancellationToken);
            context.Change = change;
            await context.SaveChangesAsync(cancellationToken);
            // From here on the change counts: a cancellation that comes now must not leave the caller in doubt.
            await transaction.CommitAsync(CancellationToken.None);
            published = new CaseChange(change.CaseId, change.Action, change.Subject!, actor.Name, change.At);
        }
        finally
        {
            writer.Release();
        }

        changes.Publish(published);
        return result;
    }

    /// <summary>Whether the actor is on the case, in whatever role.</summary>
    internal Task<bool> MayReadAsync(Actor actor, CaseId caseId, CancellationToken cancellationToken) =>
        ReadAsync(async context => (await access.GrantsAsync(context, actor, caseId, cancellationToken)).Count > 0, cancellationToken);

    /// <summary>Asks the policy before something that casework does not do itself: reading interactions, importing, freezing.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor's role in the case does not allow it, or the case is held.</exception>
    public Task<Case> RequireAsync(Actor actor, CaseId caseId, CaseOperation operation, CancellationToken cancellationToken) =>
        ReadAsync(
            actor, caseId, operation, context => context.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId, cancellationToken),
            cancellationToken);

    /// <summary>Asks the policy within an operation on the workspace itself.</summary>
    /// <exception cref="CaseworkNotAllowedException">The actor may not.</exception>
    internal async Task RequireAsync(
        CaseworkContext context, Actor actor, WorkspaceOperation operation, CancellationToken cancellationToken)
    {
        if (!await access.AllowsAsync(context, actor, operation, cancellationToken)) throw CaseworkNotAllowedException.In(operation);
    }

    /// <summary>Asks the policy within an operation on a case.</summary>
    /// <returns>All that the actor may do with the case.</returns>
    internal async Task<IReadOnlySet<CaseOperation>> RequireAsync(
        CaseworkContext context, Actor actor, CaseId caseId, CaseOperation operation, CancellationToken cancellationToken)
    {
        var granted = await access.GrantsAsync(context, actor, caseId, cancellationToken);
        if (granted.Count == 0) throw CaseworkNotFoundException.Case(caseId);
        if (!granted.Contains(operation)) throw CaseworkNotAllowedException.In(caseId, operation);
        if (!operation.IsChange()) return granted;
        mode.RequireWritable();
        var hold = await context.Cases.Where(c => c.Id == caseId && c.HeldAt != null).Select(c => new { c.HeldAt, c.HeldBy })
            .FirstOrDefaultAsync(cancellationToken);
        return hold is null
            ? granted
            : throw new CaseworkNotAllowedException(
                $"The case is under legal hold since {hold.HeldAt:yyyy-MM-dd}, by {hold.HeldBy}, and stays as it is. Nothing was changed; counsel can lift the hold.");
    }
}
