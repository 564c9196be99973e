using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Core;

namespace Dashboard.Casework.Trail;

/// <summary>
/// The hash chain of the audit trail, documented so that others can check it without this program.
/// The hash of an entry is SHA-256 over the concatenation of netstrings (<c>LENGTH:BYTES,</c>, the length in bytes of
/// UTF-8, in decimal) of, in this order: the word <c>dashboard-audit-1</c>, the sequence, the time
/// (<c>2026-06-10T08:00:00.000000Z</c>), the actor's name, the actor's kind, the action, the case id or nothing, the
/// subject, the detail exactly as stored, and the hash of the entry before (64 zeros before the first).
/// </summary>
public static class AuditChain
{
    private const string Format = "dashboard-audit-1";

    /// <summary>The bytes whose SHA-256 is the entry's hash.</summary>
    public static byte[] CanonicalForm(AuditEntry entry) => CanonicalForm(
        entry.Sequence, Instant.Format(entry.At), entry.Actor, entry.ActorKind.ToString(), entry.Action, entry.CaseId, entry.Subject,
        entry.Detail, entry.PreviousHash);

    /// <summary>The hash that the entry's content calls for.</summary>
    public static string HashOf(AuditEntry entry) => Convert.ToHexStringLower(SHA256.HashData(CanonicalForm(entry)));

    internal static byte[] CanonicalForm(
        long sequence, string at, string actor, string actorKind, string action, string? caseId, string subject, string detail,
        string previousHash)
    {
        var form = new StringBuilder();
        string[] parts = [
            Format, sequence.ToString(CultureInfo.InvariantCulture), at, actor, actorKind, action, caseId ?? "", subject, detail,
            previousHash];
        foreach (var part in parts)
        {
            form.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(part)}:{part},");
        }

        return Encoding.UTF8.GetBytes(form.ToString());
    }

    internal static AuditEntry Next(ChainEnd last, DateTime at, Actor actor, string action, CaseId? caseId, string subject, string detail)
    {
        var (sequence, previousHash) = (last.Sequence + 1, last.Hash);
        var form = CanonicalForm(
            sequence, Instant.Format(at), actor.Name, actor.Kind.ToString(), action, caseId?.Value, subject, detail, previousHash);
        return new AuditEntry
        {
            Sequence = sequence,
            At = at,
            Actor = actor.Name,
            ActorKind = actor.Kind,
            Action = action,
            CaseId = caseId?.Value,
            Subject = subject,
            Detail = detail,
            PreviousHash = previousHash,
            Hash = Convert.ToHexStringLower(SHA256.HashData(form)),
        };
    }
}

/// <summary>The last entry of a chain, as far as the next one needs it.</summary>
internal sealed record ChainEnd(long Sequence, string Hash)
{
    /// <summary>Of a chain without entries.</summary>
    public static ChainEnd None { get; } = new(0, AuditEntry.Genesis);
}
