using System.Buffers.Binary;
using System.IO.Compression;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// The content of a gzip file, which throws where the file is cut off. <see cref="GZipStream"/> ends there without a
/// word, and half a log would pass for a whole one; so at the end the length that the file states is held against
/// what was read. It throws, too, where more comes out than of any log, before anybody sees it.
/// </summary>
internal sealed class GzipContent(FileStream file) : ReadOnlyStream
{
    private const int TrailerBytes = 8;

    private readonly GZipStream content = new(file, CompressionMode.Decompress);
    private long length;
    private bool isChecked;

    public override int Read(Span<byte> buffer)
    {
        var read = content.Read(buffer);
        length += read;
        UnpackLimits.Check(length, file.Length);
        if (read == 0 && buffer.Length > 0 && !isChecked) Check();
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }

    private void Check()
    {
        isChecked = true;
        var (checksum, statedLength) = Trailer();
        if (statedLength == (uint)length) return;

        // A file of several members states the length of its last one only: that one's checksum tells.
        if (statedLength < length && ChecksumFrom(length - statedLength) == checksum) return;
        throw new InvalidDataException("The packed file is cut off or damaged: it does not end as a gzip file does.");
    }

    private (uint Checksum, uint Length) Trailer()
    {
        if (file.Length < TrailerBytes) throw new InvalidDataException("The packed file is cut off.");
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        using var other = new FileStream(file.Name, FileMode.Open, FileAccess.Read, FileShare.Read);
        other.Seek(-TrailerBytes, SeekOrigin.End);
        other.ReadExactly(trailer);
        return (BinaryPrimitives.ReadUInt32LittleEndian(trailer), BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]));
    }

    private uint ChecksumFrom(long start)
    {
        using var again = new GZipStream(
            new FileStream(file.Name, FileMode.Open, FileAccess.Read, FileShare.Read), CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        var position = 0L;
        var crc = uint.MaxValue;
        for (int read; (read = again.Read(buffer)) > 0; position += read)
        {
            foreach (var value in buffer.AsSpan((int)Math.Clamp(start - position, 0, read)..read))
            {
                crc ^= value;
                for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
