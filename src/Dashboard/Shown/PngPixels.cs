using System.Buffers.Binary;

namespace Dashboard.Shown;

/// <summary>A PNG file with what draws it, and without the texts, times and private data that a program may have put into it.</summary>
internal static class PngPixels
{
    private const int SignatureBytes = 8;

    private const int ChunkFrame = 12;

    /// <summary>The file without them; null for a file that is no PNG.</summary>
    public static ReadOnlyMemory<byte>? Of(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return null;
        using var pixels = new MemoryStream(file.Length);
        pixels.Write(file[..SignatureBytes]);
        for (var at = SignatureBytes; at + ChunkFrame <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > (uint)(file.Length - at - ChunkFrame)) return null;
            var chunk = file.Slice(at, ChunkFrame + (int)length);
            var type = chunk.Slice(4, 4);
            // Chunks that a reader may not skip begin with a capital (PNG, 5.4); of the others only transparency and scale draw.
            if (char.IsAsciiLetterUpper((char)type[0]) || type.SequenceEqual("tRNS"u8) || type.SequenceEqual("pHYs"u8)) pixels.Write(chunk);
            at += chunk.Length;
            // Whatever stands behind the end is no picture.
            if (type.SequenceEqual("IEND"u8)) return pixels.ToArray();
        }

        return null;
    }
}
