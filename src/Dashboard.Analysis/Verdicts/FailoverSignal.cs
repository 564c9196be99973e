using System.Globalization;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// A signal when accounts of a cluster start just after others of it were banned: how many of the bans within the
/// cluster's window are matched by a first request on the same day or the next, each start used once. The null model
/// moves all bans together by every number of days round the window (a circular shift), which keeps how bans cluster
/// and how starts do, but not their order; the p-value is exact. Without times of bans nothing is said.
/// </summary>
internal static class FailoverSignal
{
    private const int LeastBans = 5;
    private const int LeastDays = 14;

    public static IEnumerable<Signal> Of(ClusterEvidence evidence)
    {
        if (evidence.Input.BannedSeconds is not { } banned || evidence.Window is not { } window) yield break;
        var days = window.End - window.Start + 1;
        if (days < LeastDays) yield break;
        var (bans, starts) = (new int[days], new int[days + 1]);
        foreach (var account in evidence.Members)
        {
            var start = evidence.Activity.FirstDays[account] - window.Start;
            if (start >= 0 && start < starts.Length) starts[start]++;
            if (!double.IsFinite(banned[account])) continue;
            var ban = (int)Math.Floor(banned[account] / 86_400) + DateOnly.FromDateTime(
                DateTime.UnixEpoch).DayNumber - evidence.Activity.FirstDay - window.Start;
            if (ban >= 0 && ban < days) bans[ban]++;
        }

        var total = bans.Sum();
        if (total < LeastBans) yield break;
        var matched = Enumerable.Range(0, days).Select(shift => Matched(bans, starts, shift)).ToArray();
        var usual = matched.Skip(1).Average();
        if (matched[0] <= usual) yield break;
        var p = (1.0 + matched.Skip(1).Count(m => m >= matched[0])) / days;
        yield return new Signal(
            SignalKind.Failover,
            AttributeFamily.Timing,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{matched[0]:N0} of {total:N0} bans within the window are followed by another account's first request on the same day or the next; with the bans on other days of the window {usual:0.0} would be."),
            (matched[0] - usual) / total * evidence.Options.LargestBehaviour,
            p,
            double.NaN,
            [new SignalNumber("bans", total), new SignalNumber("followed by a start", matched[0]), new SignalNumber("expected", usual)]);
    }

    /// <summary>Bans that a start follows, each start used once, when all bans are moved round by some days.</summary>
    internal static int Matched(ReadOnlySpan<int> bans, ReadOnlySpan<int> starts, int shift)
    {
        var left = starts.ToArray();
        var matched = 0;
        for (var day = 0; day < bans.Length; day++)
        {
            var open = bans[((day - shift) % bans.Length + bans.Length) % bans.Length];
            for (var d = day; d <= day + 1 && d < left.Length && open > 0; d++)
            {
                var used = Math.Min(open, left[d]);
                left[d] -= used;
                open -= used;
                matched += used;
            }
        }

        return matched;
    }
}
