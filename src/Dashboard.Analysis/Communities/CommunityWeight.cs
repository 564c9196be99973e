namespace Dashboard.Analysis.Communities;

/// <summary>The weight that lies inside communities: what both quality functions reward.</summary>
internal static class CommunityWeight
{
    /// <summary>A node's part: its loop, and half of its edges to its own community. O(degree).</summary>
    public static double Inside(Graph graph, ReadOnlySpan<int> communities, int node)
    {
        var sum = 0.0;
        for (var i = graph.OffsetArray[node]; i < graph.OffsetArray[node + 1]; i++)
        {
            if (communities[graph.NeighbourArray[i]] == communities[node]) sum += graph.WeightArray[i];
        }

        return (sum / 2) + graph.LoopArray[node];
    }
}
