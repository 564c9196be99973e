using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Targeting;
using Dashboard.Analysis.Verdicts;
using Dashboard.Analysis.Windows;
using Dashboard.Core;

namespace Dashboard.Analysis.Campaigns;

/// <summary>
/// The whole analysis: clusters of the rarity-weighted bipartite graph, their signals and benign tests, verdicts,
/// windows, targeting, and each account's place. Deterministic for the same input and options. Without accounts,
/// links or activity it finds nothing, and says so.
/// </summary>
public static class CampaignAnalysis
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("campaign-analysis", 1);

    /// <summary>Runs the analysis.</summary>
    /// <param name="input">What to look at.</param>
    /// <param name="options">The parameters and the seed; null for the defaults.</param>
    /// <param name="progress">Told where it stands.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ArgumentException">The input's columns do not fit together.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static AnalysisResult Run(
        AnalysisInput input, AnalysisOptions? options = null, IProgress<AnalysisProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.Validate();
        options ??= new AnalysisOptions();
        progress?.Report(new AnalysisProgress("Linking accounts", 0));
        var graph = BipartiteGraph.Of(input, options.HubShare);
        var activity = ActivityProfile.Of(input);
        cancellation.ThrowIfCancellationRequested();

        progress?.Report(new AnalysisProgress("Finding communities", 0.05));
        var found = ClusterFinder.Find(input, graph, options, f => progress?.Report(new AnalysisProgress("Measuring stability", 0.05 + (f * 0.5))), cancellation);
        progress?.Report(new AnalysisProgress("Judging clusters", 0.6));
        var work = found.Work;
        var findings = new ClusterAssessment(input, options, graph, activity, work).Run(f => progress?.Report(new AnalysisProgress("Judging clusters", 0.6 + (f * 0.25))), cancellation);
        var campaigns = CampaignJoining.Find(input, graph, options, work, findings);
        var stability = found.Stability;
        if (campaigns.Where((campaign, c) => campaign != c).Any())
        {
            work = work.Joined(campaigns, options.MinClusterAccounts);
            stability = Carried(found, work);
            findings = new ClusterAssessment(input, options, graph, activity, work).Run(f => progress?.Report(new AnalysisProgress("Judging clusters", 0.85 + (f * 0.1))), cancellation);
        }

        // The highest score first among pools, then lookalikes, then the rest; ties by size, which the finder ordered by.
        var order = Enumerable.Range(0, work.Count)
            .OrderByDescending(c => findings[c].Verdict.Disposition == Disposition.Pool)
            .ThenByDescending(c => findings[c].Verdict.Score).ThenBy(c => c).ToArray();
        var ids = new string[work.Count];
        for (var i = 0; i < order.Length; i++) ids[order[i]] = (i + 1).ToString(CultureInfo.InvariantCulture);
        var assignments = Assign(activity.AccountCount, findings, ids);
        var placed = assignments.Where(a => a.Cluster is not null).ToLookup(a => a.Cluster!, a => a.Account, StringComparer.Ordinal);
        var result = new AnalysisResult
        {
            Clusters = [.. order.Select(c => ToCluster(ids[c], findings[c], [.. placed[ids[c]]], stability[c], activity))],
            Windows = [.. Windows(order, findings, ids, assignments, activity, options)],
            Targeting = [.. order.SelectMany(c => Rows(ids[c], findings[c]))],
            Assignments = assignments,
            Methods = Methods(),
            Options = options,
            CommunityQuality = found.Quality,
            Notes = [.. Notes(input, activity, work.Count)],
        };
        progress?.Report(new AnalysisProgress("Done", 1));
        return result;
    }

    /// <summary>The stability of joined clusters: that of their parts, weighed by their accounts.</summary>
    private static double[] Carried(ClusterFinder found, SharedWork joined)
    {
        var (sums, counts) = (new double[joined.Count], new int[joined.Count]);
        for (var a = 0; a < joined.Cores.Length; a++)
        {
            if (joined.Cores[a] < 0) continue;
            sums[joined.Cores[a]] += found.Stability[found.Work.Cores[a]];
            counts[joined.Cores[a]]++;
        }

        return [.. sums.Select((sum, c) => sum / Math.Max(1, counts[c]))];
    }

    private static Cluster ToCluster(string id, ClusterAssessment.Finding finding, int[] accounts, double stability, ActivityProfile activity) => new()
    {
        Id = id,
        Label = $"Cluster {id}",
        Accounts = [.. accounts],
        Interactions = accounts.Sum(a => activity.Totals[a]),
        Stability = stability,
        Disposition = finding.Verdict.Disposition,
        Score = finding.Verdict.Score,
        ScoreParts = Weight.Parts(finding.Signals),
        Judged = finding.Evidence.Members.Length,
        Signals = finding.Signals,
        BenignTests = finding.BenignTests,
        TargetedCapabilities = [.. TargetingSignal.TargetedCapabilities(finding.Evidence).Select(c => finding.Evidence.Input.Capabilities[c])],
        BindingAttributes = [.. finding.Evidence.Bindings.Take(20).Select(b => b.Attribute)],
        Reason = finding.Verdict.Reason,
        WouldOverturn = finding.Verdict.WouldOverturn,
    };

    /// <summary>
    /// Each account's place: in the pool that it most likely takes part in, else in the cluster that its links put it
    /// in, there as a bystander where the cluster is a pool.
    /// </summary>
    private static ImmutableArray<AccountAssignment> Assign(int accountCount, ClusterAssessment.Finding[] findings, string[] ids)
    {
        var assignments = new AccountAssignment[accountCount];
        for (var a = 0; a < accountCount; a++) assignments[a] = new AccountAssignment(a, null, 0, Disposition.Unknown);
        for (var c = 0; c < findings.Length; c++)
        {
            var verdict = findings[c].Verdict;
            var isPool = verdict.Disposition == Disposition.Pool;
            foreach (var account in findings[c].Evidence.Linked)
                assignments[account] = new AccountAssignment(account, ids[c], isPool ? 0 : verdict.Score, isPool ? Disposition.Bystander : verdict.Disposition);
        }

        foreach (var (finding, c) in findings.Select((f, c) => (f, c)).Where(f => f.f.Verdict.Disposition == Disposition.Pool))
        {
            var isTaken = new bool[accountCount];
            foreach (var other in findings.Where(f => f != finding && f.Verdict.Disposition == Disposition.Pool))
            {
                foreach (var account in other.Evidence.Members) isTaken[account] = true;
            }

            var membership = Membership.Of(finding.Evidence, isTaken);
            for (var i = 0; i < membership.Accounts.Length; i++)
            {
                var (account, score) = (membership.Accounts[i], membership.Scores[i]);
                var current = assignments[account];
                if (score >= membership.Least[i] && (current.Disposition != Disposition.Pool || current.Score < score))
                    assignments[account] = new AccountAssignment(account, ids[c], score, Disposition.Pool);
                else if (current.Cluster == ids[c])
                    assignments[account] = current with { Score = score };
            }
        }

        return ImmutableArray.Create(assignments);
    }

    /// <summary>The window of each pool and lookalike that has one, of pools from the accounts that take part; then of all pools.</summary>
    private static IEnumerable<CampaignWindow> Windows(
        int[] order, ClusterAssessment.Finding[] findings, string[] ids, ImmutableArray<AccountAssignment> assignments, ActivityProfile activity, AnalysisOptions options)
    {
        var groups = new int[assignments.Length];
        Array.Fill(groups, -1);
        var numbers = ids.Select((id, c) => (id, c)).ToDictionary(i => i.id, i => i.c, StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            if (assignment.Cluster is { } id && assignment.Disposition != Disposition.Bystander) groups[assignment.Account] = numbers[id];
        }

        var daily = activity.Daily(groups, findings.Length);
        var all = new double[activity.DayCount];
        foreach (var c in order)
        {
            // A cluster of which nothing is concluded has no campaign whose window could be told.
            if (findings[c].Verdict.Disposition == Disposition.Unknown) continue;
            if (CampaignWindows.Find(daily[c], 7, options.Confidence) is { } window) yield return ToWindow(window, ids[c], activity);
            if (findings[c].Verdict.Disposition != Disposition.Pool) continue;
            for (var d = 0; d < all.Length; d++) all[d] += daily[c][d];
        }

        if (CampaignWindows.Find(all, 7, options.Confidence) is { } overall) yield return ToWindow(overall, null, activity);
    }

    private static CampaignWindow ToWindow(CountWindow window, string? cluster, ActivityProfile activity) => new(
        activity.DateOf(window.Start),
        activity.DateOf(window.End),
        activity.DateOf(window.StartFrom),
        activity.DateOf(window.StartTo),
        activity.DateOf(window.EndFrom),
        activity.DateOf(window.EndTo),
        cluster,
        window.StartIsOpen,
        window.EndIsOpen);

    private static IEnumerable<TargetingRow> Rows(string id, ClusterAssessment.Finding finding)
    {
        var evidence = finding.Evidence;
        for (var c = 0; c < evidence.Contrasts.Length; c++)
        {
            var contrast = evidence.Contrasts[c];
            yield return new TargetingRow(
                id, evidence.Input.Capabilities[c], contrast.LogOdds, contrast.Low, contrast.High, evidence.ContrastQ[c], (long)evidence.MemberTotals[c], contrast.Expected, contrast.TooFew);
        }
    }

    private static ImmutableArray<Method> Methods() =>
    [
        Method, RarityWeight.Method, Leiden.Method, MixingTest.Method, GroupMerging.Method, SharedWork.Method, CampaignJoining.Method, CommunityStability.Method, Hypergeometric.Method, BenjaminiHochberg.Method, LogOdds.Method,
        AccountBootstrap.Method, Pelt.Method, SeasonalAdjustment.Method, CampaignWindows.Method, Binomial.Method, Membership.Method, Verdict.Method,
    ];

    private static IEnumerable<string> Notes(AnalysisInput input, ActivityProfile activity, int clusters)
    {
        if (input.EdgeAccounts.Length == 0) yield return "No two accounts share an attribute in these data: no clusters can be found.";
        else if (clusters == 0) yield return "No community of accounts is large enough to be a cluster.";
        if (activity.DayCount < 14) yield return "The data span fewer than 14 days: synchrony of accounts cannot be judged.";
        if (input.HourlyInteractions is null) yield return "The data have no time of day: idle hours cannot be judged.";
        if (input.CreatedSeconds is null) yield return "The data do not say when accounts were made: batches cannot be judged.";
        foreach (var family in Enum.GetValues<AttributeFamily>())
        {
            if (family != AttributeFamily.Timing && !input.Attributes.Any(a => a.Family == family))
                yield return $"No {SharedAttributeSignals.FamilyName(family)} attribute is shared: nothing can be said about that family.";
        }
    }
}
