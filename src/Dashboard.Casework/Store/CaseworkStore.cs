using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework;

/// <summary>
/// The one way from operations to the database: every read asks the policy first, every write goes through an
/// audited change in a transaction of its own. Contexts live for one operation.
/// </summary>
public sealed class CaseworkStore(IDbContextFactory<CaseworkContext> contexts, ICaseAccess access, TimeProvider time, CaseChanges changes) : IDisposable
{
    // One process owns the workspace, so this is the only writer: waiting here costs nothing, waiting for SQLite's lock polls.
    private readonly SemaphoreSlim writer = new(1, 1);

    internal ICaseAccess Access => access;

    public void Dispose() => writer.Dispose();

    /// <summary>Reads without a case in view; the reader must go through <see cref="ICaseAccess.Readable"/>.</summary>
    internal async Task<T> ReadAsync<T>(Func<CaseworkContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await read(context);
    }

    /// <summary>Reads a case.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    internal Task<T> ReadAsync<T>(Actor actor, CaseId caseId, Func<CaseworkContext, Task<T>> read, CancellationToken cancellationToken) =>
        ReadAsync(
            async context =>
            {
                await RequireReadableAsync(context, actor, caseId, cancellationToken);
                return await read(context);
            },
            cancellationToken);

    /// <summary>Looks for something in a case; null when it is not there, or the case is not there for this actor.</summary>
    internal Task<T?> FindAsync<T>(Actor actor, CaseId caseId, Func<CaseworkContext, Task<T?>> find, CancellationToken cancellationToken)
        where T : class =>
        ReadAsync(async context => await IsReadableAsync(context, actor, caseId, cancellationToken) ? await find(context) : null, cancellationToken);

    /// <summary>Changes a case.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor may read the case and not change it.</exception>
    internal Task<T> ChangeAsync<T>(Actor actor, CaseId caseId, string action, Func<CaseworkChange, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(
            actor, caseId, action,
            async change =>
            {
                await RequireWritableAsync(change.Context, actor, caseId, cancellationToken);
                return await work(change);
            },
            cancellationToken);

    /// <summary>Writes what concerns no existing case, or only the audit trail.</summary>
    internal async Task<T> WriteAsync<T>(Actor actor, CaseId? caseId, string action, Func<CaseworkChange, Task<T>> work, CancellationToken cancellationToken)
    {
        T result;
        CaseChange published;
        await writer.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var change = new CaseworkChange(context, actor, caseId, action, Instant.UtcNow(time));
            result = await work(change);
            context.Change = change;
            await context.SaveChangesAsync(cancellationToken);
            // From here on the change counts: a cancellation that comes now must not leave the caller in doubt.
            await transaction.CommitAsync(CancellationToken.None);
            published = new CaseChange(change.CaseId, action, change.Subject!, actor.Name, change.At);
        }
        finally
        {
            writer.Release();
        }

        changes.Publish(published);
        return result;
    }

    /// <summary>The case, for an operation that prepares a change to it.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor may read the case and not change it.</exception>
    internal Task<Case> RequireWritableAsync(Actor actor, CaseId caseId, CancellationToken cancellationToken) =>
        ReadAsync(
            async context =>
            {
                await RequireWritableAsync(context, actor, caseId, cancellationToken);
                return await context.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId, cancellationToken);
            },
            cancellationToken);

    private async Task RequireWritableAsync(CaseworkContext context, Actor actor, CaseId caseId, CancellationToken cancellationToken)
    {
        await RequireReadableAsync(context, actor, caseId, cancellationToken);
        if (!await access.AllowsAsync(context, actor, caseId, CaseOperation.Write, cancellationToken))
            throw new CaseworkNotAllowedException($"You may read the case '{caseId}' and not change it. Nothing was changed.");
    }

    private async Task RequireReadableAsync(CaseworkContext context, Actor actor, CaseId caseId, CancellationToken cancellationToken)
    {
        if (!await IsReadableAsync(context, actor, caseId, cancellationToken)) throw CaseworkNotFoundException.Case(caseId);
    }

    private Task<bool> IsReadableAsync(CaseworkContext context, Actor actor, CaseId caseId, CancellationToken cancellationToken) =>
        access.Readable(context, actor).AnyAsync(c => c.Id == caseId, cancellationToken);
}
