using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Windows;

/// <summary>The windows that people drew in a case: read by whoever reads its telemetry, written by whoever may annotate.</summary>
public sealed class DrawnWindowRegister(CaseworkStore store)
{
    /// <summary>The longest reason.</summary>
    public const int MaxReasonLength = 1_000;

    /// <summary>The case's drawn windows by number.</summary>
    public Task<Listing<DrawnWindow>> ListAsync(
        Actor actor, CaseId caseId, int skip = 0, int take = 200, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.DrawnWindows.Where(w => w.CaseId == caseId).OrderBy(w => w.Number)
            .ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    /// <summary>The drawn window; null when there is none that the actor may read.</summary>
    public Task<DrawnWindow?> FindAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.DrawnWindows.AsNoTracking()
            .FirstOrDefaultAsync(w => w.CaseId == caseId && w.Number == number, cancellationToken),
            cancellationToken);

    /// <summary>Keeps a window beside those that are there.</summary>
    /// <param name="cluster">The cluster whose window it is; null for the whole campaign.</param>
    /// <exception cref="InvalidEntryException">A day is missing, the last day is before the first, or the reason is too long.</exception>
    public Task<DrawnWindow> AddAsync(
        Actor actor, CaseId caseId, string? cluster, DrawnWindowEdit edit, CancellationToken cancellationToken = default)
    {
        var drawn = Checked(edit);
        return store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, "window.draw",
            async change =>
            {
                var created = new DrawnWindow
                {
                    CaseId = caseId, Number = await change.NextNumberAsync(RecordKind.Window, cancellationToken), Cluster = cluster,
                    First = drawn.First, Last = drawn.Last,
                    Reason = drawn.Reason, DrawnBy = actor.Name, DrawnAt = change.At, UpdatedAt = change.At, UpdatedBy = actor.Name,
                };
                change.Context.DrawnWindows.Add(created);
                Keep(change, created, 1);
                return created;
            },
            cancellationToken);
    }

    /// <summary>Gives a drawn window other days or another reason.</summary>
    /// <param name="version">The version that the edit was made on.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    /// <exception cref="InvalidEntryException">A day is missing, the last day is before the first, or the reason is too long.</exception>
    public Task<DrawnWindow> SaveAsync(
        Actor actor, CaseId caseId, int number, DrawnWindowEdit edit, long version, CancellationToken cancellationToken = default)
    {
        var drawn = Checked(edit);
        return store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, "window.save",
            async change =>
            {
                var stored = await RequireAsync(change, caseId, number, drawn, version, cancellationToken);
                (stored.First, stored.Last, stored.Reason) = (drawn.First, drawn.Last, drawn.Reason);
                Keep(change, stored, version + 1);
                return stored;
            },
            cancellationToken);
    }

    /// <summary>Takes a drawn window away. The audit trail keeps what it was; its number is not given again.</summary>
    /// <param name="version">The version that was looked at.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task RemoveAsync(Actor actor, CaseId caseId, int number, long version, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, "window.remove",
            async change =>
            {
                change.Context.DrawnWindows.Remove(await RequireAsync(change, caseId, number, "(removed)", version, cancellationToken));
                return true;
            },
            cancellationToken);

    /// <summary>Every saved version, newest first.</summary>
    public Task<Listing<Revision>> RevisionsAsync(
        Actor actor, CaseId caseId, int number, int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.Revisions.Where(r => r.CaseId == caseId && r.Kind == RecordKind.Window && r.Number == number)
                .OrderByDescending(r => r.Version).ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    private static async Task<DrawnWindow> RequireAsync(
        CaseworkChange change, CaseId caseId, int number, object mine, long version, CancellationToken cancellationToken)
    {
        var stored = await change.Context.DrawnWindows.FirstOrDefaultAsync(w => w.CaseId == caseId && w.Number == number, cancellationToken)
            ?? throw CaseworkNotFoundException.In(caseId, "drawn window", number);
        change.Edit(stored, version, $"window {number}", mine, DrawnWindowEdit.Of(stored));
        return stored;
    }

    private static void Keep(CaseworkChange change, DrawnWindow window, long version)
    {
        change.Subject = $"window {window.Number}";
        change.Keep(RecordKind.Window, window.Number, version, new { window.Cluster, window.First, window.Last, window.Reason });
    }

    private static DrawnWindowEdit Checked(DrawnWindowEdit edit)
    {
        var reason = edit.Reason.Trim();
        if (edit.First == default || edit.Last == default)
            throw new InvalidEntryException("A window needs its first and its last day. Nothing was changed.");
        if (edit.Last < edit.First) throw new InvalidEntryException("A window ends on its first day or later. Nothing was changed.");
        return reason.Length > MaxReasonLength
            ? throw new InvalidEntryException($"The reason of a window has at most {MaxReasonLength:N0} characters. Nothing was changed.")
            : edit with { Reason = reason };
    }
}
