using System.Buffers.Binary;
using System.Text;

namespace Dashboard.Benchmarks.Circuits;

/// <summary>
/// Reads the part of MessagePack that a server sends over a circuit. Integers come as <see cref="long"/>, arrays as <c>object?[]</c>.
/// </summary>
internal ref struct MessagePackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>The next value. A byte string comes as its length: nothing here draws what is rendered.</summary>
    /// <exception cref="FormatException">The value has a type that circuits have no use for.</exception>
    public object? Read()
    {
        var head = Take(1)[0];
        return head switch
        {
            <= 0x7f => (long)head,
            <= 0x8f => Map(head & 0x0f),
            <= 0x9f => Array(head & 0x0f),
            <= 0xbf => Text(head & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Bytes(Unsigned(1)),
            0xc5 => Bytes(Unsigned(2)),
            0xc6 => Bytes(Unsigned(4)),
            0xcc => Unsigned(1),
            0xcd => Unsigned(2),
            0xce => Unsigned(4),
            0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd0 => (long)(sbyte)Take(1)[0],
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            0xd9 => Text(Unsigned(1)),
            0xda => Text(Unsigned(2)),
            0xdb => Text(Unsigned(4)),
            0xdc => Array(Unsigned(2)),
            0xde => Map(Unsigned(2)),
            >= 0xe0 => (long)(sbyte)head,
            _ => throw new FormatException($"A circuit carries no MessagePack value 0x{head:x2}."),
        };
    }

    private object?[] Array(long count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++) items[i] = Read();
        return items;
    }

    // Headers, which nobody sends: read over.
    private object? Map(long count)
    {
        for (var i = 0; i < 2 * count; i++) Read();
        return null;
    }

    private string Text(long count) => Encoding.UTF8.GetString(Take((int)count));

    private long Bytes(long count) => Take((int)count).Length;

    private long Unsigned(int size)
    {
        var value = 0L;
        foreach (var part in Take(size)) value = value << 8 | part;
        return value;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
