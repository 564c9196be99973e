using Dashboard.Casework;

namespace Dashboard.Packets;

/// <summary>Makes the envelopes of packets: records the sealing in the audit trail first, and proves that it is there.</summary>
public sealed class PacketEnvelopes(AuditTrail audit, AuditLog log, TimeProvider time)
{
    internal const string Action = "packet.seal";

    /// <summary>The envelope of contents that are about to be sealed.</summary>
    public async Task<PacketEnvelope> MakeAsync(Actor actor, PacketContents contents, string contentId, CancellationToken cancellation)
    {
        var trail = await audit.VerifyAsync(cancellationToken: cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        // A sealing that comes to nothing leaves its number unused: numbers are never given twice.
        var sealing = Guid.NewGuid().ToString("N");
        var subject = $"packet of allegation {contents.Allegation.Number}";
        await audit.AppendAsync(
            actor, contents.Case.Id, Action, subject,
            new { contentId, allegation = contents.Allegation.Number, version = contents.Allegation.Version, profile = contents.Profile, marking = contents.Marking.Label(), sealing }, cancellation);
        var entry = await log.FindAsync(contents.Case.Id, Action, sealing, cancellation);
        return new PacketEnvelope
        {
            SealedAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)),
            SealedBy = actor.Name,
            Audit = new AuditState(trail.Entries, trail.Head, trail.HeadAt, trail.Reason),
            Production = entry,
            Proof = await log.ProveAsync(entry, [], cancellation),
        };
    }
}
