using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using BitMiracle.LibTiff.Classic;
using Dashboard.Packets.Faces;

namespace Dashboard.Packets.Reports.Printing;

/// <summary>A page of a PDF as a picture of 300 dots an inch.</summary>
/// <param name="Extension"><c>tif</c>, CCITT group 4, or <c>jpg</c> where the page has colour.</param>
public sealed record PageImage(string Extension, byte[] Content);

/// <summary>Draws the pages of a PDF with the browser that prints, by PDF.js.</summary>
public sealed partial class PageImages(PdfPrinting options)
{
    /// <summary>The resolution, in dots an inch.</summary>
    public const int DotsPerInch = 300;

    private const string DocumentFile = "pages.html";
    private const string DumpFile = "pages.dump";
    private const string Without = "There are no page images";

    /// <summary>Draws every page.</summary>
    /// <exception cref="PdfUnavailableException">No browser is installed, or it did not draw them all.</exception>
    public async Task<IReadOnlyList<PageImage>> DrawAsync(PrintedPdf pdf, CancellationToken cancellation)
    {
        using var browser = new HeadlessBrowser(options, Without);
        await File.WriteAllTextAsync(browser.Path(DocumentFile), Document(pdf.Content), new UTF8Encoding(false), cancellation);
        string said;
        // The clock that the page sees stands still while it draws: it ends when there is nothing more to do.
        string[] arguments = ["--virtual-time-budget=1000000000", "--dump-dom"];
        await using (var dump = File.Create(browser.Path(DumpFile)))
            said = await browser.RunAsync(
                DocumentFile, arguments, dump, options.Timeout + (pdf.Pages * options.TimeoutOfPage), cancellation);
        var drawn = await File.ReadAllTextAsync(browser.Path(DumpFile), cancellation);
        if (Fault().Match(drawn) is { Success: true } fault)
            throw new PdfUnavailableException($"{Without}: the report's pages cannot be drawn. {fault.Groups["fault"].Value}");
        var images = Image().Matches(drawn).Select(ImageOf).ToList();
        return images.Count == pdf.Pages && Count().Match(drawn).Groups["pages"].Value == pdf.Pages.ToString(CultureInfo.InvariantCulture)
            ? images : throw new PdfUnavailableException($"{Without}: {said}");
    }

    private static PageImage ImageOf(Match image)
    {
        var content = Convert.FromBase64String(image.Groups["content"].Value);
        if (image.Groups["kind"].Value == "jpeg") return new PageImage("jpg", WithResolution(content));
        using var bits = new MemoryStream();
        using (var packed = new ZLibStream(new MemoryStream(content), CompressionMode.Decompress)) packed.CopyTo(bits);
        return new PageImage(
            "tif",
            Tiff4(
                bits.ToArray(), int.Parse(image.Groups["width"].Value, CultureInfo.InvariantCulture),
                int.Parse(image.Groups["height"].Value, CultureInfo.InvariantCulture)));
    }

    // A browser's JPEG begins with its JFIF segment, in which the unit, and the density across and down, have fixed places.
    private static byte[] WithResolution(byte[] jpeg)
    {
        byte[] density = [1, DotsPerInch >> 8, DotsPerInch & 255, DotsPerInch >> 8, DotsPerInch & 255];
        density.CopyTo(jpeg, 13);
        return jpeg;
    }

    private static byte[] Tiff4(byte[] bits, int width, int height)
    {
        using var bytes = new MemoryStream();
        using (var tiff = Tiff.ClientOpen("page", "w", bytes, new TiffStream()))
        {
            tiff.SetField(TiffTag.IMAGEWIDTH, width);
            tiff.SetField(TiffTag.IMAGELENGTH, height);
            tiff.SetField(TiffTag.ROWSPERSTRIP, height);
            tiff.SetField(TiffTag.BITSPERSAMPLE, 1);
            tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
            tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISWHITE);
            tiff.SetField(TiffTag.COMPRESSION, Compression.CCITTFAX4);
            tiff.SetField(TiffTag.FILLORDER, FillOrder.MSB2LSB);
            tiff.SetField(TiffTag.RESOLUTIONUNIT, ResUnit.INCH);
            tiff.SetField(TiffTag.XRESOLUTION, (double)DotsPerInch);
            tiff.SetField(TiffTag.YRESOLUTION, (double)DotsPerInch);
            tiff.WriteEncodedStrip(0, bits, bits.Length);
        }

        return bytes.ToArray();
    }

    private static string Document(byte[] pdf) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data: blob:">
        <title>Pages</title>
        <div id="pages"></div>
        <script type="text/plain" id="pdf">{Convert.ToBase64String(pdf)}</script>
        <script type="module">{ReportResources.Text("pdf.min.mjs")}</script>
        <script type="module">{ReportResources.Text("pdf.worker.min.mjs")}</script>
        <script type="module">{ReportResources.Text("page-images.js")}</script>
        """;

    [GeneratedRegex(
        """<p data-width="(?<width>\d+)" data-height="(?<height>\d+)" data-kind="(?<kind>bits|jpeg)">(?<content>[A-Za-z0-9+/=]+)</p>""")]
    private static partial Regex Image();

    [GeneratedRegex("""<div id="pages" data-pages="(?<pages>\d+)">""")]
    private static partial Regex Count();

    [GeneratedRegex("""<div id="pages" data-fault="(?<fault>[^"]*)">""")]
    private static partial Regex Fault();
}
