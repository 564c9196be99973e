using Dashboard.Analysis.Randomness;
using Dashboard.Core;

namespace Dashboard.Analysis.Layout;

/// <summary>
/// Draws the account–attribute graph in two dimensions: accounts of a cluster by what only some of them share, in
/// subgroups (<see cref="SubgroupLayout"/>); circles of clusters packed by size and pulled together where attributes
/// join them; attributes at the middle of their accounts, so that a hub stands between the clusters it joins; accounts
/// of no cluster in a circle of their own. Deterministic. O(e log a + k²) for a accounts, e links and k clusters.
/// Without accounts nothing is placed.
/// </summary>
public static class GraphLayout
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("cluster-subgroup-layout", 1);

    /// <summary>Places accounts and attributes.</summary>
    /// <param name="accountClusters">The cluster of each account, from 0; −1 for none.</param>
    /// <param name="attributeCount">How many attributes there are.</param>
    /// <param name="edgeAccounts">The account of each link.</param>
    /// <param name="edgeAttributes">The attribute of each link.</param>
    /// <param name="seed">The seed of the small displacements that keep attributes apart.</param>
    /// <exception cref="ArgumentException">The two columns of links differ in length, or name what does not exist.</exception>
    public static GraphPositions Compute(
        ReadOnlySpan<int> accountClusters, int attributeCount, ReadOnlySpan<int> edgeAccounts, ReadOnlySpan<int> edgeAttributes, ulong seed)
    {
        var links = AttributeLinks.Of(accountClusters.Length, attributeCount, edgeAccounts, edgeAttributes);
        var clusterCount = 0;
        foreach (var cluster in accountClusters) clusterCount = Math.Max(clusterCount, cluster + 1);

        // Those in no cluster fill one more circle, the last, packed like the others; it is no cluster's.
        var circleOf = new int[accountClusters.Length];
        for (var a = 0; a < circleOf.Length; a++) circleOf[a] = accountClusters[a] < 0 ? clusterCount : accountClusters[a];
        var subgroups = Subgroups(circleOf, clusterCount + (circleOf.Contains(clusterCount) ? 1 : 0), links, seed);
        var circles = ClusterPacking.Pack(
            [.. subgroups.Select(s => s.Accounts.Length)], [.. subgroups.Select(s => s.Radius)],
            ClusterAffinity.Of(circleOf, subgroups.Length, links));
        var accountX = new float[accountClusters.Length];
        var accountY = new float[accountClusters.Length];
        foreach (var (circle, placed) in circles.Zip(subgroups))
        {
            foreach (var (i, a) in placed.Accounts.Index())
                (accountX[a], accountY[a]) = (circle.X + (float)placed.X[i], circle.Y + (float)placed.Y[i]);
        }

        var (attributeX, attributeY) = AttributePlacement.Place(accountX, accountY, links, new SeededRandom(seed));
        return new GraphPositions(accountX, accountY, attributeX, attributeY, circles[..clusterCount]);
    }

    /// <summary>The accounts of each circle, placed about its middle.</summary>
    private static SubgroupLayout[] Subgroups(int[] circleOf, int count, AttributeLinks links, ulong seed)
    {
        var members = new List<int>[count];
        var attributes = new List<int[]>[count];
        for (var c = 0; c < count; c++) (members[c], attributes[c]) = ([], []);
        var placeOf = new int[circleOf.Length];
        for (var a = 0; a < circleOf.Length; a++)
        {
            placeOf[a] = members[circleOf[a]].Count;
            members[circleOf[a]].Add(a);
        }

        for (var t = 0; t < links.AttributeCount; t++)
        {
            foreach (var part in links.Accounts[links.Offsets[t]..links.Offsets[t + 1]].Distinct().GroupBy(a => circleOf[a]))
            {
                if (part.Count() > 1) attributes[part.Key].Add([.. part.Select(a => placeOf[a])]);
            }
        }

        return [.. Enumerable.Range(0, count).AsParallel().AsOrdered()
            .Select(c => SubgroupLayout.Of([.. members[c]], attributes[c], seed))];
    }
}
