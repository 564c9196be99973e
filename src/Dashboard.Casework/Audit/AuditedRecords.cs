using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Dashboard.Core;

namespace Dashboard.Casework.Audit;

/// <summary>What comparing the records with the trail came to.</summary>
/// <param name="Records">How many records there are.</param>
public sealed record RecordVerification(long Records, IReadOnlyList<RecordFault> Faults);

/// <summary>
/// Compares the records of casework with the audit trail: every entry of a change holds the hash of each row as the change left it,
/// so that a row which was altered, put in, taken out or set back past the program is found, and named.
/// </summary>
public sealed class AuditedRecords(CaseworkStore store)
{
    /// <summary>Compares every record.</summary>
    public Task<RecordVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        VerifyAsync(caseId: null, cancellationToken);

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
    public async Task RequireAsync(CaseId caseId, string what, CancellationToken cancellationToken = default) =>
        RecordsAlteredException.ThrowOn((await VerifyAsync(caseId.Value, cancellationToken)).Faults, what);

    /// <summary>Compares the records that a context shows with all that its trail says of them.</summary>
    internal static async Task<RecordVerification> VerifyAsync(CaseworkContext context, CancellationToken cancellationToken) =>
        await CompareAsync(
            context, await new TrailSeals().ReadAsync(context, TrailSeals.Read.Nothing, cancellationToken), null, cancellationToken);

    internal static async Task<RecordVerification> CompareAsync(
        CaseworkContext context, IReadOnlyDictionary<string, Seal> seals, string? caseId, CancellationToken cancellationToken)
    {
        var faults = new List<RecordFault>();
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var record in RecordSeals.StoredAsync(context, caseId, cancellationToken))
        {
            found.Add(record.Name);
            if (TrailSeals.FaultOf(seals, record.Name, record.CaseId, record.Hash) is { } fault) faults.Add(fault);
        }

        var tables = RecordSeals.Tables(context).Where(t => caseId is null || t.CaseColumn is not null).Select(t => t.Name)
            .ToHashSet(StringComparer.Ordinal);
        faults.AddRange(seals
            .Where(
                s => s.Value.Hash is not null && !found.Contains(s.Key) && tables.Contains(s.Key.Split(' ')[0])
                && (caseId is null || s.Value.CaseId == caseId))
            .OrderBy(s => s.Value.Sequence)
            .Select(
                s => new RecordFault(
                    s.Key, s.Value.CaseId, s.Value.Sequence, $"The record {s.Key} is missing: entry {s.Value.Sequence} wrote it.")));
        return new RecordVerification(found.Count, faults);
    }

    private Task<RecordVerification> VerifyAsync(string? caseId, CancellationToken cancellationToken)
    {
        var known = store.Seals.Known;
        return store.ReadAsync(
            async context =>
            {
                // Trail and records of one state: what is written meanwhile is in neither.
                await using var state = await context.BeginReadAsync(cancellationToken);
                return await CompareAsync(
                    context, await store.Seals.ReadAsync(context, known, cancellationToken), caseId, cancellationToken);
            },
            cancellationToken);
    }
}
