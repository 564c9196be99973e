using Dashboard.Core;

namespace Dashboard.Analysis.Linkage;

/// <summary>
/// How much a shared attribute says: ln(N / df), the inverse document frequency (Spärck Jones, 1972). A hub, which
/// more than a given share of all accounts carry, is never dropped: its weight is divided by how many times it
/// exceeds the share, so that a default system prompt does not hold everything together.
/// </summary>
public static class RarityWeight
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("rarity-weight", 1);

    /// <summary>The weight in nats, 0 for an attribute that everybody carries or nobody.</summary>
    /// <param name="population">N, all accounts.</param>
    /// <param name="accountCount">df, those that carry the attribute.</param>
    /// <param name="hubShare">The share of N above which an attribute is a hub; 1 for none.</param>
    public static double Of(int population, int accountCount, double hubShare = 1)
    {
        if (accountCount <= 0 || accountCount >= population) return 0;
        var weight = Math.Log((double)population / accountCount);
        var excess = accountCount / (hubShare * population);
        return excess > 1 ? weight / excess : weight;
    }

    /// <summary>Whether the attribute is a hub.</summary>
    public static bool IsHub(int population, int accountCount, double hubShare) => accountCount > hubShare * population;
}
