using System.Globalization;
using Dashboard.Packets.Files;

namespace Dashboard.Packets.LoadFiles;

/// <summary>A volume that was written for a review platform.</summary>
/// <param name="Documents">How many documents its load file lists: the report, and each file of the content.</param>
/// <param name="Numbers">How many page numbers it uses, from 1 on: the report's pages, and one for each slip sheet.</param>
public sealed record WrittenProduction(int Documents, int Numbers, long Bytes, string Sha256);

/// <summary>A document of a production: pages with a number each.</summary>
/// <param name="First">The number of its first page.</param>
/// <param name="Path">The file in the packet's payload that it is.</param>
internal sealed record ProducedDocument(int First, int Pages, string Title, string Path, UnpackedFile File)
{
    public int Last => First + Pages - 1;
}

/// <summary>Where everything lies in a volume. Folders hold a thousand files at most, since review platforms choke on more.</summary>
/// <param name="Prefix">What every page number begins with: <c>P0000128-</c>.</param>
internal sealed record VolumeLayout(string Prefix)
{
    private const int FilesInFolder = 1000;

    /// <summary>The name of the volume, and of its folder.</summary>
    public string Volume => Prefix.TrimEnd('-');

    public string DataFile => $"DATA/{Volume}.dat";

    public string ImageLoadFile => $"DATA/{Volume}.opt";

    public string Number(int page) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{page:00000}");

    public string Image(int page, string extension) => $"IMAGES/{Folder(page)}/{Number(page)}.{extension}";

    public string PageText(int page) => $"TEXT/PAGES/{Folder(page)}/{Number(page)}.txt";

    public string DocumentText(int page) => $"TEXT/DOCUMENTS/{Folder(page)}/{Number(page)}.txt";

    public string Native(int page, string path) => $"NATIVES/{Folder(page)}/{Number(page)}{System.IO.Path.GetExtension(path)}";

    /// <summary>A path as load files write it, from the volume's root.</summary>
    public static string Written(string path) => path.Replace('/', '\\');

    private static string Folder(int page) => string.Create(CultureInfo.InvariantCulture, $"{((page - 1) / FilesInFolder) + 1:000}");
}
