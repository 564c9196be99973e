using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Packets.Containers;

/// <summary>Writes a packet's zip file front to back, in the one layout of <see cref="ContainerFormat"/>.</summary>
internal sealed class ContainerWriter(Stream output, DateTime timestamp) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<ContainerEntry> entries = [];
    private readonly (ushort Time, ushort Date) time = ContainerFormat.DosTime(timestamp);
    private long position;

    public void Dispose() => hash.Dispose();

    /// <summary>Adds a file and answers its SHA-256. Files come in ordinal order of their names.</summary>
    public async Task<string> AddAsync(string name, Stream content, bool compress, CancellationToken cancellation)
    {
        if (ContainerFormat.FaultOfName(name) is { } fault) throw new ArgumentException($"'{name}' cannot be in a packet: {fault}.", nameof(name));
        if (entries.Count > 0 && string.CompareOrdinal(entries[^1].Name, name) >= 0) throw new ArgumentException($"'{name}' comes after '{entries[^1].Name}', out of order.", nameof(name));
        if (entries.Count == ContainerFormat.MaxEntries) throw new InvalidOperationException($"A packet holds at most {ContainerFormat.MaxEntries} files.");
        await using var packed = OpenScratch();
        var (method, crc, size, sha256) = await PackAsync(content, packed, compress, cancellation);
        if (size > ContainerFormat.MaxBytes || position + packed.Length > ContainerFormat.MaxBytes)
            throw new InvalidOperationException("The packet would be larger than 4 GiB. Cite fewer exhibits, or exhibits of narrower selections.");
        var entry = new ContainerEntry(name, method, crc, packed.Length, size, position);
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

    private static async Task<(ushort Method, uint Crc, long Size, string Sha256)> PackAsync(Stream content, FileStream packed, bool compress, CancellationToken cancellation)
    {
        var start = content.Position;
        if (compress)
        {
            (uint Crc, long Size, string Sha256) copied;
            await using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) copied = await CopyAsync(content, deflate, cancellation);
            if (packed.Length < copied.Size && !ContainerFormat.IsTooDense(copied.Size, packed.Length)) return (ContainerFormat.Deflated, copied.Crc, copied.Size, copied.Sha256);
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

    // In the folder that everybody on the machine shares, and readable by nobody else.
    private static FileStream OpenScratch()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 81920, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var scratch = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        // Where a file lives on without its name, a kill leaves nothing.
        if (!OperatingSystem.IsWindows()) File.Delete(scratch.Name);
        return scratch;
    }

    private byte[] LocalHeader(ContainerEntry entry)
    {
        var header = new byte[ContainerFormat.LocalLength + entry.Name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ContainerFormat.LocalSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), ContainerFormat.VersionNeeded);
        WriteCommon(header.AsSpan(6), entry);
        Encoding.ASCII.GetBytes(entry.Name, header.AsSpan(ContainerFormat.LocalLength));
        return header;
    }

    private byte[] DirectoryHeader(ContainerEntry entry)
    {
        var header = new byte[ContainerFormat.DirectoryLength + entry.Name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ContainerFormat.DirectorySignature);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), ContainerFormat.MadeBy);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), ContainerFormat.VersionNeeded);
        WriteCommon(header.AsSpan(8), entry);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(38), ContainerFormat.PlainFile);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), (uint)entry.Offset);
        Encoding.ASCII.GetBytes(entry.Name, header.AsSpan(ContainerFormat.DirectoryLength));
        return header;
    }

    // Flags to the length of extra fields lie in the same order in both headers.
    private void WriteCommon(Span<byte> span, ContainerEntry entry)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(span[2..], entry.Method);
        BinaryPrimitives.WriteUInt16LittleEndian(span[4..], time.Time);
        BinaryPrimitives.WriteUInt16LittleEndian(span[6..], time.Date);
        BinaryPrimitives.WriteUInt32LittleEndian(span[8..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(span[12..], (uint)entry.PackedSize);
        BinaryPrimitives.WriteUInt32LittleEndian(span[16..], (uint)entry.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(span[20..], (ushort)entry.Name.Length);
    }

    private byte[] EndRecord(long directory)
    {
        var end = new byte[ContainerFormat.EndLength];
        BinaryPrimitives.WriteUInt32LittleEndian(end, ContainerFormat.EndSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)(position - directory));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)directory);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(20), (ushort)ContainerFormat.SealLength);
        return end;
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
