using System.Collections.Immutable;
using Dashboard.Analysis.Candidates;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Verdicts;
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
    string Parameter, double Value, bool IsChosen, int Clusters, int Pools, int Accounts, long Interactions, DateOnly? Start, DateOnly? End,
    double Agreement);

/// <summary>
/// What the choice of each parameter does to the headline figures: the search run again with one parameter changed at a
/// time, every point with clusters, verdicts and stability of its own. An analyst who quotes “25,000 accounts” reads here
/// within which choices that holds.
/// </summary>
public static class SensitivityProfile
{
    private static readonly Choice[] Parameters =
    [
        new(nameof(AnalysisOptions.Resolution), CandidateGroups.Resolutions, o => o.Resolution, (o, v) => o with { Resolution = v },
            OnlyResolution: true),
        new(nameof(AnalysisOptions.LeastProbability), [0.5, 0.7, 0.8, 0.9, 0.95], o => o.LeastProbability,
            (o, v) => o with { LeastProbability = v }),
        new(nameof(AnalysisOptions.TeamAccounts), [10, 20, 40], o => o.TeamAccounts, (o, v) => o with { TeamAccounts = (int)v }),
        new(nameof(AnalysisOptions.FalseDiscoveryRate), [0.01, 0.05, 0.1], o => o.FalseDiscoveryRate,
            (o, v) => o with { FalseDiscoveryRate = v }),
    ];

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("sensitivity-profile", 3);

    /// <summary>Runs the profile. A resolution is shown by what the candidates of that resolution alone give.</summary>
    /// <param name="material">What was analysed.</param>
    /// <param name="candidates">The candidates of all resolutions.</param>
    /// <param name="searched">What they settled at: it does not depend on the parameters changed here, what is made of it does.</param>
    /// <param name="own">What the analysis concluded from them.</param>
    /// <param name="options">Its parameters.</param>
    /// <param name="report">Told the parameter in hand and the share done.</param>
    /// <param name="cancellation">Ends it early.</param>
    internal static ImmutableArray<SensitivityPoint> Run(
        AnalysisMaterial material, IReadOnlyList<CandidateGroup> candidates, IReadOnlyList<JudgedGroup> searched, JudgedClusters own,
        AnalysisOptions options, Action<string, double> report, CancellationToken cancellation)
    {
        var variants = Parameters.SelectMany(p => p.Values.Append(p.Of(options)).Distinct().Order().Select(v => (Choice: p, Value: v)))
            .ToArray();
        var chosen = Pool(own);
        var points = new SensitivityPoint[variants.Length];
        for (var i = 0; i < variants.Length; i++)
        {
            var (choice, value) = variants[i];
            var isChosen = value == choice.Of(options);
            var judged = own;
            if (!isChosen)
            {
                var changed = choice.With(options, value) with { StabilitySeeds = Math.Min(4, options.StabilitySeeds) };
                var looked = choice.OnlyResolution ? candidates.Where(c => c.Resolutions.Contains(value))
                    .Select(c => c with { Resolutions = Of(value) }).ToArray() : candidates;
                var known = choice.OnlyResolution ? searched.Where(g => g.From.Resolutions.Contains(value))
                    .Select(g => g with { From = g.From with { Resolutions = Of(value) } }).ToArray() : searched;
                judged = CampaignAnalysis.Judge(
                    material, ClusterSet.Of(material, looked, null, known, changed, null, cancellation), changed, null, cancellation);
            }

            points[i] = Point(material, judged, chosen, options, choice.Name, value, isChosen);
            report(choice.Name, (i + 1.0) / variants.Length);
        }

        return ImmutableArray.Create(points);
    }

    private static HashSet<double> Of(double resolution) => [resolution];

    private static SensitivityPoint Point(
        AnalysisMaterial material, JudgedClusters judged, HashSet<int> chosen, AnalysisOptions options, string name, double value,
        bool isChosen)
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

    private static HashSet<int> Pool(JudgedClusters judged) =>
        [.. judged.Assignments.Where(a => a.Disposition == Disposition.Pool).Select(a => a.Account)];

    private sealed record Choice(
        string Name, double[] Values, Func<AnalysisOptions, double> Of, Func<AnalysisOptions, double, AnalysisOptions> With,
        bool OnlyResolution = false);
}
