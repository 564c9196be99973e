using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Audit;

/// <summary>A record that is not what its last audited change left.</summary>
/// <param name="Record">Its table and key, <c>Allegations harbour/3</c>.</param>
/// <param name="CaseId">The case that it belongs to, as text; null where it belongs to none, or where that is gone with it.</param>
/// <param name="Entry">The sequence of the audit entry that last wrote it; null where none did.</param>
/// <param name="Detail">What is wrong, a sentence.</param>
public sealed record RecordFault(string Record, string? CaseId, long? Entry, string Detail);

/// <summary>What comparing the records with the trail came to.</summary>
/// <param name="Records">How many records there are.</param>
public sealed record RecordVerification(long Records, IReadOnlyList<RecordFault> Faults);

/// <summary>
/// Compares the records of casework with the audit trail: every entry of a change holds the hash of each row as the change left it,
/// so that a row which was altered, put in, taken out or set back past the program is found, and named.
/// </summary>
public sealed class AuditedRecords(CaseworkStore store) : IDisposable
{
    private const int NamedInASentence = 3;

    // Entries are never changed, so that what was read of them is read once. What an altered entry would say differs from
    // its hash, which walking the chain finds.
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly Dictionary<string, Seal> seals = new(StringComparer.Ordinal);
    private long readThrough;

    public void Dispose() => reading.Dispose();

    /// <summary>Compares every record.</summary>
    public Task<RecordVerification> VerifyAsync(CancellationToken cancellationToken = default) => VerifyAsync(null, cancellationToken);

    /// <summary>Compares the records of a case, for whoever reads its findings.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    public async Task<RecordVerification> VerifyAsync(Actor actor, CaseId caseId, CancellationToken cancellationToken = default)
    {
        await store.RequireAsync(actor, caseId, CaseOperation.ReadFindings, cancellationToken);
        return await VerifyAsync(caseId.Value, cancellationToken);
    }

    /// <summary>Refuses what would pass a record on that is not what was written.</summary>
    /// <param name="what">What does not happen then, a sentence: <c>No packet was written.</c></param>
    /// <exception cref="RecordsAlteredException">A record of the case is not what its last audited change left.</exception>
    public async Task RequireAsync(CaseId caseId, string what, CancellationToken cancellationToken = default)
    {
        Require(await VerifyAsync(caseId.Value, cancellationToken), what);
    }

    /// <summary>The same within a change, whose rows are not stored yet.</summary>
    internal static async Task RequireAsync(CaseworkContext context, CaseId caseId, string what, CancellationToken cancellationToken) =>
        Require(await VerifyAsync(context, caseId.Value, cancellationToken), what);

    /// <summary>Compares the records that a context shows with all that its trail says of them.</summary>
    /// <param name="caseId">The case, as text; null for every record.</param>
    internal static async Task<RecordVerification> VerifyAsync(CaseworkContext context, string? caseId, CancellationToken cancellationToken) =>
        await CompareAsync(context, await ReadSealsAsync(context, 0, cancellationToken), caseId, cancellationToken);

    /// <summary>The first faults in a sentence each, and how many more there are.</summary>
    public static string Sentence(IReadOnlyList<RecordFault> faults)
    {
        var more = faults.Count - NamedInASentence;
        return string.Join(' ', faults.Take(NamedInASentence).Select(f => f.Detail)) + (more > 0 ? $" {more} more {(more == 1 ? "record is" : "records are")} not what was written." : "");
    }

    internal static async Task<Dictionary<string, Seal>> ReadSealsAsync(CaseworkContext context, long after, CancellationToken cancellationToken)
    {
        var read = new Dictionary<string, Seal>(StringComparer.Ordinal);
        var entries = context.AuditEntries.AsNoTracking().Where(e => e.Sequence > after && e.Detail.Contains("\"records\":{"))
            .OrderBy(e => e.Sequence).Select(e => new { e.Sequence, e.Detail, e.CaseId });
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            foreach (var (name, hash) in SealsIn(entry.Detail)) read[name] = new Seal(entry.Sequence, hash, entry.CaseId);
        }

        return read;
    }

    internal static async Task<RecordVerification> CompareAsync(
        CaseworkContext context, IReadOnlyDictionary<string, Seal> seals, string? caseId, CancellationToken cancellationToken)
    {
        var faults = new List<RecordFault>();
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var record in RecordSeals.StoredAsync(context, caseId, cancellationToken))
        {
            found.Add(record.Name);
            if (!seals.TryGetValue(record.Name, out var seal))
                faults.Add(new RecordFault(record.Name, record.CaseId, null, $"The record {record.Name} was put in past the audit trail: no entry knows it."));
            else if (seal.Hash is null)
                faults.Add(new RecordFault(record.Name, record.CaseId, seal.Sequence, $"The record {record.Name} is there, and entry {seal.Sequence} took it away."));
            else if (seal.Hash != record.Hash)
                faults.Add(new RecordFault(record.Name, record.CaseId, seal.Sequence, $"The record {record.Name} is not what entry {seal.Sequence} wrote."));
        }

        var tables = RecordSeals.Tables(context).Where(t => caseId is null || t.CaseColumn is not null).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        faults.AddRange(seals
            .Where(s => s.Value.Hash is not null && !found.Contains(s.Key) && tables.Contains(s.Key.Split(' ')[0]) && (caseId is null || s.Value.CaseId == caseId))
            .OrderBy(s => s.Value.Sequence)
            .Select(s => new RecordFault(s.Key, s.Value.CaseId, s.Value.Sequence, $"The record {s.Key} is missing: entry {s.Value.Sequence} wrote it.")));
        return new RecordVerification(found.Count, faults);
    }

    private static void Require(RecordVerification found, string what)
    {
        if (found.Faults.Count > 0)
            throw new RecordsAlteredException($"{Sentence(found.Faults)} {what} 'audit verify' names them all; restore the workspace from a backup, or write them anew.", found.Faults);
    }

    private Task<RecordVerification> VerifyAsync(string? caseId, CancellationToken cancellationToken) => store.ReadAsync(
        async context =>
        {
            // Trail and records of one state: what is written meanwhile is in neither.
            await using var state = await context.BeginReadAsync(cancellationToken);
            await reading.WaitAsync(cancellationToken);
            try
            {
                var last = await context.AuditEntries.MaxAsync(e => (long?)e.Sequence, cancellationToken) ?? 0;
                if (last < readThrough)
                {
                    seals.Clear();
                    readThrough = 0;
                }

                foreach (var (name, seal) in await ReadSealsAsync(context, readThrough, cancellationToken)) seals[name] = seal;
                readThrough = last;
                return await CompareAsync(context, seals, caseId, cancellationToken);
            }
            finally
            {
                reading.Release();
            }
        },
        cancellationToken);

    private static IEnumerable<(string Name, string? Hash)> SealsIn(string detail)
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
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("records", out var records) || records.ValueKind != JsonValueKind.Object) yield break;
            foreach (var record in records.EnumerateObject()) yield return (record.Name, record.Value.ValueKind == JsonValueKind.String ? record.Value.GetString() : null);
        }
    }

    /// <summary>What the trail last says of a record.</summary>
    /// <param name="Hash">The hash of the row; null for one that was taken away.</param>
    internal readonly record struct Seal(long Sequence, string? Hash, string? CaseId);
}

/// <summary>Records are not what their last audited change left; the message names them.</summary>
public sealed class RecordsAlteredException(string message, IReadOnlyList<RecordFault> faults) : CaseworkException(message)
{
    public IReadOnlyList<RecordFault> Faults { get; } = faults;
}
