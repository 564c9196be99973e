using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Dashboard.Benchmarks.Circuits;

/// <summary>
/// Writes the part of MessagePack that a browser sends over a circuit: nil, booleans, integers, strings, arrays, an empty map.
/// </summary>
internal sealed class MessagePackWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    /// <summary>Writes a value; an <c>object?[]</c> is an array.</summary>
    /// <exception cref="ArgumentException">The value has a type that circuits have no use for.</exception>
    public void Write(object? value)
    {
        switch (value)
        {
            case null: Byte(0xc0); break;
            case bool flag: Byte(flag ? 0xc3 : 0xc2); break;
            case int number: Integer(number); break;
            case long number: Integer(number); break;
            case string text: Text(text); break;
            case object?[] items: Array(items); break;
            default: throw new ArgumentException($"A circuit carries no {value.GetType().Name}.", nameof(value));
        }
    }

    public void EmptyMap() => Byte(0x80);

    public void ArrayHeader(int count)
    {
        if (count > 15) throw new ArgumentOutOfRangeException(nameof(count), count, "A circuit's arrays have at most 15 items.");
        Byte(0x90 | count);
    }

    private void Array(object?[] items)
    {
        ArrayHeader(items.Length);
        foreach (var item in items) Write(item);
    }

    private void Integer(long number)
    {
        if (number is >= 0 and <= 127)
        {
            Byte((int)number);
            return;
        }

        Byte(0xd3);
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(8), number);
        buffer.Advance(8);
    }

    private void Text(string text)
    {
        Byte(0xdb);
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(4), Encoding.UTF8.GetByteCount(text));
        buffer.Advance(4);
        Encoding.UTF8.GetBytes(text, buffer);
    }

    private void Byte(int value)
    {
        buffer.GetSpan(1)[0] = (byte)value;
        buffer.Advance(1);
    }
}
