using Dashboard.Analysis.Targeting;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// A benign explanation with the conditions under which it applies and the measures that it would account for. Where it
/// applies it is granted: what these measures add for coordination is taken out of the waterfall, and what is left must
/// still be more likely than not; otherwise the explanation holds.
/// </summary>
/// <param name="Explanation">The innocent story.</param>
/// <param name="Applies">Whether its conditions are met; null where the data cannot tell.</param>
/// <param name="Sentence">What was measured.</param>
/// <param name="Explains">The keys of the measures that it accounts for, or how they begin.</param>
internal sealed record BenignTwin(string Explanation, bool? Applies, string Sentence, params string[] Explains)
{
    public BenignTest Test(Waterfall waterfall)
    {
        if (Applies is not { } applies) return new BenignTest(Explanation, BenignOutcome.Open, Sentence);
        if (!applies) return new BenignTest(Explanation, BenignOutcome.Passed, Sentence);
        var left = waterfall.LogOddsWithout(step => Explains.Any(e => step.Key.StartsWith(e, StringComparison.Ordinal)));
        var remaining = 1 / (1 + Math.Exp(-left));
        var probability = remaining.ToString("P0", System.Globalization.CultureInfo.InvariantCulture);
        return left > 0
            ? new BenignTest(
                Explanation, BenignOutcome.Passed, $"{Sentence} Granted; what it leaves unexplained still adds up to {probability}.",
                remaining)
            : new BenignTest(
                Explanation, BenignOutcome.Failed, $"{Sentence} What it leaves unexplained adds up to {probability}.", remaining);
    }
}
