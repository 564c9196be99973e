namespace Dashboard.Casework.Allegations;

/// <summary>The seven steps of ICD 203, in its first column of terms; the two columns are never mixed.</summary>
public enum Likelihood
{
    AlmostNoChance,
    VeryUnlikely,
    Unlikely,
    RoughlyEvenChance,
    Likely,
    VeryLikely,
    AlmostCertain,
}

/// <summary>How good the grounds of a judgement are.</summary>
public enum Confidence
{
    Low,
    Moderate,
    High,
}

/// <summary>The words and ranges for likelihoods.</summary>
public static class Likelihoods
{
    public static string Term(this Likelihood likelihood) => likelihood switch
    {
        Likelihood.AlmostNoChance => "almost no chance",
        Likelihood.VeryUnlikely => "very unlikely",
        Likelihood.Unlikely => "unlikely",
        Likelihood.RoughlyEvenChance => "roughly even chance",
        Likelihood.Likely => "likely",
        Likelihood.VeryLikely => "very likely",
        Likelihood.AlmostCertain => "almost certain",
        _ => throw new ArgumentOutOfRangeException(nameof(likelihood)),
    };

    /// <summary>The range that ICD 203 gives the term, in per cent.</summary>
    public static (int Low, int High) Percent(this Likelihood likelihood) => likelihood switch
    {
        Likelihood.AlmostNoChance => (1, 5),
        Likelihood.VeryUnlikely => (5, 20),
        Likelihood.Unlikely => (20, 45),
        Likelihood.RoughlyEvenChance => (45, 55),
        Likelihood.Likely => (55, 80),
        Likelihood.VeryLikely => (80, 95),
        Likelihood.AlmostCertain => (95, 99),
        _ => throw new ArgumentOutOfRangeException(nameof(likelihood)),
    };
}
