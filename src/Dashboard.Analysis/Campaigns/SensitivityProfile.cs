using System.Collections.Immutable;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Windows;
using Dashboard.Core;

namespace Dashboard.Analysis.Campaigns;

/// <summary>What the headline figures are under one choice of a parameter, all others as they were.</summary>
/// <param name="Parameter">The parameter's name, as in <see cref="AnalysisOptions"/>.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsChosen">Whether this is the value that the analysis used.</param>
/// <param name="Clusters">Clusters.</param>
/// <param name="Pools">Clusters called pool.</param>
/// <param name="Accounts">Accounts called pool.</param>
/// <param name="Interactions">Interactions of these accounts.</param>
/// <param name="Start">The first day of the window of all pools; null for none.</param>
/// <param name="End">The last day.</param>
/// <param name="Agreement">The Jaccard index of the accounts called pool with those of the analysis itself; 1 when both are none.</param>
public sealed record SensitivityPoint(
    string Parameter, double Value, bool IsChosen, int Clusters, int Pools, int Accounts, long Interactions, DateOnly? Start, DateOnly? End, double Agreement);

/// <summary>
/// What the choice of each parameter does to the headline figures: the analysis run again with one parameter changed
/// at a time, the resolution under both quality functions. An analyst who quotes “25,000 accounts” reads here within
/// which choices that holds.
/// </summary>
public static class SensitivityProfile
{
    /// <summary>In units of weight per pair of nodes: from communities of everything to communities of few.</summary>
    private static readonly double[] PottsResolutions = [0.001, 0.01, 0.1];

    private static readonly Choice[] Parameters =
    [
        new(nameof(AnalysisOptions.Resolution), [0.25, 0.5, 1, 2, 4], o => o.Resolution, (o, v) => o with { Resolution = v }, FindsCommunities: true),
        new(nameof(AnalysisOptions.HubShare), [0.02, 0.05, 0.1], o => o.HubShare, (o, v) => o with { HubShare = v }, FindsCommunities: true),
        new(nameof(AnalysisOptions.LeastMixing), [0.1, 0.25, 0.5], o => o.LeastMixing, (o, v) => o with { LeastMixing = v }),
        new(nameof(AnalysisOptions.LeastLift), [2, 5, 10], o => o.LeastLift, (o, v) => o with { LeastLift = v }),
        new(nameof(AnalysisOptions.LeastBehaviour), [0.4, 0.5, 0.6], o => o.LeastBehaviour, (o, v) => o with { LeastBehaviour = v }),
        new(nameof(AnalysisOptions.FalseDiscoveryRate), [0.01, 0.05, 0.1], o => o.FalseDiscoveryRate, (o, v) => o with { FalseDiscoveryRate = v }),
    ];

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("sensitivity-profile", 1);

    /// <summary>
    /// Runs the profile: about twenty judgements, half of them with communities of their own, two at a time.
    /// </summary>
    /// <param name="material">What was analysed.</param>
    /// <param name="communities">The communities that the analysis found.</param>
    /// <param name="accountStability">The stability of the cluster of each account; other choices are not run under other seeds.</param>
    /// <param name="own">What it concluded from them.</param>
    /// <param name="options">Its parameters.</param>
    /// <param name="report">Told the parameter in hand and the share done.</param>
    /// <param name="cancellation">Ends it early.</param>
    internal static ImmutableArray<SensitivityPoint> Run(
        AnalysisMaterial material, AccountCommunities communities, double[] accountStability, JudgedClusters own, AnalysisOptions options, Action<string, double> report, CancellationToken cancellation)
    {
        var variants = Variants(options).ToArray();
        var points = new SensitivityPoint[variants.Length];
        var (chosen, done) = (Pool(own), 0);
        Parallel.For(0, variants.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var (name, value, isChosen, changed, findsCommunities) = variants[i];
            var judged = own;
            if (!isChosen)
            {
                var other = changed.HubShare == options.HubShare ? material : material with { Graph = BipartiteGraph.Of(material.Input, changed.HubShare) };
                var groups = findsCommunities ? ClusterFinder.Communities(material.Input, other.Graph, changed, changed.Seed, 1, cancellation) : communities;
                var found = ClusterFinder.Clusters(material.Input, other.Graph, groups, changed, cancellation);
                judged = CampaignAnalysis.Judge(other, found, accountStability, changed, null, cancellation);
            }

            points[i] = Point(material, judged, chosen, changed, name, value, isChosen);
            report(name, Interlocked.Increment(ref done) / (double)variants.Length);
        });
        return ImmutableArray.Create(points);
    }

    private static IEnumerable<Variant> Variants(AnalysisOptions options) => Parameters
        .SelectMany(p => p.Values.Append(p.Of(options)).Distinct().Order().Select(v => new Variant(p.Name, v, v == p.Of(options), p.With(options, v), p.FindsCommunities)))
        .Concat(PottsResolutions.Select(v => new Variant(
            $"{nameof(AnalysisOptions.Resolution)} ({nameof(ConstantPottsModel)})", v, false, options with { Function = QualityFunction.ConstantPottsModel, Resolution = v }, true)));

    private static SensitivityPoint Point(
        AnalysisMaterial material, JudgedClusters judged, HashSet<int> chosen, AnalysisOptions options, string name, double value, bool isChosen)
    {
        var pool = Pool(judged);
        var window = CampaignWindows.Find(material.Activity.Daily(pool), 7, options.Confidence);
        var union = chosen.Union(pool).Count();
        return new SensitivityPoint(
            name,
            value,
            isChosen,
            judged.Count,
            judged.Findings.Count(f => f.Verdict.Disposition == Disposition.Pool),
            pool.Count,
            pool.Sum(a => material.Activity.Totals[a]),
            window is null ? null : material.Activity.DateOf(window.Start),
            window is null ? null : material.Activity.DateOf(window.End),
            union == 0 ? 1 : chosen.Intersect(pool).Count() / (double)union);
    }

    private static HashSet<int> Pool(JudgedClusters judged) => [.. judged.Assignments.Where(a => a.Disposition == Disposition.Pool).Select(a => a.Account)];

    private sealed record Choice(
        string Name, double[] Values, Func<AnalysisOptions, double> Of, Func<AnalysisOptions, double, AnalysisOptions> With, bool FindsCommunities = false);

    private sealed record Variant(string Name, double Value, bool IsChosen, AnalysisOptions Options, bool FindsCommunities);
}
