using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Linkage;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// A benign explanation with the conditions under which it applies and the signals that it would account for. Where it
/// applies it is granted, the signals that it accounts for are set aside, and what is left must still suffice
/// (<see cref="Weight.Suffices"/>); otherwise the explanation holds.
/// </summary>
/// <param name="Explanation">The innocent story.</param>
/// <param name="Applies">Whether its conditions are met; null where the data cannot tell.</param>
/// <param name="Sentence">What was measured.</param>
/// <param name="Explains">Which signals it accounts for.</param>
internal sealed record BenignTwin(string Explanation, bool? Applies, string Sentence, Func<Signal, bool> Explains)
{
    public BenignTest Test(IReadOnlyCollection<Signal> signals, CoreChoice choice, AnalysisOptions options)
    {
        if (Applies is not { } applies) return new BenignTest(Explanation, BenignOutcome.Open, Sentence);
        if (!applies) return new BenignTest(Explanation, BenignOutcome.Passed, Sentence);
        var left = signals.Where(s => !Explains(s)).ToArray();
        var families = left.Select(s => s.Family).Distinct().Order().Select(SharedAttributeSignals.FamilyName).ToArray();
        return Weight.Suffices(left, choice, options)
            ? new BenignTest(Explanation, BenignOutcome.Passed, $"{Sentence} Granted; it leaves signals unexplained ({string.Join(", ", families)}) that suffice by themselves.")
            : new BenignTest(Explanation, BenignOutcome.Failed, $"{Sentence} {(left.Length == 0 ? "It explains all signals." : $"What it leaves unexplained ({string.Join(", ", families)}) does not suffice.")}");
    }

    /// <summary>Whether a signal tells what accounts run on.</summary>
    public static bool IsInfrastructure(Signal signal) => !signal.Family.IsBehavioural();
}
