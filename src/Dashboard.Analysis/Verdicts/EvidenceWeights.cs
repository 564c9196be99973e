namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// What each measure weighs, in nats at a full lean: a logistic regression with weights of at least 0 and a ridge, on
/// groups of open worlds.
/// </summary>
internal static class EvidenceWeights
{
    /// <summary>The log odds before any measure.</summary>
    public const double Prior = -3;

    private static readonly Dictionary<string, double> Weights = new(StringComparer.Ordinal)
    {
        ["habit-hours"] = 1.5,
        ["habit-weekdays"] = 1,
        ["habit-days"] = 0.7,
        ["habit-capabilities"] = 1,
        ["habit-models"] = 0.5,
        ["rate"] = 1.2,
        ["totals"] = 0.8,
        ["rest"] = 1.2,
        ["weekend"] = 0.5,
        ["devotion"] = 1.5,
        ["division"] = 1.5,
        ["created"] = 0.8,
        ["lives"] = 0.7,
        ["shared-network"] = 0.5,
        ["shared-device"] = 0.5,
        ["shared-payment"] = 0.5,
        ["shared-identity"] = 0,
    };

    /// <summary>The waterfall of measures.</summary>
    public static Waterfall Of(IReadOnlyCollection<GroupMeasure> measures)
    {
        var steps = measures.Select(m => new EvidenceStep(
            m.Key, m.Name, m.Family, double.IsNaN(m.Lean) ? double.NaN : m.Value, m.Usual, double.IsNaN(m.Lean) ? 0 : m.Lean, double.IsNaN(m.Lean) ? 0 : m.Lean * Weights[m.Key], m.Sentence)).ToArray();
        var told = measures.Where(m => !double.IsNaN(m.Lean)).Sum(m => Weights[m.Key]) / Weights.Values.Sum();
        return new Waterfall(Prior, [.. steps.OrderByDescending(s => s.IsTold).ThenByDescending(s => Math.Abs(s.LogLikelihoodRatio))]) { Told = told, Measures = measures };
    }
}
