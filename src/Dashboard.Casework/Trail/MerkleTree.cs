using System.Numerics;
using System.Security.Cryptography;

namespace Dashboard.Casework.Trail;

/// <summary>
/// The Merkle tree of RFC 9162, section 2.1, with SHA-256: a leaf's hash is over a zero byte and the leaf, an inner node's over a one
/// byte and its two children, and a tree that is no power of two is split at the largest power of two below its size.
/// </summary>
public static class MerkleTree
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashLength = 32;

    /// <summary>The root of a tree without leaves.</summary>
    public static byte[] EmptyRoot { get; } = SHA256.HashData([]);

    /// <summary>The hash of a leaf.</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> leaf) => SHA256.HashData([0, .. leaf]);

    /// <summary>The hash of an inner node.</summary>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([1, .. left, .. right]);

    /// <summary>The root over hashes of leaves, or of subtrees of one size; O(n).</summary>
    public static byte[] Root(IReadOnlyList<byte[]> hashes) => Root(hashes, 0, hashes.Count);

    /// <summary>Where a tree of more than one leaf is split: the largest power of two below its size.</summary>
    public static long SplitOf(long size) => (long)BitOperations.RoundUpToPowerOf2((ulong)size) / 2;

    /// <summary>The inclusion proof of a leaf in a small tree that is at hand (RFC 9162, 2.1.3.1); the hashes from the leaf up.</summary>
    public static IReadOnlyList<byte[]> InclusionProof(IReadOnlyList<byte[]> leafHashes, int index) =>
        InclusionProofAsync(index, leafHashes.Count, (start, end) => Task.FromResult(Root(leafHashes, (int)start, (int)(end - start))))
        .GetAwaiter().GetResult();

    /// <summary>The inclusion proof of a leaf (RFC 9162, 2.1.3.1); the hashes from the leaf up.</summary>
    /// <param name="index">Which leaf, counted from 0.</param>
    /// <param name="size">How many leaves the tree has.</param>
    /// <param name="root">The root over the leaves from the first up to, and without, the second.</param>
    public static async Task<IReadOnlyList<byte[]>> InclusionProofAsync(long index, long size, Func<long, long, Task<byte[]>> root)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = new List<byte[]>();
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + SplitOf(end - start);
            proof.Add(index < middle ? await root(middle, end) : await root(start, middle));
            (start, end) = index < middle ? (start, middle) : (middle, end);
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>The proof that a tree of this size continues the one of an earlier size (RFC 9162, 2.1.4.1).</summary>
    /// <param name="earlier">1 to <paramref name="size"/>; of equal sizes the proof is empty.</param>
    /// <param name="root">As above.</param>
    public static async Task<IReadOnlyList<byte[]>> ConsistencyProofAsync(long earlier, long size, Func<long, long, Task<byte[]>> root)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(earlier, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, size);
        var proof = new List<byte[]>();
        var (start, end) = (0L, size);
        while (earlier != end)
        {
            var middle = start + SplitOf(end - start);
            proof.Add(earlier <= middle ? await root(middle, end) : await root(start, middle));
            (start, end) = earlier <= middle ? (start, middle) : (middle, end);
        }

        // What remains was a subtree of the earlier tree; where it was all of it, the verifier has its root.
        if (start > 0) proof.Add(await root(start, end));
        proof.Reverse();
        return proof;
    }

    /// <summary>Whether the proof leads from the leaf's hash to the root (RFC 9162, 2.1.3.2).</summary>
    public static bool IsIncluded(byte[] leafHash, long index, long size, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size) return false;
        var (node, last, hash) = (index, size - 1, leafHash);
        foreach (var sibling in proof)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = NodeHash(sibling, hash);
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = NodeHash(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>
    /// Whether the proof shows that the second tree continues the first (RFC 9162, 2.1.4.2). An empty tree is continued by every other.
    /// </summary>
    public static bool IsConsistent(long earlier, byte[] earlierRoot, long size, byte[] root, IReadOnlyList<byte[]> proof)
    {
        if (earlier < 0 || earlier > size) return false;
        if (earlier == size) return proof.Count == 0 && earlierRoot.AsSpan().SequenceEqual(root);
        if (earlier == 0) return proof.Count == 0 && earlierRoot.AsSpan().SequenceEqual(EmptyRoot);
        IReadOnlyList<byte[]> path = BitOperations.IsPow2(earlier) ? [earlierRoot, .. proof] : proof;
        if (path.Count == 0) return false;
        var (node, last) = (earlier - 1, size - 1);
        while ((node & 1) == 1) (node, last) = (node >> 1, last >> 1);
        var (first, second) = (path[0], path[0]);
        foreach (var sibling in path.Skip(1))
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                (first, second) = (NodeHash(sibling, first), NodeHash(sibling, second));
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                second = NodeHash(second, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && first.AsSpan().SequenceEqual(earlierRoot) && second.AsSpan().SequenceEqual(root);
    }

    private static byte[] Root(IReadOnlyList<byte[]> hashes, int start, int count)
    {
        if (count == 0) return EmptyRoot;
        if (count == 1) return hashes[start];
        var left = (int)SplitOf(count);
        return NodeHash(Root(hashes, start, left), Root(hashes, start + left, count - left));
    }
}
