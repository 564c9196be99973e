using System.Globalization;
using System.Text;
using Dashboard.Casework.Packets;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Files;
using Dashboard.Packets.Payloads;
using Dashboard.Packets.Reports;
using Dashboard.Packets.Reports.Printing;
using Dashboard.Packets.Tools;
using Dashboard.Packets.Verification;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Dashboard.Packets.LoadFiles;

/// <summary>
/// Makes of a sealed packet the volume that a review platform loads: Concordance's and Opticon's load files, an image and a text of every
/// page, and every file of the content as a native behind a slip sheet. It is made of the packet alone, so that it says nothing that the
/// packet does not. Its numbers are those that the packet's pages bear, and go on after them.
/// </summary>
public sealed class ProductionWriter(ReportRenderer report, BrowserPdfPrinter printer, PageImages images)
{
    private static readonly string[] Fields =
    [
        "BEGBATES", "ENDBATES", "BEGATTACH", "ENDATTACH", "PAGECOUNT", "TITLE", "CUSTODIAN", "CASE", "DATESEALED", "CONFIDENTIALITY",
        "REDACTED",
        "FILENAME", "FILEEXT", "FILESIZE", "SHA256", "NATIVEPATH", "TEXTPATH",
    ];

    /// <summary>Writes the volume, as a zip file with one folder.</summary>
    /// <param name="packet">The packet, as it was written.</param>
    /// <exception cref="PacketRefusedException">The packet has no PDF, or no browser draws its pages.</exception>
    /// <exception cref="PacketFormatException">It is no packet.</exception>
    public async Task<WrittenProduction> WriteAsync(string packet, Stream output, CancellationToken cancellation)
    {
        await using var files = await PacketFiles.OpenAsync(packet, cancellation);
        var bag = await UnpackedBag.ReadAsync(files, cancellation);
        var reading = new PacketReading(bag);
        var description = await reading.DescriptionAsync(cancellation);
        var (_, envelope) = await reading.EnvelopeAsync(cancellation);
        if (envelope.Pages == 0)
            throw new PacketRefusedException(
                "There is no load file, since the report was not printed: images are of printed pages. Install a browser that prints, and export again.");
        var layout = new VolumeLayout(envelope.BatesPrefix);
        var titles = (await reading.IndexAsync(cancellation))
            .ToDictionary(x => x.Folder + "/", x => $"Exhibit {x.Number}, {x.Title}: ", StringComparer.Ordinal);
        var documents = Documents(bag, envelope, titles);
        try
        {
            var printed = new PrintedPdf(
                await bag.ReadBytesAsync(BagInfo.PayloadFolder + Payload.ReportPdfFile, cancellation), envelope.Pages);
            var slips = await SlipsAsync(documents, layout, description, envelope, cancellation);
            var (drawn, texts) =
                ((IReadOnlyList<PageImage>)[.. await images.DrawAsync(printed, cancellation),
                    .. await images.DrawAsync(slips, cancellation)], Texts(printed).Concat(Texts(slips)).ToList());
            var volume = Volume(documents, layout, description, envelope, drawn, texts);
            foreach (var document in documents)
                volume.Add(
                    layout.Native(document.First, document.Path), _ => Task.FromResult(bag.Open(BagInfo.PayloadFolder + document.Path)));
            var (bytes, sha256) = await PackAsync(layout, volume, envelope.SealedAt, output, cancellation);
            return new WrittenProduction(documents.Count, drawn.Count, bytes, sha256);
        }
        catch (PdfUnavailableException e)
        {
            throw new PacketRefusedException($"{e.Message} No load file was written, and no packet was kept.");
        }
    }

    // The report first, with what it is made from attached; what only checks a packet is no evidence.
    private static List<ProducedDocument> Documents(UnpackedBag bag, PacketEnvelope envelope, Dictionary<string, string> titles)
    {
        List<ProducedDocument> documents =
            [new(
                1, envelope.Pages, "Evidence packet: the report", Payload.ReportPdfFile,
                bag.Files[BagInfo.PayloadFolder + Payload.ReportPdfFile])];
        var content = bag.Files.Where(f => f.Key.StartsWith(BagInfo.PayloadFolder, StringComparison.Ordinal))
            .Select(f => (Path: f.Key[BagInfo.PayloadFolder.Length..], f.Value))
            .Where(
                f => f.Path is not (Payload.ReportPdfFile or Payload.ReportHtmlFile or Payload.ReadmeFile)
                && PacketTools.Describe(f.Path).Length == 0);
        foreach (var (path, file) in content.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            var exhibit = titles.FirstOrDefault(t => path.StartsWith(t.Key, StringComparison.Ordinal)).Value ?? "";
            documents.Add(new ProducedDocument(documents[^1].Last + 1, 1, exhibit + Payload.Describe(path), path, file));
        }

        return documents;
    }

    private static SortedDictionary<string, Func<CancellationToken, Task<Stream>>> Volume(
        List<ProducedDocument> documents, VolumeLayout layout, PacketDocument description, PacketEnvelope envelope,
        IReadOnlyList<PageImage> drawn, List<string> texts)
    {
        var volume = new SortedDictionary<string, Func<CancellationToken, Task<Stream>>>(StringComparer.Ordinal);
        void Add(string path, byte[] content) => volume.Add(path, _ => Task.FromResult<Stream>(new MemoryStream(content, writable: false)));
        var (lines, pages) = (new List<IReadOnlyList<string>>(), new List<OpticonImage>());
        foreach (var document in documents)
        {
            lines.Add(Line(document));
            Add(layout.DocumentText(document.First),
                Encoding.UTF8.GetBytes(string.Join('\f', texts.Skip(document.First - 1).Take(document.Pages))));
            for (var page = document.First; page <= document.Last; page++)
            {
                var path = layout.Image(page, drawn[page - 1].Extension);
                Add(path, drawn[page - 1].Content);
                Add(layout.PageText(page), Encoding.UTF8.GetBytes(texts[page - 1]));
                pages.Add(
                    new OpticonImage(
                        layout.Number(page), layout.Volume, VolumeLayout.Written(path), page == document.First ? document.Pages : 0));
            }
        }

        Add(layout.DataFile, ConcordanceFile.Write(Fields, lines));
        Add(layout.ImageLoadFile, OpticonFile.Write(pages));
        return volume;

        IReadOnlyList<string> Line(ProducedDocument d) =>
        [
            layout.Number(d.First), layout.Number(d.Last), layout.Number(1), layout.Number(documents[^1].Last),
            d.Pages.ToString(CultureInfo.InvariantCulture), d.Title,
            description.DataHolder, description.CaseName, envelope.SealedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            description.Marking, description.Profile == PacketProfile.Full ? "N" : "Y",
            d.Path, Path.GetExtension(d.Path).TrimStart('.'), d.File.Size.ToString(CultureInfo.InvariantCulture), d.File.Sha256,
            VolumeLayout.Written(layout.Native(d.First, d.Path)), VolumeLayout.Written(layout.DocumentText(d.First)),
        ];
    }

    private static IEnumerable<string> Texts(PrintedPdf pdf)
    {
        using var document = PdfDocument.Open(pdf.Content);
        return [.. document.GetPages().Select(p => ContentOrderTextExtractor.GetText(p))];
    }

    private static async Task<(long Bytes, string Sha256)> PackAsync(
        VolumeLayout layout, SortedDictionary<string, Func<CancellationToken, Task<Stream>>> volume, DateTime at, Stream output,
        CancellationToken cancellation)
    {
        using var container = new ContainerWriter(output, at);
        foreach (var (path, openAsync) in volume)
        {
            await using var stream = await openAsync(cancellation);
            // A file that is packed in the packet cannot be read twice; it is spread out on the way.
            await using var spread = stream.CanSeek ? stream : await SpreadAsync(stream, cancellation);
            _ = await container.AddAsync(
                $"{layout.Volume}/{path}", spread, Path.GetExtension(path) is not (".jpg" or ".tif" or ".pdf" or ".png" or ".parquet"),
                cancellation);
        }

        return await container.FinishAsync(cancellation);
    }

    private static async Task<Stream> SpreadAsync(Stream stream, CancellationToken cancellation)
    {
        var spread = ContainerWriter.OpenScratch();
        await stream.CopyToAsync(spread, cancellation);
        spread.Position = 0;
        return spread;
    }

    private async Task<PrintedPdf> SlipsAsync(
        List<ProducedDocument> documents, VolumeLayout layout, PacketDocument description, PacketEnvelope envelope,
        CancellationToken cancellation)
    {
        var sheets = documents.Skip(1).Select(d => new SlipSheet(layout.Number(d.First), d.Title, d.Path, d.File.Size, d.File.Sha256))
            .ToList();
        var html = await report.RenderSlipSheetsAsync(sheets, description.Marking, envelope.Paper, description.IsSynthetic);
        var slips = await printer.PrintAsync(html, envelope.SealedAt, cancellation);
        return slips.Pages == sheets.Count ? slips : throw new PacketRefusedException(
            $"{sheets.Count} slip sheets came to {slips.Pages} pages. No load file was written, and no packet was kept.");
    }
}
