using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Selections;

/// <summary>The saved selections of a case: read by whoever reads its telemetry, written by whoever may annotate.</summary>
public sealed class SavedSelectionRegister(CaseworkStore store)
{
    /// <summary>The longest name.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The case's saved selections by name.</summary>
    public Task<Listing<SavedSelection>> ListAsync(
        Actor actor, CaseId caseId, int skip = 0, int take = 200, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.SavedSelections.Where(s => s.CaseId == caseId).OrderBy(s => s.Name)
            .ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    /// <summary>The saved selection; null when there is none that the actor may read.</summary>
    public Task<SavedSelection?> FindAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.SavedSelections.AsNoTracking()
            .FirstOrDefaultAsync(s => s.CaseId == caseId && s.Number == number, cancellationToken),
            cancellationToken);

    /// <summary>Keeps a selection under a name.</summary>
    /// <exception cref="InvalidEntryException">The name is empty, too long or taken, or the selection is everything.</exception>
    public Task<SavedSelection> AddAsync(
        Actor actor, CaseId caseId, SavedSelectionEdit edit, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, "selection.create",
            async change =>
            {
                await CheckAsync(change.Context, caseId, edit, null, cancellationToken);
                var created = new SavedSelection
                {
                    CaseId = caseId, Number = await change.NextNumberAsync(RecordKind.Selection, cancellationToken),
                    Name = edit.Name.Trim(), Selection = edit.Selection,
                    UpdatedAt = change.At, UpdatedBy = actor.Name,
                };
                change.Context.SavedSelections.Add(created);
                Keep(change, created, 1);
                return created;
            },
            cancellationToken);

    /// <summary>Gives a saved selection another name, or puts another selection under it.</summary>
    /// <param name="version">The version that the edit was made on.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task<SavedSelection> SaveAsync(
        Actor actor, CaseId caseId, int number, SavedSelectionEdit edit, long version, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, "selection.save",
            async change =>
            {
                var stored = await RequireAsync(change, caseId, number, edit, version, cancellationToken);
                await CheckAsync(change.Context, caseId, edit, number, cancellationToken);
                (stored.Name, stored.Selection) = (edit.Name.Trim(), edit.Selection);
                Keep(change, stored, version + 1);
                return stored;
            },
            cancellationToken);

    /// <summary>Takes a saved selection away. The audit trail keeps what it was; its number is not given again.</summary>
    /// <param name="version">The version that was looked at.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task RemoveAsync(Actor actor, CaseId caseId, int number, long version, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, "selection.remove",
            async change =>
            {
                change.Context.SavedSelections.Remove(await RequireAsync(change, caseId, number, "(removed)", version, cancellationToken));
                return true;
            },
            cancellationToken);

    private static async Task<SavedSelection> RequireAsync(
        CaseworkChange change, CaseId caseId, int number, object mine, long version, CancellationToken cancellationToken)
    {
        var stored = await change.Context.SavedSelections.FirstOrDefaultAsync(
            s => s.CaseId == caseId && s.Number == number, cancellationToken)
            ?? throw CaseworkNotFoundException.In(caseId, "saved selection", number);
        change.Edit(stored, version, $"selection {number}", mine, SavedSelectionEdit.Of(stored));
        return stored;
    }

    private static void Keep(CaseworkChange change, SavedSelection saved, long version)
    {
        change.Subject = $"selection {saved.Number}";
        change.Keep(RecordKind.Selection, saved.Number, version, SavedSelectionEdit.Of(saved));
    }

    private static async Task CheckAsync(
        CaseworkContext context, CaseId caseId, SavedSelectionEdit edit, int? except, CancellationToken cancellationToken)
    {
        var name = edit.Name.Trim();
        if (name.Length is 0 or > MaxNameLength)
            throw new InvalidEntryException($"A saved selection needs a name of 1 to {MaxNameLength} characters. Nothing was changed.");
        if (edit.Selection.IsEverything)
            throw new InvalidEntryException(
                "Everything is selected, which needs no name: narrow the selection first. Nothing was changed.");
        if (await context.SavedSelections.AnyAsync(s => s.CaseId == caseId && s.Name == name && s.Number != except, cancellationToken))
            throw new InvalidEntryException(
                $"There is a saved selection '{name}' in this case already: choose another name. Nothing was changed.");
    }
}
