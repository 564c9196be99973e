using System.Buffers.Binary;
using System.Text;
using BitMiracle.LibTiff.Classic;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.LoadFiles;
using Dashboard.Packets.Reports;
using Dashboard.Packets.Reports.Printing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Packets.Tests.LoadFiles;

/// <summary>A printed packet, and the volume that was made of it.</summary>
public sealed class ProducedPacket : IAsyncLifetime
{
    public SealedCase Case { get; } = new();

    public string Packet { get; private set; } = "";

    public string Volume => Case.Path("volume.zip");

    public WrittenProduction Written { get; private set; } = null!;

    public static async Task<WrittenProduction> WriteAsync(string packet, string path)
    {
        var printing = new PdfPrinting();
        await using var file = File.Create(path);
        return await new ProductionWriter(
            new ReportRenderer(NullLoggerFactory.Instance), new BrowserPdfPrinter(printing), new PageImages(printing))
            .WriteAsync(packet, file, default);
    }

    public async Task InitializeAsync()
    {
        await using (var file = File.Create(Case.Path("printed.zip")))
        {
            await SealedCase.Writer(new PdfPrinting()).WriteAsync(
                await Case.ContentsAsync(), async (id, token) => await SealedCase.Sealed()(id, token) with { Production = 42 }, null, file);
            Packet = file.Name;
        }

        Written = await WriteAsync(Packet, Volume);
    }

    public Task DisposeAsync()
    {
        Case.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>These need Chromium, Chrome or Edge, and fail with the sentence that says so where none is installed.</summary>
public sealed class ProductionWriterTests(ProducedPacket produced) : IClassFixture<ProducedPacket>
{
    [Fact]
    public async Task Write_Packet_IsAVolumeThatAReviewPlatformLoads()
    {
        var written = produced.Written;

        await ProductionChecks.RequireWholeAsync(produced.Volume, written, default);
        var (volume, sealedFiles) = (await OpenedPacket.ReadAsync(produced.Volume), await OpenedPacket.ReadAsync(produced.Packet));
        var documents = ConcordanceFile.Read(volume.Files["DATA/P0000042.dat"]);
        var images = OpticonFile.Read(volume.Files["DATA/P0000042.opt"]);
        Assert.Equal((written.Documents, written.Numbers), (documents.Count, images.Count));
        Assert.Equal(written.Numbers, images.Select(i => i.Key).Distinct().Count());
        Assert.Equal(("P0000042-00001", $"P0000042-{written.Numbers:00000}"), (documents[0]["BEGATTACH"], documents[0]["ENDATTACH"]));
        Assert.All(documents, d => Assert.Equal(("Training case", "TLP:AMBER", "N"), (d["CASE"], d["CONFIDENTIALITY"], d["REDACTED"])));
        foreach (var document in documents)
            Assert.Equal(sealedFiles.Files["data/" + document["FILENAME"]], volume.Files[document["NATIVEPATH"].Replace('\\', '/')]);
        Assert.Contains(
            documents,
            d => d["FILENAME"] == "exhibits/0003/rows.csv" && d["TITLE"]
            .StartsWith("Exhibit 3, Interactions by day", StringComparison.Ordinal));
        Assert.DoesNotContain(documents, d => d["FILENAME"].StartsWith("check/", StringComparison.Ordinal));
        // The number on the page is the number of the page.
        Assert.All(images.Take(3), i => Assert.Contains(i.Key, Text(volume, i.Key), StringComparison.Ordinal));
        Assert.Contains(images[^1].Key, Text(volume, images[^1].Key), StringComparison.Ordinal);
        Assert.Contains(
            "Interactions by day in the campaign window", string.Concat(images.Select(i => Text(volume, i.Key))).ReplaceLineEndings(" "),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Pages_AreImagesOfThreeHundredDots()
    {
        var images = (await OpenedPacket.ReadAsync(produced.Volume)).Files.Where(f => f.Key.StartsWith("IMAGES/", StringComparison.Ordinal))
            .ToList();
        Assert.Contains(images, i => i.Key.EndsWith(".jpg", StringComparison.Ordinal));
        Assert.Contains(images, i => i.Key.EndsWith(".tif", StringComparison.Ordinal));
        Assert.All(
            images.Where(i => i.Key.EndsWith(".jpg", StringComparison.Ordinal)),
            i => Assert.Equal(300, BinaryPrimitives.ReadUInt16BigEndian(i.Value.AsSpan(14))));
        foreach (var (_, bytes) in images.Where(i => i.Key.EndsWith(".tif", StringComparison.Ordinal)))
        {
            using var tiff = Tiff.ClientOpen("page", "r", new MemoryStream(bytes), new TiffStream());
            Assert.Equal(
                ((int)Compression.CCITTFAX4, 300.0, 1),
                (tiff.GetField(TiffTag.COMPRESSION)[0].ToInt(), tiff.GetField(TiffTag.XRESOLUTION)[0].ToDouble(),
                    (int)tiff.NumberOfDirectories()));
            var (width, height) = (tiff.GetField(TiffTag.IMAGEWIDTH)[0].ToInt(), tiff.GetField(TiffTag.IMAGELENGTH)[0].ToInt());
            Assert.Equal((2479, 3508), (width, height));
            var bits = new byte[tiff.StripSize()];
            Assert.Equal(bits.Length, tiff.ReadEncodedStrip(0, bits, 0, bits.Length));
            // A page has ink, and more paper than ink.
            Assert.InRange(bits.Sum(b => (double)System.Numerics.BitOperations.PopCount(b)) / (width * height), 0.002, 0.4);
        }
    }

    [Fact]
    public async Task Write_PacketWithoutPdf_IsRefused()
    {
        var packet = await produced.Case.WriteAsync(await produced.Case.ContentsAsync(), "unprinted.zip");

        await Assert.ThrowsAsync<PacketRefusedException>(() => ProducedPacket.WriteAsync(packet, produced.Case.Path("none.zip")));
    }

    [Fact]
    public async Task RequireWhole_ATextIsMissing_Fails()
    {
        var volume = await OpenedPacket.ReadAsync(produced.Volume);
        volume.Files.Remove("TEXT/DOCUMENTS/001/P0000042-00001.txt");

        var e = await Assert.ThrowsAsync<PacketFormatException>(
            async () => await ProductionChecks.RequireWholeAsync(
                await volume.SaveAsync(produced.Case.Path("less.zip")), produced.Written, default));

        Assert.Contains(@"TEXT\DOCUMENTS\001\P0000042-00001.txt is listed and not there", e.Message, StringComparison.Ordinal);
    }

    private static string Text(OpenedPacket volume, string number) => Encoding.UTF8.GetString(volume.Files[$"TEXT/PAGES/001/{number}.txt"]);
}
