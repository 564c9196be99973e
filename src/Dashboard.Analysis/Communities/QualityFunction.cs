namespace Dashboard.Analysis.Communities;

/// <summary>What a partition of a graph is judged by.</summary>
public enum QualityFunction
{
    /// <summary>Modularity with a resolution: <see cref="Communities.Modularity"/>.</summary>
    Modularity,

    /// <summary>The constant Potts model: <see cref="Communities.ConstantPottsModel"/>.</summary>
    ConstantPottsModel,
}
