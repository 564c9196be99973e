using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Files;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Payloads;
using Dashboard.Packets.Redaction;

namespace Dashboard.Packets.Exporting;

/// <summary>Makes the envelopes of packets: records the sealing in the audit trail first, and proves that it is there.</summary>
public sealed class PacketEnvelopes(AuditTrail audit, AuditLog log, PacketRedactor redactor, Workspace workspace, TimeProvider time)
{
    internal const string Action = "packet.seal";

    /// <summary>The envelope of contents that are about to be sealed.</summary>
    /// <param name="whole">The contents before anything was redacted.</param>
    /// <param name="contents">The contents that are sealed.</param>
    public async Task<PacketEnvelope> MakeAsync(
        Actor actor, PacketContents whole, PacketContents contents, string contentId, CancellationToken cancellation)
    {
        var trail = await audit.VerifyAsync(cancellationToken: cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        // A sealing that comes to nothing leaves its number unused: numbers are never given twice.
        var sealing = Guid.NewGuid().ToString("N");
        var subject = $"packet of allegation {contents.Allegation.Number}";
        await audit.AppendAsync(
            actor, contents.Case.Id, "packet.seal", subject,
            new { contentId, allegation = contents.Allegation.Number, version = contents.Allegation.Version, profile = contents.Profile,
                marking = contents.Marking.Label(), sealing }, cancellation);
        var entry = await log.FindAsync(contents.Case.Id, Action, sealing, cancellation);
        var envelope = new PacketEnvelope
        {
            SealedAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)),
            SealedBy = actor.Name,
            Audit = new AuditState(trail.Entries, trail.Head, trail.HeadAt, trail.Reason),
            Production = entry,
            Proof = await log.ProveAsync(entry, [], cancellation),
        };
        return redactor.Redact(envelope, contents, (await Payload.CollectAsync(whole, cancellation)).ContentId);
    }

    /// <summary>Keeps what opens a packet's commitments beside the case's packets, its owner's alone.</summary>
    /// <returns>The file.</returns>
    public string KeepOpenings(CaseId caseId, string contentId, IReadOnlyCollection<CommitmentOpening> openings)
    {
        var path = Path.Combine(
            OwnerOnly.CreateFolder(Path.Combine(workspace.CaseDirectory(caseId), "packets")), $"{contentId}.openings.json");
        OwnerOnly.Write(
            path,
            PacketJson.Write(
                new { contentId,
                    openings = openings.OrderBy(o => o.Field, StringComparer.Ordinal).ThenBy(o => o.Value, StringComparer.Ordinal) }));
        return path;
    }
}
