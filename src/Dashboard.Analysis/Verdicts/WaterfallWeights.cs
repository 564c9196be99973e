namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// From measures to a waterfall, by the weights of <see cref="Calibration"/>; a measure that is not among them weighs nothing.
/// The prior is what a full bench must outweigh: of it counts as much as the data can tell. Whatever is missing makes the
/// same probability harder to reach (of half the bench half must lean to coordination, of the whole a third), not impossible.
/// </summary>
internal static class WaterfallWeights
{
    /// <summary>The waterfall of measures.</summary>
    public static Waterfall Of(IReadOnlyCollection<GroupMeasure> measures)
    {
        var (prior, weights) = (Calibration.OfThisVersion.Prior, Calibration.OfThisVersion.Weights);
        var steps = measures.Select(m => Step(m, weights.GetValueOrDefault(m.Key)));
        var told = measures.Where(m => !double.IsNaN(m.Lean)).Sum(m => weights.GetValueOrDefault(m.Key)) / weights.Values.Sum();
        return new Waterfall(
            prior * told,
            [.. steps.OrderByDescending(s => s.IsTold).ThenByDescending(s => Math.Abs(s.LogLikelihoodRatio))
                .ThenBy(s => s.Key, StringComparer.Ordinal)])
        {
            Told = told, Measures = measures,
        };
    }

    private static EvidenceStep Step(GroupMeasure measure, double weight) => double.IsNaN(measure.Lean)
        ? new EvidenceStep(measure.Key, measure.Name, measure.Family, double.NaN, measure.Usual, 0, 0, measure.Sentence)
        : new EvidenceStep(
            measure.Key, measure.Name, measure.Family, measure.Value, measure.Usual, measure.Lean, measure.Lean * weight, measure.Sentence);
}
