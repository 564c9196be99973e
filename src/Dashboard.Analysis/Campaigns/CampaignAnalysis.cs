using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Candidates;
using Dashboard.Analysis.CoAction;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Content;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.OtherSide;
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
    public static Method Method { get; } = new("campaign-analysis", 3);

    /// <summary>Runs the analysis.</summary>
    /// <param name="input">What to look at.</param>
    /// <param name="options">The parameters and the seed; null for the defaults.</param>
    /// <param name="progress">Told where it stands.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ArgumentException">The input's columns do not fit together.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static AnalysisResult Run(
        AnalysisInput input, AnalysisOptions? options = null, IProgress<AnalysisProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.Validate();
        options ??= new AnalysisOptions();
        progress?.Report(new AnalysisProgress("Linking accounts", 0));
        var material = AnalysisMaterial.Of(input, options);
        cancellation.ThrowIfCancellationRequested();

        progress?.Report(new AnalysisProgress("Finding candidates", 0.05));
        var communities = AccountCommunities.Of(input, material.Graph, options, cancellation);
        var candidates = CandidateGroups.Of(input, material.Layers, material.Graph, material.Model, options, cancellation);
        progress?.Report(new AnalysisProgress("Searching groups", 0.15));
        var found = ClusterSet.Of(
            material, candidates, communities, null, options,
            f => progress?.Report(new AnalysisProgress("Searching groups", 0.15 + (f * 0.3))), cancellation);
        progress?.Report(new AnalysisProgress("Judging clusters", 0.45));
        var judged = Judge(
            material, found, options, f => progress?.Report(new AnalysisProgress("Judging clusters", 0.45 + (f * 0.15))), cancellation);
        var sensitivity = options.Sensitivity
            ? SensitivityProfile.Run(
                material, candidates, found.Searched, judged, options,
                (name, f) => progress?.Report(new AnalysisProgress($"Sensitivity to {name}", 0.6 + (f * 0.35))), cancellation)
            : [];
        var edge = KnifeEdge.Of(sensitivity);
        if (edge is not null) judged = KnifeEdge.Lowered(judged, edge);

        progress?.Report(new AnalysisProgress("Comparing weeks, models and releases", 0.95));
        var result = ToResult(material, communities, judged, options) with { Sensitivity = sensitivity };
        if (edge is not null) result = result with { Notes = result.Notes.Insert(0, edge) };
        if (options.OtherSide)
        {
            var analyses = new DefensibleAnalyses(material.Model, material.Measures);
            var pools = result.Clusters.Where(c => c.Disposition == Disposition.Pool).ToArray();
            var views = new List<OtherSideFinding>();
            foreach (var pool in pools)
            {
                progress?.Report(new AnalysisProgress("Taking the other side", 0.97));
                int[] members =
                    [.. result.Assignments.Where(a => a.Cluster == pool.Id && a.Disposition == Disposition.Pool).Select(a => a.Account)];
                views.Add(analyses.Run(pool.Id, members, pool.BenignTests, pool.Waterfall, options.Seed, cancellation));
            }

            result = result with { OtherSide = [.. views] };
        }

        progress?.Report(new AnalysisProgress("Done", 1));
        return result;
    }

    /// <summary>From clusters to their verdicts and every account's place.</summary>
    /// <param name="material">What is looked at.</param>
    /// <param name="found">The clusters.</param>
    /// <param name="options">The parameters.</param>
    /// <param name="report">Told the share done.</param>
    /// <param name="cancellation">Ends it early.</param>
    internal static JudgedClusters Judge(
        AnalysisMaterial material, ClusterSet found, AnalysisOptions options, Action<double>? report, CancellationToken cancellation)
    {
        var findings = new ClusterAssessment(material, options, found).Run(f => report?.Invoke(f), cancellation);

        // The highest score first among pools, then lookalikes, then the rest; ties by size, which the finder ordered by.
        var order = Enumerable.Range(0, found.Count)
            .OrderByDescending(c => findings[c].Verdict.Disposition == Disposition.Pool)
            .ThenByDescending(c => findings[c].Verdict.Score).ThenBy(c => c).ToArray();
        var ids = new string[found.Count];
        for (var i = 0; i < order.Length; i++) ids[order[i]] = (i + 1).ToString(CultureInfo.InvariantCulture);
        return new JudgedClusters(order.Length, findings, order, ids, found.Stability, Assign(found, findings, ids));
    }

    internal static AnalysisResult ToResult(
        AnalysisMaterial material, AccountCommunities communities, JudgedClusters judged, AnalysisOptions options)
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
            Slices = TargetingSlices.Of(
                input, [.. compared.Select(c => c.Id)], [.. compared.Select(IsOrdinary)], groups, options.Confidence),
            Releases = ReleaseEffects.Of(
                input, [.. compared.Select(c => (c.Id, c.TargetedCapabilities, IsOrdinary(c)))], groups, options.Confidence),
            CoAction = material.CoAction.Finding,
            Assignments = assignments,
            Methods = Methods(),
            Options = options,
            CommunityQuality = communities.Quality,
            Notes = [.. Notes(input, activity, clusters.Length)],
        };
    }

    private static bool IsOrdinary(Cluster cluster) => cluster.Disposition != Disposition.Pool;

    /// <summary>
    /// The number of each account's cluster among those compared, −1 for the baseline, −2 for bystanders and other pools' accounts.
    /// </summary>
    private static int[] Groups(ImmutableArray<AccountAssignment> assignments, string[] compared)
    {
        var numbers = compared.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        return [.. assignments.Select(
            a => a.Disposition == Disposition.Bystander ? -2 : a.Cluster is { } id ? numbers.GetValueOrDefault(id, -1) : -1)];
    }

    private static Cluster ToCluster(
        string id, ClusterAssessment.Finding finding, int[] accounts, double stability, ActivityProfile activity) => new()
    {
        Id = id,
        Label = $"Cluster {id}",
        Accounts = [.. accounts],
        Interactions = accounts.Sum(a => activity.Totals[a]),
        Stability = stability,
        Disposition = finding.Verdict.Disposition,
        Score = finding.Verdict.Score,
        ScoreParts = Weight.Parts(finding.Signals),
        Waterfall = finding.Evidence.Waterfall,
        Judged = finding.Evidence.Members.Length,
        Signals = finding.Signals,
        BenignTests = finding.BenignTests,
        TargetedCapabilities = [.. TargetingSignal.TargetedCapabilities(finding.Evidence)
            .Select(c => finding.Evidence.Input.Capabilities[c])],
        BindingAttributes = [.. finding.Evidence.Bindings.Take(20).Select(b => b.Attribute)],
        Reason = finding.Verdict.Reason,
        WouldOverturn = finding.Verdict.WouldOverturn,
    };

    /// <summary>
    /// Each account's place: in the pool that it is of, else in the cluster that its links put it in, there as a bystander where the
    /// cluster is a pool.
    /// </summary>
    private static ImmutableArray<AccountAssignment> Assign(ClusterSet found, ClusterAssessment.Finding[] findings, string[] ids)
    {
        var assignments = new AccountAssignment[found.Linked.Length];
        for (var a = 0; a < assignments.Length; a++)
        {
            var cluster = found.Linked[a];
            if (cluster < 0)
            {
                assignments[a] = new AccountAssignment(a, null, 0, Disposition.Unknown);
                continue;
            }

            var verdict = findings[cluster].Verdict;
            var isPool = verdict.Disposition == Disposition.Pool;
            var score = cluster < found.Found && isPool ? found.Fits[cluster].Probability(a) : isPool ? 0 : verdict.Score;
            assignments[a] = new AccountAssignment(
                a, ids[cluster], score, isPool && found.Cores[a] != cluster ? Disposition.Bystander : verdict.Disposition);
        }

        return ImmutableArray.Create(assignments);
    }

    /// <summary>The window of each pool and lookalike that has one, of pools from the accounts that take part; then of all pools.</summary>
    private static IEnumerable<CampaignWindow> Windows(
        int[] order, ClusterAssessment.Finding[] findings, string[] ids, ImmutableArray<AccountAssignment> assignments,
        ActivityProfile activity, AnalysisOptions options)
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
                id, evidence.Input.Capabilities[c], contrast.LogOdds, contrast.Low, contrast.High, evidence.ContrastQ[c],
                (long)evidence.MemberTotals[c], contrast.Expected, contrast.TooFew);
        }
    }

    private static ImmutableArray<Method> Methods() =>
    [
        Method, RarityWeight.Method, Leiden.Method, Individuality.Method, PromptFamilies.Method, GroupSearch.Method,
        GroupSearch.StabilityMethod, DefensibleAnalyses.Method, FramingTest.Method, DegreeSequenceModel.Method, SharingNull.Method,
        Poisson.Method, BenjaminiHochberg.Method, LogOdds.Method,
        AccountBootstrap.Method, Pelt.Method, SeasonalAdjustment.Method, CampaignWindows.Method, Binomial.Method, CoActionWindow.Method,
        CoActionNetwork.Method, DifferenceInDifferences.Method, SensitivityProfile.Method, Verdict.Method,
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
        else if (input.Uses.Share < 1)
            yield return string.Create(
                CultureInfo.InvariantCulture, $"Co-action was looked for in a sample of {input.Uses.Share:P0} of what accounts share.");
        if (input.ActivityModels is null) yield return "The data name no models: nothing is said about targeting by model.";
        if (input.Releases.Count == 0)
            yield return "The case's timeline has no release of a model: nothing is said about what followed one.";
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
    /// <summary>What accounts did, by layer.</summary>
    public AccountLayers Layers { get; } = AccountLayers.Of(Input);

    /// <summary>How accounts are told to be of one kind with a group; null until asked for.</summary>
    public GroupModel Model => model ??= GroupModel.Of(Input, Layers, Graph, Activity);

    /// <summary>How groups are measured.</summary>
    public GroupMeasures Measures => measures ??= new GroupMeasures(Input, Layers, Activity, Graph);

    /// <summary>What searches have found out, for those that follow with other parameters.</summary>
    public SearchMemory Searches { get; init; } = new();

    /// <summary>How surprising it is what accounts share.</summary>
    public SharingNull Sharing => sharing ??= SharingNull.Of(SharingDegrees.Of(Input, Graph), Input.Population, HubShare);

    /// <summary>The share of all accounts above which an attribute is a hub.</summary>
    public double HubShare { get; private init; }

    private GroupModel? model;
    private GroupMeasures? measures;
    private SharingNull? sharing;

    /// <summary>The releases at which a new model was seen, the first first, and what each account sent to it.</summary>
    public IReadOnlyList<(ModelRelease Release, double[] Adopted)> Adoptions { get; } =
    [
        .. Input.Releases.OrderBy(r => r.Day).Select(r => (r, ReleaseEffects.Adoption(Input, r.Day.DayNumber)))
        .Where(a => a.Item2 is not null).Select(a => (a.r, a.Item2!)),
    ];

    /// <summary>The attributes that only one account should use.</summary>
    public int[] PersonalAttributes { get; } =
        [.. Enumerable.Range(0, Input.Attributes.Count).Where(t => PartnerSignals.IsPersonal(Input.Attributes[t].Kind))];

    /// <summary>The families of the other attributes.</summary>
    public IReadOnlySet<AttributeFamily> CommonFamilies { get; } = Input.Attributes.Where(a => !PartnerSignals.IsPersonal(a.Kind))
        .Select(a => a.Family).ToHashSet();

    public static AnalysisMaterial Of(AnalysisInput input, AnalysisOptions options) =>
        new(input, BipartiteGraph.Of(input, options.HubShare), ActivityProfile.Of(input),
            CoActionFinding.Of(input, options.Seed)) { HubShare = options.HubShare };
}

/// <summary>Clusters with their verdicts.</summary>
/// <param name="Count">How many there are, parts of one campaign joined.</param>
/// <param name="Findings">What was found about each.</param>
/// <param name="Order">Their numbers, in the order in which they are shown.</param>
/// <param name="Ids">Their ids, by number.</param>
/// <param name="Stability">Their stability, by number.</param>
/// <param name="Assignments">Every account's place.</param>
internal sealed record JudgedClusters(
    int Count, ClusterAssessment.Finding[] Findings, int[] Order, string[] Ids, double[] Stability,
    ImmutableArray<AccountAssignment> Assignments);
