namespace Dashboard.Analysis.Significance;

/// <summary>Independent tries that are alike.</summary>
/// <param name="Probability">The chance that one succeeds, 0 to 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Steps">What a success adds, in whole steps of the lattice, 0 or more.</param>
public readonly record struct BernoulliClass(double Probability, long Count, int Steps = 1);
