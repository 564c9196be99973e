using System.Globalization;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Files;

namespace Dashboard.Packets.LoadFiles;

/// <summary>Reads a volume back as a review platform does, before it leaves.</summary>
public static class ProductionChecks
{
    /// <summary>
    /// Every number is there once and in order, every page has its image, every document its text and its native as the packet has it.
    /// </summary>
    /// <exception cref="PacketFormatException">It is not so; the message says what is wrong.</exception>
    public static async Task RequireWholeAsync(string path, WrittenProduction written, CancellationToken cancellation)
    {
        await using var files = await PacketFiles.OpenAsync(path, cancellation);
        var volume = await UnpackedBag.ReadAsync(files, cancellation);
        var layout = new VolumeLayout(volume.Folder + "-");
        var images = OpticonFile.Read(await volume.ReadBytesAsync(layout.ImageLoadFile, cancellation));
        var documents = ConcordanceFile.Read(await volume.ReadBytesAsync(layout.DataFile, cancellation));
        if (images.Count != written.Numbers || documents.Count != written.Documents)
            throw new PacketFormatException(
                $"The load files list {documents.Count} documents and {images.Count} images, and not {written.Documents} and {written.Numbers}.");
        if (images.Index().FirstOrDefault(i => i.Item.Key != layout.Number(i.Index + 1)) is { Item: not null } wrong)
            throw new PacketFormatException($"Image {wrong.Index + 1} has the number {wrong.Item.Key}.");
        var listed = documents.SelectMany(d => (string[])[d["NATIVEPATH"], d["TEXTPATH"]]).Concat(images.Select(i => i.Path)).ToList();
        if (listed.FirstOrDefault(p => !volume.Files.ContainsKey(p.Replace('\\', '/'))) is { } missing)
            throw new PacketFormatException($"{missing} is listed and not there.");
        var next = 1;
        foreach (var document in documents)
        {
            var pages = int.Parse(document["PAGECOUNT"], CultureInfo.InvariantCulture);
            if (document["BEGBATES"] != layout.Number(next) || document["ENDBATES"] != layout.Number(next + pages - 1)
                || images[next - 1].DocumentPages != pages)
                throw new PacketFormatException(
                    $"The document {document["BEGBATES"]} does not have the pages that follow the document before it.");
            if (volume.Files[document["NATIVEPATH"].Replace('\\', '/')].Sha256 != document["SHA256"])
                throw new PacketFormatException($"{document["NATIVEPATH"]} is not the file that the packet holds.");
            next += pages;
        }
    }
}
