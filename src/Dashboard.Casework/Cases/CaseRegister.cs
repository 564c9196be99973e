using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework;

/// <summary>The cases of a workspace.</summary>
public sealed class CaseRegister(CaseworkStore store)
{
    private const int MaxNameLength = 200;

    /// <summary>The cases that the actor may read, by name.</summary>
    public Task<Listing<Case>> ListAsync(Actor actor, int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        store.ReadAsync(context => store.Access.Readable(context, actor).OrderBy(c => c.Name).ToListingAsync(skip, take, cancellationToken), cancellationToken);

    /// <summary>The case; null when there is none that the actor may read.</summary>
    public Task<Case?> FindAsync(Actor actor, CaseId caseId, CancellationToken cancellationToken = default) =>
        store.ReadAsync(context => store.Access.Readable(context, actor).AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, cancellationToken), cancellationToken);

    /// <summary>The case of this name, case-insensitively; null when there is none that the actor may read.</summary>
    public Task<Case?> FindByNameAsync(Actor actor, string name, CancellationToken cancellationToken = default) =>
        store.ReadAsync(context => store.Access.Readable(context, actor).AsNoTracking().FirstOrDefaultAsync(c => c.Name == name, cancellationToken), cancellationToken);

    /// <summary>Makes a case.</summary>
    /// <exception cref="InvalidEntryException">The name is empty, too long or taken, or the time zone is unknown.</exception>
    public Task<Case> CreateAsync(Actor actor, CaseDraft draft, CancellationToken cancellationToken = default)
    {
        if (!store.Access.AllowsCreation(actor)) throw new CaseworkNotAllowedException("You may not make a case. Nothing was changed.");
        var name = CheckName(draft.Name);
        CheckTimeZone(draft.TimeZone);
        return store.WriteAsync(
            actor, null, "case.create",
            async change =>
            {
                await CheckFreeAsync(change.Context, name, null, cancellationToken);
                var id = await FreeIdAsync(change.Context, name, cancellationToken);
                var created = new Case
                {
                    Id = id,
                    Name = name,
                    Kind = draft.Kind,
                    IsSynthetic = draft.IsSynthetic,
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
            actor, caseId, "case.save",
            async change =>
            {
                var stored = await change.Context.Cases.SingleAsync(c => c.Id == caseId, cancellationToken);
                change.Edit(stored, version, $"case {caseId}", edit, new CaseEdit(stored.Name, stored.Description, stored.TimeZone));
                await CheckFreeAsync(change.Context, name, caseId, cancellationToken);
                (stored.Name, stored.Description, stored.TimeZone) = (name, edit.Description, edit.TimeZone);
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
            throw new InvalidEntryException($"'{timeZone}' is not a time zone of this computer: use an IANA name such as UTC or Europe/Zurich. Nothing was changed.");
    }

    private static async Task CheckFreeAsync(CaseworkContext context, string name, CaseId? except, CancellationToken cancellationToken)
    {
        var taken = await context.Cases.Where(c => c.Name == name).Select(c => (CaseId?)c.Id).FirstOrDefaultAsync(cancellationToken);
        if (taken is not null && taken != except) throw new InvalidEntryException($"The name '{name}' is taken: choose another. Nothing was changed.");
    }

    private static async Task<CaseId> FreeIdAsync(CaseworkContext context, string name, CancellationToken cancellationToken)
    {
        var wanted = CaseId.FromName(name);
        var id = wanted;
        for (var suffix = 2; await context.Cases.AnyAsync(c => c.Id == id, cancellationToken); suffix++)
        {
            id = CaseId.Parse($"{wanted}-{suffix}");
        }

        return id;
    }
}
