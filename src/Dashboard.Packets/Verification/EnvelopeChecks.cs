using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Packets;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Exporting;
using Dashboard.Packets.Files;
using Dashboard.Packets.Sealing;
using Dashboard.Packets.Writing;

namespace Dashboard.Packets.Verification;

/// <summary>
/// What is asked of a packet's envelope: that it is of this content, that what follows from it is what is there, and that the trail records
/// it.
/// </summary>
internal sealed class EnvelopeChecks(UnpackedBag bag, PacketReading reading, CheckList list)
{
    /// <summary>Makes the checks, and answers the envelope; null where it cannot be read.</summary>
    public async Task<PacketEnvelope?> RunAsync(PacketContents contents, string contentId, CancellationToken cancellation)
    {
        EnvelopeDocument? document = null;
        PacketEnvelope? envelope = null;
        await list.CheckAsync("envelope", async () =>
        {
            (document, envelope) = await reading.EnvelopeAsync(cancellation);
            var identifier = PacketDocument.Of(contents).IdentifierOf(contentId);
            if (document.ContentId != contentId)
                throw new PacketFormatException($"The envelope is of content {document.ContentId}, and the content is {contentId}.");
            if (document.Identifier != identifier)
                throw new PacketFormatException(
                    $"The envelope names the packet '{document.Identifier}', and by its content it is '{identifier}'.");
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Sealed {document.SealedAt:yyyy-MM-dd HH:mm:ss} UTC by {document.SealedBy}, as the envelope says.");
        });
        if (document is null || envelope is null) return null;
        await list.CheckAsync("envelope files", async () => await FilesAsync(contents, envelope, contentId, cancellation));
        await list.CheckAsync("audit head", () => Head(envelope.Audit));
        await list.CheckAsync("audit proof", () => Proof(contents, envelope, contentId));
        list.AttestedOnly("when it was sealed", "The envelope says so; only a time stamp would show it.");
        if (envelope.Proof is null)
            list.AttestedOnly("by whom it was sealed", "The envelope says so, and no audit trail is in the packet.");
        else
            list.Recomputed(
                "by whom it was sealed",
                "The entry of the workspace's audit log names the same; that log is signed by the workspace's own key.");
        return envelope;
    }

    /// <summary>
    /// The files beside the payload are those of a packet, and what follows from contents and envelope is there as it follows.
    /// </summary>
    private async Task<string> FilesAsync(
        PacketContents contents, PacketEnvelope envelope, string contentId, CancellationToken cancellation)
    {
        var identifier = PacketDocument.Of(contents).IdentifierOf(contentId);
        string[] seals = [PacketSealer.SignatureFile, PacketSealer.RequestFile, PacketSealer.ResponseFile];
        var expected = EnvelopeFiles.Of(contents, envelope, contentId, identifier, null).ToList();
        var known = expected.Select(f => f.Path)
            .Concat(
                [BagInfo.DeclarationFile, BagInfo.InfoFile, BagInfo.ManifestFile, BagInfo.TagManifestFile, EnvelopeFiles.CertificateFile])
                .Concat(seals).ToHashSet(StringComparer.Ordinal);
        var besides = bag.Files.Keys.Where(f => !f.StartsWith(BagInfo.PayloadFolder, StringComparison.Ordinal)).ToList();
        if (besides.FirstOrDefault(f => !known.Contains(f)) is { } stray)
            throw new PacketFormatException($"{stray} is no file of a packet.");
        var listed = BagManifest.Parse(await bag.ReadTextAsync(BagInfo.TagManifestFile, cancellation), BagInfo.TagManifestFile);
        if (besides.FirstOrDefault(f => f != BagInfo.TagManifestFile && !seals.Contains(f) && !listed.ContainsKey(f)) is { } open)
            throw new PacketFormatException($"{open} is not listed in {BagInfo.TagManifestFile}, so that no seal is over it.");
        if (listed.Keys.FirstOrDefault(f => !known.Contains(f) || seals.Contains(f)) is { } foreign)
            throw new PacketFormatException($"{BagInfo.TagManifestFile} lists {foreign}.");
        var payload = bag.Files.Where(f => f.Key.StartsWith(BagInfo.PayloadFolder, StringComparison.Ordinal)).Select(f => f.Value.Size)
            .ToList();
        expected.Add(
            PayloadFile.Of(
                BagInfo.InfoFile,
                Encoding.UTF8.GetBytes(
                    BagInfo.Format(EnvelopeFiles.Fields(contents, envelope, identifier, payload.Sum(), payload.Count)))));
        expected.Add(PayloadFile.Of(BagInfo.DeclarationFile, Encoding.UTF8.GetBytes(BagInfo.Declaration)));
        foreach (var file in expected)
        {
            if (!bag.Files.TryGetValue(file.Path, out var found)) throw new PacketFormatException($"{file.Path} is missing.");
            if (found.Sha256 != file.Sha256)
                throw new PacketFormatException($"{file.Path} is not what follows from the packet's content and envelope.");
        }

        return "The files beside the payload are those of a packet, and say what the envelope says.";
    }

    /// <summary>
    /// The audit trail's head is there to be compared: whoever has the trail can tell whether anything up to it was altered since.
    /// </summary>
    private static string Head(AuditState audit)
    {
        if (audit is not { Entries: >= 0, Head: { Length: 64 } head } || !head.All(char.IsAsciiHexDigitLower))
            throw new PacketFormatException("The packet does not hold the head of the audit trail.");
        var state = string.IsNullOrEmpty(audit.Fault)
            ? "Whoever sealed it says that the chain held then." : $"The chain did not hold when this was sealed: {audit.Fault}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Entry {audit.Entries}{(string.IsNullOrEmpty(audit.At) ? "" : $" of {audit.At}")}, hash {head}. {state}");
    }

    /// <summary>The entry of the sealing is in the signed log, and says what the envelope says.</summary>
    private static string Proof(PacketContents contents, PacketEnvelope envelope, string contentId)
    {
        if (envelope.Proof is null && contents.Profile is PacketProfile.Regulator or PacketProfile.Public)
            return "The proof of the sealing names people, and is withheld by the profile.";
        if (envelope.Proof is not { } proof)
            return envelope.Production == 0 ? "No audit trail records the sealing." : throw new PacketFormatException(
                $"The envelope names entry {envelope.Production} of an audit trail and holds no proof of it.");
        if (AuditProofCheck.Check(proof, []).FirstOrDefault(c => !c.Ok) is { } failed) throw new PacketFormatException($"{failed.Detail}");
        if (proof.Entry?.Entry is not { } entry) throw new PacketFormatException("The audit proof holds no entry.");
        if (entry.Sequence != envelope.Production)
            throw new PacketFormatException($"The audit proof is of entry {entry.Sequence}, and the envelope names {envelope.Production}.");
        if (entry.Action != PacketEnvelopes.Action || entry.CaseId != contents.Case.Id.Value)
            throw new PacketFormatException(
                $"Entry {entry.Sequence} of the audit log is no sealing of a packet of case {contents.Case.Id}.");
        if (entry.Actor != envelope.SealedBy)
            throw new PacketFormatException(
                $"The audit log says that '{entry.Actor}' sealed the packet, and the envelope that '{envelope.SealedBy}' did.");
        if (!DateTime.TryParse(entry.At, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            || Math.Abs((at.ToUniversalTime() - envelope.SealedAt).TotalMinutes) > 60)
            throw new PacketFormatException(
                $"The audit log has the sealing at {entry.At}, and the envelope at {envelope.SealedAt:yyyy-MM-dd HH:mm:ss}.");
        var noted = NoteOf(entry);
        if (noted.ContentId != contentId)
            throw new PacketFormatException($"The audit log has the sealing of content {noted.ContentId}, and this is {contentId}.");
        return $"Entry {entry.Sequence}, {entry.Action} by {entry.Actor}, names this content, and is in the log whose head is signed by the key of {AuditHead.Read(proof.Head, Convert.FromBase64String(proof.PublicKey)).Origin}.";
    }

    private static (string ContentId, long Version) NoteOf(ProvedEntry entry)
    {
        try
        {
            using var detail = JsonDocument.Parse(entry.Detail);
            var note = detail.RootElement.TryGetProperty("note", out var inner) ? inner : detail.RootElement;
            return (note.GetProperty("contentId").GetString() ?? "", note.GetProperty("version").GetInt64());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new PacketFormatException($"Entry {entry.Sequence} of the audit log does not name a content.", e);
        }
    }
}
