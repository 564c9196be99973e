namespace Dashboard.Casework.Trail;

/// <summary>
/// The Merkle trees over audit entries: one over all, and one over the entries of each case, in the order of their sequence. An
/// entry's leaf is the 32 bytes of its hash.
/// </summary>
internal sealed class AuditForest
{
    /// <summary>The levels whose complete subtrees are kept: every eighth.</summary>
    public const int TileHeight = 8;

    private readonly SortedDictionary<string, MerkleFrontier> trees = new(StringComparer.Ordinal);

    /// <summary>The complete subtrees, by level and place, that adding entries has closed.</summary>
    public Dictionary<(int Level, long Place), byte[]> Tiles { get; } = [];

    public IReadOnlyDictionary<string, MerkleFrontier> Trees => trees;

    public static string TreeOf(string? caseId) => caseId is { Length: > 0 } ? caseId : AuditTree.NoCase;

    public static byte[] LeafHash(string entryHash) => MerkleTree.LeafHash(Convert.FromHexString(entryHash));

    /// <summary>Puts a tree in as it was kept.</summary>
    public void Put(string name, MerkleFrontier frontier) => trees[name] = frontier;

    /// <summary>Adds an entry to the tree over all, and to its case's.</summary>
    public void Append(string? caseId, string entryHash)
    {
        var leaf = LeafHash(entryHash);
        Of(AuditTree.Whole).Append(leaf, (level, place, hash) =>
        {
            if (level % TileHeight == 0) Tiles[(level, place)] = hash;
        });
        Of(TreeOf(caseId)).Append(leaf);
    }

    private MerkleFrontier Of(string name)
    {
        if (trees.TryGetValue(name, out var tree)) return tree;
        return trees[name] = new MerkleFrontier();
    }
}
