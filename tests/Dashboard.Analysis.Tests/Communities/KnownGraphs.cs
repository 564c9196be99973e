using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Randomness;

namespace Dashboard.Analysis.Tests.Communities;

/// <summary>Graphs whose best partitions are known.</summary>
internal static class KnownGraphs
{
    /// <summary>Zachary's karate club (1977): 34 nodes, 78 edges, best modularity 0.4198 (Brandes et al., 2008).</summary>
    public static Graph KarateClub()
    {
        (int, int[])[] rows =
        [
            (1, [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32]), (2, [3, 4, 8, 14, 18, 20, 22, 31]),
            (3, [4, 8, 9, 10, 14, 28, 29, 33]), (4, [8, 13, 14]), (5, [7, 11]), (6, [7, 11, 17]), (7, [17]),
            (9, [31, 33, 34]), (10, [34]), (14, [34]), (15, [33, 34]), (16, [33, 34]), (19, [33, 34]), (20, [34]),
            (21, [33, 34]), (23, [33, 34]), (24, [26, 28, 30, 33, 34]), (25, [26, 28, 32]), (26, [32]), (27, [30, 34]),
            (28, [34]), (29, [32, 34]), (30, [33, 34]), (31, [33, 34]), (32, [33, 34]), (33, [34]),
        ];
        var edges = rows.SelectMany(r => r.Item2.Select(t => (Source: r.Item1 - 1, Target: t - 1))).ToArray();
        return Graph.FromEdges(34, edges.Select(e => e.Source).ToArray(), edges.Select(e => e.Target).ToArray());
    }

    /// <summary>
    /// A ring of cliques, each joined to the next by one edge: cliques are the communities while their resolution
    /// allows it.
    /// </summary>
    public static Graph RingOfCliques(int cliques, int size)
    {
        var edges = new List<(int Source, int Target)>();
        for (var c = 0; c < cliques; c++)
        {
            for (var i = 0; i < size; i++)
            {
                for (var j = i + 1; j < size; j++) edges.Add(((c * size) + i, (c * size) + j));
            }

            edges.Add((c * size, ((c + 1) % cliques * size) + 1));
        }

        return Graph.FromEdges(cliques * size, edges.Select(e => e.Source).ToArray(), edges.Select(e => e.Target).ToArray());
    }

    /// <summary>A planted partition: node v belongs to group v mod groups.</summary>
    public static Graph PlantedPartition(int nodes, int groups, double inside, double between, ulong seed)
    {
        var random = new SeededRandom(seed);
        var (sources, targets) = (new List<int>(), new List<int>());
        for (var i = 0; i < nodes; i++)
        {
            for (var j = i + 1; j < nodes; j++)
            {
                if (random.NextDouble() >= (i % groups == j % groups ? inside : between)) continue;
                sources.Add(i);
                targets.Add(j);
            }
        }

        return Graph.FromEdges(nodes, sources.ToArray(), targets.ToArray());
    }

    /// <summary>A random graph with random weights, some edges parallel, some loops.</summary>
    public static Graph RandomGraph(int nodes, int edges, ulong seed)
    {
        var random = new SeededRandom(seed);
        var (sources, targets, weights) = (new int[edges], new int[edges], new double[edges]);
        for (var i = 0; i < edges; i++)
            (sources[i], targets[i], weights[i]) = (random.NextBelow(nodes), random.NextBelow(nodes), 0.25 * (1 + random.NextBelow(8)));
        return Graph.FromEdges(nodes, sources, targets, weights);
    }
}
