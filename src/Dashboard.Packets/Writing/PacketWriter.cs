using System.Globalization;
using System.Text;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Reports;
using Dashboard.Packets.Reports.Printing;

namespace Dashboard.Packets.Writing;

/// <summary>What was written.</summary>
/// <param name="Pages">The pages of the PDF report; 0 when there is none.</param>
/// <param name="Notes">What whoever asked should know, in sentences.</param>
public sealed record WrittenPacket(string Sha256, long Bytes, int Exhibits, int Pages, IReadOnlyList<string> Notes);

/// <summary>Writes a packet: a BagIt bag (RFC 8493) in a zip file whose one folder bears the packet's identifier.</summary>
public sealed class PacketWriter(ReportRenderer report, BrowserPdfPrinter printer)
{
    /// <summary>
    /// Writes a packet. The same contents give the same bytes, as long as the browser that prints the PDF is the same.
    /// </summary>
    /// <exception cref="PacketRefusedException">An exhibit's files are not what was frozen.</exception>
    public async Task<WrittenPacket> WriteAsync(PacketContents contents, Stream output, CancellationToken cancellation = default)
    {
        var files = await Payload.CollectAsync(contents, cancellation);
        var html = await report.RenderAsync(contents, files, cancellation);
        files.Add(PayloadFile.Of(Payload.ReportHtmlFile, Encoding.UTF8.GetBytes(html)));
        var notes = new List<string>();
        var pages = 0;
        try
        {
            var pdf = await printer.PrintAsync(html, contents.CreatedAt, cancellation);
            files.Add(PayloadFile.Of(Payload.ReportPdfFile, pdf.Content));
            pages = pdf.Pages;
        }
        catch (PdfUnavailableException e)
        {
            notes.Add(e.Message);
        }

        if (contents.Audit.Fault.Length > 0) notes.Add($"The audit trail does not verify: {contents.Audit.Fault} The packet says so.");
        var (bytes, sha256) = await WriteBagAsync(contents, files, output, cancellation);
        return new WrittenPacket(sha256, bytes, contents.Exhibits.Count, pages, notes);
    }

    private static async Task<(long Bytes, string Sha256)> WriteBagAsync(PacketContents contents, List<PayloadFile> payload, Stream output, CancellationToken cancellation)
    {
        var manifest = BagManifest.Format(payload.Select(f => KeyValuePair.Create(BagInfo.PayloadFolder + f.Path, f.Sha256)));
        List<PayloadFile> tags =
        [
            PayloadFile.Of(BagInfo.DeclarationFile, Encoding.UTF8.GetBytes(BagInfo.Declaration)),
            PayloadFile.Of(BagInfo.InfoFile, Encoding.UTF8.GetBytes(BagInfo.Format(Fields(contents, payload)))),
            PayloadFile.Of(BagInfo.ManifestFile, Encoding.UTF8.GetBytes(manifest)),
        ];
        var tagManifest = BagManifest.Format(tags.Select(f => KeyValuePair.Create(f.Path, f.Sha256)));
        tags.Add(PayloadFile.Of(BagInfo.TagManifestFile, Encoding.UTF8.GetBytes(tagManifest)));

        using var container = new ContainerWriter(output, contents.CreatedAt);
        foreach (var file in tags.Concat(payload.Select(f => f with { Path = BagInfo.PayloadFolder + f.Path })).OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            await using var stream = await file.OpenAsync(cancellation);
            var written = await container.AddAsync($"{contents.Identifier}/{file.Path}", stream, IsCompressible(file.Path), cancellation);
            if (written != file.Sha256) throw new PacketRefusedException($"The file {file.Path} changed while the packet was written. No packet was kept; export it again.");
        }

        return await container.FinishAsync(cancellation);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(PacketContents contents, List<PayloadFile> payload)
    {
        var synthetic = contents.Case.IsSynthetic ? "SYNTHETIC (data and actors are made up). " : "";
        yield return KeyValuePair.Create("Source-Organization", $"Dashboard {contents.ToolVersion}");
        yield return KeyValuePair.Create("Contact-Name", contents.CreatedBy);
        yield return KeyValuePair.Create("External-Description", $"{synthetic}{contents.Marking.Label()}. Evidence packet of case {contents.Case.Name}, allegation {contents.Allegation.Number}, version {contents.Allegation.Version}: {contents.Allegation.Title}");
        yield return KeyValuePair.Create("Bagging-Date", contents.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return KeyValuePair.Create("External-Identifier", contents.Identifier);
        yield return KeyValuePair.Create(BagInfo.PayloadOxum, BagInfo.Oxum(payload.Sum(f => f.Bytes), payload.Count));
    }

    private static bool IsCompressible(string path) => Path.GetExtension(path) is not (".png" or ".pdf");
}
