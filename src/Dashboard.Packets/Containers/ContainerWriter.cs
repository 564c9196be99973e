using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Packets.Containers;

/// <summary>Writes a packet's zip file front to back, in the one layout of <see cref="ContainerFormat"/>.</summary>
/// <param name="zip64From">From which size on an entry is written as Zip64: other than the format's own in tests alone.</param>
internal sealed class ContainerWriter(Stream output, DateTime timestamp, long zip64From = ContainerFormat.Zip64From) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<ContainerEntry> entries = [];
    private readonly (ushort Time, ushort Date) time = ContainerFormat.DosTime(timestamp);
    private long position;

    public void Dispose() => hash.Dispose();

    /// <summary>Adds a file and answers its SHA-256. Files come in ordinal order of their names.</summary>
    public async Task<string> AddAsync(string name, Stream content, bool compress, CancellationToken cancellation)
    {
        if (ContainerFormat.FaultOfName(name) is { } fault)
            throw new ArgumentException($"'{name}' cannot be in a packet: {fault}.", nameof(name));
        if (entries.Count > 0 && string.CompareOrdinal(entries[^1].Name, name) >= 0)
            throw new ArgumentException($"'{name}' comes after '{entries[^1].Name}', out of order.", nameof(name));
        if (entries.Count == ContainerFormat.MaxEntries)
            throw new InvalidOperationException($"A packet holds at most {ContainerFormat.MaxEntries} files.");
        await using var packed = OpenScratch();
        var (method, crc, size, sha256) = await PackAsync(content, packed, compress, cancellation);
        var isLarge = ContainerEntry.HasLargeSizes(size, packed.Length, zip64From);
        var entry = new ContainerEntry(name, method, crc, packed.Length, size, position) { LocalExtra = isLarge ? 20 : 0 };
        await WriteAsync(LocalHeader(entry), cancellation);
        packed.Position = 0;
        await CopyAsync(packed, cancellation);
        entries.Add(entry);
        return sha256;
    }

    /// <summary>Writes the directory and the seal, and answers the size and the SHA-256 of the whole.</summary>
    public async Task<(long Bytes, string Sha256)> FinishAsync(CancellationToken cancellation)
    {
        var directory = position;
        foreach (var entry in entries) await WriteAsync(DirectoryHeader(entry), cancellation);
        await WriteAsync(EndRecord(directory), cancellation);
        var seal = ContainerFormat.Seal(hash.GetCurrentHash());
        await output.WriteAsync(seal, cancellation);
        await output.FlushAsync(cancellation);
        hash.AppendData(seal);
        return (position + seal.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task<(ushort Method, uint Crc, long Size, string Sha256)> PackAsync(
        Stream content, FileStream packed, bool compress, CancellationToken cancellation)
    {
        var start = content.Position;
        if (compress)
        {
            (uint Crc, long Size, string Sha256) copied;
            await using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                copied = await CopyAsync(content, deflate, cancellation);
            if (packed.Length < copied.Size && !ContainerFormat.IsTooDense(copied.Size, packed.Length))
                return (ContainerFormat.Deflated, copied.Crc, copied.Size, copied.Sha256);
            content.Position = start;
            packed.SetLength(0);
        }

        var stored = await CopyAsync(content, packed, cancellation);
        return (ContainerFormat.Stored, stored.Crc, stored.Size, stored.Sha256);
    }

    private static async Task<(uint Crc, long Size, string Sha256)> CopyAsync(Stream from, Stream to, CancellationToken cancellation)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var crc = new Crc32();
        var size = 0L;
        var buffer = new byte[81920];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            crc.Append(buffer.AsSpan(0, read));
            sha256.AppendData(buffer, 0, read);
            size += read;
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return (crc.Value, size, Convert.ToHexStringLower(sha256.GetHashAndReset()));
    }

    /// <summary>
    /// A file for what does not fit into memory: in the folder that everybody on the machine shares, readable by nobody else, gone when it
    /// is closed.
    /// </summary>
    public static FileStream OpenScratch()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 81920,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var scratch = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        // Where a file lives on without its name, a kill leaves nothing.
        if (!OperatingSystem.IsWindows()) File.Delete(scratch.Name);
        return scratch;
    }

    private byte[] LocalHeader(ContainerEntry entry)
    {
        var header = new byte[ContainerFormat.LocalLength + entry.Name.Length + entry.LocalExtra];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ContainerFormat.LocalSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), VersionOf(entry));
        WriteCommon(header.AsSpan(6), entry);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), (ushort)entry.LocalExtra);
        Encoding.ASCII.GetBytes(entry.Name, header.AsSpan(ContainerFormat.LocalLength));
        if (entry.LocalExtra > 0) WriteLarge(header.AsSpan(ContainerFormat.LocalLength + entry.Name.Length), entry, withOffset: false);
        return header;
    }

    private byte[] DirectoryHeader(ContainerEntry entry)
    {
        var isFar = entry.Offset >= zip64From;
        var extra = entry.LocalExtra > 0 || isFar ? 4 + (entry.LocalExtra > 0 ? 16 : 0) + (isFar ? 8 : 0) : 0;
        var header = new byte[ContainerFormat.DirectoryLength + entry.Name.Length + extra];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ContainerFormat.DirectorySignature);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), ContainerFormat.MadeBy);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), VersionOf(entry));
        WriteCommon(header.AsSpan(8), entry);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(30), (ushort)extra);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(38), ContainerFormat.PlainFile);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), isFar ? uint.MaxValue : (uint)entry.Offset);
        Encoding.ASCII.GetBytes(entry.Name, header.AsSpan(ContainerFormat.DirectoryLength));
        if (extra > 0) WriteLarge(header.AsSpan(ContainerFormat.DirectoryLength + entry.Name.Length), entry, isFar);
        return header;
    }

    private ushort VersionOf(ContainerEntry entry) => entry.LocalExtra > 0 || entry.Offset >= zip64From
        ? ContainerFormat.Zip64Version : ContainerFormat.VersionNeeded;

    // The field of Zip64: its id, its length, then both sizes where they are large, then the offset where that is.
    private static void WriteLarge(Span<byte> span, ContainerEntry entry, bool withOffset)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(span, ContainerFormat.Zip64Field);
        BinaryPrimitives.WriteUInt16LittleEndian(span[2..], (ushort)(span.Length - 4));
        var at = 4;
        if (entry.LocalExtra > 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(span[4..], entry.Size);
            BinaryPrimitives.WriteInt64LittleEndian(span[12..], entry.PackedSize);
            at = 20;
        }

        if (withOffset) BinaryPrimitives.WriteInt64LittleEndian(span[at..], entry.Offset);
    }

    // Flags to the length of the name lie in the same order in both headers.
    private void WriteCommon(Span<byte> span, ContainerEntry entry)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(span[2..], entry.Method);
        BinaryPrimitives.WriteUInt16LittleEndian(span[4..], time.Time);
        BinaryPrimitives.WriteUInt16LittleEndian(span[6..], time.Date);
        BinaryPrimitives.WriteUInt32LittleEndian(span[8..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(span[12..], entry.LocalExtra > 0 ? uint.MaxValue : (uint)entry.PackedSize);
        BinaryPrimitives.WriteUInt32LittleEndian(span[16..], entry.LocalExtra > 0 ? uint.MaxValue : (uint)entry.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(span[20..], (ushort)entry.Name.Length);
    }

    private byte[] EndRecord(long directory)
    {
        var length = position - directory;
        var isLarge = directory >= zip64From || length >= zip64From;
        var before = isLarge ? ContainerFormat.Zip64EndLength + ContainerFormat.Zip64LocatorLength : 0;
        var all = new byte[before + ContainerFormat.EndLength];
        if (isLarge) WriteLargeEnd(all, directory, length);
        var end = all.AsSpan(before);
        BinaryPrimitives.WriteUInt32LittleEndian(end, ContainerFormat.EndSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], length >= zip64From ? uint.MaxValue : (uint)length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], directory >= zip64From ? uint.MaxValue : (uint)directory);
        BinaryPrimitives.WriteUInt16LittleEndian(end[20..], (ushort)ContainerFormat.SealLength);
        return all;
    }

    private void WriteLargeEnd(Span<byte> span, long directory, long length)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(span, ContainerFormat.Zip64EndSignature);
        BinaryPrimitives.WriteInt64LittleEndian(span[4..], ContainerFormat.Zip64EndLength - 12);
        BinaryPrimitives.WriteUInt16LittleEndian(span[12..], ContainerFormat.MadeBy);
        BinaryPrimitives.WriteUInt16LittleEndian(span[14..], ContainerFormat.Zip64Version);
        BinaryPrimitives.WriteInt64LittleEndian(span[24..], entries.Count);
        BinaryPrimitives.WriteInt64LittleEndian(span[32..], entries.Count);
        BinaryPrimitives.WriteInt64LittleEndian(span[40..], length);
        BinaryPrimitives.WriteInt64LittleEndian(span[48..], directory);
        var locator = span[ContainerFormat.Zip64EndLength..];
        BinaryPrimitives.WriteUInt32LittleEndian(locator, ContainerFormat.Zip64LocatorSignature);
        BinaryPrimitives.WriteInt64LittleEndian(locator[8..], position);
        BinaryPrimitives.WriteUInt32LittleEndian(locator[16..], 1);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        hash.AppendData(bytes.Span);
        await output.WriteAsync(bytes, cancellation);
        position += bytes.Length;
    }

    private async Task CopyAsync(FileStream packed, CancellationToken cancellation)
    {
        var buffer = new byte[81920];
        int read;
        while ((read = await packed.ReadAsync(buffer, cancellation)) > 0) await WriteAsync(buffer.AsMemory(0, read), cancellation);
    }
}
