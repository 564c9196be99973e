using System.Security.Cryptography;
using System.Text;
using Dashboard.Casework.Trail;

namespace Dashboard.Casework.Tests;

public class MerkleTreeTests
{
    // The leaves and roots that implementations of certificate transparency have tested each other with since RFC 6962.
    private static readonly byte[][] Leaves =
    [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Root_KnownLeaves_IsTheKnownRoot(int count, string root)
    {
        var frontier = new MerkleFrontier();
        foreach (var leaf in Leaves.Take(count)) frontier.Append(MerkleTree.LeafHash(leaf));

        Assert.Equal(root, Convert.ToHexStringLower(MerkleTree.Root([.. Leaves.Take(count).Select(l => MerkleTree.LeafHash(l))])));
        Assert.Equal(root, Convert.ToHexStringLower(frontier.Root()));
        Assert.Equal(root, Convert.ToHexStringLower(MerkleFrontier.Parse(count, frontier.ToBytes()).Root()));
    }

    [Fact]
    public void IsIncluded_EveryLeafOfEveryTreeUpTo40_HoldsAndHoldsForNothingElse()
    {
        for (var size = 1; size <= 40; size++)
        {
            var (leaves, root) = (Hashes(size), MerkleTree.Root(Hashes(size)));
            for (var index = 0; index < size; index++)
            {
                var proof = MerkleTree.InclusionProof(leaves, index);
                Assert.True(MerkleTree.IsIncluded(leaves[index], index, size, proof, root));
                Assert.False(MerkleTree.IsIncluded(MerkleTree.LeafHash([9]), index, size, proof, root));
                Assert.False(MerkleTree.IsIncluded(leaves[index], index, size, [.. proof, root], root));
                if (proof.Count > 0) Assert.False(MerkleTree.IsIncluded(leaves[index], index, size, [.. proof.Skip(1)], root));
                if (size > 1) Assert.False(MerkleTree.IsIncluded(leaves[index], (index + 1) % size, size, proof, root));
            }
        }
    }

    [Fact]
    public async Task IsConsistent_EveryPairOfTreesUpTo40_HoldsAndHoldsForNothingElse()
    {
        for (var size = 1; size <= 40; size++)
        {
            var (leaves, root) = (Hashes(size), MerkleTree.Root(Hashes(size)));
            for (var earlier = 1; earlier <= size; earlier++)
            {
                var earlierRoot = MerkleTree.Root([.. leaves.Take(earlier)]);
                var proof = await MerkleTree.ConsistencyProofAsync(
                    earlier, size, (start, end) => Task.FromResult(MerkleTree.Root(leaves[(int)start..(int)end])));
                Assert.True(MerkleTree.IsConsistent(earlier, earlierRoot, size, root, proof));
                Assert.False(MerkleTree.IsConsistent(earlier, MerkleTree.LeafHash([9]), size, root, proof));
                Assert.False(MerkleTree.IsConsistent(earlier, earlierRoot, size, MerkleTree.LeafHash([9]), proof));
                Assert.False(MerkleTree.IsConsistent(earlier, earlierRoot, size, root, [.. proof, root]));
                if (proof.Count > 0) Assert.False(MerkleTree.IsConsistent(earlier, earlierRoot, size, root, [.. proof.Skip(1)]));
            }
        }
    }

    private static byte[][] Hashes(int count) =>
        [.. Enumerable.Range(0, count).Select(i => MerkleTree.LeafHash(SHA256.HashData(Encoding.UTF8.GetBytes($"{i}"))))];
}
