using System.IO.Hashing;

namespace Dashboard.Interactions.Fields;

/// <summary>
/// Numbers for texts, from 1 in the order of their arrival: a hash table over UTF-8 bytes that makes no strings.
/// </summary>
internal sealed class TextNumbers
{
    private int[] slots = new int[1024];
    private ulong[] hashes = new ulong[512];
    private (int Block, int Start, int Length)[] places = new (int, int, int)[512];
    private readonly List<byte[]> blocks = [new byte[1 << 16]];
    private int used;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a text, which gets the next one when it has none.</summary>
    /// <returns>The number, and whether it is new.</returns>
    public (int Number, bool IsNew) Add(ReadOnlySpan<byte> text)
    {
        var hash = XxHash3.HashToUInt64(text);
        var mask = slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var number = slots[slot];
            if (number == 0)
            {
                slots[slot] = Keep(text, hash);
                if (Count * 2 > slots.Length) Grow();
                return (Count, true);
            }

            if (hashes[number - 1] == hash && Text(number).SequenceEqual(text)) return (number, false);
        }
    }

    /// <summary>The number of a text; false when it has none.</summary>
    public bool Find(ReadOnlySpan<byte> text, out int number)
    {
        var hash = XxHash3.HashToUInt64(text);
        var mask = slots.Length - 1;
        for (var slot = (int)hash & mask; (number = slots[slot]) != 0; slot = (slot + 1) & mask)
        {
            if (hashes[number - 1] == hash && Text(number).SequenceEqual(text)) return true;
        }

        return false;
    }

    public ReadOnlySpan<byte> Text(int number)
    {
        var (block, start, length) = places[number - 1];
        return blocks[block].AsSpan(start, length);
    }

    /// <summary>The texts in the order of their numbers.</summary>
    public IReadOnlyList<string> All() => [.. Enumerable.Range(1, Count).Select(n => System.Text.Encoding.UTF8.GetString(Text(n)))];

    private int Keep(ReadOnlySpan<byte> text, ulong hash)
    {
        if (blocks[^1].Length - used < text.Length)
        {
            blocks.Add(new byte[Math.Max(1 << 20, text.Length)]);
            used = 0;
        }

        text.CopyTo(blocks[^1].AsSpan(used));
        if (Count == hashes.Length)
        {
            Array.Resize(ref hashes, Count * 2);
            Array.Resize(ref places, Count * 2);
        }

        (hashes[Count], places[Count]) = (hash, (blocks.Count - 1, used, text.Length));
        used += text.Length;
        return ++Count;
    }

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var i = 0; i < Count; i++)
        {
            var slot = (int)hashes[i] & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = i + 1;
        }
    }
}
