using System.Numerics;
using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Audit.Log;

/// <summary>
/// The roots of stretches of the tree over all entries, from the kept subtrees and the entries' hashes: a proof reads O(log n)
/// stretches of at most 256 hashes each.
/// </summary>
internal sealed class AuditTreeRoots(CaseworkContext context, CancellationToken cancellationToken)
{
    private const int TileLeaves = 1 << AuditForest.TileHeight;

    /// <summary>The root over the entries after the first <paramref name="start"/>, up to the <paramref name="end"/>th.</summary>
    public async Task<byte[]> RootAsync(long start, long end)
    {
        var count = end - start;
        if (!BitOperations.IsPow2(count) || start % count != 0)
        {
            var middle = start + MerkleTree.SplitOf(count);
            var left = await RootAsync(start, middle);
            var right = await RootAsync(middle, end);
            return MerkleTree.NodeHash(left, right);
        }

        var level = BitOperations.Log2((ulong)count);
        return MerkleTree.Root(level < AuditForest.TileHeight
            ? await LeavesAsync(start, end)
            : await TilesAsync(level / AuditForest.TileHeight * AuditForest.TileHeight, start, end));
    }

    private async Task<IReadOnlyList<byte[]>> LeavesAsync(long start, long end)
    {
        var hashes = await context.AuditEntries.Where(e => e.Sequence > start && e.Sequence <= end).OrderBy(e => e.Sequence)
            .Select(e => e.Hash).ToListAsync(cancellationToken);
        return hashes.Count == end - start ? [.. hashes.Select(AuditForest.LeafHash)] : throw Broken();
    }

    private async Task<IReadOnlyList<byte[]>> TilesAsync(int level, long start, long end)
    {
        var (first, last) = (start >> level, end >> level);
        var hashes = await context.Set<AuditTile>().Where(t => t.Level == level && t.Place >= first && t.Place < last).OrderBy(t => t.Place)
            .Select(t => t.Hash).ToListAsync(cancellationToken);
        return hashes.Count == last - first && hashes.Count <= TileLeaves ? hashes : throw Broken();
    }

    private static InvalidEntryException Broken() =>
        new("The audit trail has lost entries, so that nothing can be proved of it. Nothing was written; 'audit verify' says where it breaks.");
}
