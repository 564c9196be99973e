using System.Globalization;
using System.Text;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.LoadFiles;

/// <summary>A line of Opticon's load file: one image.</summary>
/// <param name="Key">The page's number, which is the key of the image.</param>
/// <param name="Volume">The volume that it is on.</param>
/// <param name="Path">Its path from the volume's root.</param>
/// <param name="DocumentPages">How many pages the document has that begins with it; 0 where it goes on.</param>
internal sealed record OpticonImage(string Key, string Volume, string Path, int DocumentPages);

/// <summary>
/// Opticon's load file: seven fields a line and a line an image; key, volume, path, Y where a document begins, folder and box break, pages.
/// </summary>
internal static class OpticonFile
{
    public static byte[] Write(IEnumerable<OpticonImage> images)
    {
        var text = new StringBuilder();
        foreach (var image in images)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{image.Key},{image.Volume},{image.Path},{(image.DocumentPages > 0 ? $"Y,,,{image.DocumentPages}" : ",,,")}\r\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <exception cref="PacketFormatException">It is no such file.</exception>
    public static IReadOnlyList<OpticonImage> Read(byte[] content) =>
    [
        .. Encoding.ASCII.GetString(content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',') switch
        {
            [var key, var volume, var path, "Y", "", "", var pages] when int.TryParse(
                pages, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => new OpticonImage(key, volume, path, count),
            [var key, var volume, var path, "", "", "", ""] => new OpticonImage(key, volume, path, 0),
            _ => throw new PacketFormatException($"'{line}' is no line of an image load file."),
        }),
    ];
}
