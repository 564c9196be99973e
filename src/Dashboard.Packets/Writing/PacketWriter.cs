using System.Text;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Payloads;
using Dashboard.Packets.Reports;
using Dashboard.Packets.Reports.Printing;
using Dashboard.Packets.Sealing;

namespace Dashboard.Packets.Writing;

/// <summary>What was written.</summary>
/// <param name="Pages">The pages of the PDF report; 0 when there is none.</param>
/// <param name="Notes">What whoever asked should know, in sentences.</param>
public sealed record WrittenPacket(string ContentId, string Sha256, long Bytes, int Exhibits, int Pages, IReadOnlyList<string> Notes);

/// <summary>Writes a packet: a BagIt bag (RFC 8493) in a zip file whose one folder bears the packet's identifier.</summary>
public sealed class PacketWriter(ReportRenderer report, BrowserPdfPrinter printer)
{
    /// <summary>
    /// Writes a packet. The same contents have the same content id; with the same envelope they give the same bytes, as long as the
    /// browser that prints the PDF is the same and the seals are those of the same moment.
    /// </summary>
    /// <param name="envelopeAsync">Makes the envelope, once it is known which content id it is of.</param>
    /// <param name="sealer">Signs it; null for a packet that is not signed.</param>
    /// <exception cref="PacketRefusedException">An exhibit's files are not what was frozen.</exception>
    public async Task<WrittenPacket> WriteAsync(
        PacketContents contents, Func<string, CancellationToken, Task<PacketEnvelope>> envelopeAsync, PacketSealer? sealer, Stream output,
        CancellationToken cancellation = default)
    {
        var payload = await Payload.CollectAsync(contents, cancellation);
        var browser = await printer.VersionAsync(cancellation);
        var envelope = await envelopeAsync(
            payload.ContentId, cancellation) with { Browser = browser, SignerCertificate = sealer?.CertificateSha256 ?? "",
            SignerName = sealer?.Name ?? "" };
        var html = await report.RenderAsync(contents, envelope, payload, cancellation);
        var files = payload.Files.Append(PayloadFile.Of(Payload.ReportHtmlFile, Encoding.UTF8.GetBytes(html))).ToList();
        var notes = new List<string>();
        var pages = 0;
        try
        {
            var pdf = await printer.PrintAsync(html, envelope.SealedAt, cancellation);
            files.Add(PayloadFile.Of(Payload.ReportPdfFile, pdf.Content));
            envelope = envelope with { Pages = pages = pdf.Pages };
        }
        catch (PdfUnavailableException e)
        {
            notes.Add(e.Message);
        }

        if (envelope.Audit.Fault.Length > 0) notes.Add($"The audit trail does not verify: {envelope.Audit.Fault} The packet says so.");
        var (bytes, sha256) = await WriteBagAsync(contents, envelope, payload.ContentId, files, sealer, notes, output, cancellation);
        return new WrittenPacket(payload.ContentId, sha256, bytes, contents.Exhibits.Count, pages, notes);
    }

    /// <summary>The content id and the report that contents would have, sealed by nobody.</summary>
    public async Task<(string ContentId, string Html)> PreviewAsync(
        PacketContents contents, Paper paper, CancellationToken cancellation = default)
    {
        var payload = await Payload.CollectAsync(contents, cancellation);
        var envelope =
            new PacketEnvelope { SealedAt = default, SealedBy = "nobody yet", Audit = new AuditState(0, new string('0', 64), "", ""),
                Paper = paper };
        return (payload.ContentId, await report.RenderAsync(contents, envelope, payload, cancellation));
    }

    private static async Task<(long Bytes, string Sha256)> WriteBagAsync(
        PacketContents contents, PacketEnvelope envelope, string contentId, List<PayloadFile> payload, PacketSealer? sealer,
        List<string> notes, Stream output, CancellationToken cancellation)
    {
        var identifier = PacketDocument.Of(contents).IdentifierOf(contentId);
        var manifest = BagManifest.Format(payload.Select(f => KeyValuePair.Create(BagInfo.PayloadFolder + f.Path, f.Sha256)));
        List<PayloadFile> tags =
        [
            PayloadFile.Of(BagInfo.DeclarationFile, Encoding.UTF8.GetBytes(BagInfo.Declaration)),
            PayloadFile.Of(
                BagInfo.InfoFile,
                Encoding.UTF8.GetBytes(
                    BagInfo.Format(EnvelopeFiles.Fields(contents, envelope, identifier, payload.Sum(f => f.Bytes), payload.Count)))),
            PayloadFile.Of(BagInfo.ManifestFile, Encoding.UTF8.GetBytes(manifest)),
            .. EnvelopeFiles.Of(contents, envelope, contentId, identifier, sealer?.CertificatePem),
        ];
        var tagManifest = Encoding.UTF8.GetBytes(BagManifest.Format(tags.Select(f => KeyValuePair.Create(f.Path, f.Sha256))));
        tags.Add(PayloadFile.Of(BagInfo.TagManifestFile, tagManifest));
        if (sealer is not null)
        {
            var seals = await sealer.SealAsync(tagManifest, envelope.SealedAt, cancellation);
            tags.AddRange(seals.Files);
            if (seals.Note.Length > 0) notes.Add(seals.Note);
        }

        using var container = new ContainerWriter(output, envelope.SealedAt);
        foreach (var file in tags.Concat(payload.Select(f => f with { Path = BagInfo.PayloadFolder + f.Path }))
            .OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            await using var stream = await file.OpenAsync(cancellation);
            var written = await container.AddAsync($"{identifier}/{file.Path}", stream, IsCompressible(file.Path), cancellation);
            if (written != file.Sha256)
                throw new PacketRefusedException(
                    $"The file {file.Path} changed while the packet was written. No packet was kept; export it again.");
        }

        return await container.FinishAsync(cancellation);
    }

    private static bool IsCompressible(string path) => Path.GetExtension(path) is not (".png" or ".pdf" or ".parquet");
}
