using System.Text;

namespace Dashboard.Packets.Containers;

/// <summary>
/// The one layout of zip file that a packet has. Any unzip program opens it, and it leaves no byte undetermined: the
/// entries lie one after the other from the first byte, sorted by name, without extra fields, comments, descriptors
/// or gaps; then the directory; then the end record, whose comment is the SHA-256 of every byte before it. A reader
/// that accepts this layout and no other cannot be shown two different contents, and notices any changed byte.
/// </summary>
internal static class ContainerFormat
{
    public const uint LocalSignature = 0x04034b50;
    public const uint DirectorySignature = 0x02014b50;
    public const uint EndSignature = 0x06054b50;
    public const int LocalLength = 30;
    public const int DirectoryLength = 46;
    public const int EndLength = 22;
    public const ushort Stored = 0;
    public const ushort Deflated = 8;
    public const ushort VersionNeeded = 20;

    /// <summary>Version 2.0, made on Unix, so that <see cref="PlainFile"/> is read as a file's mode.</summary>
    public const ushort MadeBy = 0x0314;

    /// <summary>A regular file, rw-r--r--. A symbolic link or a device would have another mode.</summary>
    public const uint PlainFile = 0x81A4_0000;

    public const int MaxEntries = 20_000;
    public const int MaxNameLength = 200;

    /// <summary>The largest size that the classic zip format can name, for an entry and for the whole.</summary>
    public const long MaxBytes = uint.MaxValue - 1;

    /// <summary>The largest sum of sizes that is unpacked.</summary>
    public const long MaxUnpackedBytes = 16L << 30;

    /// <summary>What compresses better than this is stored as it is, so that a reader can refuse it as a bomb.</summary>
    public const int MaxRatio = 200;

    /// <summary>Below this size, in bytes, a ratio says nothing.</summary>
    public const long RatioMatters = 1 << 20;

    private const string SealPrefix = "SHA-256 of every byte before this comment: ";

    public static int SealLength { get; } = SealPrefix.Length + 64;

    public static byte[] Seal(byte[] sha256) => Encoding.ASCII.GetBytes(SealPrefix + Convert.ToHexStringLower(sha256));

    public static bool IsTooDense(long size, long packedSize) => size > RatioMatters && size > packedSize * MaxRatio;

    /// <summary>The two 16-bit words of MS-DOS: time, then date. Even seconds only.</summary>
    public static (ushort Time, ushort Date) DosTime(DateTime utc)
    {
        if (utc.Year is < 1980 or > 2107) throw new ArgumentOutOfRangeException(nameof(utc), utc, "A zip file knows the years 1980 to 2107.");
        return ((ushort)((utc.Hour << 11) | (utc.Minute << 5) | (utc.Second / 2)), (ushort)(((utc.Year - 1980) << 9) | (utc.Month << 5) | utc.Day));
    }

    /// <summary>
    /// Why a name may not be in a packet, or null when it may: relative, ASCII letters, digits and <c>. _ -</c> only,
    /// no step upwards, nothing that a file system reads as something else.
    /// </summary>
    public static string? FaultOfName(string name)
    {
        if (name.Length is 0 or > MaxNameLength) return $"it has {name.Length} characters; 1 to {MaxNameLength} are allowed";
        if (name[0] == '/') return "it is absolute";
        foreach (var part in name.Split('/'))
        {
            if (part.Length == 0) return "it has an empty part";
            if (part is "." or "..") return "it steps out of its folder";
            if (!part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')) return "it has characters other than ASCII letters, digits and . _ -";
            if (part[0] is '.' or '-' || part[^1] == '.') return "a part begins or ends with a sign that a file system or a program reads as something else";
            if (IsDevice(part)) return "a part is the name of a device";
        }

        return null;
    }

    private static bool IsDevice(string part)
    {
        var stem = part.Split('.')[0].ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL" || (stem.Length == 4 && stem[3] is >= '0' and <= '9' && stem[..3] is "COM" or "LPT");
    }
}

/// <summary>An entry of the container.</summary>
/// <param name="Offset">Where its local header begins.</param>
internal sealed record ContainerEntry(string Name, ushort Method, uint Crc, long PackedSize, long Size, long Offset)
{
    public long DataOffset => Offset + ContainerFormat.LocalLength + Name.Length;

    public long EndOffset => DataOffset + PackedSize;
}

/// <summary>A file is not a packet as this program writes them. The message says where it departs.</summary>
public sealed class PacketFormatException(string message, Exception? inner = null) : Exception(message, inner);
