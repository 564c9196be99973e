using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Verdicts;
using Dashboard.Analysis.Windows;
using Dashboard.Core;

namespace Dashboard.Analysis.Campaigns;

/// <summary>
/// Joins clusters that are parts of one campaign though they work at different things: a pool, and a pool or a cluster
/// whose signals suffice for one though a benign explanation holds for it alone, as for a part that is no larger than a
/// team; whose infrastructure runs across them, by the same test as communities (<see cref="GroupMerging"/>); and that
/// are raised on the same days. Unrelated customers share a proxy, and everybody is busy after a release; both together
/// are a campaign's.
/// </summary>
internal static class CampaignJoining
{
    /// <summary>Two windows agree when at least half of the days of either are of both.</summary>
    private const double LeastCommonDays = 0.5;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("campaign-joining", 1);

    /// <summary>The number of the campaign that each cluster is a part of; its own number for most.</summary>
    public static int[] Find(AnalysisInput input, BipartiteGraph graph, AnalysisOptions options, SharedWork work, ClusterAssessment.Finding[] findings)
    {
        var suffices = findings.Select(f => Weight.Suffices(f.Signals, f.Evidence.Choice, options)).ToArray();
        var groups = work.Cores.Select(c => c >= 0 && suffices[c] ? c : -1).ToArray();
        var campaigns = Enumerable.Range(0, work.Count).ToArray();
        foreach (var pair in GroupMerging.Significant(
            graph, groups, work.Count, t => !input.Attributes[t].Family.IsBehavioural(), options.LeastMixing, options.FalseDiscoveryRate))
        {
            if (findings[pair.First].Verdict.Disposition != Disposition.Pool && findings[pair.Second].Verdict.Disposition != Disposition.Pool) continue;
            if (!Agree(findings[pair.First].Evidence.Window, findings[pair.Second].Evidence.Window)) continue;
            var (first, second) = (campaigns[pair.First], campaigns[pair.Second]);
            for (var c = 0; c < campaigns.Length; c++)
            {
                if (campaigns[c] == Math.Max(first, second)) campaigns[c] = Math.Min(first, second);
            }
        }

        return campaigns;
    }

    private static bool Agree(CountWindow? first, CountWindow? second)
    {
        if (first is null || second is null) return false;
        var common = Math.Min(first.End, second.End) - Math.Max(first.Start, second.Start) + 1;
        return common >= LeastCommonDays * (Math.Max(first.End, second.End) - Math.Min(first.Start, second.Start) + 1);
    }
}
