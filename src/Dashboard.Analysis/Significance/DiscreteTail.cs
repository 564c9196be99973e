namespace Dashboard.Analysis.Significance;

/// <summary>
/// The upper tail of a discrete statistic at what was observed. A p-value of a discrete statistic is larger than uniform
/// where nothing is the matter; the mid-p (Lancaster, 1961) is uniform on average, the randomised p (Pearson, 1950)
/// exactly.
/// </summary>
/// <param name="AtLeast">P(X ≥ x), the p-value that is shown: never too small.</param>
/// <param name="MoreThan">P(X > x).</param>
public readonly record struct DiscreteTail(double AtLeast, double MoreThan)
{
    /// <summary>What is said of a test that cannot be made.</summary>
    public static DiscreteTail Unknown { get; } = new(double.NaN, double.NaN);

    /// <summary>Half the chance of just what was observed, and all of what is beyond.</summary>
    public double MidP => (AtLeast + MoreThan) / 2;

    /// <summary>The p-value randomised by a uniform number of [0, 1): uniform where the null holds.</summary>
    public double Randomised(double uniform) => MoreThan + (uniform * (AtLeast - MoreThan));
}
