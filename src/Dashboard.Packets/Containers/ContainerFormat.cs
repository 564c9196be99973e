using System.Text;

namespace Dashboard.Packets.Containers;

/// <summary>
/// The one layout of zip file that a packet has. Any unzip program opens it, and it leaves no byte undetermined: the
/// entries lie one after the other from the first byte, sorted by name, without extra fields, comments, descriptors
/// or gaps; then the directory; then the end record, whose comment is the SHA-256 of every byte before it. What is too
/// large for the classic format, and only that, has the fields of Zip64. A reader that accepts this layout and no other
/// cannot be shown two different contents; the checksum finds damage, and whoever changes a file can write it anew.
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

    /// <summary>The version that reads Zip64.</summary>
    public const ushort Zip64Version = 45;

    public const uint Zip64EndSignature = 0x06064b50;
    public const uint Zip64LocatorSignature = 0x07064b50;
    public const int Zip64EndLength = 56;
    public const int Zip64LocatorLength = 20;
    public const ushort Zip64Field = 0x0001;

    /// <summary>
    /// The size or offset from which the classic format cannot name it: its field has this value and Zip64's has the number.
    /// </summary>
    public const long Zip64From = uint.MaxValue;

    /// <summary>Version 2.0, made on Unix, so that <see cref="PlainFile"/> is read as a file's mode.</summary>
    public const ushort MadeBy = 0x0314;

    /// <summary>A regular file, rw-r--r--. A symbolic link or a device would have another mode.</summary>
    public const uint PlainFile = 0x81A4_0000;

    public const int MaxEntries = 20_000;
    public const int MaxNameLength = 200;

    /// <summary>The largest sum of sizes that is read, 16 TiB: no packet comes near it, and no sum overflows below it.</summary>
    public const long MaxUnpackedBytes = 16L << 40;

    /// <summary>What compresses better than this is stored as it is, so that a reader can refuse it as a bomb.</summary>
    public const int MaxRatio = 200;

    /// <summary>What other programs packed may be as dense as Deflate can make it, 1,032 to 1.</summary>
    public const int MaxForeignRatio = 1100;

    /// <summary>Below this size, in bytes, a ratio says nothing.</summary>
    public const long RatioMatters = 1 << 20;

    private const string SealPrefix = "SHA-256 of every byte before this comment: ";

    public static int SealLength { get; } = SealPrefix.Length + 64;

    public static byte[] Seal(byte[] sha256) => Encoding.ASCII.GetBytes(SealPrefix + Convert.ToHexStringLower(sha256));

    /// <summary>Whether a file's last bytes are such a checksum, right or wrong.</summary>
    public static bool IsSeal(ReadOnlySpan<byte> tail) => tail.Length == SealLength && tail.StartsWith(Encoding.ASCII.GetBytes(SealPrefix));

    public static bool IsTooDense(long size, long packedSize) => size > RatioMatters && size > packedSize * MaxRatio;

    /// <summary>The two 16-bit words of MS-DOS: time, then date. Even seconds only.</summary>
    public static (ushort Time, ushort Date) DosTime(DateTime utc)
    {
        if (utc.Year is < 1980 or > 2107)
            throw new ArgumentOutOfRangeException(nameof(utc), utc, "A zip file knows the years 1980 to 2107.");
        return ((ushort)((utc.Hour << 11) | (utc.Minute << 5) | (utc.Second / 2)),
            (ushort)(((utc.Year - 1980) << 9) | (utc.Month << 5) | utc.Day));
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
            if (!part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
                return "it has characters other than ASCII letters, digits and . _ -";
            if (part[0] is '.' or '-' || part[^1] == '.')
                return "a part begins or ends with a sign that a file system or a program reads as something else";
            if (IsDevice(part)) return "a part is the name of a device";
        }

        return null;
    }

    private static bool IsDevice(string part)
    {
        var stem = part.Split('.')[0].ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL"
            || (stem.Length == 4 && stem[3] is >= '0' and <= '9' && stem[..3] is "COM" or "LPT");
    }
}

/// <summary>An entry of the container.</summary>
/// <param name="Offset">Where its local header begins.</param>
internal sealed record ContainerEntry(string Name, ushort Method, uint Crc, long PackedSize, long Size, long Offset)
{
    public long DataOffset => Offset + ContainerFormat.LocalLength + Name.Length + LocalExtra;

    /// <summary>The bytes between its name and its data: the sizes as Zip64 has them, where they are needed.</summary>
    public required int LocalExtra { get; init; }

    /// <summary>Whether its sizes are Zip64's.</summary>
    public static bool HasLargeSizes(long size, long packedSize, long zip64From) => size >= zip64From || packedSize >= zip64From;

    public long EndOffset => DataOffset + PackedSize;
}

/// <summary>A file is not a packet as this program writes them. The message says where it departs.</summary>
public sealed class PacketFormatException(string message, Exception? inner = null) : Exception(message, inner);
