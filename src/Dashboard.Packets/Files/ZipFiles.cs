using System.IO.Compression;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Files;

/// <summary>
/// Any other zip file, as other programs pack it, Zip64 among them. Names that lead out of it, links, encrypted entries, names that are
/// there twice and decompression bombs are refused before anything is read.
/// </summary>
internal sealed class ZipFiles : PacketFiles
{
    private const int FileTypeMask = 0xF000;
    private const int LinkType = 0xA000;
    private const int BufferBytes = 1 << 16;

    private readonly ZipArchive zip;
    private readonly string departure;
    private readonly string root;
    private readonly SortedDictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> sizes = new(StringComparer.Ordinal);
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);

    private ZipFiles(ZipArchive zip, string departure)
    {
        (this.zip, this.departure) = (zip, departure);
        if (zip.Entries.Count > ContainerFormat.MaxEntries)
            throw new PacketFormatException(
                $"The zip file lists {zip.Entries.Count} entries; at most {ContainerFormat.MaxEntries} are read.");
        root = RootOf(zip.Entries.Where(e => !e.FullName.EndsWith('/')).Select(e => e.FullName));
        var folded = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var unpacked = 0L;
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName;
            RequireSafe(entry);
            if (!folded.Add(name))
                throw new PacketFormatException($"'{Shown(name)}' is there twice, and which of the two is meant cannot be told.");
            if ((unpacked += entry.Length) > ContainerFormat.MaxUnpackedBytes)
                throw new PacketFormatException("The files unpack to more than is read.");
            if (name.EndsWith('/'))
            {
                if (name.StartsWith(root, StringComparison.Ordinal)) folders.Add(name[root.Length..].TrimEnd('/'));
                continue;
            }

            if (!name.StartsWith(root, StringComparison.Ordinal))
                throw new PacketFormatException($"'{Shown(name)}' does not lie in the folder '{root.TrimEnd('/')}' of the bag.");
            entries.Add(name[root.Length..], entry);
            sizes.Add(name[root.Length..], entry.Length);
        }
    }

    public override string Kind => $"a zip file that another program packed ({departure.TrimEnd('.')})";

    public override string Folder => root.TrimEnd('/');

    public override IReadOnlyDictionary<string, long> Sizes => sizes;

    // The framework's archive has one place in its file.
    public override bool ReadsTogether => false;

    public static ZipFiles Open(string path, string departure)
    {
        ZipArchive zip;
        try
        {
            zip = ZipFile.OpenRead(path);
            _ = zip.Entries.Count;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException or OverflowException)
        {
            throw new PacketFormatException($"{departure} As a zip file of another program it cannot be read either: {e.Message}", e);
        }

        try
        {
            return new ZipFiles(zip, departure);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public override bool HasFolder(string path) => folders.Contains(path) || base.HasFolder(path);

    public override async Task ReadAsync(string path, Action<ReadOnlyMemory<byte>> sink, CancellationToken cancellation)
    {
        var expected = sizes[path];
        var size = 0L;
        try
        {
            await using var stream = Open(path);
            var buffer = new byte[BufferBytes];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
            {
                if ((size += read) > expected)
                    throw new PacketFormatException($"'{Shown(path)}' unpacks to more than the {expected} bytes it declares.");
                sink(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new PacketFormatException($"'{Shown(path)}' cannot be unpacked: {e.Message}", e);
        }

        if (size != expected) throw new PacketFormatException($"'{Shown(path)}' unpacks to {size} bytes and declares {expected}.");
    }

    public override Stream Open(string path)
    {
        try
        {
            return entries[path].Open();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new PacketFormatException($"'{Shown(path)}' cannot be unpacked: {e.Message}", e);
        }
    }

    public override ValueTask DisposeAsync()
    {
        zip.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void RequireSafe(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        var parts = name.TrimEnd('/').Split('/');
        if (name.Length == 0 || name[0] == '/' || name.Contains('\\', StringComparison.Ordinal)
            || name.Contains('\0', StringComparison.Ordinal) || parts.Any(p => p is "" or "." or "..") || parts[0].EndsWith(':'))
            throw new PacketFormatException($"The zip file names a file '{Shown(name)}', which leads out of it or is none.");
        if (((entry.ExternalAttributes >> 16) & FileTypeMask) == LinkType)
            throw new PacketFormatException($"'{Shown(name)}' is a link; a bag that holds links is not read.");
        if (entry.IsEncrypted)
            throw new PacketFormatException($"'{Shown(name)}' is encrypted; unpack the file first and verify the folder.");
        if (ContainerFormat.IsTooDense(entry.Length, Math.Max(1, entry.CompressedLength))
            && entry.Length > entry.CompressedLength * ContainerFormat.MaxForeignRatio)
            throw new PacketFormatException(
                $"'{Shown(name)}' claims to unpack to more than {ContainerFormat.MaxForeignRatio} times its packed size, as a decompression bomb does.");
    }

    private static string Shown(string name) =>
        string.Concat(name.Take(80).Select(c => char.IsControl(c) ? $"\\x{(int)c:x2}" : c.ToString()));
}
