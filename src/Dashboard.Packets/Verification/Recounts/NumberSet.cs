using System.Numerics;

namespace Dashboard.Packets.Verification.Recounts;

/// <summary>A set of numbers from zero on, a bit each.</summary>
internal sealed class NumberSet
{
    private const int WordBits = 64;

    private ulong[] words = [];

    public int Count => words.Sum(BitOperations.PopCount);

    public void Add(int number)
    {
        var word = number / WordBits;
        if (word >= words.Length) Array.Resize(ref words, (int)BitOperations.RoundUpToPowerOf2((uint)word + 1));
        words[word] |= 1UL << (number % WordBits);
    }

    public bool Contains(int number) =>
        number >= 0 && number / WordBits < words.Length && (words[number / WordBits] & (1UL << (number % WordBits))) != 0;

    public void UnionWith(NumberSet other)
    {
        if (other.words.Length > words.Length) Array.Resize(ref words, other.words.Length);
        for (var word = 0; word < other.words.Length; word++) words[word] |= other.words[word];
    }
}
