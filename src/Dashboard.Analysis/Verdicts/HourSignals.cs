using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// A signal when the median account of a cluster has no quiet third of the day, where the baseline's accounts have
/// one: its eight quietest hours in a row (UTC, wherever they lie, so that no time zone is inferred) hold at least
/// half of an even share. Accounts with few interactions do not tell. Null hours give no signal.
/// </summary>
internal static class HourSignals
{
    public static IEnumerable<Signal> Of(ClusterEvidence evidence)
    {
        if (evidence.Activity.QuietShares is not { } shares) yield break;
        var members = QuietShares(evidence, shares, evidence.Members);
        const double Even = ActivityProfile.QuietHours / 24.0;
        if (members.Length < 5 || members[members.Length / 2] < Even / 2) yield break;
        var baseline = QuietShares(evidence, shares, evidence.Baseline);
        if (baseline.Length < 5) yield break;
        var (own, usual) = (members[members.Length / 2], baseline[baseline.Length / 2]);
        if (own < 2 * usual) yield break;

        // How often a baseline account is as sleepless as the cluster's median one; half of all are, at least, by chance.
        var asSleepless = baseline.Count(share => share >= own);
        var p = Significance.Binomial.UpperTail(
            members.Length, Math.Min(1, (asSleepless + 1.0) / (baseline.Length + 1.0)), (members.Length + 1) / 2);
        yield return new Signal(
            SignalKind.NoIdleHours,
            AttributeFamily.Timing,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The quietest eight hours of the median account hold {own:P0} of its requests; an even spread would be {Even:P0}, and the baseline's median account has {usual:P0}."),
            Math.Clamp(own / Even, 0, 1) * evidence.Options.LargestBehaviour,
            p,
            double.NaN,
            [
                new SignalNumber("share in the quietest eight hours", own),
                new SignalNumber("baseline's share", usual),
                new SignalNumber("accounts with enough requests", members.Length),
            ]);
    }

    /// <summary>The shares of those accounts that tell, ascending.</summary>
    private static double[] QuietShares(ClusterEvidence evidence, double[] shares, int[] accounts)
    {
        var isAsked = new bool[shares.Length];
        foreach (var account in accounts) isAsked[account] = true;
        return [.. evidence.Activity.ByQuietShare.Where(a => isAsked[a]).Select(a => shares[a])];
    }
}
