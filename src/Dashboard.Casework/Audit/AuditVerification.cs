using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework;

/// <summary>What verifying the audit trail came to.</summary>
/// <param name="Valid">Whether every entry's hash is right and every entry follows the one before.</param>
/// <param name="Entries">How many entries there are.</param>
/// <param name="FirstBroken">The sequence at which the chain first fails; null when it holds.</param>
/// <param name="Head">The hash of the last entry: who keeps it elsewhere can tell later whether the end was cut off.</param>
/// <param name="HeadAt">The time of the last entry as it is stored; empty when there is none.</param>
/// <param name="Reason">What is wrong there, a sentence; empty when nothing is.</param>
public sealed record AuditVerification(bool Valid, long Entries, long? FirstBroken, string Head, string HeadAt, string Reason);

/// <summary>Walks the chain.</summary>
internal static class AuditVerifier
{
    private const int ReportedEvery = 10_000;

    public static async Task<AuditVerification> VerifyAsync(CaseworkContext context, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = """
            SELECT "Sequence", "At", "Actor", "ActorKind", "Action", "CaseId", "Subject", "Detail", "PreviousHash", "Hash"
            FROM "AuditEntries" ORDER BY "Sequence"
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (entries, head, headAt, firstBroken, reason) = (0L, AuditEntry.Genesis, "", (long?)null, "");
        while (await reader.ReadAsync(cancellationToken))
        {
            entries++;
            if (firstBroken is null && FaultOf(reader, entries, head) is { } fault) (firstBroken, reason) = (entries, fault);
            (headAt, head) = (Text(reader, 1), Text(reader, 9));
            if (entries % ReportedEvery != 0) continue;
            progress?.Report(entries);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return new AuditVerification(firstBroken is null, entries, firstBroken, head, headAt, reason);
    }

    private static string? FaultOf(DbDataReader entry, long expected, string head)
    {
        var sequence = entry.GetInt64(0);
        if (sequence != expected) return $"Entry {expected} is missing.";
        if (Text(entry, 8) != head) return $"Entry {sequence} does not follow the entry before it.";
        var form = AuditChain.CanonicalForm(
            sequence, Text(entry, 1), Text(entry, 2), Text(entry, 3), Text(entry, 4), Text(entry, 5), Text(entry, 6), Text(entry, 7), Text(entry, 8));
        return Text(entry, 9) == Convert.ToHexStringLower(SHA256.HashData(form)) ? null : $"Entry {sequence} is not what was written.";
    }

    // What is stored, whatever its type: an entry may have been made a number, or nothing.
    private static string Text(DbDataReader entry, int column) =>
        entry.IsDBNull(column) ? "" : Convert.ToString(entry.GetValue(column), CultureInfo.InvariantCulture)!;
}
