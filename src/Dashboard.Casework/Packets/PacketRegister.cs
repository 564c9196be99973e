using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Packets;

/// <summary>The packets that were exported from a case.</summary>
public sealed class PacketRegister(CaseworkStore store)
{
    /// <summary>The case's packets, newest first.</summary>
    /// <param name="allegationNumber">Only packets of this allegation.</param>
    public Task<Listing<Packet>> ListAsync(
        Actor actor, CaseId caseId, int? allegationNumber = null, int skip = 0, int take = 100,
        CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ExportPackets,
            context =>
            {
                var packets = context.Packets.Where(p => p.CaseId == caseId);
                if (allegationNumber is { } allegation) packets = packets.Where(p => p.AllegationNumber == allegation);
                return packets.OrderByDescending(p => p.Number).ToListingAsync(skip, take, cancellationToken);
            },
            cancellationToken);

    /// <summary>Records a packet that was written.</summary>
    /// <param name="publish">
    /// Puts the packet where its receiver finds it: done last before the record counts, so that no record is without
    /// its packet, however the process ends.
    /// </param>
    /// <exception cref="InvalidEntryException">The case has no such allegation.</exception>
    public Task<Packet> RecordAsync(
        Actor actor, CaseId caseId, PacketDraft draft, Action publish, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.ExportPackets, "packet.export",
            async change =>
            {
                if (!await change.Context.Allegations.AnyAsync(
                    a => a.CaseId == caseId && a.Number == draft.AllegationNumber, cancellationToken))
                    throw new InvalidEntryException(
                        $"The case has no allegation {draft.AllegationNumber} that this packet could be of. It was not recorded.");
                var created = new Packet
                {
                    CaseId = caseId, Number = await change.NextNumberAsync(RecordKind.Packet, cancellationToken),
                    AllegationNumber = draft.AllegationNumber, AllegationVersion = draft.AllegationVersion, FileName = draft.FileName,
                    Sha256 = draft.Sha256,
                    Bytes = draft.Bytes, Profile = draft.Profile, Exhibits = draft.Exhibits, Pages = draft.Pages,
                    ContentId = draft.ContentId, Marking = draft.Marking,
                    Recipient = draft.Recipient, Production = draft.Production, OverrideReason = draft.OverrideReason,
                    LoadFileName = draft.LoadFileName, LoadFileSha256 = draft.LoadFileSha256,
                    LoadFileNumbers = draft.LoadFileNumbers, CreatedAt = change.At, CreatedBy = actor.Name,
                };
                change.Subject = $"packet {created.Number}";
                change.Note(new
                {
                    to = created.Recipient, marking = created.Marking, profile = created.Profile, contentId = created.ContentId,
                    sha256 = created.Sha256, production = created.Production,
                    overriding = created.OverrideReason, loadFile = created.LoadFileSha256, numbers = created.BatesRange,
                });
                change.Context.Packets.Add(created);
                publish();
                return created;
            },
            cancellationToken);
}
