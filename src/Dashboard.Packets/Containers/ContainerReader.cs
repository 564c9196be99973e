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

    private ContainerReader(FileStream file, IReadOnlyList<ContainerEntry> entries)
    {
        this.file = file;
        Entries = entries;
    }

    /// <summary>The entries, sorted by name.</summary>
    public IReadOnlyList<ContainerEntry> Entries { get; }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    /// <summary>Opens a container.</summary>
    /// <param name="zip64From">From which size on entries are Zip64's: other than the format's own in tests alone.</param>
    /// <exception cref="PacketFormatException">The layout is not the one that packets have.</exception>
    public static async Task<ContainerReader> OpenAsync(
        string path, CancellationToken cancellation, long zip64From = ContainerFormat.Zip64From)
    {
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.RandomAccess);
        try
        {
            return await ReadAsync(file, zip64From, cancellation);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Unpacks an entry into a sink, in pieces. Size and checksum are what the directory says, or it throws.</summary>
    /// <exception cref="PacketFormatException">The entry does not unpack to what the directory says.</exception>
    public void Read(ContainerEntry entry, Action<ReadOnlyMemory<byte>> sink, CancellationToken cancellation)
    {
        var packed = new BoundedStream(file, entry.DataOffset, entry.PackedSize);
        using var content = Unpack(entry, packed);
        var crc = new Crc32();
        var size = 0L;
        var buffer = new byte[81920];
        try
        {
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                size += read;
                if (size > entry.Size)
                    throw new PacketFormatException($"'{entry.Name}' unpacks to more than the {entry.Size} bytes it declares.");
                crc.Append(buffer.AsSpan(0, read));
                sink(buffer.AsMemory(0, read));
            }
        }
        catch (InvalidDataException e)
        {
            throw new PacketFormatException($"'{entry.Name}' cannot be unpacked: its compressed data are damaged.", e);
        }

        if (size != entry.Size) throw new PacketFormatException($"'{entry.Name}' unpacks to {size} bytes and declares {entry.Size}.");
        if (packed.Position != packed.Length)
            throw new PacketFormatException(
                $"'{entry.Name}' is followed by {packed.Length - packed.Position} bytes that belong to no file.");
        if (crc.Value != entry.Crc) throw new PacketFormatException($"'{entry.Name}' does not have the checksum that its entry names.");
    }

    /// <summary>Opens an entry that was read once already, and so is known to unpack.</summary>
    public Stream Open(ContainerEntry entry) => Unpack(entry, new BoundedStream(file, entry.DataOffset, entry.PackedSize));

    private static Stream Unpack(ContainerEntry entry, BoundedStream packed) =>
        entry.Method == ContainerFormat.Deflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed;

    private static async Task<ContainerReader> ReadAsync(FileStream file, long zip64From, CancellationToken cancellation)
    {
        var tailLength = ContainerFormat.EndLength + ContainerFormat.SealLength;
        if (file.Length < tailLength) throw new PacketFormatException("The file is too short to be a packet.");
        var tail = await BytesAsync(file, file.Length - tailLength, tailLength, cancellation);
        var end = tail.AsSpan(0, ContainerFormat.EndLength);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != ContainerFormat.EndSignature
            || BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != ContainerFormat.SealLength)
            throw new PacketFormatException(
                "The file does not end as a packet does, with its directory's end record and the seal. It is cut off, something was added, or it is another kind of file.");
        var count = BinaryPrimitives.ReadUInt16LittleEndian(end[8..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end[4..]) != 0 || BinaryPrimitives.ReadUInt16LittleEndian(end[10..]) != count)
            throw new PacketFormatException("The directory's end record speaks of several volumes; a packet is one file.");
        if (count > ContainerFormat.MaxEntries)
            throw new PacketFormatException($"The directory lists {count} files; a packet holds at most {ContainerFormat.MaxEntries}.");
        var endOfDirectory = file.Length - tailLength;
        if (length == uint.MaxValue || offset == uint.MaxValue)
        {
            endOfDirectory -= ContainerFormat.Zip64EndLength + ContainerFormat.Zip64LocatorLength;
            (offset, length) = await LargeEndAsync(file, endOfDirectory, count, (offset, length), zip64From, cancellation);
        }

        const int MaxExtra = 28;
        if (offset < 0 || length < 0 || offset + length != endOfDirectory
            || length > (long)count * (ContainerFormat.DirectoryLength + ContainerFormat.MaxNameLength + MaxExtra))
            throw new PacketFormatException("The directory does not lie where its end record says, right before it.");

        var entries = Directory(await BytesAsync(file, offset, (int)length, cancellation), count, zip64From);
        await CheckEntriesAsync(file, entries, offset, cancellation);
        return new ContainerReader(file, [.. entries.Select(e => e.Entry)]);
    }

    // Zip64's own end record and the locator that points to it, exactly as the writer has them.
    private static async Task<(long Offset, long Length)> LargeEndAsync(
        FileStream file, long at, int count, (long Offset, long Length) classic, long zip64From, CancellationToken cancellation)
    {
        var bytes = at < 0 ? throw new PacketFormatException("The file is cut off.")
            : await BytesAsync(file, at, ContainerFormat.Zip64EndLength + ContainerFormat.Zip64LocatorLength, cancellation);
        var (record, locator) = (bytes.AsMemory(0, ContainerFormat.Zip64EndLength), bytes.AsMemory(ContainerFormat.Zip64EndLength));
        var length = BinaryPrimitives.ReadInt64LittleEndian(record.Span[40..]);
        var offset = BinaryPrimitives.ReadInt64LittleEndian(record.Span[48..]);
        var isCanonical = BinaryPrimitives.ReadUInt32LittleEndian(record.Span) == ContainerFormat.Zip64EndSignature
            && BinaryPrimitives.ReadInt64LittleEndian(record.Span[4..]) == ContainerFormat.Zip64EndLength - 12
            && BinaryPrimitives.ReadUInt16LittleEndian(record.Span[12..]) == ContainerFormat.MadeBy
            && BinaryPrimitives.ReadUInt16LittleEndian(record.Span[14..]) == ContainerFormat.Zip64Version
            && BinaryPrimitives.ReadInt64LittleEndian(record.Span[16..]) == 0
            && BinaryPrimitives.ReadInt64LittleEndian(record.Span[24..]) == count
            && BinaryPrimitives.ReadInt64LittleEndian(record.Span[32..]) == count
            && BinaryPrimitives.ReadUInt32LittleEndian(locator.Span) == ContainerFormat.Zip64LocatorSignature
            && BinaryPrimitives.ReadUInt32LittleEndian(locator.Span[4..]) == 0
            && BinaryPrimitives.ReadInt64LittleEndian(locator.Span[8..]) == at
            && BinaryPrimitives.ReadUInt32LittleEndian(locator.Span[16..]) == 1
            && classic == (offset >= zip64From ? uint.MaxValue : offset, length >= zip64From ? uint.MaxValue : length);
        return isCanonical ? (offset, length) : throw new PacketFormatException("The end record of Zip64 is not as a packet has it.");
    }

    private static List<(ContainerEntry Entry, byte[] Common)> Directory(byte[] bytes, int count, long zip64From)
    {
        var entries = new List<(ContainerEntry, byte[])>(count);
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            if (bytes.Length - at < ContainerFormat.DirectoryLength)
                throw new PacketFormatException("The directory is shorter than its files.");
            var header = bytes.AsSpan(at, ContainerFormat.DirectoryLength);
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) != ContainerFormat.DirectorySignature
                || bytes.Length - at - ContainerFormat.DirectoryLength < nameLength)
                throw new PacketFormatException($"Entry {i + 1} of the directory is damaged.");
            var name = Encoding.Latin1.GetString(bytes, at + ContainerFormat.DirectoryLength, nameLength);
            if (ContainerFormat.FaultOfName(name) is { } fault)
                throw new PacketFormatException($"The directory names a file '{Printable(name)}', which is refused: {fault}.");
            var method = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
            if (method is not (ContainerFormat.Stored or ContainerFormat.Deflated))
                throw new PacketFormatException($"'{name}' is packed by method {method}; a packet's files are stored or deflated.");
            if (BinaryPrimitives.ReadUInt32LittleEndian(header[38..]) != ContainerFormat.PlainFile)
                throw new PacketFormatException($"'{name}' is not marked as a plain file; links, folders and devices are refused.");
            var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
            if (bytes.Length - at - ContainerFormat.DirectoryLength - nameLength < extraLength)
                throw new PacketFormatException($"Entry {i + 1} of the directory is damaged: its extra fields do not end within it.");
            var extra = bytes.AsSpan(at + ContainerFormat.DirectoryLength + nameLength, extraLength);
            if (!IsCanonical(header))
                throw new PacketFormatException(
                    $"'{name}' has flags, versions, extra fields or a comment in the directory that no packet has.");
            var entry = EntryOf(name, method, header, extra, zip64From) ?? throw new PacketFormatException(
                $"The sizes of '{name}' are not written as a packet's are.");
            entries.Add((entry, header[6..30].ToArray()));
            at += ContainerFormat.DirectoryLength + nameLength + extraLength;
        }

        return at == bytes.Length ? entries : throw new PacketFormatException("The directory is longer than its files.");
    }

    // Null where a number stands in Zip64's field that fits the classic one, or the other way round.
    private static ContainerEntry? EntryOf(string name, ushort method, ReadOnlySpan<byte> header, ReadOnlySpan<byte> extra, long zip64From)
    {
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(header[20..]), size = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]),
            offset = BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
        var (isLarge, isFar) = (size == uint.MaxValue && packed == uint.MaxValue, offset == uint.MaxValue);
        var expected = isLarge || isFar ? 4 + (isLarge ? 16 : 0) + (isFar ? 8 : 0) : 0;
        if (extra.Length != expected) return null;
        if (expected > 0)
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) != ContainerFormat.Zip64Field
                || BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]) != expected - 4) return null;
            if (isLarge)
                (size, packed) = (BinaryPrimitives.ReadInt64LittleEndian(extra[4..]), BinaryPrimitives.ReadInt64LittleEndian(extra[12..]));
            if (isFar) offset = BinaryPrimitives.ReadInt64LittleEndian(extra[(isLarge ? 20 : 4)..]);
        }

        if (size < 0 || packed < 0 || offset < 0 || size > ContainerFormat.MaxUnpackedBytes || packed > ContainerFormat.MaxUnpackedBytes)
            return null;
        if (isLarge != ContainerEntry.HasLargeSizes(size, packed, zip64From) || isFar != offset >= zip64From) return null;
        if (BinaryPrimitives.ReadUInt16LittleEndian(
            header[6..]) != (expected > 0 ? ContainerFormat.Zip64Version : ContainerFormat.VersionNeeded)) return null;
        return new ContainerEntry(
            name, method, BinaryPrimitives.ReadUInt32LittleEndian(header[16..]), packed, size, offset) { LocalExtra = isLarge ? 20 : 0 };
    }

    // The maker's version, no flags, no comment, one volume, no internal attributes.
    private static bool IsCanonical(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadUInt16LittleEndian(header[4..]) == ContainerFormat.MadeBy
        && BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) == 0
        && !header[32..38].ContainsAnyExcept((byte)0);

    private static async Task CheckEntriesAsync(
        FileStream file, List<(ContainerEntry Entry, byte[] Common)> entries, long directoryOffset, CancellationToken cancellation)
    {
        var expectedOffset = 0L;
        var unpacked = 0L;
        var folded = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, common) = entries[i];
            if (!folded.Add(entry.Name)) throw new PacketFormatException($"'{entry.Name}' is there twice.");
            if (i > 0 && string.CompareOrdinal(entries[i - 1].Entry.Name, entry.Name) >= 0)
                throw new PacketFormatException($"'{entry.Name}' is not in its place in the order of names.");
            if (entry.Offset != expectedOffset || entry.EndOffset > directoryOffset)
                throw new PacketFormatException($"'{entry.Name}' does not follow directly on what is before it.");
            if (ContainerFormat.IsTooDense(entry.Size, entry.PackedSize))
                throw new PacketFormatException(
                    $"'{entry.Name}' claims to unpack to more than {ContainerFormat.MaxRatio} times its packed size, as a decompression bomb does.");
            if (entry.Method == ContainerFormat.Stored && entry.Size != entry.PackedSize)
                throw new PacketFormatException($"'{entry.Name}' is stored and has two sizes.");
            if ((unpacked += entry.Size) > ContainerFormat.MaxUnpackedBytes)
                throw new PacketFormatException("The files unpack to more than any packet holds.");
            if (!common.AsSpan(6, 4).SequenceEqual(entries[0].Common.AsSpan(6, 4)))
                throw new PacketFormatException($"'{entry.Name}' has another time than the other files.");
            var local = await BytesAsync(
                file, entry.Offset, ContainerFormat.LocalLength + entry.Name.Length + entry.LocalExtra, cancellation);
            if (BinaryPrimitives.ReadUInt32LittleEndian(local) != ContainerFormat.LocalSignature
                || !local.AsSpan(4, 24).SequenceEqual(common)
                || BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(28)) != entry.LocalExtra
                || !HasSizes(local.AsSpan(ContainerFormat.LocalLength + entry.Name.Length), entry)
                || Encoding.Latin1.GetString(local, ContainerFormat.LocalLength, entry.Name.Length) != entry.Name)
                throw new PacketFormatException($"The header before '{entry.Name}' differs from its entry in the directory.");
            expectedOffset = entry.EndOffset;
        }

        if (expectedOffset != directoryOffset)
            throw new PacketFormatException($"{directoryOffset - expectedOffset} bytes before the directory belong to no file.");
    }

    private static bool HasSizes(ReadOnlySpan<byte> extra, ContainerEntry entry) => extra.Length == 0
        || (BinaryPrimitives.ReadUInt16LittleEndian(extra) == ContainerFormat.Zip64Field
            && BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]) == 16
            && BinaryPrimitives.ReadInt64LittleEndian(extra[4..]) == entry.Size
            && BinaryPrimitives.ReadInt64LittleEndian(extra[12..]) == entry.PackedSize);

    private static async Task<byte[]> BytesAsync(FileStream file, long offset, int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        var stream = new BoundedStream(file, offset, Math.Min(count, file.Length - offset));
        return await stream.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, cancellation) == count
            ? bytes : throw new PacketFormatException("The file is cut off.");
    }

    private static string Printable(string name) =>
        string.Concat(name.Take(80).Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\x{(int)c:x2}"));
}
