using System.Buffers.Text;

namespace Dashboard.Scenarios.Files;

/// <summary>A growing piece of UTF-8 text that rows are formatted into without a string.</summary>
internal sealed class Utf8Block
{
    private static readonly ulong[] HexOfByte = [.. Enumerable.Range(0, 256).Select(b => (ulong)"0123456789abcdef"[b >> 4] | (ulong)"0123456789abcdef"[b & 15] << 8)];

    private byte[] buffer = new byte[1 << 20];
    private int length;

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    public void Clear() => length = 0;

    /// <summary>Makes room, once a row rather than once a field.</summary>
    public void Reserve(int bytes)
    {
        if (buffer.Length - length < bytes) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
    }

    public void Add(byte character) => buffer[length++] = character;

    public void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
    }

    public void AddNumber(long number)
    {
        _ = Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var digits);
        length += digits;
    }

    public void AddPadded(long number, int digits)
    {
        for (var i = digits - 1; i >= 0; i--, number /= 10) buffer[length + i] = (byte)('0' + number % 10);
        length += digits;
    }

    public void AddHex(ulong value)
    {
        for (var shift = 56; shift >= 0; shift -= 8)
        {
            var pair = HexOfByte[(int)(value >> shift & 0xFF)];
            buffer[length] = (byte)pair;
            buffer[length + 1] = (byte)(pair >> 8);
            length += 2;
        }
    }

    public void AddAddress(uint address)
    {
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            AddNumber(address >> shift & 0xFF);
            if (shift > 0) Add((byte)'.');
        }
    }

    /// <summary>Adds a text in quotes; a quote or backslash inside is preceded by <paramref name="escape"/>.</summary>
    public void AddQuoted(ReadOnlySpan<byte> text, byte escape)
    {
        Add((byte)'"');
        foreach (var character in text)
        {
            if (character == '"' || character == escape) Add(escape);
            Add(character);
        }

        Add((byte)'"');
    }
}
