using System.Collections.Immutable;
using Dashboard.Analysis.Communities;
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
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("sensitivity-profile", 1);

    private static readonly (string Name, double[] Values, Func<AnalysisOptions, double> Of, Func<AnalysisOptions, double, AnalysisOptions> With)[] Parameters =
    [
        (nameof(AnalysisOptions.Resolution), [0.25, 0.5, 1, 2, 4], o => o.Resolution, (o, v) => o with { Resolution = v }),
        (nameof(AnalysisOptions.LeastMixing), [0.1, 0.25, 0.5], o => o.LeastMixing, (o, v) => o with { LeastMixing = v }),
        (nameof(AnalysisOptions.LeastLift), [2, 5, 10], o => o.LeastLift, (o, v) => o with { LeastLift = v }),
        (nameof(AnalysisOptions.HubShare), [0.02, 0.05, 0.1], o => o.HubShare, (o, v) => o with { HubShare = v }),
        (nameof(AnalysisOptions.LeastBehaviour), [0.4, 0.5, 0.6], o => o.LeastBehaviour, (o, v) => o with { LeastBehaviour = v }),
        (nameof(AnalysisOptions.FalseDiscoveryRate), [0.01, 0.05, 0.1], o => o.FalseDiscoveryRate, (o, v) => o with { FalseDiscoveryRate = v }),
    ];

    /// <summary>
    /// Runs the profile. Costs about twenty analyses without stability.
    /// </summary>
    /// <param name="input">What was analysed.</param>
    /// <param name="result">The analysis whose figures are in question.</param>
    /// <param name="progress">Told where it stands.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static ImmutableArray<SensitivityPoint> Run(
        AnalysisInput input, AnalysisResult result, IProgress<AnalysisProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        var options = result.Options;
        var choices = Parameters.SelectMany(p => p.Values.Append(p.Of(options)).Distinct().Order()
                .Select(v => (p.Name, Value: v, IsChosen: v == p.Of(options), Options: p.With(options, v))))
            .Concat(PottsResolutions.Select(v => ($"{nameof(AnalysisOptions.Resolution)} ({nameof(ConstantPottsModel)})", v, false,
                options with { Function = QualityFunction.ConstantPottsModel, Resolution = v }))).ToArray();
        var points = ImmutableArray.CreateBuilder<SensitivityPoint>(choices.Length);
        var own = Pool(result);
        for (var i = 0; i < choices.Length; i++)
        {
            var (name, value, isChosen, changed) = choices[i];
            progress?.Report(new AnalysisProgress($"Sensitivity to {name} = {value}", i / (double)choices.Length));
            var other = isChosen ? result : CampaignAnalysis.Run(input, changed with { StabilitySeeds = 0 }, cancellation: cancellation);
            var pool = Pool(other);
            var overall = other.Windows.FirstOrDefault(w => w.Cluster is null);
            var union = own.Union(pool).Count();
            points.Add(new SensitivityPoint(
                name,
                value,
                isChosen,
                other.Clusters.Length,
                other.Clusters.Count(c => c.Disposition == Disposition.Pool),
                pool.Count,
                Interactions(input, pool),
                overall?.Start,
                overall?.End,
                union == 0 ? 1 : own.Intersect(pool).Count() / (double)union));
        }

        return points.MoveToImmutable();
    }

    /// <summary>In units of weight per pair of nodes: from communities of everything to communities of few.</summary>
    private static double[] PottsResolutions => [0.001, 0.01, 0.1];

    private static HashSet<int> Pool(AnalysisResult result) => [.. result.Assignments.Where(a => a.Disposition == Disposition.Pool).Select(a => a.Account)];

    private static long Interactions(AnalysisInput input, HashSet<int> accounts)
    {
        var sum = 0L;
        for (var i = 0; i < input.ActivityAccounts.Length; i++)
        {
            if (accounts.Contains(input.ActivityAccounts[i])) sum += input.ActivityInteractions[i];
        }

        return sum;
    }
}
