namespace Dashboard.Analysis.Windows;

/// <summary>
/// How the noise of a series remembers: xₜ = a xₜ₋₁ + b xₜ₋₂ + εₜ with independent ε (Yule, 1927). (φ, 0) is memory of
/// first order, (1, 0) a random walk, and (1 + φ, −φ) a walk whose steps remember, as smooth curves look.
/// </summary>
/// <param name="First">a.</param>
/// <param name="Second">b.</param>
internal readonly record struct NoiseMemory(double First, double Second)
{
    /// <summary>From none over ever longer memory to walks: what a series is tried with.</summary>
    public static NoiseMemory[] All { get; } =
        [new(0, 0), new(0.3, 0), new(0.6, 0), new(0.8, 0), new(0.92, 0), new(1, 0), new(1.5, -0.5), new(1.85, -0.85)];

    /// <summary>How many values back it reaches: so many at the start of a segment follow from the one before.</summary>
    public int Lead => Second != 0 ? 2 : First != 0 ? 1 : 0;

    /// <summary>The values less what is remembered; the first <see cref="Lead"/> as they are.</summary>
    public double[] Without(double[] values)
    {
        var fresh = values.AsSpan().ToArray();
        if (Lead == 0) return fresh;
        for (var i = Lead; i < fresh.Length; i++) fresh[i] = values[i] - (First * values[i - 1]) - (Lead == 2 ? Second * values[i - 2] : 0);
        return fresh;
    }
}

/// <summary>A cost that leaves out the first values of a segment, which follow from values before it.</summary>
internal readonly record struct CostAfterLead<TCost>(TCost Cost, int Lead) : ISegmentCost
    where TCost : ISegmentCost
{
    public double Of(int start, int end) => end - start > Lead ? Cost.Of(start + Lead, end) : 0;
}
