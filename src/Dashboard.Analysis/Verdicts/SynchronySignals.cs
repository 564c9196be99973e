using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// Signals when accounts start, or fall silent, within few days of each other: a scan statistic (Naus, 1965) over
/// spans of 1 to 21 days, against the baseline's share of the same days, binomial, with Bonferroni over all spans.
/// When an account began (ended) is known only if it is silent from the beginning (to the end) of the data for longer
/// than it ever is in between, and for more than three days; the others are left out.
/// </summary>
internal static class SynchronySignals
{
    private const int Margin = 3;
    private const int LeastAccounts = 5;
    private static readonly int[] Spans = [1, 3, 7, 14, 21];

    public static IEnumerable<Signal> Of(ClusterEvidence evidence)
    {
        var activity = evidence.Activity;
        var days = activity.DayCount;
        if (days < 14) yield break;
        if (Scan(evidence, activity.FirstDays, a => activity.FirstDays[a], Margin, days) is { } onset)
            yield return ToSignal(evidence, SignalKind.SynchronisedOnset, onset, "make their first request");
        if (Scan(evidence, activity.LastDays, a => days - 1 - activity.LastDays[a], 0, days - Margin) is { } end)
            yield return ToSignal(evidence, SignalKind.SynchronisedEnd, end, "make their last request");
    }

    private static Span? Scan(ClusterEvidence evidence, int[] dayOf, Func<int, int> silence, int from, int to)
    {
        var (members, memberCount) = Histogram(evidence.Activity, evidence.Members, dayOf, silence, from, to);
        if (memberCount < LeastAccounts || memberCount < evidence.Members.Length * 0.3) return null;
        var (baseline, baselineCount) = Histogram(evidence.Activity, evidence.Baseline, dayOf, silence, from, to);
        var tests = 0;
        Span? best = null;
        foreach (var width in Spans)
        {
            if (2 * width > to - from) continue;
            for (var start = from; start + width <= to; start++)
            {
                tests++;
                var (inside, outside) = (members[start + width] - members[start], baseline[start + width] - baseline[start]);
                var usual = (outside + (width / (double)(to - from))) / (baselineCount + 1.0);
                var share = inside / (double)memberCount;
                if (share - usual < evidence.Options.LeastExcess) continue;
                var p = Binomial.UpperTail(memberCount, Math.Min(1, usual), inside);
                if (best is null || p < best.PValue || (p == best.PValue && share - usual > best.Share - best.Usual))
                    best = new Span(start, width, inside, memberCount, share, usual, p);
            }
        }

        return best is null ? null : best with { PValue = Math.Min(1, best.PValue * tests) };
    }

    /// <summary>Running counts of accounts by day, of those whose day is known and lies between the two.</summary>
    private static (int[] Running, int Count) Histogram(
        ActivityProfile activity, int[] accounts, int[] dayOf, Func<int, int> silence, int from, int to)
    {
        var days = activity.DayCount;
        var running = new int[days + 1];
        var count = 0;
        foreach (var account in accounts)
        {
            var day = dayOf[account];
            if (day < from || day >= to || silence(account) <= activity.LongestPauses[account]) continue;
            running[day + 1]++;
            count++;
        }

        for (var d = 0; d < days; d++) running[d + 1] += running[d];
        return (running, count);
    }

    private static Signal ToSignal(ClusterEvidence evidence, SignalKind kind, Span span, string verb)
    {
        var first = evidence.Activity.DateOf(span.Start);
        var last = evidence.Activity.DateOf(span.Start + span.Width - 1);
        var when = span.Width == 1 ? $"on {first:yyyy-MM-dd}" : $"from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}";
        return new Signal(
            kind,
            AttributeFamily.Timing,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{span.Inside:N0} of {span.Count:N0} accounts ({span.Share:P0}) {verb} {when}; of the baseline's accounts {span.Usual:P0} do."),
            Math.Clamp((span.Inside - (span.Usual * span.Count)) / evidence.Members.Length, 0, 1) * evidence.Options.LargestBehaviour,
            span.PValue,
            double.NaN,
            [
                new SignalNumber("accounts within the span", span.Inside),
                new SignalNumber("accounts", span.Count),
                new SignalNumber("share", span.Share),
                new SignalNumber("baseline's share", span.Usual),
                new SignalNumber("days", span.Width),
            ]);
    }

    private sealed record Span(int Start, int Width, int Inside, int Count, double Share, double Usual, double PValue);
}
