using System.Collections.Immutable;
using Dashboard.Analysis.Campaigns;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Findings;

/// <summary>What is said before any figure of an analysis is quoted.</summary>
/// <param name="Claim">The caution, in a few words.</param>
/// <param name="Detail">What it rests on, a sentence.</param>
/// <param name="Cluster">The cluster that it is about; null for the headline.</param>
public sealed record HeadlineCaution(string Claim, string Detail, string? Cluster = null)
{
    /// <summary>Neighbouring choices that share less than this with the accounts called pool make another headline.</summary>
    private const double LeastAgreement = 0.5;

    /// <summary>A pool that fewer of the defensible analyses find stands on a knife edge.</summary>
    private const double LeastFound = 0.5;

    /// <summary>The cautions of an analysis, those of the headline first; empty where it stands firm.</summary>
    public static ImmutableArray<HeadlineCaution> Of(StoredAnalysis analysis) =>
        [.. OfSensitivity(analysis.Result), .. OfPools(analysis.Result), .. OfSize(analysis)];

    private static IEnumerable<HeadlineCaution> OfSensitivity(AnalysisResult result)
    {
        var neighbours = SensitivityTable.Groups(result).SelectMany(Neighbours).ToArray();
        var apart = neighbours.Where(n => n.Point.Agreement < LeastAgreement).OrderBy(n => n.Point.Agreement).ToArray();
        if (apart.Length == 0) yield break;
        var (group, least) = apart[0];
        yield return new(
            "The headline stands on a knife edge.",
            $"{Format.Count(apart.Length)} of {Format.Count(neighbours.Length, "neighbouring choice")} of a parameter call mostly other accounts pool: {group.Name} {AnalysisParameter.Text(least.Value)} "
            + $"gives {Format.Count(least.Accounts, "account")}, agreement {NumberWords.Share(least.Agreement)}. Do not quote the figures without saying so.");
    }

    private static IEnumerable<HeadlineCaution> OfPools(AnalysisResult result) =>
        from finding in result.OtherSide
        where !finding.Analyses.IsDefaultOrEmpty && finding.FoundShare < LeastFound
        let label = result.Clusters.FirstOrDefault(c => c.Id == finding.Cluster)?.Label ?? finding.Cluster
        select new HeadlineCaution(
            $"{label} stands on a knife edge.",
            $"Only {Format.Count(finding.Analyses.Count(a => a.IsFound))} of {Format.Count(finding.Analyses.Length, "defensible analysis", "defensible analyses")} still find it.", finding.Cluster);

    private static IEnumerable<HeadlineCaution> OfSize(StoredAnalysis analysis) =>
        from cluster in analysis.Result.Clusters
        where 2 * cluster.Accounts.Length > analysis.Accounts.Count
        select new HeadlineCaution(
            $"{cluster.Label} holds most of all accounts.",
            $"{Format.Count(cluster.Accounts.Length)} of {Format.Count(analysis.Accounts.Count, "account")}: a cluster so large has hardly anybody to be told apart from"
            + (cluster.Disposition is Disposition.Pool or Disposition.Operator
                ? ", and everybody in it is accused." : ", and a campaign may be hidden in it."),
            cluster.Id);

    private static IEnumerable<(SensitivityGroup Group, SensitivityPoint Point)> Neighbours(SensitivityGroup group)
    {
        var chosen = group.Points.Index().Where(p => p.Item.IsChosen).Select(p => p.Index).DefaultIfEmpty(-1).First();
        if (chosen < 0) yield break;
        if (chosen > 0) yield return (group, group.Points[chosen - 1]);
        if (chosen + 1 < group.Points.Length) yield return (group, group.Points[chosen + 1]);
    }
}
