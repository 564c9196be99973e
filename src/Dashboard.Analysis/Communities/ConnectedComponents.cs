namespace Dashboard.Analysis.Communities;

/// <summary>Connected components, by breadth-first search. O(n + m).</summary>
public static class ConnectedComponents
{
    /// <summary>
    /// The component of each node, numbered from 0 by the first node of each. Nodes without edges are components of
    /// their own.
    /// </summary>
    public static (int[] Components, int Count) Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Within(graph.OffsetArray, graph.NeighbourArray, new int[graph.NodeCount]);
    }

    /// <summary>The connected parts of each community: edges between communities do not count.</summary>
    internal static (int[] Components, int Count) Within(int[] offsets, int[] neighbours, ReadOnlySpan<int> communities)
    {
        var components = new int[communities.Length];
        Array.Fill(components, -1);
        var queue = new int[communities.Length];
        var count = 0;
        for (var root = 0; root < components.Length; root++)
        {
            if (components[root] >= 0) continue;
            components[root] = count;
            queue[0] = root;
            var (head, tail) = (0, 1);
            while (head < tail)
            {
                var v = queue[head++];
                for (var i = offsets[v]; i < offsets[v + 1]; i++)
                {
                    var u = neighbours[i];
                    if (components[u] >= 0 || communities[u] != communities[v]) continue;
                    components[u] = count;
                    queue[tail++] = u;
                }
            }

            count++;
        }

        return (components, count);
    }
}
