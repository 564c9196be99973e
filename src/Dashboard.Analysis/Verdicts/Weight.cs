using System.Collections.Immutable;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>A family's part in a score.</summary>
/// <param name="Family">The family.</param>
/// <param name="Strength">The strength of its strongest signal, 0 to 1.</param>
/// <param name="Share">Its share of the score, of −ln(1 − score): the shares of a score add up to 1.</param>
public readonly record struct ScorePart(AttributeFamily Family, double Strength, double Share);

/// <summary>
/// What signals weigh together: 1 − Π (1 − strength) over the strongest signal of each family, because signals of one
/// family are not independent (noisy-or; Pearl, 1988). Strengths are shares of accounts beyond what the baseline
/// has, capped by a convention that the options state; the score orders clusters and is no probability.
/// </summary>
internal static class Weight
{
    /// <summary>The parts of the score, the largest first.</summary>
    public static ImmutableArray<ScorePart> Parts(IEnumerable<Signal> signals)
    {
        var strongest = signals.GroupBy(s => s.Family).Select(g => (Family: g.Key, Strength: g.Max(s => s.Strength))).ToArray();
        var total = strongest.Sum(f => -Math.Log(1 - f.Strength));
        return [.. strongest.OrderByDescending(f => f.Strength).ThenBy(f => f.Family)
            .Select(f => new ScorePart(f.Family, f.Strength, total > 0 ? -Math.Log(1 - f.Strength) / total : 0))];
    }

    /// <summary>The score of signals.</summary>
    public static double Of(IEnumerable<Signal> signals) => 1 - Parts(signals).Aggregate(1.0, (left, part) => left * (1 - part.Strength));
}
