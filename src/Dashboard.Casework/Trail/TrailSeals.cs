using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Trail;

/// <summary>What the trail last says of a record.</summary>
/// <param name="Sequence">The entry that says so.</param>
/// <param name="Hash">The hash of the row; null for one that was taken away.</param>
internal readonly record struct Seal(long Sequence, string? Hash, string? CaseId);

/// <summary>
/// What the trail last says of each record, read once: entries are never changed. What an altered entry would say differs from its
/// hash, which walking the chain finds.
/// </summary>
internal sealed class TrailSeals
{
    private volatile Read known = Read.Nothing;

    /// <summary>What is known so far: asked before a context's state begins, it is never ahead of that.</summary>
    public Read Known => known;

    /// <summary>What the trail says in a context's state.</summary>
    /// <param name="since">What was known before that state began.</param>
    public async Task<ImmutableDictionary<string, Seal>> ReadAsync(DbContext context, Read since, CancellationToken cancellationToken)
    {
        var last = await context.AuditEntries.MaxAsync(e => (long?)e.Sequence, cancellationToken) ?? 0;
        if (last < since.Through) since = Read.Nothing;
        if (last == since.Through) return since.Seals;
        var seals = since.Seals.ToBuilder();
        await foreach (var (name, seal) in AfterAsync(context, since.Through, cancellationToken)) seals[name] = seal;
        var read = new Read(last, seals.ToImmutable());
        if (last > known.Through) known = read;
        return read.Seals;
    }

    /// <summary>What is wrong with a record, a sentence; null for one that is what the trail says.</summary>
    /// <param name="hash">The hash of the row as it is stored.</param>
    public static RecordFault? FaultOf(IReadOnlyDictionary<string, Seal> seals, string record, string? caseId, string hash)
    {
        if (!seals.TryGetValue(record, out var seal))
            return new RecordFault(record, caseId, null, $"The record {record} was put in past the audit trail: no entry knows it.");
        if (seal.Hash is null)
            return new RecordFault(record, caseId, seal.Sequence, $"The record {record} is there, and entry {seal.Sequence} took it away.");
        return seal.Hash == hash
            ? null : new RecordFault(record, caseId, seal.Sequence, $"The record {record} is not what entry {seal.Sequence} wrote.");
    }

    private static async IAsyncEnumerable<(string Name, Seal Seal)> AfterAsync(
        DbContext context, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entries = context.AuditEntries.AsNoTracking().Where(e => e.Sequence > after && e.Detail.Contains("\"records\":{"))
            .OrderBy(e => e.Sequence).Select(e => new { e.Sequence, e.Detail, e.CaseId });
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            foreach (var (name, hash) in In(entry.Detail)) yield return (name, new Seal(entry.Sequence, hash, entry.CaseId));
        }
    }

    private static IEnumerable<(string Name, string? Hash)> In(string detail)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(detail);
        }
        catch (JsonException)
        {
            // Only an altered entry cannot be read; walking the chain finds it.
            yield break;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("records", out var records)
                || records.ValueKind != JsonValueKind.Object) yield break;
            foreach (var record in records.EnumerateObject())
                yield return (record.Name, record.Value.ValueKind == JsonValueKind.String ? record.Value.GetString() : null);
        }
    }

    /// <summary>What was read of the trail.</summary>
    /// <param name="Through">The last entry that was read.</param>
    internal sealed record Read(long Through, ImmutableDictionary<string, Seal> Seals)
    {
        public static Read Nothing { get; } = new(0, ImmutableDictionary.Create<string, Seal>(StringComparer.Ordinal));
    }
}
