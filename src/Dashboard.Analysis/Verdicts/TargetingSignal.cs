using System.Globalization;
using Dashboard.Analysis.Targeting;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// A signal when a cluster aims at capabilities more than the baseline does: log-odds above ln 2 at their interval's
/// lower end, and most accounts leaning the same way.
/// </summary>
internal static class TargetingSignal
{
    /// <summary>The lower end of the interval from which a capability counts as aimed at: twice the odds.</summary>
    public const double LeastLogOdds = 0.693;

    public static IEnumerable<int> TargetedCapabilities(ClusterEvidence evidence) =>
        Enumerable.Range(0, evidence.Contrasts.Length)
            .Where(c => evidence.Contrasts[c].Low >= LeastLogOdds && evidence.ContrastQ[c] <= evidence.Options.FalseDiscoveryRate)
            .OrderByDescending(c => evidence.Contrasts[c].LogOdds)
            .ThenBy(c => c);

    public static IEnumerable<Signal> Of(ClusterEvidence evidence)
    {
        var targeted = TargetedCapabilities(evidence).ToArray();
        if (targeted.Length == 0) yield break;
        var leaning = LeaningShare(evidence, targeted);
        var total = evidence.MemberTotals.Sum();
        var share = targeted.Sum(c => evidence.MemberTotals[c]) / total;
        var strength = Math.Clamp(leaning * share, 0, 1) * evidence.Options.LargestBehaviour;
        var names = string.Join(" and ", targeted.Select(c => evidence.Input.Capabilities[c]));
        var first = evidence.Contrasts[targeted[0]];
        yield return new Signal(
            SignalKind.CapabilityTargeting,
            AttributeFamily.Content,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{share:P0} of the interactions exercise {names}; the odds of {evidence.Input.Capabilities[targeted[0]]} are {Math.Exp(first.LogOdds):0.0} times the baseline's ({Math.Exp(first.Low):0.0} to {Math.Exp(first.High):0.0}), and {leaning:P0} of the accounts lean that way by themselves."),
            strength,
            first.PValue,
            double.NaN,
            [
                new SignalNumber("share of interactions", share),
                new SignalNumber("log-odds", first.LogOdds),
                new SignalNumber("log-odds, low", first.Low),
                new SignalNumber("log-odds, high", first.High),
                new SignalNumber("share of accounts that lean that way", leaning),
            ]);
    }

    /// <summary>The share of the accounts whose own share of the targeted capabilities is above the baseline's.</summary>
    private static double LeaningShare(ClusterEvidence evidence, int[] targeted)
    {
        var baseline = evidence.BaselineTotals;
        var usual = targeted.Sum(c => baseline[c]) / Math.Max(1, baseline.Sum());
        var (leaning, active) = (0, 0);
        foreach (var account in evidence.Members)
        {
            if (evidence.Activity.Totals[account] == 0) continue;
            active++;
            var own = targeted.Sum(c => (double)evidence.Activity.Counts[(account * evidence.Activity.CapabilityCount) + c]);
            if (own > usual * evidence.Activity.Totals[account]) leaning++;
        }

        return active == 0 ? 0 : leaning / (double)active;
    }
}
