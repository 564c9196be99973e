using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.CoAction;
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
    public static Method Method { get; } = new("campaign-analysis", 2);

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
        var material = AnalysisMaterial.Of(input, options);
        cancellation.ThrowIfCancellationRequested();

        progress?.Report(new AnalysisProgress("Finding communities", 0.05));
        var communities = ClusterFinder.Communities(input, material.Graph, options, options.Seed, null, cancellation);
        progress?.Report(new AnalysisProgress("Measuring stability", 0.1));
        var found = ClusterFinder.Clusters(input, material.Graph, communities, options, cancellation);
        var stability = ClusterFinder.Stability(input, material.Graph, found, options, f => progress?.Report(new AnalysisProgress("Measuring stability", 0.1 + (f * 0.35))), cancellation);
        progress?.Report(new AnalysisProgress("Judging clusters", 0.45));
        var judged = Judge(material, found, stability, options, f => progress?.Report(new AnalysisProgress("Judging clusters", 0.45 + (f * 0.15))), cancellation);
        var sensitivity = options.Sensitivity
            ? SensitivityProfile.Run(material, communities, stability, judged, options, (name, f) => progress?.Report(new AnalysisProgress($"Sensitivity to {name}", 0.6 + (f * 0.35))), cancellation)
            : [];

        progress?.Report(new AnalysisProgress("Comparing weeks, models and releases", 0.95));
        var result = ToResult(material, communities, judged, options) with { Sensitivity = sensitivity };
        progress?.Report(new AnalysisProgress("Done", 1));
        return result;
    }

    /// <summary>From clusters to their verdicts and every account's place.</summary>
    /// <param name="material">What is looked at.</param>
    /// <param name="found">The clusters.</param>
    /// <param name="accountStability">The stability of the cluster of each account, NaN for accounts of none.</param>
    /// <param name="options">The parameters.</param>
    /// <param name="report">Told the share done.</param>
    /// <param name="cancellation">Ends it early.</param>
    internal static JudgedClusters Judge(
        AnalysisMaterial material, SharedWork found, double[] accountStability, AnalysisOptions options, Action<double>? report, CancellationToken cancellation)
    {
        var (input, graph, activity) = (material.Input, material.Graph, material.Activity);
        var (work, stability) = (found, ClusterFinder.StabilityOf(found, accountStability));
        var findings = Assess(0, 0.4);
        Narrow(CoreChoice.MadeTogether, accounts => input.CreatedSeconds is { } created ? [.. CreationBatches.SharedWith(created, activity.ByCreation, accounts, options).Select(n => n > 0)] : null, 0.4);
        Narrow(CoreChoice.RaisedTogether, accounts => WindowSignal.RaisedIn(activity, accounts, options), 0.6);

        var campaigns = CampaignJoining.Find(input, graph, options, work, findings);
        if (campaigns.Where((campaign, c) => campaign != c).Any())
        {
            work = work.Joined(campaigns, options.MinClusterAccounts);
            stability = ClusterFinder.StabilityOf(work, accountStability);
            findings = Assess(0.8, 0.2);
        }

        // The highest score first among pools, then lookalikes, then the rest; ties by size, which the finder ordered by.
        var order = Enumerable.Range(0, work.Count)
            .OrderByDescending(c => findings[c].Verdict.Disposition == Disposition.Pool)
            .ThenByDescending(c => findings[c].Verdict.Score).ThenBy(c => c).ToArray();
        var ranks = Numbered(order);
        var assignments = Assign(activity.AccountCount, findings, ranks);
        // All accounts of a cluster may more likely take part in a pool: then nothing is left of it.
        var placed = assignments.Select(a => a.Cluster).ToHashSet();
        order = [.. order.Where(c => placed.Contains(ranks[c]))];
        var ids = Numbered(order);
        var idOf = order.ToDictionary(c => ranks[c], c => ids[c], StringComparer.Ordinal);
        return new JudgedClusters(order.Length, findings, order, ids, stability, [.. assignments.Select(a => a.Cluster is { } rank ? a with { Cluster = idOf[rank] } : a)]);

        // By place in the order; those that are not in it have none.
        string[] Numbered(int[] order)
        {
            var numbers = Enumerable.Repeat("", work.Count).ToArray();
            for (var i = 0; i < order.Length; i++) numbers[order[i]] = (i + 1).ToString(CultureInfo.InvariantCulture);
            return numbers;
        }

        ClusterAssessment.Finding[] Assess(double from, double share) =>
            new ClusterAssessment(material, options, work, stability).Run(f => report?.Invoke(from + (share * f)), cancellation);

        void Narrow(CoreChoice choice, Func<int[], bool[]?> chosen, double from)
        {
            var narrowed = work.Narrowed(choice, chosen, options, c => findings[c].Verdict.Disposition == Disposition.Pool);
            if (narrowed == work) return;
            (work, stability) = (narrowed, ClusterFinder.StabilityOf(narrowed, accountStability));
            findings = Assess(from, 0.2);
        }
    }

    private static AnalysisResult ToResult(AnalysisMaterial material, AccountCommunities communities, JudgedClusters judged, AnalysisOptions options)
    {
        var (input, activity) = (material.Input, material.Activity);
        var (_, findings, order, ids, stability, assignments) = judged;
        var placed = assignments.Where(a => a.Cluster is not null).ToLookup(a => a.Cluster!, a => a.Account, StringComparer.Ordinal);
        var clusters = order.Select(c => ToCluster(ids[c], findings[c], [.. placed[ids[c]]], stability[c], activity)).ToImmutableArray();
        var compared = clusters.Where(c => c.Disposition != Disposition.Unknown).ToArray();
        var groups = Groups(assignments, [.. compared.Select(c => c.Id)]);
        return new AnalysisResult
        {
            Clusters = clusters,
            Windows = [.. Windows(order, findings, ids, assignments, activity, options)],
            Targeting = [.. order.SelectMany(c => Rows(ids[c], findings[c]))],
            Slices = TargetingSlices.Of(input, [.. compared.Select(c => c.Id)], [.. compared.Select(IsOrdinary)], groups, options.Confidence),
            Releases = ReleaseEffects.Of(input, [.. compared.Select(c => (c.Id, c.TargetedCapabilities, IsOrdinary(c)))], groups, options.Confidence),
            CoAction = material.CoAction.Finding,
            Assignments = assignments,
            Methods = Methods(),
            Options = options,
            CommunityQuality = communities.Partition.Quality,
            Notes = [.. Notes(input, activity, clusters.Length)],
        };
    }

    private static bool IsOrdinary(Cluster cluster) => cluster.Disposition != Disposition.Pool;

    /// <summary>The number of each account's cluster among those compared, −1 for the baseline, −2 for bystanders and other pools' accounts.</summary>
    private static int[] Groups(ImmutableArray<AccountAssignment> assignments, string[] compared)
    {
        var numbers = compared.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        return [.. assignments.Select(a => a.Disposition == Disposition.Bystander ? -2 : a.Cluster is { } id ? numbers.GetValueOrDefault(id, -1) : -1)];
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

        var pools = findings.Index().Where(f => f.Item.Verdict.Disposition == Disposition.Pool).ToArray();
        var poolOf = Enumerable.Repeat(-1, accountCount).ToArray();
        foreach (var (c, finding) in pools)
        {
            foreach (var account in finding.Evidence.Members) poolOf[account] = c;
        }

        // Pools are compared with the same accounts, those of no pool.
        var usual = new Dictionary<int[], AccountMix>(ReferenceEqualityComparer.Instance);
        foreach (var (c, finding) in pools)
        {
            var evidence = finding.Evidence;
            if (!usual.TryGetValue(evidence.Baseline, out var mix))
                usual[evidence.Baseline] = mix = AccountMix.Of(evidence.Activity.Counts, evidence.Activity.CapabilityCount, evidence.Baseline);
            var membership = Membership.Of(evidence, mix, account => poolOf[account] >= 0 && poolOf[account] != c);
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
        AccountBootstrap.Method, Pelt.Method, SeasonalAdjustment.Method, CampaignWindows.Method, Binomial.Method, CoActionWindow.Method, CoActionNetwork.Method, DifferenceInDifferences.Method, SensitivityProfile.Method, Membership.Method, Verdict.Method,
    ];

    private static IEnumerable<string> Notes(AnalysisInput input, ActivityProfile activity, int clusters)
    {
        if (input.EdgeAccounts.Length == 0) yield return "No two accounts share an attribute in these data: no clusters can be found.";
        else if (clusters == 0) yield return "No community of accounts is large enough to be a cluster.";
        if (activity.DayCount < 14) yield return "The data span fewer than 14 days: synchrony of accounts cannot be judged.";
        if (input.HourlyInteractions is null) yield return "The data have no time of day: idle hours cannot be judged.";
        if (input.CreatedSeconds is null) yield return "The data do not say when accounts were made: batches cannot be judged.";
        if (input.BannedSeconds is null) yield return "The data do not say which accounts were banned, or when: failover cannot be judged.";
        if (input.Plans is null) yield return "The data do not say which plan an account is on: throughput beyond a plan cannot be judged.";
        if (input.Uses is null) yield return "The data do not say when accounts used what they share: co-action cannot be judged.";
        else if (input.Uses.Share < 1) yield return string.Create(CultureInfo.InvariantCulture, $"Co-action was looked for in a sample of {input.Uses.Share:P0} of what accounts share.");
        if (input.ActivityModels is null) yield return "The data name no models: nothing is said about targeting by model.";
        if (input.Releases.Count == 0) yield return "The case's timeline has no release of a model: nothing is said about what followed one.";
        foreach (var family in Enum.GetValues<AttributeFamily>())
        {
            if (family != AttributeFamily.Timing && !input.Attributes.Any(a => a.Family == family))
                yield return $"No {SharedAttributeSignals.FamilyName(family)} attribute is shared: nothing can be said about that family.";
        }
    }
}

/// <summary>What all choices of parameters have in common.</summary>
/// <param name="Input">What is looked at.</param>
/// <param name="Graph">Its bipartite graph.</param>
/// <param name="Activity">Its activity, summed.</param>
/// <param name="CoAction">Who acts together.</param>
internal sealed record AnalysisMaterial(
    AnalysisInput Input, BipartiteGraph Graph, ActivityProfile Activity, (CoActionFinding? Finding, CoActionNetwork? Network) CoAction)
{
    /// <summary>The releases at which a new model was seen, the first first, and what each account sent to it.</summary>
    public IReadOnlyList<(ModelRelease Release, double[] Adopted)> Adoptions { get; } =
    [
        .. Input.Releases.OrderBy(r => r.Day).Select(r => (r, ReleaseEffects.Adoption(Input, r.Day.DayNumber))).Where(a => a.Item2 is not null).Select(a => (a.r, a.Item2!)),
    ];

    /// <summary>The attributes that only one account should use.</summary>
    public int[] PersonalAttributes { get; } = [.. Enumerable.Range(0, Input.Attributes.Count).Where(t => PartnerSignals.IsPersonal(Input.Attributes[t].Kind))];

    /// <summary>The families of the other attributes.</summary>
    public IReadOnlySet<AttributeFamily> CommonFamilies { get; } = Input.Attributes.Where(a => !PartnerSignals.IsPersonal(a.Kind)).Select(a => a.Family).ToHashSet();

    public static AnalysisMaterial Of(AnalysisInput input, AnalysisOptions options) =>
        new(input, BipartiteGraph.Of(input, options.HubShare), ActivityProfile.Of(input), CoActionFinding.Of(input, options.Seed));
}

/// <summary>Clusters with their verdicts.</summary>
/// <param name="Count">How many there are, parts of one campaign joined.</param>
/// <param name="Findings">What was found about each.</param>
/// <param name="Order">Their numbers, in the order in which they are shown.</param>
/// <param name="Ids">Their ids, by number.</param>
/// <param name="Stability">Their stability, by number.</param>
/// <param name="Assignments">Every account's place.</param>
internal sealed record JudgedClusters(
    int Count, ClusterAssessment.Finding[] Findings, int[] Order, string[] Ids, double[] Stability, ImmutableArray<AccountAssignment> Assignments);
