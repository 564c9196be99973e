using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Windows;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// A signal when the accounts of a cluster raise their volume in the same stretch of days, whatever else they do: the
/// share whose daily rate within the window is at least twice their rate outside, against the baseline's share for the
/// same days. The window is found on every other account and tested on the rest, so that no account is tested against a
/// window that it helped to choose (Cox, 1975). A window that covers all but a fortnight leaves nothing to compare with.
/// </summary>
internal static class WindowSignal
{
    private const double LeastRatio = 2;
    private const int LeastDaysOutside = 14;
    private const int LeastAccounts = 5;

    public static IEnumerable<Signal> Of(ClusterEvidence evidence)
    {
        var activity = evidence.Activity;
        var tested = evidence.Members;
        if (CampaignWindows.Find(activity.Daily(tested.Where((_, i) => i % 2 == 0)), 7, evidence.Options.Confidence) is not { } window)
            yield break;
        var days = window.End - window.Start + 1;
        if (activity.DayCount - days < LeastDaysOutside) yield break;
        var isRaised = activity.Raised(window.Start, window.End, LeastRatio);
        var (raised, members) = Count(activity, isRaised, tested.Where((_, i) => i % 2 == 1));
        var (usualRaised, baseline) = Count(activity, isRaised, evidence.Baseline);
        if (members < LeastAccounts || baseline < LeastAccounts) yield break;
        var (share, usual) = (raised / (double)members, (usualRaised + 1.0) / (baseline + 1.0));
        if (share - usual < evidence.Options.LeastExcess) yield break;

        yield return new Signal(
            SignalKind.RaisedTogether,
            AttributeFamily.Timing,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{share:P0} of the accounts are at least twice as busy from {activity.DateOf(window.Start):yyyy-MM-dd} to {activity.DateOf(window.End):yyyy-MM-dd} as on other days; of the baseline's accounts {usual:P0} are. The days were found on the other half of the accounts."),
            (share - usual) * evidence.Options.LargestBehaviour,
            Binomial.UpperTail(members, usual, raised),
            double.NaN,
            [
                new SignalNumber("accounts tested", members),
                new SignalNumber("raised", raised),
                new SignalNumber("share", share),
                new SignalNumber("baseline's share", usual),
                new SignalNumber("days", days),
            ]);
    }

    /// <summary>How many accounts are raised, and how many act at all.</summary>
    private static (int Raised, int Active) Count(ActivityProfile activity, bool[] isRaised, IEnumerable<int> accounts)
    {
        var (raised, active) = (0, 0);
        foreach (var account in accounts)
        {
            if (activity.Totals[account] == 0) continue;
            active++;
            if (isRaised[account]) raised++;
        }

        return (raised, active);
    }
}
