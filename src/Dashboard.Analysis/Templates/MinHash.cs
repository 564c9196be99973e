using Dashboard.Analysis.Randomness;
using Dashboard.Core;

namespace Dashboard.Analysis.Templates;

/// <summary>
/// MinHash signatures (Broder, 1997): the share of equal places of two signatures estimates the Jaccard index of the
/// sets they stand for, without bias and with a standard error of √(J (1 − J) / places). Locality-sensitive hashing
/// (Indyk &amp; Motwani, 1998) by bands of the signature finds candidates: with 32 bands of 4 places, two sets of
/// Jaccard index 0.8 meet in some band with probability above 0.9999, of 0.3 with 0.23.
/// </summary>
public static class MinHash
{
    /// <summary>Places of a signature.</summary>
    public const int Places = 128;

    /// <summary>Bands of a signature.</summary>
    public const int Bands = 32;

    private const int Rows = Places / Bands;

    private static readonly (ulong Multiplier, ulong Addend)[] Hashes = MakeHashes();

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("minhash-lsh", 1);

    /// <summary>The hashes of a text's runs of words; of a text shorter than a run, of all its words. O(words × length).</summary>
    public static ulong[] Shingles(ReadOnlySpan<string> words, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var count = words.IsEmpty ? 0 : Math.Max(1, words.Length - length + 1);
        var shingles = new HashSet<ulong>(count);
        for (var i = 0; i < count; i++)
        {
            // FNV-1a (Fowler, Noll & Vo, 1991), the same on every machine.
            var hash = 14695981039346656037UL;
            foreach (var word in words[i..Math.Min(i + length, words.Length)])
            {
                foreach (var letter in word) hash = (hash ^ letter) * 1099511628211UL;
                hash = (hash ^ 0x1F) * 1099511628211UL;
            }

            shingles.Add(hash);
        }

        return [.. shingles];
    }

    /// <summary>The signature of a set; of the empty set all places are the largest number. O(places × shingles).</summary>
    public static uint[] Signature(ReadOnlySpan<ulong> shingles)
    {
        var signature = new uint[Places];
        Array.Fill(signature, uint.MaxValue);
        foreach (var shingle in shingles)
        {
            for (var p = 0; p < Places; p++)
            {
                var (multiplier, addend) = Hashes[p];
                signature[p] = Math.Min(signature[p], (uint)(((shingle * multiplier) + addend) >> 32));
            }
        }

        return signature;
    }

    /// <summary>The Jaccard index of two sets as their signatures estimate it, 0 to 1.</summary>
    /// <exception cref="ArgumentException">A signature does not have <see cref="Places"/> places.</exception>
    public static double Similarity(ReadOnlySpan<uint> first, ReadOnlySpan<uint> second)
    {
        if (first.Length != Places || second.Length != Places)
            throw new ArgumentException($"A signature has {Places} places; these have {first.Length} and {second.Length}.");
        var equal = 0;
        for (var p = 0; p < Places; p++) equal += first[p] == second[p] ? 1 : 0;
        return equal / (double)Places;
    }

    /// <summary>The key of one band of a signature: sets with equal keys are candidates.</summary>
    public static (int Band, ulong Hash) BandKey(ReadOnlySpan<uint> signature, int band)
    {
        var hash = 14695981039346656037UL;
        foreach (var place in signature.Slice(band * Rows, Rows)) hash = (hash ^ place) * 1099511628211UL;
        return (band, hash);
    }

    private static (ulong, ulong)[] MakeHashes()
    {
        var random = new SeededRandom(1997);
        return [.. Enumerable.Range(0, Places).Select(_ => (random.NextBits() | 1, random.NextBits()))];
    }
}
