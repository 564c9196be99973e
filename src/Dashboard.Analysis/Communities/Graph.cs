namespace Dashboard.Analysis.Communities;

/// <summary>
/// A weighted undirected graph in compressed sparse rows: the neighbours of node <c>v</c> stand at
/// <c>Offsets[v] .. Offsets[v + 1]</c>. Every edge is held twice, once from each end; loops are held apart.
/// Parallel edges, whichever way round they are written, are one edge with the sum of their weights. Edges of
/// weight 0 do not exist.
/// </summary>
public sealed class Graph
{
    private Graph(int[] offsets, int[] neighbours, double[] weights, double[] loops)
    {
        OffsetArray = offsets;
        NeighbourArray = neighbours;
        WeightArray = weights;
        LoopArray = loops;
        StrengthArray = new double[NodeCount];
        for (var v = 0; v < NodeCount; v++)
        {
            var strength = 2 * loops[v];
            for (var i = offsets[v]; i < offsets[v + 1]; i++) strength += weights[i];
            StrengthArray[v] = strength;
            TotalWeight += strength / 2;
        }
    }

    /// <summary>How many nodes there are.</summary>
    public int NodeCount => OffsetArray.Length - 1;

    /// <summary>How many edges there are, loops not counted.</summary>
    public int EdgeCount => NeighbourArray.Length / 2;

    /// <summary>The sum of all edges' weights, loops counted once: <c>m</c>.</summary>
    public double TotalWeight { get; }

    /// <summary>Where each node's neighbours begin; <see cref="NodeCount"/> + 1 long.</summary>
    public ReadOnlySpan<int> Offsets => OffsetArray;

    /// <summary>The neighbours of all nodes.</summary>
    public ReadOnlySpan<int> Neighbours => NeighbourArray;

    /// <summary>The weights of the edges to them.</summary>
    public ReadOnlySpan<double> Weights => WeightArray;

    /// <summary>The weight of each node's loop, 0 where it has none.</summary>
    public ReadOnlySpan<double> Loops => LoopArray;

    /// <summary>The sum of each node's edge weights, its loop counted twice.</summary>
    public ReadOnlySpan<double> Strengths => StrengthArray;

    internal int[] OffsetArray { get; }

    internal int[] NeighbourArray { get; }

    internal double[] WeightArray { get; }

    internal double[] LoopArray { get; }

    internal double[] StrengthArray { get; }

    /// <summary>
    /// Builds a graph from an edge list. O(n + m). The order of the edges does not matter to the edges' weights, but
    /// for rounding.
    /// </summary>
    /// <param name="nodeCount">Nodes are 0 … nodeCount − 1.</param>
    /// <param name="sources">One end of each edge.</param>
    /// <param name="targets">The other end.</param>
    /// <param name="weights">The weights; empty for 1 each.</param>
    /// <exception cref="ArgumentException">
    /// The lists differ in length, an end is no node, or a weight is negative, infinite or NaN.
    /// </exception>
    public static Graph FromEdges(
        int nodeCount, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets, ReadOnlySpan<double> weights = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodeCount);
        if (sources.Length != targets.Length || (weights.Length != 0 && weights.Length != sources.Length))
            throw new ArgumentException(
                $"An edge list has as many sources ({sources.Length}) as targets ({targets.Length}) and as weights ({weights.Length}, or none).");
        var loops = new double[nodeCount];
        var starts = new int[nodeCount + 1];
        for (var i = 0; i < sources.Length; i++)
        {
            var (s, t) = (sources[i], targets[i]);
            if ((uint)s >= (uint)nodeCount || (uint)t >= (uint)nodeCount)
                throw new ArgumentException($"Edge {i} joins {s} and {t}, but nodes are 0 to {nodeCount - 1}.");
            var weight = weights.Length == 0 ? 1.0 : weights[i];
            if (!(weight >= 0) || double.IsInfinity(weight))
                throw new ArgumentException($"Edge {i} has weight {weight}; a weight is a finite number, 0 or more.");
            if (weight == 0) continue;
            if (s == t)
            {
                loops[s] += weight;
                continue;
            }

            starts[s + 1]++;
            starts[t + 1]++;
        }

        for (var v = 0; v < nodeCount; v++) starts[v + 1] += starts[v];
        var neighbours = new int[starts[nodeCount]];
        var values = new double[starts[nodeCount]];
        var fill = starts.AsSpan(0, nodeCount).ToArray();
        for (var i = 0; i < sources.Length; i++)
        {
            var weight = weights.Length == 0 ? 1.0 : weights[i];
            var (s, t) = (sources[i], targets[i]);
            if (s == t || weight == 0) continue;
            neighbours[fill[s]] = t;
            values[fill[s]++] = weight;
            neighbours[fill[t]] = s;
            values[fill[t]++] = weight;
        }

        return MergeParallelEdges(starts, neighbours, values, loops);
    }

    private static Graph MergeParallelEdges(int[] starts, int[] neighbours, double[] values, double[] loops)
    {
        var nodeCount = loops.Length;
        var offsets = new int[nodeCount + 1];
        var position = new int[nodeCount];
        Array.Fill(position, -1);
        var next = 0;
        for (var v = 0; v < nodeCount; v++)
        {
            var first = next;
            for (var i = starts[v]; i < starts[v + 1]; i++)
            {
                var u = neighbours[i];
                if (position[u] >= first)
                {
                    values[position[u]] += values[i];
                    continue;
                }

                position[u] = next;
                neighbours[next] = u;
                values[next++] = values[i];
            }

            offsets[v + 1] = next;
        }

        if (next < neighbours.Length)
        {
            Array.Resize(ref neighbours, next);
            Array.Resize(ref values, next);
        }

        return new Graph(offsets, neighbours, values, loops);
    }
}
