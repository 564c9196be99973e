using System.Text;
using System.Text.Json;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Texts of JSON, whatever their escapes hold. Half of a surrogate pair (a truncated emoji) and NUL are no text: they
/// stay as the escape that the file has, <c>\ud83d</c>, so that the row is kept and two different texts stay different.
/// The methods of <see cref="Utf8JsonReader"/> throw there.
/// </summary>
internal static class JsonText
{
    private const int OnStack = 512;

    /// <summary>Writes the text that escapes stand for, in UTF-8.</summary>
    /// <param name="escaped">The inside of a JSON string, whose escapes are well formed.</param>
    /// <param name="target">At least as long.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> target)
    {
        var (read, written) = (0, 0);
        while (true)
        {
            var length = escaped[read..].IndexOf((byte)'\\');
            var plain = length < 0 ? escaped[read..] : escaped.Slice(read, length);
            plain.CopyTo(target[written..]);
            read += plain.Length;
            written += plain.Length;
            if (length < 0) return written;
            if (escaped[read + 1] == 'u')
            {
                read += Character(escaped[read..], target, ref written);
                continue;
            }

            target[written++] = escaped[read + 1] switch
            {
                (byte)'n' => (byte)'\n',
                (byte)'t' => (byte)'\t',
                (byte)'r' => (byte)'\r',
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                var itself => itself,
            };
            read += 2;
        }
    }

    /// <summary>The text of the string or property name that a reader stands on.</summary>
    public static string Of(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return Encoding.UTF8.GetString(reader.ValueSpan);
        var target = reader.ValueSpan.Length <= OnStack ? stackalloc byte[OnStack] : new byte[reader.ValueSpan.Length];
        return Encoding.UTF8.GetString(target[..Unescape(reader.ValueSpan, target)]);
    }

    /// <summary>Whether the string or property name that a reader stands on is this text.</summary>
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        if (!reader.ValueIsEscaped) return reader.ValueSpan.SequenceEqual(text);
        var target = reader.ValueSpan.Length <= OnStack ? stackalloc byte[OnStack] : new byte[reader.ValueSpan.Length];
        return target[..Unescape(reader.ValueSpan, target)].SequenceEqual(text);
    }

    /// <summary>Whether a text may be a JSON object or a list of objects, as far as its ends tell.</summary>
    public static bool MayBeJson(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\r\n"u8);
        if (text is [(byte)'[', .., (byte)']']) return text[1..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
        return text is [(byte)'{', .., (byte)'}'] && text[1..].TrimStart(" \t\r\n"u8) is [(byte)'"' or (byte)'}', ..];
    }

    // \uXXXX, or two of them that are a pair; how long it is.
    private static int Character(ReadOnlySpan<byte> escaped, Span<byte> target, ref int written)
    {
        const int Length = 6;
        var first = Unit(escaped);
        if (first != 0 && Rune.TryCreate(first, out var rune))
        {
            written += rune.EncodeToUtf8(target[written..]);
            return Length;
        }

        if (char.IsHighSurrogate(first) && escaped.Length >= 2 * Length && escaped[Length] == '\\' && escaped[Length + 1] == 'u'
            && Rune.TryCreate(first, Unit(escaped[Length..]), out var pair))
        {
            written += pair.EncodeToUtf8(target[written..]);
            return 2 * Length;
        }

        escaped[..Length].CopyTo(target[written..]);
        written += Length;
        return Length;
    }

    private static char Unit(ReadOnlySpan<byte> escaped)
    {
        var unit = 0;
        foreach (var digit in escaped.Slice(2, 4)) unit = (unit << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        return (char)unit;
    }
}
