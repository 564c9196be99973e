namespace Dashboard.Analysis.Communities;

/// <summary>
/// One level of Leiden's aggregation: a graph without loops whose nodes stand for sets of nodes of the level below.
/// A node's weight is what the quality function counts: the sum of strengths for modularity, the number of nodes
/// for the constant Potts model. Moving node v into community c gains w(v, c) − ρ n_v N_c, where ρ is the
/// resolution in these units, so that both functions are one here.
/// </summary>
internal sealed record LeidenLevel(int[] Offsets, int[] Neighbours, double[] Weights, double[] NodeWeights)
{
    public int NodeCount => NodeWeights.Length;

    public static LeidenLevel Of(Graph graph, QualityFunction function)
    {
        var nodeWeights = graph.StrengthArray;
        if (function == QualityFunction.ConstantPottsModel)
        {
            nodeWeights = new double[graph.NodeCount];
            Array.Fill(nodeWeights, 1);
        }

        return new LeidenLevel(graph.OffsetArray, graph.NeighbourArray, graph.WeightArray, nodeWeights);
    }

    /// <summary>The level whose nodes are the sets of <paramref name="sets"/>, numbered 0 … count − 1. O(n + m).</summary>
    public LeidenLevel Aggregate(int[] sets, int count)
    {
        var (starts, members) = Group(sets, count);
        var offsets = new int[count + 1];
        var neighbours = new int[Neighbours.Length];
        var weights = new double[Neighbours.Length];
        var nodeWeights = new double[count];
        var position = new int[count];
        Array.Fill(position, -1);
        var next = 0;
        for (var set = 0; set < count; set++)
        {
            var first = next;
            for (var k = starts[set]; k < starts[set + 1]; k++)
            {
                var v = members[k];
                nodeWeights[set] += NodeWeights[v];
                for (var i = Offsets[v]; i < Offsets[v + 1]; i++)
                {
                    var other = sets[Neighbours[i]];
                    if (other == set) continue;
                    if (position[other] >= first)
                    {
                        weights[position[other]] += Weights[i];
                        continue;
                    }

                    position[other] = next;
                    neighbours[next] = other;
                    weights[next++] = Weights[i];
                }
            }

            offsets[set + 1] = next;
        }

        return new LeidenLevel(offsets, neighbours[..next], weights[..next], nodeWeights);
    }

    /// <summary>The nodes of each set, one set after the other: those of set s at starts[s] .. starts[s + 1]. O(n).</summary>
    public static (int[] Starts, int[] Members) Group(int[] sets, int count)
    {
        var starts = new int[count + 1];
        foreach (var set in sets) starts[set + 1]++;
        for (var s = 0; s < count; s++) starts[s + 1] += starts[s];
        var fill = starts.AsSpan(0, count).ToArray();
        var members = new int[sets.Length];
        for (var v = 0; v < sets.Length; v++) members[fill[sets[v]]++] = v;
        return (starts, members);
    }
}
