using Dashboard.Analysis.Randomness;
using Dashboard.Core;

namespace Dashboard.Analysis.Layout;

/// <summary>
/// Draws the account–attribute graph in two dimensions: circles of clusters packed by size and pulled together
/// where attributes join them; accounts of a cluster on a sunflower (Vogel, 1979), those with the most links
/// innermost and those that share an attribute side by side; attributes at the middle of their accounts, so that a
/// hub stands between the clusters it joins; accounts of no cluster in a circle of their own. Deterministic.
/// O(a log a + e + k²) for a accounts, e links and k clusters. Without accounts nothing is placed.
/// </summary>
public static class GraphLayout
{
    private const double GoldenAngle = 2.399963229728653;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("cluster-sunflower-layout", 3);

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
        var sizes = new int[clusterCount + (circleOf.Contains(clusterCount) ? 1 : 0)];
        foreach (var circle in circleOf) sizes[circle]++;
        var circles = ClusterPacking.Pack(sizes, ClusterAffinity.Of(circleOf, sizes.Length, links));
        var accountX = new float[accountClusters.Length];
        var accountY = new float[accountClusters.Length];
        PlaceMembers(circleOf, circles, links, accountX, accountY);
        var (attributeX, attributeY) = AttributePlacement.Place(accountX, accountY, links, new SeededRandom(seed));
        return new GraphPositions(accountX, accountY, attributeX, attributeY, circles[..clusterCount]);
    }

    /// <summary>
    /// Fills each circle ring by ring, the best-linked accounts innermost; within a ring accounts are in the order of
    /// their most particular attribute, so that those sharing one form a sector.
    /// </summary>
    private static void PlaceMembers(ReadOnlySpan<int> clusters, ClusterCircle[] circles, AttributeLinks links, float[] x, float[] y)
    {
        var order = new List<int>[circles.Length];
        for (var c = 0; c < circles.Length; c++) order[c] = [];
        for (var a = 0; a < clusters.Length; a++)
        {
            order[clusters[a]].Add(a);
        }

        for (var c = 0; c < circles.Length; c++)
        {
            var members = order[c].ToArray();
            Array.Sort(members, (a, b) => links.Degree(a) != links.Degree(b) ? links.Degree(b).CompareTo(links.Degree(a)) : a.CompareTo(b));
            var placed = 0;
            for (var ring = 0; placed < members.Length; ring++)
            {
                var size = Math.Min(ring == 0 ? 1 : 6 * ring, members.Length - placed);
                var inRing = members.AsSpan(placed, size);
                inRing.Sort((a, b) => links.MainAttribute[a] != links.MainAttribute[b]
                    ? links.MainAttribute[a].CompareTo(links.MainAttribute[b])
                    : a.CompareTo(b));
                for (var k = 0; k < size; k++)
                {
                    var angle = (2 * Math.PI * (k + 0.5) / size) + (ring * GoldenAngle / 7);
                    x[inRing[k]] = circles[c].X + (float)(ring * Math.Cos(angle));
                    y[inRing[k]] = circles[c].Y + (float)(ring * Math.Sin(angle));
                }

                placed += size;
            }
        }
    }
}
