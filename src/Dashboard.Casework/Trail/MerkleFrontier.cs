namespace Dashboard.Casework.Trail;

/// <summary>
/// The right edge of a growing Merkle tree: the roots of its complete subtrees, the largest first. It is all that adding a leaf
/// takes, O(log n) hashes at most and two on average, and all that the root takes.
/// </summary>
internal sealed class MerkleFrontier
{
    private readonly List<byte[]> subtrees;

    private MerkleFrontier(long size, List<byte[]> subtrees)
    {
        Size = size;
        this.subtrees = subtrees;
    }

    public MerkleFrontier()
        : this(0, [])
    {
    }

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; private set; }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are not of a tree of this size.</exception>
    public static MerkleFrontier Parse(long size, byte[] bytes) =>
        size >= 0 && bytes.Length == System.Numerics.BitOperations.PopCount((ulong)size) * MerkleTree.HashLength
            ? new MerkleFrontier(size, [.. bytes.Chunk(MerkleTree.HashLength)])
            : throw new FormatException($"{bytes.Length} bytes are not the edge of a tree of {size} leaves.");

    /// <summary>The hashes, one after the other.</summary>
    public byte[] ToBytes() => [.. subtrees.SelectMany(h => h)];

    /// <summary>Adds a leaf.</summary>
    /// <param name="completed">Told each subtree that is complete with it: its level, where 2^level leaves are below it, its place on that
    /// level from 0, and its root.</param>
    public void Append(byte[] leafHash, Action<int, long, byte[]>? completed = null)
    {
        var hash = leafHash;
        for (var level = 0; ((Size >> level) & 1) == 1;)
        {
            hash = MerkleTree.NodeHash(subtrees[^1], hash);
            subtrees.RemoveAt(subtrees.Count - 1);
            level++;
            completed?.Invoke(level, Size >> level, hash);
        }

        subtrees.Add(hash);
        Size++;
    }

    /// <summary>The root of the tree.</summary>
    public byte[] Root()
    {
        if (subtrees.Count == 0) return MerkleTree.EmptyRoot;
        var root = subtrees[^1];
        for (var i = subtrees.Count - 2; i >= 0; i--) root = MerkleTree.NodeHash(subtrees[i], root);
        return root;
    }
}
