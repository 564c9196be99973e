using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Audit;

/// <summary>The audit trail of a workspace: append-only, one chain.</summary>
public sealed class AuditTrail(CaseworkStore store)
{
    // Long enough that asking for the next piece costs nothing beside it, short enough to be given up within a blink.
    private const int SearchedAtOnce = 20_000;

    private const int MaxRecorded = 100;

    /// <summary>Records something that changes no row of casework, such as an import, an export or a read of raw text.</summary>
    /// <param name="action">A word with its feature before it, one of <see cref="AuditActions"/>: <c>account.read</c>.</param>
    /// <param name="subject">What it was done to: <c>import 2</c>.</param>
    /// <param name="detail">What else is to be known of it; written as a JSON object.</param>
    public Task AppendAsync(
        Actor actor, CaseId? caseId, string action, string subject, object? detail = null, CancellationToken cancellationToken = default) =>
        store.WriteAsync(
            actor, caseId, action,
            change =>
            {
                change.Subject = subject;
                if (detail is not null) change.Note(detail);
                return Task.FromResult(true);
            },
            cancellationToken);

    /// <summary>
    /// A page of the entries of a case, or of those that concern none. A filter with a text looks through everything
    /// else that it lets pass, until the page is full; it can be given up between pieces of 20,000 entries.
    /// </summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor may not read these entries.</exception>
    public Task<AuditListing> ListAsync(
        Actor actor, AuditRequest request, IProgress<AuditSearchProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            async context =>
            {
                await RequireAsync(context, actor, request.CaseId, cancellationToken);
                return await ListAsync(context, request, progress, cancellationToken);
            },
            cancellationToken);

    /// <summary>How many entries the filter lets through but for its text, counted up to <paramref name="most"/>.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor may not read these entries.</exception>
    public Task<AuditCount> CountAsync(
        Actor actor, AuditRequest request, int most = 10_000, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            async context =>
            {
                await RequireAsync(context, actor, request.CaseId, cancellationToken);
                var counted = await AuditQuery.Indexed(context, request).Take(most + 1).CountAsync(cancellationToken);
                return new AuditCount(Math.Min(counted, most), counted > most);
            },
            cancellationToken);

    /// <summary>
    /// Starts an export: counts what will leave, records it, and answers the entries, the oldest first, as the trail stood
    /// then. The record is kept before the first entry leaves, so that none leaves without it.
    /// </summary>
    /// <param name="format">In what form they leave, for the record.</param>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor may not read these entries.</exception>
    public async Task<AuditExport> ExportAsync(
        Actor actor, CaseId? caseId, AuditFilter filter, string format, CancellationToken cancellationToken = default)
    {
        var request = new AuditRequest(caseId, filter, OldestFirst: true, Take: AuditListing.MaxRows);
        var (entries, through) = await store.ReadAsync(
            async context =>
            {
                await RequireAsync(context, actor, caseId, cancellationToken);
                var last = await context.AuditEntries.MaxAsync(e => (long?)e.Sequence, cancellationToken) ?? 0;
                var exported = AuditQuery.Indexed(context, request).Holding(filter.Text).Where(e => e.Sequence <= last);
                return (await exported.LongCountAsync(cancellationToken), last);
            },
            cancellationToken);
        await AppendAsync(actor, caseId, "audit.export", "audit trail", new { format, entries, through, filter }, cancellationToken);
        return new AuditExport(entries, ReadAsync(request, through, cancellationToken));
    }

    /// <summary>The hash of the last entry; 64 zeros when there is none.</summary>
    public Task<string> HeadAsync(CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            async context => await context.AuditEntries.OrderByDescending(e => e.Sequence).Select(e => e.Hash)
            .FirstOrDefaultAsync(cancellationToken) ?? AuditEntry.Genesis,
            cancellationToken);

    /// <summary>
    /// Walks the chain from its start and says where it first breaks, makes its trees again, and compares every record with what
    /// the trail says of it. Reads the stored text itself, so that an entry that was made unreadable is found like one that was altered.
    /// </summary>
    /// <param name="progress">Told now and then how many entries have been walked.</param>
    public Task<AuditVerification> VerifyAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        store.ReadAsync(context => AuditVerifier.VerifyAsync(context, progress, cancellationToken), cancellationToken);

    /// <summary>
    /// Records that somebody verified the chain, and what came of it: of a case's trail, without how many entries others have.
    /// </summary>
    public Task RecordVerificationAsync(
        Actor actor, CaseId? caseId, AuditVerification verification, CancellationToken cancellationToken = default) =>
        AppendAsync(
            actor, caseId, "audit.verify", "audit trail", new
            {
                Valid = caseId is null
                ? verification.Valid : verification.IsTrailIntact && verification.RecordFaults.All(f => f.CaseId != caseId?.Value),
                verification.FirstBroken,
                // Of a case's trail, without which records others have.
                Faults = verification.RecordFaults.Where(f => caseId is null || f.CaseId == caseId?.Value).Take(MaxRecorded)
                .Select(f => f.Detail),
                verification.Head,
            }, cancellationToken);

    private static async Task<AuditListing> ListAsync(
        CaseworkContext context, AuditRequest request, IProgress<AuditSearchProgress>? progress, CancellationToken cancellationToken)
    {
        var (oldestFirst, text) = (request.OldestFirst, request.Filter?.Text ?? "");
        var take = Math.Clamp(request.Take, 1, AuditListing.MaxRows);
        var indexed = AuditQuery.Indexed(context, request);
        var place = request.After is { } after ? await PlaceAsync(context, request.CaseId, after, cancellationToken) : null;
        var rows = new List<AuditEntry>();
        for (var searched = 0L; ;)
        {
            var rest = indexed.After(oldestFirst, place);
            var end = text.Length == 0 ? null : await rest.Ordered(oldestFirst).Skip(SearchedAtOnce - 1)
                .Select(e => new AuditPlace(e.At, e.Sequence)).FirstOrDefaultAsync(cancellationToken);
            rows.AddRange(
                await rest.UpTo(oldestFirst, end).Holding(text).Ordered(oldestFirst).Take(take + 1 - rows.Count)
                .ToListAsync(cancellationToken));
            if (rows.Count > take) return new AuditListing(rows[..take], rows[take - 1].Sequence);
            if (end is null) return new AuditListing(rows, null);
            place = end;
            progress?.Report(new AuditSearchProgress(searched += SearchedAtOnce, end.At));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static async Task<AuditPlace> PlaceAsync(
        CaseworkContext context, CaseId? caseId, long sequence, CancellationToken cancellationToken)
    {
        var of = caseId?.Value;
        return await context.AuditEntries.Where(e => e.Sequence == sequence && e.CaseId == of).Select(e => new AuditPlace(e.At, e.Sequence))
            .FirstOrDefaultAsync(cancellationToken)
            ?? throw new InvalidEntryException($"There is no entry {sequence} here to go on from. Begin with the first page.");
    }

    private async IAsyncEnumerable<AuditEntry> ReadAsync(
        AuditRequest request, long through, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long? after = null; ;)
        {
            var page = await store.ReadAsync(
                context => ListAsync(context, request with { After = after }, null, cancellationToken), cancellationToken);
            foreach (var entry in page.Rows.Where(e => e.Sequence <= through)) yield return entry;
            if (page.Next is null) yield break;
            after = page.Next;
        }
    }

    private Task RequireAsync(CaseworkContext context, Actor actor, CaseId? caseId, CancellationToken cancellationToken) => caseId is { } id
        ? store.RequireAsync(context, actor, id, CaseOperation.ReadAudit, cancellationToken)
        : store.RequireAsync(context, actor, WorkspaceOperation.ReadAdministration, cancellationToken);
}

/// <summary>An export that has been recorded.</summary>
/// <param name="Entries">How many entries leave.</param>
/// <param name="Rows">The entries, read as they are asked for.</param>
public sealed record AuditExport(long Entries, IAsyncEnumerable<AuditEntry> Rows);
