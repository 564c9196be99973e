using System.Buffers.Binary;
using System.Buffers.Text;

namespace Dashboard.Scenarios.Files;

/// <summary>A growing piece of UTF-8 text that rows are formatted into without a string.</summary>
internal sealed class Utf8Block
{
    private static readonly byte[] DigitPairs =
        [.. Enumerable.Range(0, 100).SelectMany(pair => (byte[])[(byte)('0' + pair / 10), (byte)('0' + pair % 10)])];
    private static readonly byte[][] Octets =
        [.. Enumerable.Range(0, 256)
            .Select(octet => System.Text.Encoding.ASCII.GetBytes(octet.ToString(System.Globalization.CultureInfo.InvariantCulture)))];

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

    /// <summary>A number below 100.</summary>
    public void AddTwoDigits(int number)
    {
        DigitPairs.AsSpan(number * 2, 2).CopyTo(buffer.AsSpan(length));
        length += 2;
    }

    public void AddPadded(long number, int digits)
    {
        for (var i = digits - 1; i >= 0; i--, number /= 10) buffer[length + i] = (byte)('0' + number % 10);
        length += digits;
    }

    public void AddHex(ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        _ = Convert.TryToHexStringLower(bytes, buffer.AsSpan(length), out var written);
        length += written;
    }

    public void AddAddress(uint address)
    {
        Add(Octets[address >> 24]);
        Add((byte)'.');
        Add(Octets[address >> 16 & 0xFF]);
        Add((byte)'.');
        Add(Octets[address >> 8 & 0xFF]);
        Add((byte)'.');
        Add(Octets[address & 0xFF]);
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
