using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Imports;

/// <summary>The named mappings of a case.</summary>
public sealed class NamedMappingRegister(CaseworkStore store)
{
    private const int MaxNameLength = 100;

    /// <summary>The case's named mappings by name.</summary>
    public Task<Listing<NamedMapping>> ListAsync(
        Actor actor, CaseId caseId, int skip = 0, int take = 200, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.NamedMappings.Where(m => m.CaseId == caseId).OrderBy(m => m.Name)
            .ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    /// <summary>The mapping of this name, whatever its case; null when there is none that the actor may read.</summary>
    public Task<NamedMapping?> FindAsync(Actor actor, CaseId caseId, string name, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.NamedMappings.AsNoTracking()
            .FirstOrDefaultAsync(m => m.CaseId == caseId && m.Name == name.Trim(), cancellationToken),
            cancellationToken);

    /// <summary>Keeps a mapping under a name.</summary>
    /// <exception cref="InvalidEntryException">The name is empty, too long or taken, or the mapping is no JSON object.</exception>
    public Task<NamedMapping> AddAsync(Actor actor, CaseId caseId, NamedMappingEdit edit, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.ChangeTelemetry, "mapping.create",
            async change =>
            {
                await CheckAsync(change.Context, caseId, edit, null, cancellationToken);
                var created = new NamedMapping
                {
                    CaseId = caseId, Number = await change.NextNumberAsync(RecordKind.Mapping, cancellationToken), Name = edit.Name.Trim(),
                    Mapping = edit.Mapping,
                    UpdatedAt = change.At, UpdatedBy = actor.Name,
                };
                change.Context.NamedMappings.Add(created);
                Keep(change, created, 1);
                return created;
            },
            cancellationToken);

    /// <summary>Saves a mapping's name and what it reads. Imports that used it keep the mapping that they had.</summary>
    /// <param name="version">The version that the edit was made on.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task<NamedMapping> SaveAsync(
        Actor actor, CaseId caseId, int number, NamedMappingEdit edit, long version, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.ChangeTelemetry, "mapping.save",
            async change =>
            {
                var stored = await RequireAsync(change, caseId, number, edit, version, cancellationToken);
                await CheckAsync(change.Context, caseId, edit, number, cancellationToken);
                (stored.Name, stored.Mapping) = (edit.Name.Trim(), edit.Mapping);
                Keep(change, stored, version + 1);
                return stored;
            },
            cancellationToken);

    /// <summary>Takes a named mapping away. The audit trail keeps what it was; its number is not given again.</summary>
    /// <param name="version">The version that was looked at.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task RemoveAsync(Actor actor, CaseId caseId, int number, long version, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.ChangeTelemetry, "mapping.remove",
            async change =>
            {
                change.Context.NamedMappings.Remove(await RequireAsync(change, caseId, number, "(removed)", version, cancellationToken));
                return true;
            },
            cancellationToken);

    private static async Task<NamedMapping> RequireAsync(
        CaseworkChange change, CaseId caseId, int number, object mine, long version, CancellationToken cancellationToken)
    {
        var stored = await change.Context.NamedMappings.FirstOrDefaultAsync(
            m => m.CaseId == caseId && m.Number == number, cancellationToken)
            ?? throw CaseworkNotFoundException.In(caseId, "mapping", number);
        change.Edit(stored, version, $"mapping {number}", mine, NamedMappingEdit.Of(stored));
        return stored;
    }

    private static void Keep(CaseworkChange change, NamedMapping mapping, long version)
    {
        change.Subject = $"mapping {mapping.Number}";
        change.Keep(RecordKind.Mapping, mapping.Number, version, NamedMappingEdit.Of(mapping));
    }

    private static async Task CheckAsync(
        CaseworkContext context, CaseId caseId, NamedMappingEdit edit, int? except, CancellationToken cancellationToken)
    {
        var name = edit.Name.Trim();
        if (name.Length is 0 or > MaxNameLength)
            throw new InvalidEntryException($"A mapping needs a name of 1 to {MaxNameLength} characters. Nothing was changed.");
        if (!IsObject(edit.Mapping)) throw new InvalidEntryException("The mapping is not a JSON object. Nothing was changed.");
        if (await context.NamedMappings.AnyAsync(m => m.CaseId == caseId && m.Name == name && m.Number != except, cancellationToken))
            throw new InvalidEntryException($"There is a mapping '{name}' in this case already: choose another name. Nothing was changed.");
    }

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
