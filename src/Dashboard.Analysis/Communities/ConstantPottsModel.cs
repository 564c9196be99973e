namespace Dashboard.Analysis.Communities;

/// <summary>
/// The constant Potts model (Traag, Van Dooren &amp; Nesterov, 2011): H = Σ_c [ L_c − γ n_c (n_c − 1) / 2 ], where
/// L_c is the weight inside community c and n_c its number of nodes. It has no resolution limit: γ is the density
/// that separates communities from what lies between them. In units of weight, not normalised.
/// </summary>
public static class ConstantPottsModel
{
    /// <summary>The quality of a partition. O(n + m). A graph without nodes has quality 0.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="communities">The community of each node, numbers from 0 to n − 1.</param>
    /// <param name="resolution">γ, a density of weight per pair of nodes.</param>
    public static double Of(Graph graph, ReadOnlySpan<int> communities, double resolution = 1)
    {
        var sizes = new int[graph.NodeCount];
        var inside = 0.0;
        for (var v = 0; v < graph.NodeCount; v++)
        {
            sizes[communities[v]]++;
            inside += CommunityWeight.Inside(graph, communities, v);
        }

        var pairs = 0.0;
        foreach (var size in sizes) pairs += 0.5 * size * (size - 1.0);
        return inside - (resolution * pairs);
    }
}
