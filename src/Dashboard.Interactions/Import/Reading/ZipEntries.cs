using System.Buffers.Binary;
using System.IO.Compression;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>The files in a zip that may be logs.</summary>
internal static class ZipEntries
{
    /// <summary>The most files in one zip.</summary>
    public const int Max = 10_000;

    private const int EndBytes = 22;

    /// <summary>Opens a zip whose directory is of a size that can be read; the stream stays open behind it.</summary>
    /// <exception cref="InvalidDataException">It is none, or has too many files.</exception>
    public static ZipArchive Open(FileStream file)
    {
        if (CountIn(file) is > Max and var count)
            throw new InvalidDataException(
                $"it holds {(count == ushort.MaxValue ? "65,535 or more" : count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture))} files, and at most {Max:N0} are read of one zip. Unpack it first.");
        file.Position = 0;
        return new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
    }

    /// <summary>The files that may be logs: no folders, nothing hidden, nothing that a Macintosh adds.</summary>
    /// <exception cref="InvalidDataException">One of them is encrypted, or it is a spreadsheet or another document.</exception>
    public static IReadOnlyList<ZipArchiveEntry> Logs(ZipArchive archive)
    {
        var all = archive.Entries;
        if (all.Any(e => e.FullName == "[Content_Types].xml"))
            throw new InvalidDataException(
                all.Any(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal))
                ? "it is a spreadsheet. Save the sheet as CSV, and give that." : "it is an office document, and no log.");
        List<ZipArchiveEntry> logs = [.. all.Where(e => !IsFolder(e) && !IsHidden(e))];
        if (logs.Find(e => e.IsEncrypted) is { } encrypted)
            throw new InvalidDataException($"{encrypted.FullName} in it is encrypted. Unpack it with its password, and give the files.");
        return logs;
    }

    private static bool IsFolder(ZipArchiveEntry entry) => entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\')
        || (entry.Name.Length == 0 && entry.Length == 0);

    private static bool IsHidden(ZipArchiveEntry entry) =>
        entry.FullName.Split('/', '\\').Any(part => part.StartsWith('.') || part == "__MACOSX");

    // The end record states it; the archive itself reads its whole directory at once, however long it is.
    private static int CountIn(FileStream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, ushort.MaxValue + EndBytes)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0x50, 0x4b, 0x05, 0x06]);
        if (end < 0 || end + EndBytes > tail.Length) throw new InvalidDataException("it is cut off: it does not end as a zip does.");
        return BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
    }
}
