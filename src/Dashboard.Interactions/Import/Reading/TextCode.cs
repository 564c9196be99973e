using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>How a log's text is encoded, and its way to UTF-8.</summary>
internal sealed record TextCode(LogEncoding Encoding, bool IsBigEndian = false)
{
    // 0x80 to 0x9F of Windows-1252; what it leaves undefined stays a control character, which is no text and is rejected as such.
    private const string Windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    public bool IsUtf8 => Encoding == LogEncoding.Utf8;

    /// <summary>Its name, for people.</summary>
    public string Title => Encoding switch { LogEncoding.Utf16 => "UTF-16", LogEncoding.Windows1252 => "Windows-1252", _ => "UTF-8" };

    /// <summary>
    /// What was asked for, or what the first bytes tell: a byte order mark, or every other byte of ASCII text being zero.
    /// </summary>
    public static TextCode Of(ReadOnlySpan<byte> head, LogEncoding? asked)
    {
        var isBig = head.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])
            || (head.Length >= 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0);
        var isLittle = head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe])
            || (head.Length >= 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0);
        return new TextCode(asked ?? (isBig || isLittle ? LogEncoding.Utf16 : LogEncoding.Utf8), isBig);
    }

    /// <summary>
    /// The text in UTF-8. What is not well-formed becomes a byte that UTF-8 does not have, so that its row is rejected and no other.
    /// </summary>
    public Stream Decode(Stream content) => Encoding switch
    {
        LogEncoding.Utf16 => new Decoded(content, this),
        LogEncoding.Windows1252 => new Decoded(content, this),
        _ => content,
    };

    private sealed class Decoded(Stream content, TextCode code) : ReadOnlyStream
    {
        private readonly byte[] source = new byte[1 << 16];
        private readonly char[] text = new char[1 << 16];
        private readonly byte[] target = new byte[3 << 16];
        private int sourceLength;
        private int start;
        private int end;

        public override int Read(Span<byte> buffer)
        {
            while (start == end)
            {
                var read = content.Read(source, sourceLength, source.Length - sourceLength);
                if (read == 0 && sourceLength == 0) return 0;
                sourceLength += read;
                Convert(isLast: read == 0);
            }

            var length = Math.Min(buffer.Length, end - start);
            target.AsSpan(start, length).CopyTo(buffer);
            start += length;
            return length;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) content.Dispose();
            base.Dispose(disposing);
        }

        private void Convert(bool isLast)
        {
            var used = code.Encoding == LogEncoding.Utf16 ? TakeUtf16(out var length) : TakeWindows(out length);
            (start, end) = (0, 0);
            ReadOnlySpan<char> rest = text.AsSpan(0, length);
            while (!rest.IsEmpty)
            {
                Utf8.FromUtf16(
                    rest, target.AsSpan(end), out var read, out var written, replaceInvalidSequences: false, isFinalBlock: isLast);
                end += written;
                rest = rest[read..];
                if (rest.IsEmpty) break;

                // Half a pair at the end of what was read waits for the other half.
                if (rest.Length == 1 && char.IsHighSurrogate(rest[0]) && !isLast)
                {
                    used -= 2;
                    break;
                }

                target[end++] = 0xff;
                rest = rest[1..];
            }

            // An odd byte at the file's end is no character.
            if (isLast && used < sourceLength)
            {
                target[end++] = 0xff;
                used = sourceLength;
            }

            source.AsSpan(used, sourceLength - used).CopyTo(source);
            sourceLength -= used;
        }

        private int TakeUtf16(out int length)
        {
            length = sourceLength / 2;
            var units = MemoryMarshal.Cast<byte, ushort>(source.AsSpan(0, length * 2));
            for (var i = 0; i < length; i++)
                text[i] = (char)(code.IsBigEndian == BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(units[i]) : units[i]);
            return length * 2;
        }

        private int TakeWindows(out int length)
        {
            length = sourceLength;
            for (var i = 0; i < length; i++) text[i] = source[i] is >= 0x80 and < 0xa0 ? Windows[source[i] - 0x80] : (char)source[i];
            return length;
        }
    }
}
