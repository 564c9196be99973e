using System.Globalization;
using System.Security.Cryptography;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework;

/// <summary>What verifying the audit trail came to.</summary>
/// <param name="Valid">Whether every entry's hash is right and every entry follows the one before.</param>
/// <param name="Entries">How many entries there are.</param>
/// <param name="FirstBroken">The sequence at which the chain first fails; null when it holds.</param>
/// <param name="Head">The hash of the last entry: who keeps it elsewhere can tell later whether the end was cut off.</param>
/// <param name="Reason">What is wrong there, a sentence; empty when nothing is.</param>
public sealed record AuditVerification(bool Valid, long Entries, long? FirstBroken, string Head, string Reason);

/// <summary>Which entries are asked for, newest first.</summary>
/// <param name="BeforeSequence">Only entries before this one: how the next page is asked for.</param>
/// <param name="CaseId">The case; null for the entries that concern none, such as sign-ins.</param>
public sealed record AuditRequest(CaseId? CaseId = null, string? Actor = null, string? Action = null, long? BeforeSequence = null, int Take = 100);

/// <summary>The audit trail of a workspace: append-only, one chain.</summary>
public sealed class AuditTrail(CaseworkStore store)
{
    /// <summary>Records something that changes no row of casework, such as an import, an export or a read of raw text.</summary>
    /// <param name="action">A word with its feature before it: <c>import.finish</c>.</param>
    /// <param name="subject">What it was done to: <c>import 2</c>.</param>
    /// <param name="detail">What else is to be known of it; written as a JSON object.</param>
    public Task AppendAsync(Actor actor, CaseId? caseId, string action, string subject, object? detail = null, CancellationToken cancellationToken = default) =>
        store.WriteAsync(
            actor, caseId, action,
            change =>
            {
                change.Subject = subject;
                if (detail is not null) change.Note(detail);
                return Task.FromResult(true);
            },
            cancellationToken);

    /// <summary>The entries of a case, or those that concern none, newest first.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor may not read these entries.</exception>
    public Task<Listing<AuditEntry>> ListAsync(Actor actor, AuditRequest request, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            async context =>
            {
                if (request.CaseId is { } caseId) await store.RequireAsync(context, actor, caseId, CaseOperation.ReadAudit, cancellationToken);
                else await store.RequireAsync(context, actor, WorkspaceOperation.ReadAdministration, cancellationToken);
                var of = request.CaseId?.Value;
                var entries = context.AuditEntries.AsNoTracking().Where(e => e.CaseId == of);
                if (request.Actor is { } name) entries = entries.Where(e => e.Actor == name);
                if (request.Action is { } action) entries = entries.Where(e => e.Action == action);
                var total = await entries.CountAsync(cancellationToken);
                if (request.BeforeSequence is { } before) entries = entries.Where(e => e.Sequence < before);
                var rows = await entries.OrderByDescending(e => e.Sequence).Take(Math.Clamp(request.Take, 0, Listing<AuditEntry>.MaxRows)).ToListAsync(cancellationToken);
                return new Listing<AuditEntry>(rows, total);
            },
            cancellationToken);

    /// <summary>The hash of the last entry; 64 zeros when there is none.</summary>
    public Task<string> HeadAsync(CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            async context => await context.AuditEntries.OrderByDescending(e => e.Sequence).Select(e => e.Hash).FirstOrDefaultAsync(cancellationToken) ?? AuditEntry.Genesis,
            cancellationToken);

    /// <summary>
    /// Walks the chain from its start and says where it first breaks. Reads the stored text itself, so that an entry
    /// that was made unreadable is found like one that was altered.
    /// </summary>
    public Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        store.ReadAsync(context => VerifyAsync(context, cancellationToken), cancellationToken);

    private static async Task<AuditVerification> VerifyAsync(CaseworkContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = """
            SELECT "Sequence", "At", "Actor", "ActorKind", "Action", "CaseId", "Subject", "Detail", "PreviousHash", "Hash"
            FROM "AuditEntries" ORDER BY "Sequence"
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (entries, head, firstBroken, reason) = (0L, AuditEntry.Genesis, (long?)null, "");
        while (await reader.ReadAsync(cancellationToken))
        {
            entries++;
            var sequence = reader.GetInt64(0);
            string Text(int column) => reader.IsDBNull(column) ? "" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!;
            var form = AuditChain.CanonicalForm(sequence, Text(1), Text(2), Text(3), Text(4), Text(5), Text(6), Text(7), Text(8));
            if (firstBroken is null)
            {
                reason = sequence != entries ? $"Entry {entries} is missing."
                    : Text(8) != head ? $"Entry {sequence} does not follow the entry before it."
                    : Text(9) != Convert.ToHexStringLower(SHA256.HashData(form)) ? $"Entry {sequence} is not what was written."
                    : "";
                if (reason.Length > 0) firstBroken = entries;
            }

            head = Text(9);
        }

        return new AuditVerification(firstBroken is null, entries, firstBroken, head, reason);
    }
}
