using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// Signals of how accounts conduct themselves (<see cref="ShareSignal"/>): full rate at once, throughput beyond a plan,
/// many origins, stripped metadata, retargeting at a release.
/// What is beyond the usual lies above the 95th percentile of the baseline itself, so that no limit is presumed.
/// </summary>
internal static class ConductSignals
{
    private const double Beyond = 0.95;
    private const int LeastOfPlan = 20;
    private const int LeastActiveDays = 5;

    public static IEnumerable<Signal> Of(ClusterEvidence evidence)
    {
        if (FullRate(evidence) is { } atOnce)
            yield return atOnce;
        if (Throughput(evidence) is { } throughput)
            yield return throughput;
        if (Origins(evidence) is { } origins)
            yield return origins;
        if (Bare(evidence) is { } bare)
            yield return bare;
        if (Retargeting(evidence) is { } retargeting)
            yield return retargeting;
    }

    /// <summary>
    /// Whether an account made within the data does on its first two days at least as much a day as on its later active
    /// days; null where that is not known.
    /// </summary>
    public static bool? IsAtFullRateAtOnce(AnalysisInput input, ActivityProfile activity, int account)
    {
        if (input.CreatedSeconds is not { } created || !double.IsFinite(created[account])) return null;
        var day = (int)Math.Floor(created[account] / 86_400) + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber - activity.FirstDay;
        if (day < 1) return null;
        var later = activity.ActiveDays(account, day + 2);
        if (later < LeastActiveDays) return null;
        return activity.Within(account, day, day + 1) / 2.0 >= activity.Within(account, day + 2, activity.DayCount) / (double)later;
    }

    private static Signal? FullRate(ClusterEvidence evidence) => Compare(
        evidence, a => IsAtFullRateAtOnce(evidence.Input, evidence.Activity, a), SignalKind.FullRateAtOnce, AttributeFamily.Timing,
        "of those made within the data work at their full rate from the day they were made");

    private static Signal? Throughput(ClusterEvidence evidence)
    {
        if (evidence.Input.Plans is not { } plans) return null;
        var isBaseline = IsBaseline(evidence);
        var usual = new Dictionary<string, (double Median, double Most)>(StringComparer.Ordinal);
        foreach (var (plan, accounts) in evidence.Activity.ByPlan)
        {
            if (Ranked(accounts, isBaseline, 0.5, LeastOfPlan) is { } median
                && Ranked(accounts, isBaseline, Beyond, LeastOfPlan) is { } most)
                usual[plan] = (evidence.Activity.Rate(median), evidence.Activity.Rate(most));
        }

        // The plan of those who do the most has no larger one beside it.
        if (usual.Count < 2) return null;
        var largest = usual.MaxBy(p => p.Value.Median).Key;
        return Compare(
            evidence,
            a => plans[a] is not { } plan || plan == largest || !usual.TryGetValue(plan, out var rates)
            ? null : evidence.Activity.Rate(a) > rates.Most,
            SignalKind.PlanThroughput, AttributeFamily.Timing,
            "do more on an active day than all but one in twenty others of the same plan, which is not the largest");
    }

    private static Signal? Origins(ClusterEvidence evidence)
    {
        if (evidence.Input.Traits is not { } traits || (traits.Networks is null && traits.Agents is null)) return null;
        var isBaseline = IsBaseline(evidence);
        var (networks, agents) =
            (Usual(isBaseline, evidence.Activity.ByNetworks, traits.Networks),
                Usual(isBaseline, evidence.Activity.ByAgents, traits.Agents));
        return Compare(
            evidence, a => traits.Networks?[a] > networks || traits.Agents?[a] > agents, SignalKind.ManyOrigins, AttributeFamily.Network,
            string.Create(
                CultureInfo.InvariantCulture,
                $"come from more than {networks:N0} networks or with more than {agents:N0} user agents, as one in twenty others does"));
    }

    private static Signal? Bare(ClusterEvidence evidence) => evidence.Input.Traits?.BareShares is not { } shares
        ? null
        : Compare(
            evidence, a => shares[a] > 0.5, SignalKind.StrippedMetadata, AttributeFamily.Device,
            "name neither a user agent nor a device in most of their requests");

    private static Signal? Retargeting(ClusterEvidence evidence)
    {
        foreach (var (release, adopted) in evidence.Adoptions)
        {
            var found = Compare(
                evidence, a => double.IsNaN(adopted[a]) ? null : adopted[a] >= 0.5, SignalKind.Retargeting, AttributeFamily.Timing,
                $"send at least half of their requests to the new model on the day of “{release.Name}” and the day after");
            if (found is not null) return found;
        }

        return null;
    }

    private static bool[] IsBaseline(ClusterEvidence evidence)
    {
        var isBaseline = new bool[evidence.Activity.AccountCount];
        foreach (var account in evidence.Baseline) isBaseline[account] = true;
        return isBaseline;
    }

    /// <summary>The baseline's percentile of a value by which accounts are ordered; infinite where there is none.</summary>
    private static double Usual(bool[] isBaseline, int[] order, int[]? values) =>
        values is not null && Ranked(order, isBaseline, Beyond, 1) is { } account ? values[account] : double.PositiveInfinity;

    /// <summary>The account that a share of the baseline's accounts in an order come before; null where there are too few.</summary>
    private static int? Ranked(int[] order, bool[] isBaseline, double share, int least)
    {
        var count = order.Count(a => isBaseline[a]);
        if (count < least) return null;
        var before = (int)(share * (count - 1));
        return order.First(a => isBaseline[a] && before-- == 0);
    }

    private static Signal? Compare(
        ClusterEvidence evidence, Func<int, bool?> holds, SignalKind kind, AttributeFamily family, string what) =>
        ShareSignal.Of(evidence, holds, holds, kind, family, what);
}
