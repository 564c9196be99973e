using System.Buffers.Binary;
using System.Numerics;

namespace Dashboard.Packets.Bags;

/// <summary>SHA-224 (FIPS 180-4, 6.3): SHA-256 from another start, cut to 224 bits. The framework has none, and bags with it are about.</summary>
internal sealed class Sha224Digest : BagDigest
{
    private const int BlockBytes = 64;

    // The first 32 bits of the fractions of the cube roots of the first 64 primes; a double has 50 of them.
    private static readonly uint[] Rounds = [.. Primes().Take(64).Select(p => (uint)(Math.Cbrt(p) % 1 * 4294967296))];

    private readonly uint[] state = [0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7, 0xBEFA4FA4];
    private readonly byte[] rest = new byte[BlockBytes];
    private int waiting;
    private ulong length;

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        length += (ulong)bytes.Length;
        while (bytes.Length > 0)
        {
            var taken = Math.Min(BlockBytes - waiting, bytes.Length);
            bytes[..taken].CopyTo(rest.AsSpan(waiting));
            bytes = bytes[taken..];
            if ((waiting += taken) < BlockBytes) return;
            Compress();
            waiting = 0;
        }
    }

    public override string Finish()
    {
        Span<byte> end = stackalloc byte[2 * BlockBytes];
        end.Clear();
        end[0] = 0x80;
        var upTo = (waiting < BlockBytes - 8 ? BlockBytes : 2 * BlockBytes) - waiting;
        BinaryPrimitives.WriteUInt64BigEndian(end[(upTo - 8)..], length * 8);
        Append(end[..upTo]);
        return string.Concat(state.Take(7).Select(word => word.ToString("x8", System.Globalization.CultureInfo.InvariantCulture)));
    }

    public override void Dispose()
    {
    }

    private void Compress()
    {
        Span<uint> words = stackalloc uint[64];
        for (var i = 0; i < 16; i++) words[i] = BinaryPrimitives.ReadUInt32BigEndian(rest.AsSpan(4 * i));
        for (var i = 16; i < 64; i++)
        {
            var (far, near) = (words[i - 15], words[i - 2]);
            words[i] = words[i - 16] + words[i - 7]
                + (BitOperations.RotateRight(far, 7) ^ BitOperations.RotateRight(far, 18) ^ (far >> 3))
                + (BitOperations.RotateRight(near, 17) ^ BitOperations.RotateRight(near, 19) ^ (near >> 10));
        }

        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var i = 0; i < 64; i++)
        {
            var first = h + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25)) + ((e & f) ^ (~e & g)) + Rounds[i] + words[i];
            var second = (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        uint[] added = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < state.Length; i++) state[i] += added[i];
    }

    private static IEnumerable<int> Primes() => Enumerable.Range(2, 310).Where(n => Enumerable.Range(2, n - 2).TakeWhile(d => d * d <= n).All(d => n % d != 0));
}
