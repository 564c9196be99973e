using System.Numerics;

namespace Dashboard.Analysis.Randomness;

/// <summary>
/// xoshiro256** (Blackman &amp; Vigna, 2018), seeded through SplitMix64 (Steele, Lea &amp; Flood, 2014). The same seed
/// gives the same numbers on every machine and in every version of .NET, which <see cref="Random"/> does not promise.
/// Not for secrets. Not safe for use by several threads at once.
/// </summary>
public sealed class SeededRandom
{
    private ulong state0;
    private ulong state1;
    private ulong state2;
    private ulong state3;

    /// <summary>Starts the sequence of a seed; every seed, 0 included, is good.</summary>
    public SeededRandom(ulong seed)
    {
        state0 = SplitMix(ref seed);
        state1 = SplitMix(ref seed);
        state2 = SplitMix(ref seed);
        state3 = SplitMix(ref seed);
    }

    /// <summary>
    /// The seed of a stream of its own, so that one part of a computation can draw more numbers without changing
    /// what another part draws.
    /// </summary>
    public static ulong SeedOfStream(ulong seed, ulong stream)
    {
        var mixed = seed ^ (stream * 0xD1B54A32D192ED03UL);
        return SplitMix(ref mixed);
    }

    /// <summary>64 uniform bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(state1 * 5, 7) * 9;
        var shifted = state1 << 17;
        state2 ^= state0;
        state3 ^= state1;
        state1 ^= state2;
        state0 ^= state3;
        state2 ^= shifted;
        state3 = BitOperations.RotateLeft(state3, 45);
        return result;
    }

    /// <summary>A uniform number of [0, 1), with 53 bits.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform whole number of [0, <paramref name="bound"/>), without bias (Lemire, 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int NextBelow(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (uint)bound;
        var product = (ulong)(uint)(NextBits() >> 32) * range;
        if ((uint)product < range)
        {
            var threshold = (uint)-range % range;
            while ((uint)product < threshold) product = (ulong)(uint)(NextBits() >> 32) * range;
        }

        return (int)(product >> 32);
    }

    /// <summary>A standard normal number, by the polar method (Marsaglia &amp; Bray, 1964).</summary>
    public double NextNormal()
    {
        while (true)
        {
            var u = (2 * NextDouble()) - 1;
            var v = (2 * NextDouble()) - 1;
            var s = (u * u) + (v * v);
            if (s is > 0 and < 1) return u * Math.Sqrt(-2 * Math.Log(s) / s);
        }
    }

    /// <summary>Puts the items into a uniformly random order (Fisher &amp; Yates, 1938; Durstenfeld, 1964). O(n).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
