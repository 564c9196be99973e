using System.Text;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Files;
using Dashboard.Packets.Payloads;
using Dashboard.Packets.Reports;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Packets.Verification;

/// <summary>
/// The report held against what it reports: the HTML is made again from contents and envelope, and has to be the same to the byte; the
/// text of the PDF is read back and has to be that of the HTML.
/// </summary>
internal sealed class ReportChecks(UnpackedBag bag, CheckList list)
{
    private const string HtmlPath = BagInfo.PayloadFolder + Payload.ReportHtmlFile;
    private const string PdfPath = BagInfo.PayloadFolder + Payload.ReportPdfFile;

    public async Task RunAsync(PacketContents contents, PacketEnvelope envelope, CancellationToken cancellation)
    {
        await list.CheckAsync(HtmlPath, () => HtmlAsync(contents, envelope, cancellation));
        await list.CheckAsync(PdfPath, () => PdfAsync(envelope, cancellation));
    }

    private async Task<string> HtmlAsync(PacketContents contents, PacketEnvelope envelope, CancellationToken cancellation)
    {
        if (!bag.Files.TryGetValue(HtmlPath, out var html)) throw new PacketFormatException($"{HtmlPath} is missing.");
        if (contents.ToolVersion != PacketAssembly.ToolVersion)
        {
            list.AttestedOnly(
                HtmlPath, $"It was made by version {contents.ToolVersion} of the program, and this is {PacketAssembly.ToolVersion}.");
            return "It was made by another version of the program: not made again.";
        }

        string[] asFound = [BagInfo.PayloadFolder + "exhibits/", BagInfo.PayloadFolder + Payload.TablesFolder];
        var found = bag.Files.Where(f => asFound.Any(folder => f.Key.StartsWith(folder, StringComparison.Ordinal)))
            .Select(
                f => new PayloadFile(
                    f.Key[BagInfo.PayloadFolder.Length..], f.Value.Size, f.Value.Sha256, _ => Task.FromResult(bag.Open(f.Key))));
        var payload = Payload.WithManifest([.. Payload.Derived(contents), .. found, .. contents.Inference]);
        var expected = await new ReportRenderer(NullLoggerFactory.Instance).RenderAsync(contents, envelope, payload, cancellation);
        var file = PayloadFile.Of(Payload.ReportHtmlFile, Encoding.UTF8.GetBytes(expected));
        if (file.Sha256 != html.Sha256)
            throw new PacketFormatException(
                $"{HtmlPath} is not what the packet's documents make of it. {Difference(ReportText.OfHtml(expected), ReportText.OfHtml(await bag.ReadTextAsync(HtmlPath, cancellation)))}");
        list.Recomputed(HtmlPath, "Made again from the packet's documents, and equal to the byte.");
        return "Made again from the packet's documents, and equal to the byte.";
    }

    private async Task<string> PdfAsync(PacketEnvelope envelope, CancellationToken cancellation)
    {
        if (!bag.Files.ContainsKey(PdfPath))
            return envelope.Pages == 0 ? "There is no PDF report."
                : throw new PacketFormatException($"{PdfPath} is missing: the envelope says that it has {envelope.Pages} pages.");
        var html = await bag.ReadTextAsync(HtmlPath, cancellation);
        var compared = PdfText.Compare(await bag.ReadBytesAsync(PdfPath, cancellation), html, envelope.Pages);
        list.Recomputed($"{PdfPath} text", compared);
        list.AttestedOnly($"{PdfPath} drawing", "What is drawn and is no text, such as pictures and lines, is not compared.");
        return compared;
    }

    private static string Difference(string should, string has)
    {
        var at = Enumerable.Range(0, Math.Max(should.Length, has.Length))
            .FirstOrDefault(i => i >= should.Length || i >= has.Length || should[i] != has[i], -1);
        return at < 0
            ? "Its text is the same, its markup is not." : $"It reads '{Around(has, at)}', where '{Around(should, at)}' follows from them.";
    }

    private static string Around(string text, int at)
    {
        var from = Math.Max(0, at - 20);
        return text[from..Math.Min(text.Length, from + 80)];
    }
}
