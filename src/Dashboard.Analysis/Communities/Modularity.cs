namespace Dashboard.Analysis.Communities;

/// <summary>
/// Modularity (Newman &amp; Girvan, 2004) with a resolution γ (Reichardt &amp; Bornholdt, 2006):
/// Q = Σ_c [ L_c / m − γ (K_c / 2m)² ], where L_c is the weight inside community c, K_c the sum of its nodes'
/// strengths and m the weight of the whole graph.
/// </summary>
public static class Modularity
{
    /// <summary>
    /// The modularity of a partition, −½ to 1 at γ = 1. O(n + m). A graph without edges has modularity 0.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="communities">The community of each node, numbers from 0 to n − 1.</param>
    /// <param name="resolution">γ: larger finds smaller communities; 1 is Newman's.</param>
    public static double Of(Graph graph, ReadOnlySpan<int> communities, double resolution = 1)
    {
        var m = graph.TotalWeight;
        if (m == 0) return 0;
        var strengths = new double[graph.NodeCount];
        var inside = 0.0;
        for (var v = 0; v < graph.NodeCount; v++)
        {
            strengths[communities[v]] += graph.StrengthArray[v];
            inside += CommunityWeight.Inside(graph, communities, v);
        }

        var expected = 0.0;
        foreach (var strength in strengths) expected += strength / (2 * m) * (strength / (2 * m));
        return (inside / m) - (resolution * expected);
    }
}
