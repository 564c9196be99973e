namespace Dashboard.Analysis.Communities;

/// <summary>How <see cref="Leiden"/> runs.</summary>
public sealed record LeidenOptions
{
    /// <summary>The quality function.</summary>
    public QualityFunction Function { get; init; } = QualityFunction.Modularity;

    /// <summary>γ; 1 is modularity's own scale. For the constant Potts model it is a density of weight per pair.</summary>
    public double Resolution { get; init; } = 1;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>θ: how random the refinement is, in units of the mean edge weight. The paper's 0.01.</summary>
    public double Randomness { get; init; } = 0.01;

    /// <summary>The most iterations of one run; each starts from the partition of the one before.</summary>
    public int MaxIterations { get; init; } = 20;

    /// <summary>
    /// An iteration that improves the quality by no more than this share of it is the last; null chooses 0 for small
    /// graphs and 0.0003 from 20,000 nodes and edges on, where further iterations cost more than they find.
    /// </summary>
    public double? LeastImprovement { get; init; }

    /// <summary>
    /// Independent runs of which the best is kept; null chooses 50 for small graphs, fewer for larger ones and 1 from
    /// 100,000 nodes and edges on.
    /// </summary>
    public int? Runs { get; init; }
}
