using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.People;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Cases;

/// <summary>The cases of a workspace.</summary>
public sealed class CaseRegister(CaseworkStore store)
{
    private const int MaxNameLength = 200;

    /// <summary>The cases that the actor may read, by name.</summary>
    public Task<Listing<Case>> ListAsync(Actor actor, int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            context => store.Access.Readable(context, actor).OrderBy(c => c.Name).ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    /// <summary>The case; null when there is none that the actor may read.</summary>
    public Task<Case?> FindAsync(Actor actor, CaseId caseId, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            context => store.Access.Readable(context, actor).AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, cancellationToken),
            cancellationToken);

    /// <summary>Makes a case.</summary>
    /// <exception cref="InvalidEntryException">The name is empty, too long or taken, or the time zone is unknown.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor may not make cases.</exception>
    public Task<Case> CreateAsync(Actor actor, CaseDraft draft, CancellationToken cancellationToken = default)
    {
        var name = CheckName(draft.Name);
        CheckTimeZone(draft.TimeZone);
        return store.WriteAsync(
            actor, null, "case.create",
            async change =>
            {
                await store.RequireAsync(change.Context, actor, WorkspaceOperation.CreateCases, cancellationToken);
                await CheckFreeAsync(change.Context, actor, name, null, cancellationToken);
                var id = draft.IsSample ? CaseId.FromName(name) : CaseId.NewFor(name);
                var created = new Case
                {
                    Id = id,
                    Name = name,
                    Kind = draft.Kind,
                    IsSynthetic = draft.IsSynthetic,
                    IsSample = draft.IsSample,
                    Description = draft.Description,
                    TimeZone = draft.TimeZone,
                    CreatedAt = change.At,
                    CreatedBy = actor.Name,
                    UpdatedAt = change.At,
                    UpdatedBy = actor.Name,
                };
                change.CaseId = id;
                change.Subject = $"case {id}";
                change.Context.Cases.Add(created);
                // Whoever makes a case works in it; who else does is for those who manage people.
                if (actor.Kind == ActorKind.Person)
                    change.Context.CaseMembers.Add(
                        new CaseMember { CaseId = id, Person = actor.Name, Role = Role.Analyst, GivenAt = change.At,
                            GivenBy = actor.Name });
                return created;
            },
            cancellationToken);
    }

    /// <summary>Saves a case's name, description and time zone.</summary>
    /// <param name="version">The version that the edit was made on.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task<Case> SaveAsync(Actor actor, CaseId caseId, CaseEdit edit, long version, CancellationToken cancellationToken = default)
    {
        var name = CheckName(edit.Name);
        CheckTimeZone(edit.TimeZone);
        return store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "case.save",
            async change =>
            {
                var stored = await change.Context.Cases.SingleAsync(c => c.Id == caseId, cancellationToken);
                change.Edit(stored, version, $"case {caseId}", edit, CaseEdit.Of(stored));
                await CheckFreeAsync(change.Context, actor, name, caseId, cancellationToken);
                (stored.Name, stored.Description, stored.TimeZone) = (name, edit.Description, edit.TimeZone);
                if (edit.DataHolder?.Trim() is { } holder && holder != stored.DataHolder)
                {
                    stored.DataHolder = holder;
                    await AllegationBasis.ReopenForDataAsync(change, cancellationToken);
                }

                return stored;
            },
            cancellationToken);
    }

    /// <summary>Puts a case under legal hold: nothing in it can be changed until the hold is lifted.</summary>
    /// <exception cref="InvalidEntryException">It is held already, or no reason is given.</exception>
    public Task<Case> HoldAsync(Actor actor, CaseId caseId, string reason, CancellationToken cancellationToken = default) =>
        SetHoldAsync(
            actor, caseId, "case.hold", reason,
            (stored, change) =>
            {
                if (stored.HeldAt is not null)
                    throw new InvalidEntryException($"The case is held already, since {stored.HeldAt:yyyy-MM-dd}. Nothing was changed.");
                (stored.HeldAt, stored.HeldBy, stored.HoldReason) = (change.At, actor.Name, reason.Trim());
            },
            cancellationToken);

    /// <summary>Lifts a legal hold.</summary>
    /// <exception cref="InvalidEntryException">The case is not held, or no reason is given.</exception>
    public Task<Case> LiftHoldAsync(Actor actor, CaseId caseId, string reason, CancellationToken cancellationToken = default) =>
        SetHoldAsync(
            actor, caseId, "case.hold.lift", reason,
            (stored, _) =>
            {
                if (stored.HeldAt is null) throw new InvalidEntryException("The case is not under legal hold. Nothing was changed.");
                (stored.HeldAt, stored.HeldBy, stored.HoldReason) = (null, null, "");
            },
            cancellationToken);

    private Task<Case> SetHoldAsync(
        Actor actor, CaseId caseId, string action, string reason, Action<Case, CaseworkChange> set, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new InvalidEntryException("A legal hold is put and lifted for a reason: give it. Nothing was changed.");
        return store.ChangeAsync(
            actor, caseId, CaseOperation.Hold, action,
            async change =>
            {
                var stored = await change.Context.Cases.SingleAsync(c => c.Id == caseId, cancellationToken);
                set(stored, change);
                (stored.UpdatedAt, stored.UpdatedBy) = (change.At, actor.Name);
                change.Subject = $"case {caseId}";
                change.Note(new { reason = reason.Trim() });
                return stored;
            },
            cancellationToken);
    }

    private static string CheckName(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length is > 0 and <= MaxNameLength
            ? trimmed
            : throw new InvalidEntryException($"A case needs a name of 1 to {MaxNameLength} characters. Nothing was changed.");
    }

    private static void CheckTimeZone(string timeZone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
            throw new InvalidEntryException(
                $"'{timeZone}' is not a time zone of this computer: use an IANA name such as UTC or Europe/Zurich. Nothing was changed.");
    }

    // Only names that the actor can see count: that a name is taken must not tell of a case that is not there for the actor.
    private async Task CheckFreeAsync(
        CaseworkContext context, Actor actor, string name, CaseId? except, CancellationToken cancellationToken)
    {
        var taken = await store.Access.Readable(context, actor).Where(c => c.Name == name).Select(c => (CaseId?)c.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (taken is not null && taken != except)
            throw new InvalidEntryException($"The name '{name}' is taken: choose another. Nothing was changed.");
    }
}
