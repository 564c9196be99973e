using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Dashboard.Packets.Containers;

/// <summary>
/// Reads a packet's zip file and refuses every layout but that of <see cref="ContainerFormat"/>. Nothing in the file
/// is trusted: sizes are bounded before anything is unpacked, and nothing is ever written to disk.
/// </summary>
internal sealed class ContainerReader : IAsyncDisposable
{
    private readonly FileStream file;
    private readonly byte[] seal;

    private ContainerReader(FileStream file, byte[] seal, IReadOnlyList<ContainerEntry> entries)
    {
        this.file = file;
        this.seal = seal;
        Entries = entries;
    }

    /// <summary>The entries, sorted by name.</summary>
    public IReadOnlyList<ContainerEntry> Entries { get; }

    /// <summary>How many bytes the seal is over.</summary>
    public long SealedLength => file.Length - seal.Length;

    public ValueTask DisposeAsync() => file.DisposeAsync();

    /// <summary>Opens a container.</summary>
    /// <exception cref="PacketFormatException">The layout is not the one that packets have.</exception>
    public static async Task<ContainerReader> OpenAsync(string path, CancellationToken cancellation)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.RandomAccess);
        try
        {
            return await ReadAsync(file, cancellation);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether the seal is the one that these bytes call for.</summary>
    public bool IsSealedWith(byte[] sha256) => seal.AsSpan().SequenceEqual(ContainerFormat.Seal(sha256));

    /// <summary>Unpacks an entry into a sink, in pieces. Size and checksum are what the directory says, or it throws.</summary>
    /// <exception cref="PacketFormatException">The entry does not unpack to what the directory says.</exception>
    public async Task ReadAsync(ContainerEntry entry, Action<ReadOnlyMemory<byte>> sink, CancellationToken cancellation)
    {
        var packed = new BoundedStream(file, entry.DataOffset, entry.PackedSize);
        await using var content = Unpack(entry, packed);
        var crc = new Crc32();
        var size = 0L;
        var buffer = new byte[81920];
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
            {
                size += read;
                if (size > entry.Size) throw new PacketFormatException($"'{entry.Name}' unpacks to more than the {entry.Size} bytes it declares.");
                crc.Append(buffer.AsSpan(0, read));
                sink(buffer.AsMemory(0, read));
            }
        }
        catch (InvalidDataException e)
        {
            throw new PacketFormatException($"'{entry.Name}' cannot be unpacked: its compressed data are damaged.", e);
        }

        if (size != entry.Size) throw new PacketFormatException($"'{entry.Name}' unpacks to {size} bytes and declares {entry.Size}.");
        if (packed.Position != packed.Length) throw new PacketFormatException($"'{entry.Name}' is followed by {packed.Length - packed.Position} bytes that belong to no file.");
        if (crc.Value != entry.Crc) throw new PacketFormatException($"'{entry.Name}' does not have the checksum that its entry names.");
    }

    /// <summary>Opens an entry that was read once already, and so is known to unpack.</summary>
    public Stream Open(ContainerEntry entry) => Unpack(entry, new BoundedStream(file, entry.DataOffset, entry.PackedSize));

    private static Stream Unpack(ContainerEntry entry, BoundedStream packed) =>
        entry.Method == ContainerFormat.Deflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed;

    private static async Task<ContainerReader> ReadAsync(FileStream file, CancellationToken cancellation)
    {
        var tailLength = ContainerFormat.EndLength + ContainerFormat.SealLength;
        if (file.Length < tailLength) throw new PacketFormatException("The file is too short to be a packet.");
        if (file.Length > ContainerFormat.MaxBytes) throw new PacketFormatException("The file is larger than any packet.");
        var tail = await BytesAsync(file, file.Length - tailLength, tailLength, cancellation);
        var end = tail.AsSpan(0, ContainerFormat.EndLength);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != ContainerFormat.EndSignature || BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != ContainerFormat.SealLength)
            throw new PacketFormatException("The file does not end as a packet does, with its directory's end record and the seal. It is cut off, something was added, or it is another kind of file.");
        var count = BinaryPrimitives.ReadUInt16LittleEndian(end[8..]);
        var directoryLength = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        var directoryOffset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end[4..]) != 0 || BinaryPrimitives.ReadUInt16LittleEndian(end[10..]) != count)
            throw new PacketFormatException("The directory's end record speaks of several volumes; a packet is one file.");
        if (count > ContainerFormat.MaxEntries) throw new PacketFormatException($"The directory lists {count} files; a packet holds at most {ContainerFormat.MaxEntries}.");
        if ((long)directoryOffset + directoryLength != file.Length - tailLength || directoryLength > (long)count * (ContainerFormat.DirectoryLength + ContainerFormat.MaxNameLength))
            throw new PacketFormatException("The directory does not lie where its end record says, right before it.");

        var entries = Directory(await BytesAsync(file, directoryOffset, (int)directoryLength, cancellation), count);
        await CheckEntriesAsync(file, entries, directoryOffset, cancellation);
        return new ContainerReader(file, tail[ContainerFormat.EndLength..], [.. entries.Select(e => e.Entry)]);
    }

    private static List<(ContainerEntry Entry, byte[] Common)> Directory(byte[] bytes, int count)
    {
        var entries = new List<(ContainerEntry, byte[])>(count);
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            if (bytes.Length - at < ContainerFormat.DirectoryLength) throw new PacketFormatException("The directory is shorter than its files.");
            var header = bytes.AsSpan(at, ContainerFormat.DirectoryLength);
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) != ContainerFormat.DirectorySignature || bytes.Length - at - ContainerFormat.DirectoryLength < nameLength)
                throw new PacketFormatException($"Entry {i + 1} of the directory is damaged.");
            var name = Encoding.Latin1.GetString(bytes, at + ContainerFormat.DirectoryLength, nameLength);
            if (ContainerFormat.FaultOfName(name) is { } fault) throw new PacketFormatException($"The directory names a file '{Printable(name)}', which is refused: {fault}.");
            var method = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
            if (method is not (ContainerFormat.Stored or ContainerFormat.Deflated)) throw new PacketFormatException($"'{name}' is packed by method {method}; a packet's files are stored or deflated.");
            if (BinaryPrimitives.ReadUInt32LittleEndian(header[38..]) != ContainerFormat.PlainFile) throw new PacketFormatException($"'{name}' is not marked as a plain file; links, folders and devices are refused.");
            if (!IsCanonical(header)) throw new PacketFormatException($"'{name}' has flags, versions, extra fields or a comment in the directory that no packet has.");
            var entry = new ContainerEntry(
                name, method, BinaryPrimitives.ReadUInt32LittleEndian(header[16..]), BinaryPrimitives.ReadUInt32LittleEndian(header[20..]),
                BinaryPrimitives.ReadUInt32LittleEndian(header[24..]), BinaryPrimitives.ReadUInt32LittleEndian(header[42..]));
            entries.Add((entry, header[6..30].ToArray()));
            at += ContainerFormat.DirectoryLength + nameLength;
        }

        return at == bytes.Length ? entries : throw new PacketFormatException("The directory is longer than its files.");
    }

    // Versions, no flags, no extra field, no comment, one volume, no internal attributes.
    private static bool IsCanonical(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadUInt16LittleEndian(header[4..]) == ContainerFormat.MadeBy
        && BinaryPrimitives.ReadUInt16LittleEndian(header[6..]) == ContainerFormat.VersionNeeded
        && BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) == 0
        && !header[30..38].ContainsAnyExcept((byte)0);

    private static async Task CheckEntriesAsync(FileStream file, List<(ContainerEntry Entry, byte[] Common)> entries, long directoryOffset, CancellationToken cancellation)
    {
        var expectedOffset = 0L;
        var unpacked = 0L;
        var folded = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, common) = entries[i];
            if (!folded.Add(entry.Name)) throw new PacketFormatException($"'{entry.Name}' is there twice.");
            if (i > 0 && string.CompareOrdinal(entries[i - 1].Entry.Name, entry.Name) >= 0) throw new PacketFormatException($"'{entry.Name}' is not in its place in the order of names.");
            if (entry.Offset != expectedOffset || entry.EndOffset > directoryOffset) throw new PacketFormatException($"'{entry.Name}' does not follow directly on what is before it.");
            if (ContainerFormat.IsTooDense(entry.Size, entry.PackedSize)) throw new PacketFormatException($"'{entry.Name}' claims to unpack to more than {ContainerFormat.MaxRatio} times its packed size, as a decompression bomb does.");
            if (entry.Method == ContainerFormat.Stored && entry.Size != entry.PackedSize) throw new PacketFormatException($"'{entry.Name}' is stored and has two sizes.");
            if ((unpacked += entry.Size) > ContainerFormat.MaxUnpackedBytes) throw new PacketFormatException("The files unpack to more than any packet holds.");
            if (!common.AsSpan(6, 4).SequenceEqual(entries[0].Common.AsSpan(6, 4))) throw new PacketFormatException($"'{entry.Name}' has another time than the other files.");
            var local = await BytesAsync(file, entry.Offset, ContainerFormat.LocalLength + entry.Name.Length, cancellation);
            if (BinaryPrimitives.ReadUInt32LittleEndian(local) != ContainerFormat.LocalSignature
                || !local.AsSpan(4, 24).SequenceEqual(common)
                || BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(28)) != 0
                || Encoding.Latin1.GetString(local, ContainerFormat.LocalLength, entry.Name.Length) != entry.Name)
                throw new PacketFormatException($"The header before '{entry.Name}' differs from its entry in the directory.");
            expectedOffset = entry.EndOffset;
        }

        if (expectedOffset != directoryOffset) throw new PacketFormatException($"{directoryOffset - expectedOffset} bytes before the directory belong to no file.");
    }

    private static async Task<byte[]> BytesAsync(FileStream file, long offset, int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        var stream = new BoundedStream(file, offset, Math.Min(count, file.Length - offset));
        return await stream.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, cancellation) == count ? bytes : throw new PacketFormatException("The file is cut off.");
    }

    private static string Printable(string name) => string.Concat(name.Take(80).Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\x{(int)c:x2}"));
}
